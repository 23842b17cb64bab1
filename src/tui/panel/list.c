/* SPDX-License-Identifier: MIT */
/* The process list: a title, lines of processes and what stands between them, and a row that tells how it is made. */
#include "tui/panel/panel.h"

#include "base/clock.h"
#include "proc/pid/thread.h"
#include "tui/cell.h"
#include "tui/list/cells.h"
#include "tui/list/list.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

enum { TITLE_LENGTH = 160, FILTER_LEAST = 8, PID_WIDTH = 5, ROOMY = 100, MOST_LINES = 10000 };

/* Where nothing else stands between them, text keeps a blank from the mark before it. */
static bool needs_blank(const struct shown_columns *columns, size_t i)
{
	return columns->shown[i].column->is_left && i > 0 && columns->shown[i - 1].column->has_mark;
}

static void draw_column_title(struct pen *pen, const struct shown_column *shown)
{
	const struct list_column *column = shown->column;
	size_t before = pen->column;
	if (!column->is_left) {
		pen_add_right(pen, column->title, column->has_mark ? shown->width - 1 : shown->width);
		pen_repeat(pen, " ", 1);
		return;
	}
	pen_add(pen, column->title);
	size_t written = pen->column - before;
	pen_repeat(pen, " ", (shown->width > written ? shown->width - written : 0) + 1);
}

static void draw_titles(struct pen *pen, const struct shown_columns *columns)
{
	for (size_t i = 0; i < columns->count; i++) {
		if (needs_blank(columns, i))
			pen_add(pen, " ");
		draw_column_title(pen, &columns->shown[i]);
	}
}

static const char *on_or_off(bool is_on)
{
	return is_on ? "on" : "off";
}

/* Wide layouts tell under the list how it is made; then the title need not. */
static void draw_status(const struct view *view, const struct area *area, size_t row)
{
	const struct screen_state *state = view->state;
	const struct list_state *list = &state->list;
	struct pen pen = pen_at(area, row);
	pen.style = STYLE_FAINT;
	pen_printf(&pen, "CPU%% of %s (0)   filter ", list->has_share ? "all" : "1 CPU");
	pen_add(&pen, list->filter.text[0] == '\0' ? "none" : "on");
	pen_printf(&pen, "   follow %s", on_or_off(list->followed.is_on));
	if (list->grouping == GROUPING_NONE)
		pen_printf(&pen, "   tree %s", on_or_off(list->is_tree));
	else
		pen_printf(&pen, "   by %s", process_grouping_title(list->grouping));
	pen_printf(&pen, "   units %s (b)", state->has_bits ? "bits" : "bytes");
}

/* "auto I/O▼" */
static void add_order(struct buf *out, const struct screen_state *state)
{
	enum process_sort sort = list_sort(state);
	buf_printf(out, "%s%s%s", state->sort == SORT_AUTOMATIC ? "auto " : "", process_sort_title(sort),
		state->is_reversed != process_sort_is_ascending(sort) ? "▲" : "▼");
}

static void add_range(struct buf *out, const struct view *view, size_t page, const char *of)
{
	size_t count = view->processes->count, last = view->state->top + page;
	if (last > count)
		last = count;
	buf_printf(out, "%zu-%zu%s%zu", count == 0 ? 0 : view->state->top + 1, last, of, count);
}

enum title_form { TITLE_LONG, TITLE_SHORT, TITLE_WITHOUT_RANGE, TITLE_ORDER, TITLE_FORMS };

/* "CPU% of 1  I/O▼  1-9 of 412": the unit, unless the status tells it, the order, the range; less in less room. */
static void add_title(
	struct buf *out, const struct view *view, size_t page, enum title_form form, bool has_status)
{
	buf_reset(out);
	if (!has_status && form < TITLE_ORDER)
		buf_printf(out, "CPU%% of %s%s", view->state->list.has_share ? "all" : "1",
			form == TITLE_LONG ? "  " : " ");
	add_order(out, view->state);
	if (form >= TITLE_WITHOUT_RANGE)
		return;
	buf_add_string(out, form == TITLE_LONG ? "  " : " ");
	add_range(out, view, page, form == TITLE_LONG ? " of " : "/");
}

/*
 * " filter: user:www 12/412 ", whatever else must go: who forgets a filter takes its list for the whole. Returns the
 * columns that are left before it.
 */
