/* SPDX-License-Identifier: MIT */
/* Keys of the list of alerts, which takes the place of the processes. */
#ifndef CMON_TUI_KEYS_ALERTS_H
#define CMON_TUI_KEYS_ALERTS_H

#include "tui/keys.h"

void alerts_show(const struct key_event *event);
void alerts_drop_ended(const struct key_event *event);

/* While the list stands, keys that move do so in it. Returns false for any other. */
bool alerts_input(const struct key_event *event, uint32_t input);

#endif
