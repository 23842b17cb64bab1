/* SPDX-License-Identifier: MIT */
/* What a style looks like: on a dark and on a light ground, by the colours that the terminal has, and without any. */
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
	/* Of the terminal's palette, THEME_DEFAULT for its own; 0xRRGGBB where it has more than 256. */
	int foreground, background;
	unsigned attributes; /* of enum theme_attribute */
};

/* "dark", "light" or "mono"; dark for another word. */
enum theme theme_of(const char *word);

/* What COLORFGBG ("15;0": white on black) says of the ground; dark when it is NULL or says nothing. */
enum theme theme_by_ground(const char *colorfgbg);

/* colors: how many the terminal has; below 8, and with THEME_MONO, only attributes are used. */
struct look theme_look(enum theme theme, enum style style, int colors);

/* Adds the parameters of an SGR sequence for a style, each with ";" in front; of 16 colours. */
void theme_add_sgr(struct buf *out, enum theme theme, enum style style);

/*
 * Shall there be colour?
 *
 * mode         "auto", "always", "never"
 * is_terminal  does the output go to one?
 */
bool theme_wants_color(const char *mode, bool is_terminal);

#endif
