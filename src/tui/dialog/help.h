/* SPDX-License-Identifier: MIT */
/* The help: the table of keys by their groups, levels and limits. */
#ifndef CMON_TUI_DIALOG_HELP_H
#define CMON_TUI_DIALOG_HELP_H

#include "tui/keys.h"

/* Takes the keys that move as long as there is more than fits. */
bool help_dialog_input(const struct key_event *event, uint32_t input);
void help_dialog_draw(const struct view *view, const struct area *screen);

#endif
