/* SPDX-License-Identifier: MIT */
#include "tui/list/cells.h"

#include "base/clock.h"
#include "tui/cell.h"

#include <inttypes.h>
#include <stdio.h>
#include <time.h>

enum { COMMAND_LENGTH = 8192, SAFE_LENGTH = 16384, DAY_SECONDS = 86400, TREE_COLUMNS = 3 };

static double sum_of(const struct view *view, const struct process_row *row, struct field field)
{
	return process_row_value(view->processes, view->delta, row, field);
}

/* What is said of a process and of no group. */
static double own_of(const struct view *view, const struct process_row *row, struct field field)
{
	return row->is_group ? NAN : delta_value(view->delta, field, row->item);
}

static void draw_right(struct pen *pen, const struct process_row *row, const char *text, size_t width)
{
	pen_add_right(pen, row->is_group ? "" : text, width);
}

void cell_own_draw(const struct view *view, struct pen *pen, const struct process_row *row,
	const struct shown_column *shown)
{
	draw_right(pen, row, cell_number(own_of(view, row, shown->field), 0).text, shown->width);
}

/* Below ten a share or a rate has a decimal, as long as it has one. */
void cell_sum_draw(const struct view *view, struct pen *pen, const struct process_row *row,
	const struct shown_column *shown)
{
	double value = sum_of(view, row, shown->field);
	bool is_whole = field_unit(shown->field) == UNIT_COUNT_OF;
	pen_add_right(pen, cell_number(value, is_whole ? 0 : 1).text, shown->width);
}

void cell_bytes_draw(const struct view *view, struct pen *pen, const struct process_row *row,
	const struct shown_column *shown)
{
	pen_add_right(pen, cell_bytes(sum_of(view, row, shown->field)).text, shown->width);
}

/* The mark takes the last column of the width; a sum has no limit that could be reached. */
static void draw_percent(const struct view *view, struct pen *pen, const struct process_row *row,
	const struct shown_column *shown, double divisor)
{
	double value = sum_of(view, row, shown->field);
	enum level level = row->is_sum ? LEVEL_OK : delta_level(view->delta, shown->field, row->item, value);
	pen_add_level(pen, cell_number(value / divisor, 1).text, shown->width - 1, level, true);
}

void cell_percent_draw(const struct view *view, struct pen *pen, const struct process_row *row,
	const struct shown_column *shown)
{
	draw_percent(view, pen, row, shown, 1);
}

void cell_cpu_draw(const struct view *view, struct pen *pen, const struct process_row *row,
	const struct shown_column *shown)
{
	draw_percent(view, pen, row, shown, view->state->list.has_share ? view->delta->context.cpus : 1);
}

void cell_time_draw(const struct view *view, struct pen *pen, const struct process_row *row,
	const struct shown_column *shown)
{
	pen_add_right(pen, cell_cpu_time(sum_of(view, row, shown->field)).text, shown->width);
}

void cell_text_draw(const struct view *view, struct pen *pen, const struct process_row *row,
	const struct shown_column *shown)
{
	struct slice text = {0};
	struct cell_text number = {""};
	if (!row->is_group && !delta_text(view->delta, shown->field, row->item, &text) &&
		shown->column->fallback != NULL)
		number = cell_number(delta_value(view->delta, shown->fallback, row->item), 0);
	pen_add_safe(pen, text.length > 0 ? text : slice_of(number.text), shown->width);
}

/* "14:05" within the last day, before that "Nov21". */
void cell_start_draw(const struct view *view, struct pen *pen, const struct process_row *row,
	const struct shown_column *shown)
{
	const struct stamp *stamp = &view->delta->now->stamp;
	double start = own_of(view, row, shown->field);
	char text[16] = "-";
	struct tm parts;
	if (!isnan(start) && stamp->boottime != CLOCK_UNKNOWN && stamp->realtime != CLOCK_UNKNOWN) {
		double ago = (double)stamp->boottime / (double)NANOSECONDS - start;
		time_t seconds = (time_t)((double)stamp->realtime / (double)NANOSECONDS - ago);
		if (localtime_r(&seconds, &parts) == NULL ||
			strftime(text, sizeof(text), ago < DAY_SECONDS ? "%H:%M" : "%b%d", &parts) == 0)
			snprintf(text, sizeof(text), "-");
	}
	draw_right(pen, row, text, shown->width);
}

