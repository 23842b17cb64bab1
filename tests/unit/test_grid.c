/* SPDX-License-Identifier: MIT */
/* Cells: what is drawn is what a terminal shows, cut at the edge, and never more than that. */
#include "suites.h"
#include "tui/grid.h"

#include "metric/part.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

enum { ROWS = 3, COLUMNS = 10, TEXT_LENGTH = 4096 };

static void draw_plain(struct pen *pen)
{
	pen_add(pen, "abc");
}

static void draw_too_long(struct pen *pen)
{
	pen_add(pen, "0123456789abc");
}

static void draw_box(struct pen *pen)
{
	pen_add(pen, "┌─│▼▲█");
}

static void draw_wide(struct pen *pen)
{
	pen_add(pen, "a監b");
}

/* The second half of a wide character would lie beyond the edge. */
static void draw_wide_at_the_edge(struct pen *pen)
{
	pen_add(pen, "123456789監b");
}

/* Nobody knows how many columns it takes. */
static void draw_unassigned(struct pen *pen)
{
	pen_add(pen, "a\xcd\xb8x");
}

static void draw_mark(struct pen *pen)
{
	pen_add(pen, "e\xcc\x81x");
}

/* A mark without a character to stand on. */
static void draw_mark_first(struct pen *pen)
{
	pen_add(pen, "\xcc\x81x");
}

static void draw_right(struct pen *pen)
{
	pen_add_right(pen, "ab", 5);
	pen_add_right(pen, "abcdef", 3);
	pen_add(pen, "|");
}

static void draw_safe(struct pen *pen)
{
	pen_add_safe(pen, (struct slice){.data = "a\033b\xff", .length = 4}, SIZE_MAX);
}

static void draw_safe_padded(struct pen *pen)
{
	pen_add_safe(pen, slice_of("ab"), 4);
	pen_add(pen, "|");
	pen_add_safe(pen, slice_of("abcdef"), 3);
	pen_add(pen, "|");
}

/* Text of our own that was not so after all. */
static void draw_unsafe(struct pen *pen)
{
	pen_add(pen, "a\033\x9b\xc2\x9b\xe2\x80\xae\x7f|");
}

static void draw_moved(struct pen *pen)
{
	pen_move(pen, 4);
	pen_add(pen, "x");
	pen_move(pen, 1);
	pen_add(pen, "y");
	pen_move(pen, 99);
	pen_add(pen, "z");
}

static void draw_repeated(struct pen *pen)
{
	pen_repeat(pen, "─", 4);
	pen_repeat(pen, "|", 1000000000);
}

/* clang-format off */
static const struct {
	void (*draw)(struct pen *pen);
	const char *unicode, *ascii; /* the line, without blanks at its end */
} cases[] = {
	{draw_plain, "abc", "abc"},
	{draw_too_long, "0123456789", "0123456789"},
	{draw_box, "┌─│▼▲█", "+-|v^?"},
	{draw_wide, "a監b", "a?b"},
	{draw_wide_at_the_edge, "123456789", "123456789?"},
	{draw_unassigned, "a?x", "a?x"},
	{draw_mark, "e\xcc\x81x", "e?x"},
	{draw_mark_first, "x", "?x"},
	{draw_right, "   ababc|", "   ababc|"},
	{draw_safe, "a\\x1bb\\xff", "a\\x1bb\\xff"},
	{draw_safe_padded, "ab  |abc|", "ab  |abc|"},
	{draw_unsafe, "a?????|", "a?????|"},
	{draw_moved, " y  x", " y  x"},
	{draw_repeated, "────||||||", "----||||||"},
};
/* clang-format on */

static void check_lines(const struct grid *grid, const char *expected)
{
	struct buf out;
	buf_init(&out, TEXT_LENGTH);
	grid_print(&out, grid, false);
	ck_assert_str_eq(out.data, expected);
	buf_finish(&out);
}

