/* SPDX-License-Identifier: MIT */
/* The four levels on a terminal: with colours, with eight of them, and without any. */
#include "pty.h"
#include "suites.h"

#include <string.h>

/* clang-format off */
static const struct {
	const char *fixture, *value, *level;
	int foreground, background; /* of the value, 0 for any; 1000 and a colour of 256 */
	int bar;                    /* it has no ground */
} levels[] = {
	{FIXTURE("level-ok"), "20.0% ", "OK", 1114, 0, 1114},
	{FIXTURE("level-careful"), "50.0%~", "careful 5", 1075, 0, 1075},
	{FIXTURE("level-warning"), "75.0%!", "WARNING 5", 1177, 0, 1177},
	{FIXTURE("level-critical"), "96.0%X", "CRITICAL 5", 1231, 1160, 1203},
};
/* clang-format on */

static void start(struct pty *pty, const char *fixture, const char *const *environment)
{
	pty_start(pty,
		&(struct pty_options){.arguments = WORDS("--root", fixture, "--interval", "0.1"),
			.environment = environment});
	pty_await(pty, "end of series");
}

START_TEST(a_level_has_its_color)
{
	struct pty pty;
	start(&pty, levels[_i].fixture, NULL);
	const struct vt_cell *value = pty_cell_at(&pty, levels[_i].value);
	ck_assert_int_eq(value->look.foreground, levels[_i].foreground);
	ck_assert_int_eq(value->look.background, levels[_i].background);
	ck_assert_int_eq(pty_cell_at(&pty, "|||")->look.foreground, levels[_i].bar);
	ck_assert_int_eq(pty_cell_at(&pty, "|||")->look.background, 0);
	/* The word in the header is of the same as the value. */
	ck_assert_int_eq(pty_cell_at(&pty, levels[_i].level)->look.foreground, levels[_i].foreground);
	pty_check_clean(&pty);
	pty_finish(&pty);
}
END_TEST

START_TEST(without_color_the_marks_tell)
{
	static const char *const environments[] = {"NO_COLOR=1", "TERM=vt100"};
	struct pty pty;
	for (size_t e = 0; e < 2; e++) {
		start(&pty, levels[_i].fixture, WORDS(environments[e]));
		ck_assert(pty_has(&pty, levels[_i].value));
		ck_assert(!pty.vt.has_color);
		pty_check_clean(&pty);
		pty_finish(&pty);
	}
}
END_TEST

START_TEST(color_never_and_always)
{
	struct pty pty;
	pty_start(&pty,
		&(struct pty_options){.arguments = WORDS("--root", levels[3].fixture, "--color=never")});
	pty_await(&pty, levels[3].value);
	ck_assert(!pty.vt.has_color);
	ck_assert(pty_cell_at(&pty, levels[3].value)->look.reverse);
	pty_finish(&pty);
	pty_start(&pty,
		&(struct pty_options){.arguments = WORDS("--root", levels[3].fixture, "--color=always"),
			.environment = WORDS("NO_COLOR=1")});
	pty_await(&pty, levels[3].value);
	ck_assert(pty.vt.has_color);
	pty_finish(&pty);
}
END_TEST

/* Themes, and what COLORFGBG says where none is named: what has a colour has that of the ground. */
START_TEST(a_theme_has_its_colors)
{
	static const struct {
		const char *option, *variable;
		int foreground; /* of a careful value; 0: underlined instead */
	} themes[] = {
		{"--theme=dark", "COLORFGBG=0;15", 1075},
		{"--theme=light", "COLORFGBG=15;0", 1019},
		{"--theme=auto", "COLORFGBG=0;15", 1019},
		{"--theme=auto", "COLORFGBG=15;0", 1075},
		{"--theme=auto", "COLORFGBG=", 1075},
		{"--theme=mono", "COLORFGBG=", 0},
		{"--theme=light", "TERM=xterm", 34},
	};
	struct pty pty;
	pty_start(&pty,
		&(struct pty_options){.arguments = WORDS("--root", levels[1].fixture, themes[_i].option),
			.environment = WORDS(themes[_i].variable)});
	pty_await(&pty, levels[1].value);
	const struct vt_cell *value = pty_cell_at(&pty, levels[1].value);
	ck_assert_int_eq(value->look.foreground, themes[_i].foreground);
	ck_assert_int_eq(value->look.underline, themes[_i].foreground == 0);
	ck_assert_int_eq(pty.vt.has_color, themes[_i].foreground != 0);
	pty_check_clean(&pty);
	pty_finish(&pty);
}
END_TEST

/* Text too, on a terminal: the value and its level. */
START_TEST(text_has_the_colors_of_levels)
{
	static const char *const environments[] = {"COLORTERM=", "NO_COLOR=1", "TERM=dumb"};
	struct pty pty;
	pty_start(&pty,
		&(struct pty_options){.arguments = WORDS("show", "cpu.total.busy_percent", "load.running",
					      "--root", FIXTURE("level-critical")),
			.environment = WORDS(environments[_i])});
	pty_check_exit(&pty, 0);
	pty_settle(&pty);
	bool has_color = _i == 0;
	ck_assert_int_eq(pty_cell_at(&pty, "96")->look.background, has_color ? 41 : 0);
	ck_assert_int_eq(pty_cell_at(&pty, "X CRITICAL")->look.background, has_color ? 41 : 0);
	ck_assert_int_eq(pty_cell_at(&pty, "load.running")->look.background, 0);
	ck_assert_int_eq(pty.vt.has_color, has_color);
	pty_check_clean(&pty);
	pty_finish(&pty);
}
END_TEST

/* What an old terminal cannot draw is drawn with letters. */
START_TEST(ascii_alone)
{
	static const char *const locales[] = {"LC_ALL=C", "LC_ALL=POSIX"};
	struct pty pty;
	pty_start(&pty,
		&(struct pty_options){.arguments = WORDS("--root", FIXTURE("broken/hostile-names")),
			.environment = WORDS(locales[_i])});
	pty_await(&pty, "--- I/O of 19 of 20 processes visible ---");
	for (size_t i = 0; i < pty.raw.length; i++)
		ck_assert_int_lt((unsigned char)pty.raw.data[i], 0x80);
	pty_check_clean(&pty);
	pty_finish(&pty);
}
END_TEST

void colors_tests(TCase *tests)
{
	tcase_add_loop_test(tests, a_level_has_its_color, 0, sizeof(levels) / sizeof(levels[0]));
	tcase_add_loop_test(tests, without_color_the_marks_tell, 0, sizeof(levels) / sizeof(levels[0]));
	tcase_add_test(tests, color_never_and_always);
	tcase_add_loop_test(tests, a_theme_has_its_colors, 0, 7);
	tcase_add_loop_test(tests, text_has_the_colors_of_levels, 0, 3);
	tcase_add_loop_test(tests, ascii_alone, 0, 2);
}
