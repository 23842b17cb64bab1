/* SPDX-License-Identifier: MIT */
/* Key 1: each CPU. Bars in as many columns as the screen has, one cell a CPU when there are more. */
#include "tui/panel/resource.h"

#include "tui/cell.h"

enum {
	BAR_WIDTH = 10,
	NUMBER_WIDTH = 5,
	CELLS_IN_ROW = 64,
	CELLS_IN_GROUP = 16,
	ROW_LABEL = 6,
	DETAILS_COLUMNS = 60,
	SECTION_FIGURES = 32, /* of a line of a section: all but its bar */
};

/* Without the total, which stands first when the kernel gave one. */
static size_t first_cpu(const struct view *view)
{
	const struct snapshot *now = view->delta->now;
	size_t count = now->families[FAMILY_CPU].is_present ? now->families[FAMILY_CPU].count : 0;
	return count > 0 && snapshot_label(now, FAMILY_CPU, 0).number < 0 ? 1 : 0;
}

static size_t count_cpus(const struct view *view)
{
	const struct family_data *cpus = &view->delta->now->families[FAMILY_CPU];
	return cpus->is_present ? cpus->count - first_cpu(view) : 0;
}

static size_t bar_columns(size_t columns)
{
	size_t width = NUMBER_WIDTH + 7 + BAR_WIDTH + 4;
	return columns / width > 0 ? columns / width : 1;
}

static size_t cells_in_row(size_t columns)
{
	size_t groups = CELLS_IN_ROW / CELLS_IN_GROUP;
	while (groups > 1 && ROW_LABEL + groups * (CELLS_IN_GROUP + 1) > columns)
		groups--;
	return groups * CELLS_IN_GROUP;
}

static bool has_cells(const struct view *view, size_t rows, size_t columns)
{
	return (count_cpus(view) + bar_columns(columns) - 1) / bar_columns(columns) > rows;
}

/* In a side bar: a title, and a line for each, or cells. */
static struct panel_size section_size(size_t count, size_t columns, size_t most)
{
	size_t wanted =
		count < most ? count + 1 : (count + cells_in_row(columns) - 1) / cells_in_row(columns) + 1;
	if (wanted > most)
		wanted = most;
	return (struct panel_size){2, 2, count == 0 ? 0 : wanted};
}

struct panel_size cpus_size(const struct view *view, const struct room *room)
{
	size_t count = count_cpus(view), most = room->rows / 3, columns = room->columns;
	if (most < 2)
		most = 2;
	if (room->kind == LAYOUT_TRIPLE)
		return section_size(count, columns, room->rows / 2);
	size_t wanted = has_cells(view, most, columns)
		? (count + cells_in_row(columns) - 1) / cells_in_row(columns) + 1
		: (count + bar_columns(columns) - 1) / bar_columns(columns);
	/* With room to spare one CPU has a line, with its shares. */
	if (count <= most && columns >= DETAILS_COLUMNS)
		wanted = count;
	wanted = wanted < most ? wanted : most;
	return (struct panel_size){wanted, wanted, wanted};
}

static void draw_bar(struct pen *pen, const struct view *view, size_t item, size_t width)
{
	double busy = view_value(view, SHOW_CPU_BUSY, item);
	enum level level = view_level(view, SHOW_CPU_BUSY, item, busy);
	struct label label = snapshot_label(view->delta->now, FAMILY_CPU, item);
	pen_add_right(pen, cell_number(label.number, 0).text, NUMBER_WIDTH);
	pen_add_right(pen, "", 1);
	struct cell_text value = cell_number(busy, 0);
	pen_add_level(pen, value.text, 4, level, false);
	pen_add(pen, "[");
	pen->style = style_of(level);
	size_t filled = busy > 0 ? (size_t)(busy / 100 * (double)width + 0.5) : 0;
	pen_repeat(pen, "|", filled < width ? filled : width);
	pen->style = STYLE_NORMAL;
	pen_repeat(pen, " ", filled < width ? width - filled : 0);
	pen_add(pen, "]");
}

