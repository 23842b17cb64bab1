/* SPDX-License-Identifier: MIT */
#include "tui/panels.h"

#include "metric/part.h"

#include <assert.h>

/* clang-format off */
const struct panel panels[] = {
	{"header", 0, 1, header_size, header_draw},
	{"why", 1, 1, why_size, why_draw},
	{"cpu", 2, 1, meter_size, meter_cpu_draw},
	{"mem", 3, 1, meter_size, meter_mem_draw},
	{"swap", 8, 1, meter_size, meter_swap_draw},
	{"load", 7, 1, meter_size, meter_load_draw},
	{"each cpu", 9, 3, cpus_size, cpus_draw},
	{"net", 6, 8, net_size, net_draw},
	{"disk", 4, 8, disk_size, disk_draw},
	{"fs", 5, 8, fs_size, fs_draw},
	{"line", 11, 1, line_size, line_draw},
	{"list", 0, 0, list_size, list_draw},
	{"key line", 10, 1, key_line_size, key_line_draw},
};
/* clang-format on */
enum { PANELS = COUNT_OF(panels), LIST_LEAST = 4 };
const size_t panel_count = PANELS;

struct panel_size line_size(const struct view *view, size_t rows, size_t columns)
{
	(void)view;
	(void)columns;
	return (struct panel_size){1, rows >= 16 ? 1 : 0};
}

/* A line between figures and list, and on it how much of the list is hidden from us. */
void line_draw(const struct view *view, const struct area *area)
{
	struct pen pen = pen_at(area, 0);
	pen.style = STYLE_FAINT;
	pen_repeat(&pen, "─", area->columns);
	size_t hidden = view->delta->now->unreadable_io,
	       all = view->delta->now->families[FAMILY_PROCESS].count;
	if (hidden == 0 || hidden > all)
		return;
	pen = pen_at(area, 0);
	pen_move(&pen, 3);
	pen_printf(&pen, " I/O of %zu of %zu processes visible ", all - hidden, all);
}

static size_t sum_of(const struct panel_size sizes[PANELS])
{
	size_t sum = 0;
	for (size_t i = 0; i < PANELS; i++)
		sum += sizes[i].least;
	return sum;
}

/* Takes the panel that is missed least off the screen. False when only those are left that never go. */
static bool drop_one(struct panel_size sizes[PANELS])
{
	size_t worst = PANELS;
	for (size_t i = 0; i < PANELS; i++)
		if (sizes[i].least > 0 && panels[i].rank > 0 &&
			(worst == PANELS || panels[i].rank > panels[worst].rank))
			worst = i;
	if (worst == PANELS)
		return false;
	sizes[worst] = (struct panel_size){0, 0};
	return true;
}

/* Gives the lines that are left: first to panels that have more to say, in turns, then to the list. */
static void grow(struct panel_size sizes[PANELS], size_t rows)
{
	size_t left = rows - sum_of(sizes), spare = left > rows / 3 ? left - rows / 3 : 0;
	for (bool has_grown = true; has_grown && spare > 0;) {
		has_grown = false;
		for (size_t i = 0; i < PANELS && spare > 0; i++) {
			bool is_full = panels[i].share == 0 || sizes[i].least >= sizes[i].most;
			if (sizes[i].least == 0 || is_full || sizes[i].least > rows / panels[i].share)
				continue;
			sizes[i].least++;
			spare--;
			left--;
			has_grown = true;
		}
	}
	for (size_t i = 0; i < PANELS; i++)
		if (panels[i].draw == list_draw)
			sizes[i].least += left;
}

static void lay_out(const struct view *view, size_t rows, size_t columns, struct panel_size sizes[PANELS])
{
	for (size_t i = 0; i < PANELS; i++) {
		sizes[i] = panels[i].size(view, rows, columns);
		if (sizes[i].most == 0)
			sizes[i].least = 0;
	}
	while (sum_of(sizes) > rows && drop_one(sizes))
		;
	if (sum_of(sizes) <= rows)
		grow(sizes, rows);
}

size_t panels_page(const struct view *view, size_t rows, size_t columns)
{
	struct panel_size sizes[PANELS];
	lay_out(view, rows, columns, sizes);
	for (size_t i = 0; i < PANELS; i++)
		if (panels[i].draw == list_draw)
			return sizes[i].least > 0 ? sizes[i].least - 1 : 0;
	return 0;
}

void panels_draw(const struct view *view, struct grid *grid)
{
	struct panel_size sizes[PANELS];
	lay_out(view, grid->rows, grid->columns, sizes);
	size_t row = 0;
	for (size_t i = 0; i < PANELS && row < grid->rows; i++) {
		size_t rows = sizes[i].least < grid->rows - row ? sizes[i].least : grid->rows - row;
		struct area area = {.grid = grid, .row = row, .rows = rows, .columns = grid->columns};
		if (rows > 0)
			panels[i].draw(view, &area);
		row += rows;
	}
	struct area all = {.grid = grid, .rows = grid->rows, .columns = grid->columns};
	if (view->state->has_help)
		help_draw(view, &all);
}

struct panel_size list_size(const struct view *view, size_t rows, size_t columns)
{
	(void)view;
	(void)rows;
	(void)columns;
	return (struct panel_size){LIST_LEAST, LIST_LEAST};
}
