/* SPDX-License-Identifier: MIT */
#include "tui/panel/cpu_cells.h"

#include "tui/cell.h"

#include <string.h>

enum {
	CELLS_IN_GROUP = 16,
	GROUPS_IN_ROW = 4,
	ONE_EACH = 512, /* up to so many CPUs a cell is one of them */
	NUMBER_WIDTH = 5,
	PLACE_WIDTH = 6, /* "sock0 " */
	WIDE = 78,       /* of a row of four groups with the name of its place */
	BUSIEST = 8,
	BUSIEST_WIDTH = 18,
	BUSIEST_LABEL = 8,
	TITLE_WIDTH = 5,
	WORDS = 7,
	STEPS = 1000, /* of the shares that are counted for the median */
	HIGH = 90,
};

size_t cpus_first(const struct view *view)
{
	const struct snapshot *now = view->delta->now;
	size_t count = now->families[FAMILY_CPU].is_present ? now->families[FAMILY_CPU].count : 0;
	return count > 0 && snapshot_label(now, FAMILY_CPU, 0).number < 0 ? 1 : 0;
}

size_t cpus_count(const struct view *view)
{
	const struct family_data *cpus = &view->delta->now->families[FAMILY_CPU];
	return cpus->is_present ? cpus->count - cpus_first(view) : 0;
}

static double number_of(const struct view *view, size_t item)
{
	return snapshot_label(view->delta->now, FAMILY_CPU, item).number;
}

/* Of irq and softirq, which are one share here. */
static double irq_of(const struct view *view, size_t item)
{
	return view_value(view, SHOW_CPU_IRQ, item) + view_value(view, SHOW_CPU_SOFTIRQ, item);
}

/* The package that comes next behind one, by number; NAN behind the last. from -1: the first. Unknown: one of all. */
static double next_package(const struct view *view, double from)
{
	double next = NAN;
	for (size_t i = 0, item = cpus_first(view); i < cpus_count(view); i++, item++) {
		double package = view_value(view, SHOW_CPU_PACKAGE, item);
		if (package > from && !(next <= package))
			next = package;
	}
	return next;
}

static size_t count_packages(const struct view *view)
{
	size_t count = 0;
	double at = next_package(view, -1);
	while (!isnan(at)) {
		count++;
		at = next_package(view, at);
	}
	return count;
}

struct totals {
	size_t known, high;
	double mean, median, most, most_irq; /* NAN for unknown */
	size_t busiest, most_irq_item;
};

/* The mean of the two in the middle, or the one there. */
static double median_of(const size_t counts[STEPS + 1], size_t known)
{
	size_t passed = 0, low = SIZE_MAX;
	for (size_t step = 0; step <= STEPS; step++) {
		passed += counts[step];
		if (low == SIZE_MAX && passed > (known - 1) / 2)
			low = step;
		if (passed > known / 2)
			return (double)(low + step) / 2 * 100 / STEPS;
	}
	return NAN;
}

static struct totals add_up(const struct view *view)
{
	struct totals totals = {.mean = NAN, .median = NAN, .most = NAN, .most_irq = NAN};
	size_t counts[STEPS + 1] = {0};
	double sum = 0;
	for (size_t i = 0, item = cpus_first(view); i < cpus_count(view); i++, item++) {
		double busy = view_value(view, SHOW_CPU_BUSY, item), irq = irq_of(view, item);
		if (irq > 0 && !(totals.most_irq >= irq)) {
			totals.most_irq = irq;
			totals.most_irq_item = item;
		}
		if (isnan(busy))
			continue;
		totals.known++;
		totals.high += busy >= HIGH;
		sum += busy;
		counts[busy < 100 ? (size_t)(busy / 100 * STEPS + 0.5) : STEPS]++;
		if (!(totals.most >= busy)) {
			totals.most = busy;
			totals.busiest = item;
		}
	}
	if (totals.known > 0) {
		totals.mean = sum / (double)totals.known;
		totals.median = median_of(counts, totals.known);
	}
	return totals;
}

/* The figures, each to be kept in one piece; empty ones are left out. cells: how many CPUs are in a cell. */
static void make_words(const struct view *view, size_t cells, struct cell_text words[WORDS])
{
	struct totals totals = add_up(view);
	struct buf out[WORDS];
	memset(words, 0, WORDS * sizeof(*words));
	for (size_t i = 0; i < WORDS; i++)
		buf_init_in(&out[i], words[i].text, sizeof(words[i].text));
	size_t packages = count_packages(view);
	buf_printf(&out[0], "%zu", cpus_count(view));
	if (packages > 1)
		buf_printf(&out[0], " in %zu sockets", packages);
	buf_printf(&out[1], "mean %s", cell_with(cell_number(totals.mean, 0), "%").text);
	buf_printf(&out[2], "median %s", cell_with(cell_number(totals.median, 0), "%").text);
	buf_printf(&out[3], "max %s", cell_with(cell_number(totals.most, 0), "%").text);
	if (totals.known > 0)
		buf_printf(&out[3], " (%.0f)", number_of(view, totals.busiest));
	buf_printf(&out[4], ">=90%%: %zu", totals.high);
	if (!isnan(totals.most_irq))
		buf_printf(&out[5], "most irq: %.0f", number_of(view, totals.most_irq_item));
	if (cells > 1)
		buf_printf(&out[6], "a cell: max of %zu", cells);
}

