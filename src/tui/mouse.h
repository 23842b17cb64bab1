/* SPDX-License-Identifier: MIT */
/* The mouse on the screen: the wheel scrolls, a click selects a process or orders the list by a column. */
#ifndef CMON_TUI_MOUSE_H
#define CMON_TUI_MOUSE_H

#include "tui/keys.h"

/* Acts on what the mouse did. Returns false for what is no event of it. */
bool mouse_act(const struct input_event *input, const struct key_event *event);

#endif
