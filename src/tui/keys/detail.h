/* SPDX-License-Identifier: MIT */
/* Keys that open the detail of a process, and those that mean something else in it. */
#ifndef CMON_TUI_KEYS_DETAIL_H
#define CMON_TUI_KEYS_DETAIL_H

#include "tui/keys.h"

/* Looks at the selected process, without one at the first that is shown. */
void detail_open(const struct key_event *event);

/* Takes a key while a process is looked at; false: it means what it means elsewhere. */
bool detail_input(const struct key_event *event, uint32_t input);

/* Is a process looked at, which stays selected when it ends? */
bool detail_is_open(const struct screen_state *state);

#endif
