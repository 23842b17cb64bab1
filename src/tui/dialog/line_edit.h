/* SPDX-License-Identifier: MIT */
/* A line of text that is typed: characters, Backspace, Delete, Left, Right, Home, End, Ctrl-U, Ctrl-W. */
#ifndef CMON_TUI_DIALOG_LINE_EDIT_H
#define CMON_TUI_DIALOG_LINE_EDIT_H

#include "tui/grid.h"

enum { LINE_EDIT_LENGTH = 512 };

/* Zeroed: empty. */
struct line_edit {
	char text[LINE_EDIT_LENGTH]; /* NUL-terminated */
	size_t length, at;           /* bytes; at: the next character goes there */
};

/* Begins with that text, the cursor behind it; what does not fit is cut. */
void line_edit_set(struct line_edit *edit, const char *text);

/* Takes a key. False when it means nothing here. */
bool line_edit_input(struct line_edit *edit, uint32_t input);

/* Draws the text with its cursor, at most width columns of it: those around the cursor. */
void line_edit_draw(const struct line_edit *edit, struct pen *pen, size_t width);

#endif
