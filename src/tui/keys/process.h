/* SPDX-License-Identifier: MIT */
/* Keys that do something to the selected process. */
#ifndef CMON_TUI_KEYS_PROCESS_H
#define CMON_TUI_KEYS_PROCESS_H

#include "core/source.h"
#include "tui/keys.h"

/* Opens the dialog that sends a signal. */
void process_kill(const struct key_event *event);

/* Changes the nice value by one, and says what came of it. */
void process_nice_up(const struct key_event *event);
void process_nice_down(const struct key_event *event);

/* Sends the signal of the dialog to the process that it was opened for, and says what came of it. */
void process_send(struct screen_state *state);

/* What may be done to the processes of a source. is_once: of a frame that is printed, nothing. */
enum acts process_acts(const struct source *source, bool is_read_only, bool is_once);

/* Takes the message away once it has been there for some seconds. */
void process_forget_message(struct screen_state *state);

#endif