static void check_case(size_t i, enum utf8_form form)
{
	struct grid grid;
	char expected[TEXT_LENGTH];
	grid_init(&grid);
	ck_assert_int_eq(grid_reset(&grid, ROWS, COLUMNS, form), 0);
	struct area area = {.grid = &grid, .rows = ROWS, .columns = COLUMNS};
	struct pen pen = pen_at(&area, 1);
	cases[i].draw(&pen);
	snprintf(expected, sizeof(expected), "\n%s\n\n",
		form == UTF8_ASCII ? cases[i].ascii : cases[i].unicode);
	check_lines(&grid, expected);
	grid_finish(&grid);
}

START_TEST(lines_are_drawn)
{
	/* Widths are those of the locale. */
	if (setlocale(LC_CTYPE, "C.UTF-8") != NULL)
		check_case((size_t)_i, UTF8_UNICODE);
	check_case((size_t)_i, UTF8_ASCII);
}
END_TEST

START_TEST(an_area_is_not_left)
{
	struct grid grid;
	grid_init(&grid);
	ck_assert_int_eq(grid_reset(&grid, ROWS, COLUMNS, UTF8_ASCII), 0);
	struct area area = {.grid = &grid, .row = 1, .column = 2, .rows = 1, .columns = 3};
	struct pen inside = pen_at(&area, 0), below = pen_at(&area, 1), beyond = pen_at(&area, SIZE_MAX / 2);
	pen_add(&inside, "abcdef");
	pen_add(&below, "abcdef");
	pen_add(&beyond, "abcdef");
	check_lines(&grid, "\n  abc\n\n");
	/* An area that reaches over the grid's last row. */
	area = (struct area){.grid = &grid, .row = ROWS, .rows = 5, .columns = COLUMNS};
	struct pen off = pen_at(&area, 0);
	pen_add(&off, "x");
	check_lines(&grid, "\n  abc\n\n");
	grid_finish(&grid);
}
END_TEST

START_TEST(styles_become_sequences)
{
	struct grid grid;
	struct buf out;
	buf_init(&out, TEXT_LENGTH);
	grid_init(&grid);
	ck_assert_int_eq(grid_reset(&grid, 2, COLUMNS, UTF8_ASCII), 0);
	struct area area = {.grid = &grid, .rows = 2, .columns = COLUMNS};
	struct pen pen = pen_at(&area, 0);
	pen_add(&pen, "a");
	pen_add_styled(&pen, STYLE_CRITICAL, "bc");
	pen_add(&pen, "d");
	area_paint_row(&area, 1, STYLE_SELECTED);
	area_paint_row(&area, 7, STYLE_SELECTED);
	grid_print(&out, &grid, true);
	ck_assert_str_eq(out.data, "a\033[0;1;97;41mbc\033[0md\n\033[0;7m          \033[0m\n");
	buf_finish(&out);
	grid_finish(&grid);
}
END_TEST

START_TEST(a_grid_starts_blank_at_every_size)
{
	static const size_t sizes[][2] = {{1, 1}, {50, 300}, {2, 3}, {24, 80}};
	struct grid grid;
	grid_init(&grid);
	for (size_t i = 0; i < COUNT_OF(sizes); i++) {
		ck_assert_int_eq(grid_reset(&grid, sizes[i][0], sizes[i][1], UTF8_UNICODE), 0);
		for (size_t c = 0; c < sizes[i][0] * sizes[i][1]; c++) {
			ck_assert_uint_eq(grid.cells[c].code, ' ');
			ck_assert_uint_eq(grid.cells[c].width, 1);
			ck_assert_uint_eq(grid.cells[c].style, STYLE_NORMAL);
			grid.cells[c].code = 'x';
		}
	}
	grid_finish(&grid);
	grid_finish(&grid);
}
END_TEST

void grid_tests(TCase *tests)
{
	tcase_add_loop_test(tests, lines_are_drawn, 0, COUNT_OF(cases));
	tcase_add_test(tests, an_area_is_not_left);
	tcase_add_test(tests, styles_become_sequences);
	tcase_add_test(tests, a_grid_starts_blank_at_every_size);
}
