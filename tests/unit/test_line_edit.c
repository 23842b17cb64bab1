/* SPDX-License-Identifier: MIT */
#include "suites.h"
#include "tui/dialog/line_edit.h"
#include "tui/keys.h"

#include <string.h>

enum { LEFT = 1, RIGHT, HOME, END, BACK, LINE, WORD, DELETE };

static uint32_t input_of(uint32_t code)
{
	static const uint32_t inputs[] = {[LEFT] = INPUT_LEFT,
		[RIGHT] = INPUT_RIGHT,
		[HOME] = INPUT_HOME,
		[END] = INPUT_END,
		[BACK] = INPUT_BACKSPACE,
		[LINE] = INPUT_CTRL_U,
		[WORD] = INPUT_CTRL_W,
		[DELETE] = INPUT_DELETE};
	return code <= DELETE ? inputs[code] : code;
}

/* clang-format off */
static const struct {
	const char *typed; /* with the codes above */
	const char *text;
	size_t at;
} edits[] = {
	{"abc", "abc", 3},
	{"ac\1b", "abc", 2},
	{"bc\3a\4d", "abcd", 4},
	{"abc\5\5", "a", 1},
	{"abc\1\5", "ac", 1},
	{"\5\1\2\6\7", "", 0},
	{"\xc3\xa4\xe7\x9b\x91\5", "\xc3\xa4", 2},
	{"\xc3\xa4\xe7\x9b\x91\1\1x\2y", "x\xc3\xa4y\xe7\x9b\x91", 4},
	{"user:a b\1\6", "b", 0},
	{"user:a bc \7", "user:a ", 7},
	{"user:a bc\7\7", "", 0},
	{"abc\1\1\10", "ac", 1},
	{"abc\10", "abc", 3},
};
/* clang-format on */

START_TEST(what_is_typed)
{
	struct line_edit edit = {0};
	const char *typed = edits[_i].typed;
	for (size_t at = 0, length = strlen(typed); at < length;) {
		uint32_t code;
		at += utf8_decode(typed + at, length - at, &code);
		ck_assert(line_edit_input(&edit, input_of(code)));
	}
	ck_assert_str_eq(edit.text, edits[_i].text);
	ck_assert_uint_eq(edit.at, edits[_i].at);
	ck_assert_uint_eq(edit.length, strlen(edits[_i].text));
}
END_TEST

/* Nothing gets in that a terminal must not see, nor beyond the end. */
START_TEST(what_is_left_out)
{
	static const uint32_t none[] = {INPUT_UP, INPUT_F3, 0x1b, 0x07, 0x9b, 0x202e, 0x110000 + 200};
	struct line_edit edit = {0};
	for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); i++)
		ck_assert(!line_edit_input(&edit, none[i]));
	ck_assert_str_eq(edit.text, "");
	for (size_t i = 0; i < 2 * LINE_EDIT_LENGTH; i++)
		ck_assert(line_edit_input(&edit, 0x76d1));
	ck_assert_uint_lt(edit.length, LINE_EDIT_LENGTH);
	ck_assert_uint_eq(edit.length % 3, 0);
	ck_assert_uint_eq(strlen(edit.text), edit.length);
	line_edit_set(&edit, "cpu>5");
	ck_assert_str_eq(edit.text, "cpu>5");
	ck_assert_uint_eq(edit.at, 5);
}
END_TEST

/* clang-format off */
static const struct {
	const char *text;
	size_t at, width;
	const char *drawn;
} drawings[] = {
	{"abc", 3, 10, "abc"},
	{"abcdef", 6, 4, "def"},
	{"abcdef", 3, 4, "abcd"},
	{"abcdef", 0, 3, "abc"},
	{"abcdef", 5, 1, "f"},
	{"abc", 3, 0, ""},
	{"\xc3\xa4\xc3\xb6\xc3\xbc", 6, 3, "\xc3\xb6\xc3\xbc"},
};
/* clang-format on */

/* Only so much is drawn, and the cursor is in it. */
START_TEST(what_is_seen)
{
	struct line_edit edit;
	struct grid grid;
	struct buf out;
	grid_init(&grid);
	buf_init(&out, 4096);
	ck_assert_int_eq(grid_reset(&grid, 1, 20, UTF8_UNICODE), 0);
	line_edit_set(&edit, drawings[_i].text);
	edit.at = drawings[_i].at;
	struct area area = {.grid = &grid, .rows = 1, .columns = 20};
	struct pen pen = pen_at(&area, 0);
	line_edit_draw(&edit, &pen, drawings[_i].width);
	size_t cursors = 0;
	for (size_t i = 0; i < grid.columns; i++)
		cursors += grid_cell(&grid, 0, i)->style == STYLE_SELECTED;
	ck_assert_uint_eq(cursors, drawings[_i].width > 0);
	ck_assert_uint_le(pen.column, drawings[_i].width);
	grid_print(&out, &grid, false);
	out.data[strcspn(out.data, "\n")] = '\0';
	ck_assert_str_eq(out.data, drawings[_i].drawn);
	buf_finish(&out);
	grid_finish(&grid);
}
END_TEST

void line_edit_tests(TCase *tests)
{
	tcase_add_loop_test(tests, what_is_typed, 0, sizeof(edits) / sizeof(edits[0]));
	tcase_add_test(tests, what_is_left_out);
	tcase_add_loop_test(tests, what_is_seen, 0, sizeof(drawings) / sizeof(drawings[0]));
}
