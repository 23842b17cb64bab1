/* SPDX-License-Identifier: MIT */
#include "tui/theme.h"

#include "metric/part.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/*
 * Blue text on a dark ground cannot be read (contrast 1.6 to 2.2), so careful is the bright blue of 16 colours, or
 * white on blue where there are only 8. Critical is a ground, not only a letter: it must be seen from afar.
 */
static const struct {
	struct look sixteen, eight;
	unsigned mono;
	const char *sgr; /* of a level: see metric/level.c */
} looks[] = {
	[STYLE_NORMAL] = {{-1, -1, 0}, {-1, -1, 0}, 0, ""},
	[STYLE_OK] = {{2, -1, 0}, {2, -1, 0}, 0, NULL},
	[STYLE_CAREFUL] = {{12, -1, 0}, {7, 4, 0}, ATTRIBUTE_UNDERLINE, NULL},
	[STYLE_WARNING] = {{13, -1, 0}, {5, -1, 0}, ATTRIBUTE_BOLD, NULL},
	[STYLE_CRITICAL] = {{15, 1, ATTRIBUTE_BOLD}, {7, 1, ATTRIBUTE_BOLD},
		ATTRIBUTE_REVERSE | ATTRIBUTE_BOLD, NULL},
	[STYLE_TITLE] = {{-1, -1, ATTRIBUTE_BOLD}, {-1, -1, ATTRIBUTE_BOLD}, ATTRIBUTE_BOLD, ";1"},
	[STYLE_FAINT] = {{8, -1, 0}, {-1, -1, ATTRIBUTE_DIM}, 0, ";90"},
	[STYLE_KEY] = {{-1, -1, ATTRIBUTE_BOLD}, {-1, -1, ATTRIBUTE_BOLD}, ATTRIBUTE_BOLD, ";1"},
	[STYLE_SELECTED] = {{-1, -1, ATTRIBUTE_REVERSE}, {-1, -1, ATTRIBUTE_REVERSE}, ATTRIBUTE_REVERSE,
		";7"},
};
static_assert(COUNT_OF(looks) == STYLE_COUNT, "one line per style");

struct look theme_look(enum style style, int colors)
{
	if (colors >= 16)
		return looks[style].sixteen;
	if (colors >= 8)
		return looks[style].eight;
	return (struct look){.foreground = -1, .background = -1, .attributes = looks[style].mono};
}

const char *theme_sgr(enum style style)
{
	bool is_level = style >= STYLE_OK && style <= STYLE_CRITICAL;
	return is_level ? level_sgr((enum level)(style - STYLE_OK)) : looks[style].sgr;
}

static bool is_set(const char *name)
{
	const char *value = getenv(name);
	return value != NULL && value[0] != '\0';
}

bool theme_wants_color(const char *mode, bool is_terminal)
{
	if (strcmp(mode, "always") == 0)
		return true;
	if (strcmp(mode, "never") == 0 || is_set("NO_COLOR"))
		return false;
	const char *force = getenv("CLICOLOR_FORCE"), *term = getenv("TERM");
	if (force != NULL && force[0] != '\0' && strcmp(force, "0") != 0)
		return true;
	return is_terminal && (term == NULL || strcmp(term, "dumb") != 0);
}
