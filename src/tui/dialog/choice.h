/* SPDX-License-Identifier: MIT */
/* A box with lines of which one is chosen, by Up, Down, PgUp, PgDn, Home and End. */
#ifndef CMON_TUI_DIALOG_CHOICE_H
#define CMON_TUI_DIALOG_CHOICE_H

#include "tui/keys.h"

struct choice {
	const char *title, *foot;
	size_t count, width; /* lines, and columns of the widest */
	void (*draw_line)(const struct view *view, struct pen *pen, size_t line);
};

/* Moves the chosen line of the state. False for a key that does not move. */
bool choice_input(const struct choice *choice, const struct key_event *event, uint32_t input);
/* Draws it over the middle of the screen; on a low one the lines around the chosen one. */
void choice_draw(const struct choice *choice, const struct view *view, const struct area *screen);

#endif