static size_t draw_filter(const struct view *view, const struct area *area)
{
	const char *text = view->state->list.filter.text;
	char counts[64];
	snprintf(counts, sizeof(counts), area->columns < ROOMY ? " %zu/%zu " : " %zu of %zu ",
		view->processes->processes, view->delta->now->families[FAMILY_PROCESS].count);
	size_t around = strlen(" filter: ") + strlen(counts), width = text_width(slice_of(text)),
	       half = area->columns / 2;
	size_t most = half > around + FILTER_LEAST ? half - around : FILTER_LEAST;
	width = width < most ? width : most;
	struct pen pen = pen_at(area, 0);
	pen_move(&pen, area->columns > around + width ? area->columns - around - width : 0);
	size_t left = pen.column - pen.start;
	pen_move(&pen, left > 0 ? left - 1 : 0);
	pen_add(&pen, left > 0 ? " " : "");
	pen.style = STYLE_SELECTED;
	pen_add(&pen, " filter: ");
	pen_add_safe(&pen, slice_of(text), width);
	pen_add(&pen, counts);
	return left > 0 ? left - 1 : 0;
}

/* Draws at the right end of the line what there is room for behind column from; is_kept: the shortest form in any case. */
static void draw_order(const struct view *view, const struct area *area, size_t from, size_t page,
	bool has_status, bool is_kept)
{
	char storage[TITLE_LENGTH];
	struct buf title;
	buf_init_in(&title, storage, sizeof(storage));
	for (enum title_form form = 0; form < TITLE_FORMS; form++) {
		add_title(&title, view, page, form, has_status);
		size_t width = text_width(slice_of(title.data));
		if (from + 1 + width > area->columns &&
			!(is_kept && form == TITLE_ORDER && width < area->columns))
			continue;
		struct pen pen = pen_at(area, 0);
		pen.style = STYLE_TITLE;
		pen_move(&pen, area->columns - width - is_kept);
		pen_add(&pen, is_kept ? " " : "");
		pen_add(&pen, title.data);
		return;
	}
}

static void draw_title(const struct view *view, const struct area *area, const struct shown_columns *columns,
	size_t page, bool has_status)
{
	struct pen pen = pen_at(area, 0);
	struct area rest = *area;
	bool is_filtered = view->state->list.filter.text[0] != '\0';
	pen.style = STYLE_TITLE;
	draw_titles(&pen, columns);
	size_t end = pen.column - pen.start;
	/* A filter takes the place of the last title, which says least. */
	if (is_filtered) {
		end -= strlen(columns->shown[columns->count - 1].column->title) + 1;
		pen_move(&pen, end);
		pen_repeat(&pen, " ", pen_left(&pen));
		rest.columns = draw_filter(view, area);
	}
	draw_order(view, &rest, end, page, has_status, is_filtered);
}

static void draw_process(const struct view *view, const struct area *area, size_t row,
	const struct process_row *process, const struct shown_columns *columns)
{
	struct pen pen = pen_at(area, row);
	pen.style = process->is_context ? STYLE_FAINT : STYLE_NORMAL;
	for (size_t i = 0; i < columns->count; i++) {
		const struct shown_column *shown = &columns->shown[i];
		if (needs_blank(columns, i))
			pen_add(&pen, " ");
		shown->column->draw(view, &pen, process, shown);
		if (!shown->column->has_mark)
			pen_add(&pen, " ");
	}
}

static double thread_value(const struct view *view, const char *name, size_t item)
{
	struct field field;
	return field_find(FAMILY_THREAD, slice_of(name), &field) ? delta_value(view->delta, field, item)
								 : NAN;
}

/* What a thread has of its own stands in the columns of its process. */
static void draw_thread_cell(
	const struct view *view, struct pen *pen, struct list_line line, const struct shown_column *shown)
{
	size_t item = line.at;
	const struct thread *thread = snapshot_item(view->delta->now, FAMILY_THREAD, 0, item);
	const struct arena *arena = &view->delta->now->arena;
	enum list_column_id id = (enum list_column_id)(shown->column - list_column_table);
	double cpu;
	switch (id) {
	case LIST_PID:
		pen_add_right(pen, cell_number((double)thread->tid, 0).text, shown->width);
		break;
	case LIST_STATE:
		pen_add_safe(pen, arena_slice(arena, thread->state), shown->width);
		break;
	case LIST_CPU:
		cpu = thread_value(view, "cpu_percent", item);
		cpu /= view->state->list.has_share ? view->delta->context.cpus : 1;
		pen_add_right(pen, cell_number(cpu, 1).text, shown->width - 1);
		pen_add(pen, " ");
		break;
	case LIST_TIME:
		pen_add_right(pen, cell_cpu_time(thread_value(view, "cpu_seconds", item)).text, shown->width);
		break;
	case LIST_COMMAND:
		pen_add(pen, line.is_last ? "└─ " : "├─ ");
		pen_add_safe(pen, arena_slice(arena, thread->name), SIZE_MAX);
		break;
	default:
		pen_repeat(pen, " ", shown->width);
	}
}

