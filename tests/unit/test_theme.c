/* SPDX-License-Identifier: MIT */
/* Whether there is colour, and which. */
#include "suites.h"
#include "tui/theme.h"

#include "metric/part.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* clang-format off */
static const struct {
	const char *mode, *no_color, *force, *term;
	bool is_terminal, wants;
} colors[] = {
	{"auto", NULL, NULL, "xterm", true, true},
	{"auto", NULL, NULL, "xterm", false, false},
	{"auto", "1", NULL, "xterm", true, false},
	{"auto", "", NULL, "xterm", true, true},
	{"auto", NULL, NULL, "dumb", true, false},
	{"auto", NULL, NULL, NULL, true, true},
	{"auto", NULL, "1", "xterm", false, true},
	{"auto", NULL, "0", "xterm", false, false},
	{"auto", NULL, "1", "dumb", false, true},
	{"auto", "1", "1", "xterm", true, false},
	{"always", "1", NULL, "dumb", false, true},
	{"never", NULL, "1", "xterm", true, false},
};
/* clang-format on */

static void set_variable(const char *name, const char *value)
{
	ck_assert_int_eq(value == NULL ? unsetenv(name) : setenv(name, value, 1), 0);
}

START_TEST(who_wants_color)
{
	set_variable("NO_COLOR", colors[_i].no_color);
	set_variable("CLICOLOR_FORCE", colors[_i].force);
	set_variable("TERM", colors[_i].term);
	ck_assert(theme_wants_color(colors[_i].mode, colors[_i].is_terminal) == colors[_i].wants);
}
END_TEST

static const enum theme themes[] = {THEME_DARK, THEME_LIGHT, THEME_MONO};

/* By every number of colours, and without any, the four levels look different from each other in every theme. */
START_TEST(levels_look_different)
{
	static const int numbers[] = {1 << 24, 256, 16, 8, 2, 0};
	enum theme theme = themes[_i];
	for (size_t n = 0; n < COUNT_OF(numbers); n++) {
		for (enum level a = LEVEL_OK; a < LEVEL_COUNT; a++) {
			struct look x = theme_look(theme, style_of(a), numbers[n]);
			for (enum level b = LEVEL_OK; b < a; b++) {
				struct look y = theme_look(theme, style_of(b), numbers[n]);
				ck_assert(x.foreground != y.foreground || x.background != y.background ||
					x.attributes != y.attributes);
			}
			ck_assert(x.foreground < (numbers[n] < 8 ? 0 : numbers[n]));
			ck_assert(theme != THEME_MONO || x.foreground == THEME_DEFAULT);
		}
	}
}
END_TEST

/* The parts of a colour of 256, as light: by the cube and the greys that all terminals with so many have. */
static double luminance(int color)
{
	static const int steps[] = {0, 95, 135, 175, 215, 255};
	int parts[3];
	for (int i = 0; i < 3; i++)
		parts[i] = color >= 232 ? 8 + 10 * (color - 232)
					: steps[(color - 16) /
						  (i == 0                  ? 36
								  : i == 1 ? 6
									   : 1) %
						  6];
	double sum = 0;
	static const double weights[] = {0.2126, 0.7152, 0.0722};
	for (int i = 0; i < 3; i++) {
		double part = parts[i] / 255.0;
		sum += weights[i] * (part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4));
	}
	return sum;
}

/* Every style can be read: a contrast of 4.5 or more on black, on white, and on the ground of its own. */
START_TEST(every_color_can_be_read)
{
	for (size_t t = 0; t < 2; t++)
		for (enum style style = STYLE_OK; style < STYLE_COUNT; style++) {
			struct look look = theme_look(themes[t], style, 256);
			if (look.foreground == THEME_DEFAULT)
				continue;
			double ground = look.background != THEME_DEFAULT ? luminance(look.background)
				: themes[t] == THEME_LIGHT               ? 1
									 : 0;
			double letter = luminance(look.foreground);
			double ratio = (fmax(ground, letter) + 0.05) / (fmin(ground, letter) + 0.05);
			ck_assert_msg(ratio >= 4.5, "style %d of %d: %.1f", (int)style, (int)t, ratio);
		}
}
END_TEST

START_TEST(more_colors_are_the_same_colors)
{
	struct look look = theme_look(THEME_DARK, STYLE_CAREFUL, 1 << 24);
	ck_assert_int_eq(look.foreground, 0x5fafff);
	look = theme_look(THEME_DARK, STYLE_FAINT, 1 << 24);
	ck_assert_int_eq(look.foreground, 0x8a8a8a);
	look = theme_look(THEME_DARK, STYLE_CRITICAL, 1 << 24);
	ck_assert_int_eq(look.foreground, 0xffffff);
	ck_assert_int_eq(look.background, 0xd70000);
	ck_assert_int_eq(theme_look(THEME_DARK, STYLE_NORMAL, 1 << 24).foreground, THEME_DEFAULT);
}
END_TEST

/* clang-format off */
static const struct {
	enum theme theme;
	enum style style;
	const char *sgr;
} sequences[] = {
	{THEME_DARK, STYLE_NORMAL, ""},
	{THEME_DARK, STYLE_OK, ";32"},
	{THEME_DARK, STYLE_CAREFUL, ";94"},
	{THEME_DARK, STYLE_CRITICAL, ";1;97;41"},
	{THEME_LIGHT, STYLE_CAREFUL, ";34"},
	{THEME_LIGHT, STYLE_WARNING, ";35"},
	{THEME_MONO, STYLE_CAREFUL, ";4"},
	{THEME_MONO, STYLE_CRITICAL, ";1;7"},
};

static const struct {
	const char *value;
	enum theme theme;
} grounds[] = {
	{NULL, THEME_DARK},
	{"", THEME_DARK},
	{"15;0", THEME_DARK},
	{"0;15", THEME_LIGHT},
	{"0;default;15", THEME_LIGHT},
	{"0;7", THEME_LIGHT},
	{"15", THEME_DARK},
	{"7;17", THEME_DARK},
	{"0;default", THEME_DARK},
};
/* clang-format on */

START_TEST(text_has_sequences)
{
	struct buf out;
	buf_init(&out, 64);
	theme_add_sgr(&out, sequences[_i].theme, sequences[_i].style);
	ck_assert_str_eq(out.data, sequences[_i].sgr);
	buf_finish(&out);
}
END_TEST

START_TEST(the_ground_is_told)
{
	ck_assert_int_eq(theme_by_ground(grounds[_i].value), grounds[_i].theme);
}
END_TEST

START_TEST(themes_have_names)
{
	ck_assert_int_eq(theme_of("dark"), THEME_DARK);
	ck_assert_int_eq(theme_of("light"), THEME_LIGHT);
	ck_assert_int_eq(theme_of("mono"), THEME_MONO);
}
END_TEST

void theme_tests(TCase *tests)
{
	tcase_add_loop_test(tests, who_wants_color, 0, COUNT_OF(colors));
	tcase_add_loop_test(tests, levels_look_different, 0, COUNT_OF(themes));
	tcase_add_test(tests, every_color_can_be_read);
	tcase_add_test(tests, more_colors_are_the_same_colors);
	tcase_add_loop_test(tests, text_has_sequences, 0, COUNT_OF(sequences));
	tcase_add_loop_test(tests, the_ground_is_told, 0, COUNT_OF(grounds));
	tcase_add_test(tests, themes_have_names);
}
