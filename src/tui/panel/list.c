/* SPDX-License-Identifier: MIT */
/* The process list: columns as data, each from some width of the screen on, the command takes what is left. */
#include "tui/panel/panel.h"

#include "tui/cell.h"

#include <stdio.h>
#include <string.h>

enum { COMMAND_LENGTH = 8192, TITLE_LENGTH = 160 };

struct column {
	const char *title;
	size_t width;    /* 0: what is left */
	size_t from, to; /* widths of the screen on which it is shown; to 0: without end */
	bool is_left;
	void (*draw)(const struct view *view, struct pen *pen, size_t item, size_t width);
};

static void draw_number(
	const struct view *view, struct pen *pen, enum screen_field field, size_t item, size_t width)
{
	pen_add_right(pen, cell_number(view_value(view, field, item), 0).text, width);
}

static void draw_pid(const struct view *view, struct pen *pen, size_t item, size_t width)
{
	draw_number(view, pen, SHOW_PROCESS_PID, item, width);
}

static void draw_user(const struct view *view, struct pen *pen, size_t item, size_t width)
{
	struct slice user = view_text(view, SHOW_PROCESS_USER, item);
	struct cell_text number = cell_number(view_value(view, SHOW_PROCESS_UID, item), 0);
	pen_add_safe(pen, user.length > 0 ? user : slice_of(number.text), width);
}

static void draw_state(const struct view *view, struct pen *pen, size_t item, size_t width)
{
	pen_add_safe(pen, view_text(view, SHOW_PROCESS_STATE, item), width);
}

static void draw_nice(const struct view *view, struct pen *pen, size_t item, size_t width)
{
	draw_number(view, pen, SHOW_PROCESS_NICE, item, width);
}

/* The mark takes the last column of the width. */
static void draw_percent(
	const struct view *view, struct pen *pen, enum screen_field field, size_t item, size_t width)
{
	double value = view_value(view, field, item);
	pen_add_level(pen, cell_number(value, 1).text, width - 1, view_level(view, field, item, value), true);
}

static void draw_cpu(const struct view *view, struct pen *pen, size_t item, size_t width)
{
	draw_percent(view, pen, SHOW_PROCESS_CPU, item, width);
}

static void draw_memory(const struct view *view, struct pen *pen, size_t item, size_t width)
{
	draw_percent(view, pen, SHOW_PROCESS_MEMORY, item, width);
}

static void draw_bytes(
	const struct view *view, struct pen *pen, enum screen_field field, size_t item, size_t width)
{
	pen_add_right(pen, cell_bytes(view_value(view, field, item)).text, width);
}

static void draw_resident(const struct view *view, struct pen *pen, size_t item, size_t width)
{
	draw_bytes(view, pen, SHOW_PROCESS_RESIDENT, item, width);
}

static void draw_time(const struct view *view, struct pen *pen, size_t item, size_t width)
{
	pen_add_right(pen, cell_cpu_time(view_value(view, SHOW_PROCESS_TIME, item)).text, width);
}

static void draw_read(const struct view *view, struct pen *pen, size_t item, size_t width)
{
	draw_bytes(view, pen, SHOW_PROCESS_READ, item, width);
}

static void draw_write(const struct view *view, struct pen *pen, size_t item, size_t width)
{
	draw_bytes(view, pen, SHOW_PROCESS_WRITE, item, width);
}

static void draw_io(const struct view *view, struct pen *pen, size_t item, size_t width)
{
	draw_bytes(view, pen, SHOW_PROCESS_IO, item, width);
}

static void draw_command(const struct view *view, struct pen *pen, size_t item, size_t width)
{
	char storage[COMMAND_LENGTH];
	struct buf command;
	(void)width;
	buf_init_in(&command, storage, sizeof(storage));
	process_add_command(&command, view->delta, item);
	pen_add_safe(pen, (struct slice){.data = command.data, .length = command.length}, SIZE_MAX);
}