static void draw_lines(const struct view *view, const struct area *area)
{
	size_t first = first_cpu(view);
	for (size_t row = 0; row < area->rows && row < count_cpus(view); row++) {
		struct pen pen = pen_at(area, row);
		size_t item = first + row, details = 38;
		draw_bar(&pen, view, item, area->columns - NUMBER_WIDTH - 8 - details);
		pen_printf(&pen, "  usr %3s", cell_number(view_cpu_user(view, item), 0).text);
		pen_printf(&pen, " sys %3s", cell_number(view_cpu_system(view, item), 0).text);
		pen_printf(&pen, " wait %3s", cell_number(view_value(view, SHOW_CPU_IOWAIT, item), 0).text);
		pen_printf(&pen, " steal %3s", cell_number(view_value(view, SHOW_CPU_STEAL, item), 0).text);
	}
}

static void draw_bars(const struct view *view, const struct area *area)
{
	size_t columns = bar_columns(area->columns), first = first_cpu(view), count = count_cpus(view);
	size_t rows = (count + columns - 1) / columns, width = area->columns / columns;
	for (size_t i = 0; i < count; i++) {
		struct pen pen = pen_at(area, i % rows);
		pen_move(&pen, i / rows * width);
		draw_bar(&pen, view, first + i, BAR_WIDTH);
	}
}

static void draw_summary(struct pen *pen, const struct view *view)
{
	size_t first = first_cpu(view), count = count_cpus(view), busiest = first, high = 0, known = 0;
	double sum = 0, most = -1;
	for (size_t i = first; i < first + count; i++) {
		double busy = view_value(view, SHOW_CPU_BUSY, i);
		if (isnan(busy))
			continue;
		known++;
		sum += busy;
		high += busy >= 90;
		if (busy > most) {
			most = busy;
			busiest = i;
		}
	}
	pen_add_styled(pen, STYLE_TITLE, "CPU ");
	pen_printf(pen, " %zu", count);
	if (known == 0)
		return;
	pen_printf(pen, "  mean %.0f%%  max %.0f%% (%.0f)  >=90%%: %zu", sum / (double)known, most,
		snapshot_label(view->delta->now, FAMILY_CPU, busiest).number, high);
}

static void draw_cells(const struct view *view, const struct area *area)
{
	size_t in_row = cells_in_row(area->columns), first = first_cpu(view), count = count_cpus(view);
	struct pen pen = pen_at(area, 0);
	draw_summary(&pen, view);
	for (size_t i = 0; i < count; i++) {
		size_t row = 1 + i / in_row, place = i % in_row;
		if (row >= area->rows) {
			pen = pen_at(area, 0);
			pen_move(&pen, area->columns - 12);
			pen_printf(&pen, "+%zu more", count - i);
			return;
		}
		pen = pen_at(area, row);
		if (place == 0)
			pen_add_right(&pen,
				cell_number(snapshot_label(view->delta->now, FAMILY_CPU, first + i).number, 0)
					.text,
				ROW_LABEL - 1);
		double busy = view_value(view, SHOW_CPU_BUSY, first + i);
		pen_move(&pen, ROW_LABEL + place + place / CELLS_IN_GROUP);
		pen_add_styled(&pen, style_of(view_level(view, SHOW_CPU_BUSY, first + i, busy)),
			isnan(busy) ? "-" : cell_spark(busy / 100, area->grid->form));
	}
}

static void draw_section(const struct view *view, const struct area *area)
{
	size_t first = first_cpu(view), count = count_cpus(view);
	if (count + 1 > area->rows) {
		draw_cells(view, area);
		return;
	}
	section_title_draw(area, "EACH CPU", "usr sys wai stl ", '1');
	for (size_t i = 0; i < count; i++) {
		struct pen pen = pen_at(area, 1 + i);
		draw_bar(&pen, view, first + i, area->columns - SECTION_FIGURES);
		pen_add_right(&pen, cell_number(view_cpu_user(view, first + i), 0).text, 4);
		pen_add_right(&pen, cell_number(view_cpu_system(view, first + i), 0).text, 4);
		pen_add_right(&pen, cell_number(view_value(view, SHOW_CPU_IOWAIT, first + i), 0).text, 4);
		pen_add_right(&pen, cell_number(view_value(view, SHOW_CPU_STEAL, first + i), 0).text, 4);
	}
}

void cpus_draw(const struct view *view, const struct area *area, const struct room *room)
{
	size_t count = count_cpus(view);
	if (room->kind == LAYOUT_TRIPLE)
		draw_section(view, area);
	else if (count <= area->rows && area->columns >= DETAILS_COLUMNS)
		draw_lines(view, area);
	else if (has_cells(view, area->rows, area->columns))
		draw_cells(view, area);
	else
		draw_bars(view, area);
}
