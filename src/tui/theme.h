/* SPDX-License-Identifier: MIT */
/* What a style looks like: on 16 and 8 colours, and without any. */
#ifndef CMON_TUI_THEME_H
#define CMON_TUI_THEME_H

#include "tui/grid.h"

enum theme_attribute {
	ATTRIBUTE_BOLD = 1,
	ATTRIBUTE_UNDERLINE = 2,
	ATTRIBUTE_REVERSE = 4,
	ATTRIBUTE_DIM = 8
};

#define THEME_DEFAULT (-1)

struct look {
	short foreground, background; /* of the terminal's palette, THEME_DEFAULT for its own */
	unsigned attributes;          /* of enum theme_attribute */
};

/* colors: how many the terminal has; below 8 only attributes are used. */
struct look theme_look(enum style style, int colors);

/* Parameters of an SGR sequence for a style, each with ";" in front; for 16 colours. */
const char *theme_sgr(enum style style);

/*
 * Shall there be colour?
 *
 * mode         "auto", "always", "never"
 * is_terminal  does the output go to one?
 */
bool theme_wants_color(const char *mode, bool is_terminal);

#endif