/* clang-format off */
static const struct column columns[] = {
	{"PID", 5, 0, 0, false, draw_pid},
	{"USER", 8, 60, 0, true, draw_user},
	{"S", 1, 60, 0, true, draw_state},
	{"NI", 3, 110, 0, false, draw_nice},
	{"CPU%", 6, 0, 0, false, draw_cpu},
	{"MEM%", 5, 0, 0, false, draw_memory},
	{"RSS", 5, 110, 0, false, draw_resident},
	{"TIME+", 6, 110, 0, false, draw_time},
	{"READ/s", 6, 76, 0, false, draw_read},
	{"WRIT/s", 6, 76, 0, false, draw_write},
	{"IO/s", 5, 60, 76, false, draw_io},
	{"COMMAND", 0, 0, 0, true, draw_command},
};
/* clang-format on */

static bool is_shown(const struct column *column, size_t width)
{
	return width >= column->from && (column->to == 0 || width < column->to);
}

/* PIDs get the room that the longest needs. */
static size_t pid_width(const struct view *view)
{
	const struct process_list *list = view->processes;
	double largest = 99999;
	for (size_t i = 0; i < list->count; i++) {
		double pid = view_value(view, SHOW_PROCESS_PID, list->rows[i].item);
		largest = pid > largest ? pid : largest;
	}
	return strlen(cell_number(largest, 0).text);
}

static size_t width_of(const struct column *column, size_t widest_pid)
{
	return column->draw == draw_pid ? widest_pid : column->width;
}

/* CPU% and MEM% end in a column for the mark; every other one is followed by a blank. */
static bool has_mark(const struct column *column)
{
	return column->draw == draw_cpu || column->draw == draw_memory;
}

/* Where nothing else stands between them, the command keeps a blank from the mark before it. */
static bool needs_blank(size_t i, size_t width)
{
	while (i > 0 && !is_shown(&columns[i - 1], width))
		i--;
	return i > 0 && has_mark(&columns[i - 1]);
}

static void draw_titles(struct pen *pen, size_t width, size_t widest_pid)
{
	for (size_t i = 0; i < COUNT_OF(columns); i++) {
		const struct column *column = &columns[i];
		size_t room = width_of(column, widest_pid);
		if (!is_shown(column, width))
			continue;
		if (room == 0 || column->is_left) {
			if (needs_blank(i, width))
				pen_add(pen, " ");
			size_t before = pen->column;
			pen_add(pen, column->title);
			pen_repeat(pen, " ", room > pen->column - before ? room - (pen->column - before) : 0);
		} else {
			pen_add_right(pen, column->title, has_mark(column) ? room - 1 : room);
			pen_repeat(pen, " ", has_mark(column) ? 1 : 0);
		}
		if (!has_mark(column))
			pen_add(pen, " ");
	}
}

/* Wide layouts tell under the list how it is made; then the title need not. */
static void draw_status(const struct area *area, size_t row)
{
	struct pen pen = pen_at(area, row);
	pen.style = STYLE_FAINT;
	pen_add(&pen, "CPU% of 1 CPU");
}

/* "CPU% of 1  I/O▼  1-9 of 412": the unit, the order, the range; the shortest form where there is less room. */
static void draw_range(const struct view *view, const struct area *area, size_t from, size_t page)
{
	const struct process_list *list = view->processes;
	size_t last = view->state->top + page, first = list->count == 0 ? 0 : view->state->top + 1;
	const char *arrow =
		view->state->is_reversed != process_sort_is_ascending(view->state->sort) ? "▲" : "▼";
	const char *sort = process_sort_title(view->state->sort);
	char titles[4][TITLE_LENGTH];
	if (last > list->count)
		last = list->count;
	snprintf(titles[0], TITLE_LENGTH, "CPU%% of 1  %s%s  %zu-%zu of %zu", sort, arrow, first, last,
		list->count);
	snprintf(titles[1], TITLE_LENGTH, "CPU%% of 1 %s%s %zu-%zu/%zu", sort, arrow, first, last,
		list->count);
	snprintf(titles[2], TITLE_LENGTH, "CPU%% of 1 %s%s", sort, arrow);
	snprintf(titles[3], TITLE_LENGTH, "%s%s", sort, arrow);
	for (size_t i = 0; i < COUNT_OF(titles); i++) {
		size_t width = text_width(slice_of(titles[i]));
		if (from + 1 + width > area->columns)
			continue;
		struct pen pen = pen_at(area, 0);
		pen.style = STYLE_TITLE;
		pen_move(&pen, area->columns - width);
		pen_add(&pen, titles[i]);
		return;
	}
}

