/* SPDX-License-Identifier: MIT */
#include "tui/dialog/help.h"

#include "cmon/version.h"
#include "tui/dialog/box.h"

#include <assert.h>
#include <string.h>

enum { COLUMNS = 4, WIDE = 76, HALF = 44, MOST_LINES = 160, GAP = 2, FRAME = 2, FOOT = 3, LEAST_LINES = 1 };

/* In which column a group stands, by how many there are. */
static const unsigned char column_of[COLUMNS + 1][KEY_GROUPS] = {
	[2] = {[KEY_SHOW] = 1, [KEY_OTHER] = 1},
	[4] = {[KEY_SHOW] = 1, [KEY_PROCESS] = 2, [KEY_MOVE] = 3, [KEY_OTHER] = 3},
};

/* A line of one column: the title of a group, a key, or nothing. */
struct line {
	const char *title;
	const struct key *key;
};

struct column {
	struct line lines[MOST_LINES];
	size_t count;
	size_t key_width, width;
};

struct page {
	struct column columns[COLUMNS];
	size_t count, lines; /* of the longest column */
	size_t width;
	size_t shown; /* lines there is room for */
	bool has_foot;
};

static void add_line(struct column *column, const char *title, const struct key *key)
{
	if (column->count == MOST_LINES)
		return;
	column->lines[column->count++] = (struct line){title, key};
}

static void add_group(struct column *column, enum key_group group, const struct view *view)
{
	if (column->count > 0)
		add_line(column, NULL, NULL);
	add_line(column, key_groups[group], NULL);
	for (size_t i = 0; i < key_count; i++)
		if (keys[i].group == group && key_is_shown(&keys[i], view))
			add_line(column, NULL, &keys[i]);
}

static size_t larger(size_t a, size_t b)
{
	return a > b ? a : b;
}

static void measure(struct column *column)
{
	size_t help = 0, title = 0;
	for (size_t i = 0; i < column->count; i++) {
		const struct line *line = &column->lines[i];
		if (line->title != NULL)
			title = larger(title, strlen(line->title));
		if (line->key == NULL)
			continue;
		column->key_width = larger(column->key_width, strlen(line->key->name) + 1);
		help = larger(help, strlen(line->key->help));
	}
	column->width = larger(title, column->key_width + help) + GAP;
}

static void page_make(struct page *page, const struct view *view, size_t rows, size_t columns)
{
	*page = (struct page){.width = columns < WIDE + 2 * FRAME ? columns : WIDE + 2 * FRAME};
	page->count = page->width >= WIDE + 2 * FRAME ? COLUMNS : page->width >= HALF ? 2 : 1;
	for (enum key_group group = 0; group < KEY_GROUPS; group++)
		add_group(&page->columns[column_of[page->count][group]], group, view);
	size_t width = 0;
	for (size_t i = 0; i < page->count; i++) {
		measure(&page->columns[i]);
		width += page->columns[i].width;
		page->lines = larger(page->lines, page->columns[i].count);
	}
	/* The last column needs no gap; the others can do with less. */
	for (size_t i = 0; i < page->count && width > WIDE + 1 + GAP; i++)
		page->columns[i].width -= GAP - 1;
	/* Levels and limits are told as long as no key has to go for them. */
	page->has_foot = page->count == COLUMNS && rows >= page->lines + FRAME + FOOT;
	size_t taken = FRAME + (page->has_foot ? FOOT : 0);
	size_t room = rows > taken ? rows - taken : 0;
	page->shown = page->lines < room ? page->lines : room;
}

static size_t last_top(const struct page *page)
{
	return page->lines - page->shown;
}

bool help_dialog_input(const struct key_event *event, uint32_t input)
{
	struct page page;
	size_t *top = &event->state->help_top;
	page_make(&page, event->view, event->layout->rows, event->layout->columns);
	size_t last = last_top(&page);
	return last > 0 && keys_scroll(top, last, page.shown, input);
}

static void draw_line(
	struct pen *pen, const struct view *view, const struct column *column, size_t i, size_t start)
{
	if (i >= column->count)
		return;
	const struct line *line = &column->lines[i];
	pen_move(pen, start);
	if (line->title != NULL)
		pen_add_styled(pen, STYLE_TITLE, line->title);
	if (line->key == NULL)
		return;
	bool is_forbidden = key_is_forbidden(line->key, view);
	pen_add_styled(pen, is_forbidden ? STYLE_FAINT : STYLE_KEY, line->key->name);
	pen_move(pen, start + column->key_width);
	pen_add_styled(pen, is_forbidden ? STYLE_FAINT : STYLE_NORMAL,
		is_forbidden ? "--read-only" : line->key->help);
}

static void draw_keys(const struct view *view, const struct area *box, const struct page *page, size_t top)
{
	for (size_t row = 0; row < page->shown; row++) {
		struct pen pen = box_row(box, row + 1);
		size_t start = FRAME;
		for (size_t c = 0; c < page->count; c++) {
			draw_line(&pen, view, &page->columns[c], top + row, start);
			start += page->columns[c].width;
		}
	}
}

/* The limits that most shares have, by the example of the CPU. */
static void draw_foot(const struct view *view, const struct area *box, size_t row)
{
	static const char *const words[] = {"OK", "~ careful", "! warning", "X critical"};
	static_assert(sizeof(words) / sizeof(words[0]) == LEVEL_COUNT, "one word per level");
	const struct limits *limits = &field_metric(view->fields[SHOW_CPU_BUSY])->limits;
	box_edge_draw(box, row, "├", "┤", "");
	struct pen pen = box_row(box, row + 1);
	pen_add(&pen, "Levels:");
	for (enum level level = LEVEL_OK; level < LEVEL_COUNT; level++) {
		pen_add(&pen, "  ");
		pen_add_styled(&pen, style_of(level), words[level]);
		if (level != LEVEL_OK)
			pen_printf(&pen, " from %.4g%%", limits_of_level(limits, level));
	}
	pen = box_row(box, row + 2);
	pen_add(&pen, "Others have limits of their own: cmon --help limits, cmon --print-config");
}

void help_dialog_draw(const struct view *view, const struct area *screen)
{
	struct page page;
	page_make(&page, view, screen->rows, screen->columns);
	if (screen->rows < FRAME + LEAST_LINES || screen->columns < 2 * FRAME + 1)
		return;
	size_t height = page.shown + FRAME + (page.has_foot ? FOOT : 0), last = last_top(&page);
	struct area box = box_area(screen, height, page.width);
	box_edge_draw(&box, 0, "┌", "┐", " cmon " CMON_VERSION " help, h or Esc closes it ");
	draw_keys(view, &box, &page, view->state->help_top < last ? view->state->help_top : last);
	if (page.has_foot)
		draw_foot(view, &box, page.shown + 1);
	box_edge_draw(&box, height - 1, "└", "┘", last > 0 ? " Up Down PgUp PgDn: more " : "");
}