/* Draws the words into lines, where area is not NULL. Returns how many lines they take. */
static size_t wrap_words(const struct cell_text words[WORDS], const struct area *area, size_t columns)
{
	size_t row = 0, column = TITLE_WIDTH;
	for (size_t i = 0; i < WORDS; i++) {
		size_t length = strlen(words[i].text);
		if (length == 0)
			continue;
		/* The key stands at the end of the first line. */
		if (column > TITLE_WIDTH && column + length > columns - (row == 0 ? 2 : 0)) {
			row++;
			column = TITLE_WIDTH;
		}
		if (area != NULL) {
			struct pen pen = pen_at(area, row);
			pen_move(&pen, column);
			pen_add(&pen, words[i].text);
		}
		column += length + 2;
	}
	return row + 1;
}

static size_t summary_rows(const struct view *view, size_t cells, size_t columns)
{
	struct cell_text words[WORDS];
	make_words(view, cells, words);
	return wrap_words(words, NULL, columns);
}

static void draw_summary(const struct view *view, const struct area *area, size_t cells)
{
	struct cell_text words[WORDS];
	make_words(view, cells, words);
	struct pen pen = pen_at(area, 0);
	pen_add_styled(&pen, STYLE_TITLE, "CPU");
	pen_move(&pen, area->columns - 1);
	pen_add_styled(&pen, STYLE_KEY, "1");
	(void)wrap_words(words, area, area->columns);
}

size_t cpu_summary_rows(const struct view *view, size_t columns)
{
	return summary_rows(view, 1, columns);
}

void cpu_summary_draw(const struct view *view, const struct area *area)
{
	draw_summary(view, area, 1);
}

static size_t label_width(const struct view *view, size_t columns)
{
	return NUMBER_WIDTH + 1 + (columns >= WIDE && count_packages(view) > 1 ? PLACE_WIDTH - 1 : 0);
}

static size_t cells_in_row(const struct view *view, size_t columns)
{
	size_t groups = GROUPS_IN_ROW, label = label_width(view, columns);
	while (groups > 1 && label + groups * (CELLS_IN_GROUP + 1) - 1 > columns)
		groups--;
	return groups * CELLS_IN_GROUP;
}

static bool is_of(const struct view *view, size_t item, double package)
{
	return isnan(package) || view_value(view, SHOW_CPU_PACKAGE, item) == package;
}

/* Rows of cells when so many CPUs make one: each socket begins a row of its own. */
static size_t rows_of_cells(const struct view *view, size_t in_cell, size_t columns)
{
	size_t in_row = cells_in_row(view, columns) * in_cell, rows = 0;
	double package = next_package(view, -1);
	do {
		size_t count = 0;
		for (size_t i = 0, item = cpus_first(view); i < cpus_count(view); i++, item++)
			count += is_of(view, item, package);
		rows += (count + in_row - 1) / in_row;
		package = isnan(package) ? package : next_package(view, package);
	} while (!isnan(package));
	return rows;
}

static size_t busiest_rows(const struct view *view, size_t columns)
{
	size_t in_row =
		columns > BUSIEST_LABEL + BUSIEST_WIDTH ? (columns - BUSIEST_LABEL + 1) / BUSIEST_WIDTH : 1;
	size_t count = cpus_count(view) < BUSIEST ? cpus_count(view) : BUSIEST;
	return (count + in_row - 1) / in_row;
}

/* The smallest group with which the cells fit into rows. */
static size_t fit_cells(const struct view *view, size_t rows, size_t columns)
{
	size_t in_cell = 1;
	while (cpus_count(view) > ONE_EACH * in_cell)
		in_cell *= 2;
	/* Below a row for each socket it cannot go. */
	while (rows_of_cells(view, in_cell, columns) > rows && in_cell < cpus_count(view))
		in_cell *= 2;
	return in_cell;
}

size_t cpu_cells_rows(const struct view *view, size_t columns)
{
	size_t in_cell = fit_cells(view, SIZE_MAX, columns);
	return summary_rows(view, in_cell, columns) + rows_of_cells(view, in_cell, columns) +
		busiest_rows(view, columns);
}

static void draw_cell(struct pen *pen, double busy, enum level level)
{
	pen_add_styled(pen, style_of_bar(level), isnan(busy) ? "-" : cell_spark(busy / 100, pen->grid->form));
}

static void draw_label(const struct view *view, struct pen *pen, size_t item, double package)
{
	if (label_width(view, (size_t)(pen->end - pen->start)) > NUMBER_WIDTH + 1) {
		pen_printf(pen, "sock%-*.0f", PLACE_WIDTH - 4, package);
		pen_add_right(pen, cell_number(number_of(view, item), 0).text, NUMBER_WIDTH - 1);
	} else {
		pen_add_right(pen, cell_number(number_of(view, item), 0).text, NUMBER_WIDTH);
	}
}

