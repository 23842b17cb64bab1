/* SPDX-License-Identifier: MIT */
/* Key 1: each CPU. A line each with its shares, bars in columns when there are more, then cells. */
#include "tui/panel/cpu_cells.h"

#include "tui/cell.h"

enum {
	LINES_MOST = 8,
	BARS_MOST = 32,
	COLUMNS_MOST = 4,
	BAR_LEAST = 5,
	NUMBER_WIDTH = 4,
	FRAME = 14, /* of a bar: number, value with mark, brackets and blanks */
	DETAILS = 36,
	DETAILS_COLUMNS = 60,
	SECTION_FIGURES = 16,
};

enum form { FORM_LINES, FORM_BARS, FORM_CELLS };

static size_t bar_columns(size_t columns)
{
	size_t fit = columns / (FRAME + BAR_LEAST);
	return fit < 1 ? 1 : fit > COLUMNS_MOST ? COLUMNS_MOST : fit;
}

/* Figures of all stand above those whose own cannot be taken in at once. */
static size_t rows_of_figures(const struct view *view, size_t columns)
{
	return cpus_count(view) > LINES_MOST ? cpu_summary_rows(view, columns) : 0;
}

static size_t rows_of_bars(const struct view *view, size_t columns)
{
	return rows_of_figures(view, columns) +
		(cpus_count(view) + bar_columns(columns) - 1) / bar_columns(columns);
}

/* What so many CPUs look like, when it fits. */
static enum form form_of(const struct view *view, size_t rows, size_t columns)
{
	size_t count = cpus_count(view);
	if (count <= LINES_MOST && columns >= DETAILS_COLUMNS && count <= rows)
		return FORM_LINES;
	return count <= BARS_MOST && rows_of_bars(view, columns) <= rows ? FORM_BARS : FORM_CELLS;
}

/* In a side bar: a title, and a line for each, or cells. */
static struct panel_size section_size(const struct view *view, const struct room *room)
{
	size_t count = cpus_count(view), most = room->rows / 3;
	size_t wanted =
		count < BARS_MOST && count + 1 <= most ? count + 1 : cpu_cells_rows(view, room->columns);
	if (wanted > most)
		wanted = most;
	return (struct panel_size){2, 2, count == 0 ? 0 : wanted < 2 ? 2 : wanted};
}

struct panel_size cpus_size(const struct view *view, const struct room *room)
{
	size_t count = cpus_count(view), most = room->rows / 3, columns = room->columns;
	if (most < 2)
		most = 2;
	if (room->kind == LAYOUT_TRIPLE)
		return section_size(view, room);
	enum form form = form_of(view, most, columns);
	size_t wanted = form == FORM_LINES ? count
		: form == FORM_BARS        ? rows_of_bars(view, columns)
					   : cpu_cells_rows(view, columns);
	wanted = count == 0 ? 0 : wanted < most ? wanted : most;
	return (struct panel_size){wanted, wanted, wanted};
}

static void draw_bar(struct pen *pen, const struct view *view, size_t item, size_t width)
{
	double busy = view_value(view, SHOW_CPU_BUSY, item);
	enum level level = view_level(view, SHOW_CPU_BUSY, item, busy);
	struct label label = snapshot_label(view->delta->now, FAMILY_CPU, item);
	pen_add_right(pen, cell_number(label.number, 0).text, NUMBER_WIDTH);
	pen_add_level(pen, cell_with(cell_number(busy, 0), "%").text, 5, level, false);
	pen_add(pen, " [");
	pen->style = style_of_bar(level);
	size_t filled = busy > 0 ? (size_t)(busy / 100 * (double)width + 0.5) : 0;
	pen_repeat(pen, "|", filled < width ? filled : width);
	pen->style = STYLE_NORMAL;
	pen_repeat(pen, " ", filled < width ? width - filled : 0);
	pen_add(pen, "]");
}

static void draw_lines(const struct view *view, const struct area *area)
{
	size_t first = cpus_first(view);
	for (size_t row = 0; row < area->rows && row < cpus_count(view); row++) {
		struct pen pen = pen_at(area, row);
		size_t item = first + row;
		draw_bar(&pen, view, item, area->columns - FRAME - DETAILS);
		pen_printf(&pen, "  usr %3s", cell_number(view_cpu_user(view, item), 0).text);
		pen_printf(&pen, " sys %3s", cell_number(view_cpu_system(view, item), 0).text);
		pen_printf(&pen, " wait %3s", cell_number(view_value(view, SHOW_CPU_IOWAIT, item), 0).text);
		pen_printf(&pen, " steal %3s", cell_number(view_value(view, SHOW_CPU_STEAL, item), 0).text);
	}
}

static void draw_bars(const struct view *view, const struct area *area)
{
	size_t columns = bar_columns(area->columns), first = cpus_first(view), count = cpus_count(view);
	size_t rows = (count + columns - 1) / columns, width = area->columns / columns,
	       head = rows_of_figures(view, area->columns);
	if (head > 0)
		cpu_summary_draw(view, area);
	for (size_t i = 0; i < count; i++) {
		struct pen pen = pen_at(area, head + i % rows);
		pen_move(&pen, i / rows * width);
		draw_bar(&pen, view, first + i, width > FRAME ? width - FRAME : 1);
	}
}

static void draw_section(const struct view *view, const struct area *area)
{
	size_t first = cpus_first(view), count = cpus_count(view);
	if (count + 1 > area->rows) {
		cpu_cells_draw(view, area);
		return;
	}
	section_title_draw(area, "EACH CPU", "usr sys wai stl ", '1');
	for (size_t i = 0; i < count; i++) {
		struct pen pen = pen_at(area, 1 + i);
		draw_bar(&pen, view, first + i, area->columns - FRAME + 1 - SECTION_FIGURES - 2);
		pen_add_right(&pen, cell_number(view_cpu_user(view, first + i), 0).text, 4);
		pen_add_right(&pen, cell_number(view_cpu_system(view, first + i), 0).text, 4);
		pen_add_right(&pen, cell_number(view_value(view, SHOW_CPU_IOWAIT, first + i), 0).text, 4);
		pen_add_right(&pen, cell_number(view_value(view, SHOW_CPU_STEAL, first + i), 0).text, 4);
	}
}

void cpus_draw(const struct view *view, const struct area *area, const struct room *room)
{
	if (room->kind == LAYOUT_TRIPLE) {
		draw_section(view, area);
		return;
	}
	switch (form_of(view, area->rows, area->columns)) {
	case FORM_LINES:
		draw_lines(view, area);
		break;
	case FORM_BARS:
		draw_bars(view, area);
		break;
	case FORM_CELLS:
		cpu_cells_draw(view, area);
		break;
	}
}