/* Numbers of devices, as fs/proc/array.c of the kernel packs them and drivers/tty names them. */
static void add_tty(struct buf *out, uint64_t device)
{
	enum { CONSOLE = 4, SERIAL_FROM = 64, PTS_FIRST = 136, PTS_LAST = 143 };
	uint64_t major = device >> 8 & 0xfff, minor = (device & 0xff) | (device >> 12 & 0xfff00);
	if (device == 0)
		buf_add_string(out, "none");
	else if (major >= PTS_FIRST && major <= PTS_LAST)
		buf_printf(out, "pts/%" PRIu64, (major - PTS_FIRST) * 256 + minor);
	else if (major == CONSOLE && minor < SERIAL_FROM)
		buf_printf(out, "tty%" PRIu64, minor);
	else if (major == CONSOLE)
		buf_printf(out, "ttyS%" PRIu64, minor - SERIAL_FROM);
	else
		buf_printf(out, "%" PRIu64 ":%" PRIu64, major, minor);
}

void cell_tty_draw(const struct view *view, struct pen *pen, const struct process_row *row,
	const struct shown_column *shown)
{
	char storage[CELL_LENGTH];
	struct buf text;
	double device = own_of(view, row, shown->field);
	buf_init_in(&text, storage, sizeof(storage));
	if (isnan(device))
		buf_add_string(&text, row->is_group ? "" : "-");
	else
		add_tty(&text, (uint64_t)device);
	pen_add_safe(pen, slice_of(text.data), shown->width);
}

static void draw_grouping(const struct view *view, struct pen *pen, const struct process_row *row,
	enum process_grouping grouping, size_t width)
{
	char storage[COMMAND_LENGTH];
	struct buf name;
	buf_init_in(&name, storage, sizeof(storage));
	if (!row->is_group)
		process_grouping_add_name(&name, grouping, view->delta, row->item);
	pen_add_safe(pen, (struct slice){.data = name.data, .length = name.length}, width);
}

void cell_unit_draw(const struct view *view, struct pen *pen, const struct process_row *row,
	const struct shown_column *shown)
{
	draw_grouping(view, pen, row, GROUPING_UNIT, shown->width);
}

void cell_cgroup_draw(const struct view *view, struct pen *pen, const struct process_row *row,
	const struct shown_column *shown)
{
	draw_grouping(view, pen, row, GROUPING_CGROUP, shown->width);
}

void cell_add_scrolled(const struct view *view, struct pen *pen, struct slice text)
{
	char storage[SAFE_LENGTH];
	struct buf safe;
	buf_init_in(&safe, storage, sizeof(storage));
	utf8_add_safe(&safe, text, pen->grid->form);
	size_t at = 0, left = view->state->list.command_from;
	while (at < safe.length && left > 0) {
		uint32_t code;
		size_t bytes = utf8_decode(safe.data + at, safe.length - at, &code);
		size_t width = text_width((struct slice){.data = safe.data + at, .length = bytes});
		at += bytes;
		left -= width < left ? width : left;
	}
	pen_add_safe(pen, (struct slice){.data = safe.data + at, .length = safe.length - at}, SIZE_MAX);
}

static bool has_line(const struct process_row *row, size_t depth)
{
	return depth < TREE_LINES && (row->lines >> depth & 1) != 0;
}

/* "│  ├─ ": the lines that lead to a process of the tree; of what stands very deep only the last ones. */
static void draw_lines(struct pen *pen, const struct process_row *row)
{
	size_t room = pen_left(pen) / 2 / TREE_COLUMNS, first = row->depth > room ? row->depth - room + 1 : 1;
	for (size_t depth = first; depth <= row->depth; depth++)
		if (depth < row->depth)
			pen_add(pen, has_line(row, depth) ? "│  " : "   ");
		else
			pen_add(pen, has_line(row, depth) ? "├─ " : "└─ ");
}

static void add_name(struct buf *out, const struct view *view, const struct process_row *row,
	const struct shown_column *shown)
{
	struct slice text = {0};
	bool has_command = delta_text(view->delta, shown->field, row->item, &text);
	if (row->is_group)
		process_grouping_add_name(out, view->processes->grouping, view->delta, row->item);
	else if (view->state->list.has_short_names && has_command &&
		delta_text(view->delta, shown->fallback, row->item, &text))
		buf_add(out, text.data, text.length);
	else
		process_add_command(out, view->delta, row->item);
}

void cell_command_draw(const struct view *view, struct pen *pen, const struct process_row *row,
	const struct shown_column *shown)
{
	char storage[COMMAND_LENGTH];
	struct buf name;
	buf_init_in(&name, storage, sizeof(storage));
	draw_lines(pen, row);
	if (row->is_group || row->is_folded)
		pen_printf(pen, "%s %zu ", row->is_folded ? "[+]" : "[-]", (size_t)row->count);
	add_name(&name, view, row, shown);
	cell_add_scrolled(view, pen, (struct slice){.data = name.data, .length = name.length});
}
