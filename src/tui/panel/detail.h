/* SPDX-License-Identifier: MIT */
/* The process that is looked at: in the middle of the screen, its open files there, and in short at the right. */
#ifndef CMON_TUI_PANEL_DETAIL_H
#define CMON_TUI_PANEL_DETAIL_H

#include "tui/facts.h"
#include "tui/panel/panel.h"

void detail_draw(const struct view *view, const struct area *area);
void open_files_draw(const struct view *view, const struct area *area);

/* How many open files are listed. */
size_t open_files_count(const struct facts *facts);

/* Wants of the selected process what the screen shows of it; pins it when that is anything. */
void detail_want(const struct layout *layout, const struct screen_state *state, struct interest *interest);

/* "postgres[8123]" */
void detail_add_who(struct buf *out, const struct facts *facts, enum utf8_form form);
/* "02:10:58 (2m43s ago)" */
void detail_add_start(struct buf *out, const struct facts *facts);
/* "D", or how long it has been in it: "D at least 12s". */
void detail_add_state(struct buf *out, const struct facts *facts);

/* Draws a value over the last ten minutes, its largest or full being the full height. */
void detail_history_draw(const struct view *view, struct pen *pen, enum fact fact, double full, size_t width);

#endif
