/* SPDX-License-Identifier: MIT */
/* The dialogs of the process list; for the table of dialogs. */
#ifndef CMON_TUI_DIALOG_LISTS_H
#define CMON_TUI_DIALOG_LISTS_H

#include "tui/keys.h"

bool filter_dialog_input(const struct key_event *event, uint32_t input);
void filter_dialog_draw(const struct view *view, const struct area *screen);
void filter_dialog_cancel(const struct key_event *event);

bool sort_dialog_input(const struct key_event *event, uint32_t input);
void sort_dialog_draw(const struct view *view, const struct area *screen);

bool columns_dialog_input(const struct key_event *event, uint32_t input);
void columns_dialog_draw(const struct view *view, const struct area *screen);

#endif
