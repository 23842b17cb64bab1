/* SPDX-License-Identifier: MIT */
#include "tui/theme.h"

#include "metric/part.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/*
 * Blue text on a dark ground cannot be read (contrast 1.6 to 2.2), so careful is the bright blue of 16 colours, or
 * white on blue where there are only 8; on a light ground it is blue itself that can be read, and green that cannot.
 * Critical is a ground, not only a letter: it must be seen from afar.
 */
struct shades {
	struct look many, sixteen, eight; /* of 256 colours and more; of 16; of 8 */
};

static const struct shades dark[] = {
	[STYLE_NORMAL] = {{-1, -1, 0}, {-1, -1, 0}, {-1, -1, 0}},
	[STYLE_OK] = {{114, -1, 0}, {2, -1, 0}, {2, -1, 0}},
	[STYLE_CAREFUL] = {{75, -1, 0}, {12, -1, 0}, {7, 4, 0}},
	[STYLE_WARNING] = {{177, -1, 0}, {13, -1, 0}, {5, -1, 0}},
	[STYLE_CRITICAL] = {{231, 160, ATTRIBUTE_BOLD}, {15, 1, ATTRIBUTE_BOLD}, {7, 1, ATTRIBUTE_BOLD}},
	[STYLE_CRITICAL_BAR] = {{203, -1, ATTRIBUTE_BOLD}, {9, -1, ATTRIBUTE_BOLD}, {1, -1, ATTRIBUTE_BOLD}},
	[STYLE_TITLE] = {{-1, -1, ATTRIBUTE_BOLD}, {-1, -1, ATTRIBUTE_BOLD}, {-1, -1, ATTRIBUTE_BOLD}},
	[STYLE_FAINT] = {{245, -1, 0}, {8, -1, 0}, {-1, -1, ATTRIBUTE_DIM}},
	[STYLE_KEY] = {{-1, -1, ATTRIBUTE_BOLD}, {-1, -1, ATTRIBUTE_BOLD}, {-1, -1, ATTRIBUTE_BOLD}},
	[STYLE_SELECTED] = {{-1, -1, ATTRIBUTE_REVERSE}, {-1, -1, ATTRIBUTE_REVERSE},
		{-1, -1, ATTRIBUTE_REVERSE}},
};
static_assert(COUNT_OF(dark) == STYLE_COUNT, "one line per style");

static const struct shades light[] = {
	[STYLE_NORMAL] = {{-1, -1, 0}, {-1, -1, 0}, {-1, -1, 0}},
	[STYLE_OK] = {{22, -1, 0}, {2, -1, 0}, {2, -1, 0}},
	[STYLE_CAREFUL] = {{19, -1, 0}, {4, -1, 0}, {4, -1, 0}},
	[STYLE_WARNING] = {{90, -1, 0}, {5, -1, 0}, {5, -1, 0}},
	[STYLE_CRITICAL] = {{231, 160, ATTRIBUTE_BOLD}, {15, 1, ATTRIBUTE_BOLD}, {7, 1, ATTRIBUTE_BOLD}},
	[STYLE_CRITICAL_BAR] = {{160, -1, ATTRIBUTE_BOLD}, {1, -1, ATTRIBUTE_BOLD}, {1, -1, ATTRIBUTE_BOLD}},
	[STYLE_TITLE] = {{-1, -1, ATTRIBUTE_BOLD}, {-1, -1, ATTRIBUTE_BOLD}, {-1, -1, ATTRIBUTE_BOLD}},
	[STYLE_FAINT] = {{242, -1, 0}, {8, -1, 0}, {-1, -1, ATTRIBUTE_DIM}},
	[STYLE_KEY] = {{-1, -1, ATTRIBUTE_BOLD}, {-1, -1, ATTRIBUTE_BOLD}, {-1, -1, ATTRIBUTE_BOLD}},
	[STYLE_SELECTED] = {{-1, -1, ATTRIBUTE_REVERSE}, {-1, -1, ATTRIBUTE_REVERSE},
		{-1, -1, ATTRIBUTE_REVERSE}},
};
static_assert(COUNT_OF(light) == STYLE_COUNT, "one line per style");

static const unsigned mono[] = {
	[STYLE_NORMAL] = 0,
	[STYLE_OK] = 0,
	[STYLE_CAREFUL] = ATTRIBUTE_UNDERLINE,
	[STYLE_WARNING] = ATTRIBUTE_BOLD,
	[STYLE_CRITICAL] = ATTRIBUTE_REVERSE | ATTRIBUTE_BOLD,
	[STYLE_CRITICAL_BAR] = ATTRIBUTE_BOLD,
	[STYLE_TITLE] = ATTRIBUTE_BOLD,
	[STYLE_FAINT] = 0,
	[STYLE_KEY] = ATTRIBUTE_BOLD,
	[STYLE_SELECTED] = ATTRIBUTE_REVERSE,
};
static_assert(COUNT_OF(mono) == STYLE_COUNT, "one line per style");

static const char *const words[] = {[THEME_DARK] = "dark", [THEME_LIGHT] = "light", [THEME_MONO] = "mono"};

enum theme theme_of(const char *word)
{
	enum theme theme = THEME_DARK;
	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (strcmp(words[i], word) == 0)
			theme = (enum theme)i;
	return theme;
}

enum theme theme_by_ground(const char *colorfgbg)
{
	const char *last = colorfgbg == NULL ? NULL : strrchr(colorfgbg, ';');
	/* Of the 16 colours white and light grey are what light grounds are. */
	bool is_light = last != NULL && (strcmp(last, ";7") == 0 || strcmp(last, ";15") == 0);
	return is_light ? THEME_LIGHT : THEME_DARK;
}

/* A colour of the cube or of the greys of 256 as 0xRRGGBB, which is what terminals with more colours take. */
static int rgb_of(int color)
{
	static const int steps[] = {0x00, 0x5f, 0x87, 0xaf, 0xd7, 0xff};
	if (color < 16)
		return color;
	if (color >= 232)
		return 0x010101 * (8 + 10 * (color - 232));
	color -= 16;
	return steps[color / 36] << 16 | steps[color / 6 % 6] << 8 | steps[color % 6];
}

struct look theme_look(enum theme theme, enum style style, int colors)
{
	const struct shades *shades = theme == THEME_LIGHT ? &light[style] : &dark[style];
	struct look look = shades->many;
	if (theme == THEME_MONO || colors < 8)
		return (struct look){.foreground = -1, .background = -1, .attributes = mono[style]};
	if (colors < 256)
		return colors < 16 ? shades->eight : shades->sixteen;
	if (colors > 256) {
		look.foreground = rgb_of(look.foreground);
		look.background = rgb_of(look.background);
	}
	return look;
}

void theme_add_sgr(struct buf *out, enum theme theme, enum style style)
{
	static const char *const attributes[] = {";1", ";4", ";7", ";2"};
	struct look look = theme_look(theme, style, 16);
	for (size_t i = 0; i < COUNT_OF(attributes); i++)
		if ((look.attributes >> i & 1) != 0)
			buf_add_string(out, attributes[i]);
	if (look.foreground >= 0)
		buf_printf(out, ";%d", look.foreground < 8 ? 30 + look.foreground : 82 + look.foreground);
	if (look.background >= 0)
		buf_printf(out, ";%d", 40 + look.background);
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