/* Draws the cells of a socket, in_cell CPUs in each, from a row on. Returns the row behind them. */
static size_t draw_package(
	const struct view *view, const struct area *area, double package, size_t in_cell, size_t row)
{
	size_t in_row = cells_in_row(view, area->columns), label = label_width(view, area->columns),
	       count = 0;
	double most = NAN;
	enum level level = LEVEL_OK;
	struct pen pen = pen_at(area, row);
	for (size_t i = 0, item = cpus_first(view); i < cpus_count(view); i++, item++) {
		if (!is_of(view, item, package))
			continue;
		size_t cell = count / in_cell, place = cell % in_row;
		double busy = view_value(view, SHOW_CPU_BUSY, item);
		if (count % in_cell == 0) {
			most = NAN;
			level = LEVEL_OK;
		}
		if (count % (in_cell * in_row) == 0) {
			pen = pen_at(area, row + cell / in_row);
			draw_label(view, &pen, item, package);
		}
		level = level_worse(level, view_level(view, SHOW_CPU_BUSY, item, busy));
		most = most >= busy || isnan(busy) ? most : busy;
		pen_move(&pen, label + place + place / CELLS_IN_GROUP);
		draw_cell(&pen, most, level);
		count++;
	}
	return row + (count + in_cell * in_row - 1) / (in_cell * in_row);
}

/* "usr 98": the largest of what it does. */
static void add_largest_share(const struct view *view, struct pen *pen, size_t item)
{
	const struct {
		const char *name;
		double value;
	} shares[] = {
		{"usr", view_cpu_user(view, item)},
		{"sys", view_value(view, SHOW_CPU_SYSTEM, item)},
		{"irq", irq_of(view, item)},
		{"stl", view_value(view, SHOW_CPU_STEAL, item)},
	};
	size_t largest = 0;
	for (size_t i = 1; i < COUNT_OF(shares); i++)
		if (shares[i].value > shares[largest].value)
			largest = i;
	pen_printf(pen, "%s %2s", shares[largest].name, cell_number(shares[largest].value, 0).text);
}

/* The busiest first, of equal ones that with the lower number. Returns how many are known. */
static size_t find_busiest(const struct view *view, size_t items[BUSIEST])
{
	size_t count = 0;
	for (size_t i = 0, item = cpus_first(view); i < cpus_count(view); i++, item++) {
		double busy = view_value(view, SHOW_CPU_BUSY, item);
		size_t at = count;
		while (at > 0 && busy > view_value(view, SHOW_CPU_BUSY, items[at - 1]))
			at--;
		if (isnan(busy) || at == BUSIEST)
			continue;
		count += count < BUSIEST;
		for (size_t behind = count - 1; behind > at; behind--)
			items[behind] = items[behind - 1];
		items[at] = item;
	}
	return count;
}

static void draw_busiest(const struct view *view, const struct area *area, size_t row)
{
	size_t items[BUSIEST], count = find_busiest(view, items), rows = busiest_rows(view, area->columns),
			       in_row = (BUSIEST + rows - 1) / rows;
	struct pen pen = pen_at(area, row);
	pen_add(&pen, "busiest");
	for (size_t i = 0; i < count; i++) {
		double busy = view_value(view, SHOW_CPU_BUSY, items[i]);
		pen = pen_at(area, row + i / in_row);
		pen_move(&pen, BUSIEST_LABEL + i % in_row * BUSIEST_WIDTH);
		pen_add_right(&pen, cell_number(number_of(view, items[i]), 0).text, NUMBER_WIDTH - 1);
		pen_add_level(&pen, cell_with(cell_number(busy, 0), "%").text, 5,
			view_level(view, SHOW_CPU_BUSY, items[i], busy), false);
		pen_add(&pen, " ");
		add_largest_share(view, &pen, items[i]);
	}
}

void cpu_cells_draw(const struct view *view, const struct area *area)
{
	size_t count = cpus_count(view);
	if (count == 0)
		return;
	/* As many lines as the figures take when they tell how large a cell is: the size is not known yet. */
	size_t head = summary_rows(view, 2, area->columns), tail = busiest_rows(view, area->columns),
	       rows = area->rows > head ? area->rows - head : 0;
	if (rows <= tail || rows - tail < rows_of_cells(view, count, area->columns))
		tail = 0;
	size_t in_cell = fit_cells(view, rows - tail, area->columns);
	draw_summary(view, area, in_cell);
	size_t row = summary_rows(view, in_cell, area->columns);
	double package = next_package(view, -1);
	do {
		row = draw_package(view, area, package, in_cell, row);
		package = isnan(package) ? package : next_package(view, package);
	} while (!isnan(package));
	if (tail > 0)
		draw_busiest(view, area, row);
}
