/* SPDX-License-Identifier: MIT */
/* What opens over the screen and takes keys first: help, prompts, choices. One row each in dialog.c, a file each beside it. */
#ifndef CMON_TUI_DIALOG_DIALOG_H
#define CMON_TUI_DIALOG_DIALOG_H

#include "tui/keys.h"

struct dialog {
	/* Takes a key; false: it means what it means without the dialog. NULL: takes none. Esc closes before it is asked. */
	bool (*input)(const struct key_event *event, uint32_t input);
	/* Draws over the screen, or over its last line. */
	void (*draw)(const struct view *view, const struct area *screen);
	/* Esc closes it: undoes what was not confirmed. NULL: nothing to undo. */
	void (*cancel)(const struct key_event *event);
};

extern const struct dialog dialogs[DIALOG_COUNT];

/* Of kill.c. */
bool kill_input(const struct key_event *event, uint32_t input);
void kill_draw(const struct view *view, const struct area *screen);

/* Gives a key to the open dialog. Returns false when it is to act as it does without. */
bool dialog_input(const struct key_event *event, uint32_t input);
/* Closes the open dialog without confirming anything. */
void dialog_close(const struct key_event *event);
void dialog_draw(const struct view *view, const struct area *screen);

#endif