static void draw_row(
	const struct view *view, const struct area *area, size_t row, size_t item, size_t widest_pid)
{
	struct pen pen = pen_at(area, row);
	for (size_t i = 0; i < COUNT_OF(columns); i++) {
		if (!is_shown(&columns[i], area->columns))
			continue;
		if (columns[i].is_left && needs_blank(i, area->columns))
			pen_add(&pen, " ");
		columns[i].draw(view, &pen, item, width_of(&columns[i], widest_pid));
		if (!has_mark(&columns[i]))
			pen_add(&pen, " ");
	}
}

void list_draw(const struct view *view, const struct area *area, const struct room *room)
{
	size_t page = area->rows - 1;
	const struct process_list *list = view->processes;
	size_t widest_pid = pid_width(view);
	struct pen pen = pen_at(area, 0);
	pen.style = STYLE_TITLE;
	draw_titles(&pen, area->columns, widest_pid);
	if (room->kind != LAYOUT_STACKED && page > 0)
		draw_status(area, page--);
	draw_range(view, area, pen.column - pen.start, page);
	for (size_t row = 1; row <= page && view->state->top + row - 1 < list->count; row++) {
		size_t place = view->state->top + row - 1;
		draw_row(view, area, row, list->rows[place].item, widest_pid);
		if (view->state->has_selection && place == view->state->cursor)
			area_paint_row(area, row, STYLE_SELECTED);
	}
}

bool list_row_at(const struct view *view, const struct area *area, size_t row, size_t *place)
{
	/* The first line has the titles. */
	if (row <= area->row || row >= area->row + area->rows)
		return false;
	size_t found = view->state->top + (row - area->row - 1);
	if (found >= view->processes->count)
		return false;
	*place = found;
	return true;
}

static bool sort_of(const struct column *column, enum process_sort *sort)
{
	static const struct {
		void (*draw)(const struct view *view, struct pen *pen, size_t item, size_t width);
		enum process_sort sort;
	} sorts[] = {{draw_cpu, SORT_CPU}, {draw_memory, SORT_MEMORY}, {draw_resident, SORT_MEMORY},
		{draw_read, SORT_IO}, {draw_write, SORT_IO}, {draw_io, SORT_IO}, {draw_command, SORT_NAME}};
	for (size_t i = 0; i < COUNT_OF(sorts); i++) {
		if (sorts[i].draw != column->draw)
			continue;
		*sort = sorts[i].sort;
		return true;
	}
	return false;
}

bool list_column_at(
	const struct view *view, const struct area *area, size_t row, size_t column, enum process_sort *sort)
{
	size_t end = area->column, widest_pid = pid_width(view);
	if (row != area->row || area->rows == 0 || column < area->column || column >= end + area->columns)
		return false;
	for (size_t i = 0; i < COUNT_OF(columns); i++) {
		if (!is_shown(&columns[i], area->columns))
			continue;
		end += columns[i].is_left && needs_blank(i, area->columns) ? 1 : 0;
		size_t room = width_of(&columns[i], widest_pid);
		end += room + (has_mark(&columns[i]) ? 0 : 1);
		if (column < end || room == 0)
			return sort_of(&columns[i], sort);
	}
	return false;
}