static void draw_thread(const struct view *view, const struct area *area, size_t row, struct list_line line,
	const struct shown_columns *columns)
{
	struct pen pen = pen_at(area, row);
	for (size_t i = 0; i < columns->count; i++) {
		if (needs_blank(columns, i))
			pen_add(&pen, " ");
		draw_thread_cell(view, &pen, line, &columns->shown[i]);
		if (!columns->shown[i].column->has_mark)
			pen_add(&pen, " ");
	}
}

/* " 8123 ended 02:13:41  postgres: autovacuum worker" */
static void draw_ended(const struct view *view, const struct area *area, size_t row)
{
	const struct followed *followed = &view->state->list.followed;
	struct pen pen = pen_at(area, row);
	time_t seconds = (time_t)(followed->end / NANOSECONDS);
	char clock[16] = "-";
	struct tm parts;
	if (followed->end != CLOCK_UNKNOWN && localtime_r(&seconds, &parts) != NULL)
		(void)strftime(clock, sizeof(clock), "%H:%M:%S", &parts);
	pen_add_right(&pen, cell_number((double)followed->process.pid, 0).text, PID_WIDTH);
	pen_printf(&pen, " ended %s  ", clock);
	pen_add_safe(&pen, slice_of(followed->name), SIZE_MAX);
	area_paint_row(area, row, STYLE_SELECTED);
}

static void draw_line(const struct view *view, const struct area *area, size_t row, struct list_line line,
	const struct shown_columns *columns)
{
	const struct screen_state *state = view->state;
	if (line.kind == LINE_ENDED) {
		draw_ended(view, area, row);
	} else if (line.kind == LINE_THREAD) {
		draw_thread(view, area, row, line, columns);
	} else {
		draw_process(view, area, row, &view->processes->rows[line.at], columns);
		if (state->has_selection && !list_has_ended(state) && line.at == state->cursor)
			area_paint_row(area, row, STYLE_SELECTED);
	}
}

void list_draw(const struct view *view, const struct area *area, const struct room *room)
{
	size_t page = area->rows - 1;
	struct shown_columns columns;
	struct list_line lines[MOST_LINES];
	list_columns(view, area->columns, &columns);
	bool has_status = room->kind != LAYOUT_STACKED && page > 0;
	if (has_status)
		draw_status(view, area, page--);
	draw_title(view, area, &columns, list_room(view, page), has_status);
	size_t count = list_lines(view, page < MOST_LINES ? page : MOST_LINES, lines);
	for (size_t i = 0; i < count; i++)
		draw_line(view, area, i + 1, lines[i], &columns);
}

bool list_row_at(const struct view *view, const struct area *area, size_t row, size_t *place)
{
	struct list_line lines[MOST_LINES];
	size_t page = area->rows > 0 ? area->rows - 1 : 0;
	/* The first line has the titles. */
	if (row <= area->row || row >= area->row + area->rows)
		return false;
	size_t count = list_lines(view, page < MOST_LINES ? page : MOST_LINES, lines),
	       line = row - area->row - 1;
	if (line >= count || lines[line].kind != LINE_PROCESS)
		return false;
	*place = lines[line].at;
	return true;
}

static bool sort_of(enum list_column_id id, enum process_sort *sort)
{
	static const struct {
		enum list_column_id id;
		enum process_sort sort;
	} sorts[] = {{LIST_PID, SORT_PID}, {LIST_USER, SORT_USER}, {LIST_CPU, SORT_CPU},
		{LIST_MEMORY, SORT_MEMORY}, {LIST_RESIDENT, SORT_MEMORY}, {LIST_TIME, SORT_TIME},
		{LIST_READ, SORT_IO}, {LIST_WRITE, SORT_IO}, {LIST_IO, SORT_IO}, {LIST_COMMAND, SORT_NAME}};
	for (size_t i = 0; i < COUNT_OF(sorts); i++) {
		if (sorts[i].id != id)
			continue;
		*sort = sorts[i].sort;
		return true;
	}
	return false;
}

bool list_column_at(
	const struct view *view, const struct area *area, size_t row, size_t column, enum process_sort *sort)
{
	size_t end = area->column;
	struct shown_columns columns;
	if (row != area->row || area->rows == 0 || column < area->column || column >= end + area->columns)
		return false;
	list_columns(view, area->columns, &columns);
	for (size_t i = 0; i < columns.count; i++) {
		const struct shown_column *shown = &columns.shown[i];
		end += needs_blank(&columns, i) ? 1 : 0;
		end += shown->width + (shown->column->has_mark ? 0 : 1);
		if (column < end || i + 1 == columns.count)
			return sort_of((enum list_column_id)(shown->column - list_column_table), sort);
	}
	return false;
}
