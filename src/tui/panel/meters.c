/* SPDX-License-Identifier: MIT */
/* The meters: label, value, mark, bar in brackets, the last samples, details. On a narrow screen the last go first. */
#include "tui/panel/panel.h"

#include "tui/cell.h"

#include <string.h>

enum {
	NARROW = 60,
	LONG_FORM = 110,
	LONGEST_FORM = 180,
	LABEL_WIDTH = 5,
	BAR_LEAST = 8,
	SPARK_LEAST = 10,
	SPARK_MOST = 80,
	DETAILS_LENGTH = 160,
};

/* The full scale of LOAD, per CPU: what is above 1 must show. */
#define LOAD_FULL_SCALE 1.25

struct meter {
	const char *label;
	struct cell_text value;
	enum level level;
	double share;            /* of the bar, 0 to 1; NAN: unknown */
	enum screen_field field; /* whose history is drawn */
	uint32_t item;
	const char *item_name; /* NULL in a single-item family */
	double full;           /* scale of the history */
	const char *details;
};

static void draw_bar(struct pen *pen, const struct meter *meter, size_t width)
{
	size_t filled = 0;
	if (meter->share > 0)
		filled = meter->share < 1 ? (size_t)(meter->share * (double)width + 0.5) : width;
	pen_add(pen, "[");
	pen->style = style_of_bar(meter->level);
	pen_repeat(pen, "|", filled);
	pen->style = STYLE_NORMAL;
	pen_repeat(pen, " ", width - filled);
	pen_add(pen, "]");
}

/* A column a sample, each in the colour of the level it had. */
static void draw_history(struct pen *pen, const struct view *view, const struct meter *meter, size_t width)
{
	double values[SPARK_MOST];
	struct field field = view->fields[meter->field];
	int series = history_find(view->history, field, meter->item_name);
	history_columns(view->history, series, 0, values, width);
	for (size_t i = 0; i < width; i++) {
		enum level level = view_level(view, meter->field, meter->item, values[i]);
		pen_add_styled(pen, level == LEVEL_OK ? STYLE_NORMAL : style_of_bar(level),
			cell_spark(values[i] / meter->full, pen->grid->form));
	}
}

/* Details start in the same column in all meters, so the widest of the form decides. */
static size_t details_width(size_t columns)
{
	if (columns < NARROW)
		return 0;
	return columns < LONG_FORM ? 30 : columns < LONGEST_FORM ? 40 : 62;
}

static size_t bar_width(size_t columns)
{
	return columns < LONG_FORM ? 16 : columns < LONGEST_FORM ? 24 : 40;
}

static void draw_meter(const struct view *view, const struct area *area, const struct meter *meter)
{
	struct pen pen = pen_at(area, 0);
	/* On the widest screen labels are longer by what names the item. */
	size_t label = area->columns < LONGEST_FORM ? LABEL_WIDTH : LABEL_WIDTH + 2;
	pen_add_styled(&pen, STYLE_TITLE, meter->label);
	pen_move(&pen, label);
	pen_add_level(&pen, meter->value.text, 6, meter->level, false);
	pen_move(&pen, label + 8);
	size_t details = details_width(area->columns), taken = label + 8 + 2 + 2 + details;
	if (area->columns < taken + BAR_LEAST)
		return;
	size_t room = area->columns - taken, bar = bar_width(area->columns);
	size_t spark = room > bar + 1 + SPARK_LEAST ? room - bar - 1 : 0;
	if (spark > SPARK_MOST)
		spark = SPARK_MOST;
	if (view->history == NULL || view->history->slots == 0)
		spark = 0;
	draw_bar(&pen, meter, spark > 0 ? room - spark - 1 : room);
	if (spark > 0) {
		pen_add(&pen, " ");
		draw_history(&pen, view, meter, spark);
	}
	pen_add(&pen, "  ");
	if (details > 0)
		pen_add(&pen, meter->details);
}

static struct cell_text percent_text(double value)
{
	return cell_with(cell_number(value, 1), "%");
}

static struct meter percent_meter(
	const struct view *view, const char *label, enum screen_field field, uint32_t item)
{
	double value = view_value(view, field, item);
	return (struct meter){
		.label = label,
		.value = percent_text(value),
		.level = view_level(view, field, item, value),
		.share = value / 100,
		.field = field,
		.item = item,
		.full = 100,
	};
}

static enum level level_of_field(const struct view *view, enum screen_field field)
{
	return view_level(view, field, 0, view_value(view, field, 0));
}

/* A detail with a level of its own is marked like any value. */
static void add_detail(
	struct buf *out, const struct view *view, const char *name, enum screen_field field, int decimals)
{
	double value = view_value(view, field, 0);
	enum level level = view_level(view, field, 0, value);
	buf_printf(out, "%s%s %s", out->length > 0 ? " " : "", name, cell_number(value, decimals).text);
	if (level != LEVEL_OK)
		buf_add_char(out, level_mark(level));
}

/* What a container may have at most; NAN where that is no less than the machine has. */
static double limit_below(const struct view *view, enum screen_field limit, double all)
{
	double value = view_value(view, limit, 0);
	return value >= all ? NAN : value;
}

/* "limit 1.5 held 25.0%!": of CPUs, and the share of its time in which that held it back. */
static void add_cpu_limit(struct buf *out, const struct view *view, double limit, int decimals)
{
	double held = view_value(view, SHOW_HOST_CPU_THROTTLED, 0);
	enum level level = view_level(view, SHOW_HOST_CPU_THROTTLED, 0, held);
	buf_printf(out, "%slimit %s held %s", out->length > 0 ? " " : "", cell_number(limit, 1).text,
		cell_with(cell_number(held, decimals), "%").text);
	if (level != LEVEL_OK)
		buf_add_char(out, level_mark(level));
}

void meter_cpu_draw(const struct view *view, const struct area *area, const struct room *room)
{
	char storage[DETAILS_LENGTH];
	struct buf details;
	(void)room;
	buf_init_in(&details, storage, sizeof(storage));
	int decimals = area->columns < LONG_FORM ? 0 : 1;
	double limit = limit_below(view, SHOW_HOST_CPU_LIMIT, view->delta->context.cpus);
	/* A limit takes the place of what says least in a container. */
	bool is_limited = !isnan(limit), is_short = is_limited && area->columns < LONGEST_FORM;
	buf_printf(&details, "usr %2s sys %2s", cell_number(view_cpu_user(view, 0), decimals).text,
		cell_number(view_cpu_system(view, 0), decimals).text);
	if (is_limited && area->columns < LONG_FORM)
		buf_reset(&details);
	if (!is_short) {
		add_detail(&details, view, "wait", SHOW_CPU_IOWAIT, decimals);
		add_detail(&details, view, "steal", SHOW_CPU_STEAL, decimals);
	}
	if (is_limited)
		add_cpu_limit(&details, view, limit, decimals);
	struct meter meter = percent_meter(view, "CPU", SHOW_CPU_BUSY, 0);
	meter.item_name = "total";
	meter.details = details.data;
	draw_meter(view, area, &meter);
}

enum level meter_cpu_level(const struct view *view)
{
	return level_of_field(view, SHOW_CPU_BUSY);
}

void meter_mem_draw(const struct view *view, const struct area *area, const struct room *room)
{
	char storage[DETAILS_LENGTH];
	struct buf details;
	(void)room;
	buf_init_in(&details, storage, sizeof(storage));
	double total = view_value(view, SHOW_MEM_TOTAL, 0),
	       limit = limit_below(view, SHOW_HOST_MEMORY_LIMIT, total);
	bool is_limited = !isnan(limit);
	buf_printf(&details, "%s of %s", cell_bytes(view_value(view, SHOW_MEM_USED, 0)).text,
		cell_bytes(total).text);
	/* What the machine has left is not what there is for a container. */
	if (!is_limited || area->columns >= LONG_FORM)
		buf_printf(&details, "  avail %s", cell_bytes(view_value(view, SHOW_MEM_AVAILABLE, 0)).text);
	if (is_limited)
		buf_printf(&details, "  limit %s", cell_bytes(limit).text);
	if (area->columns >= (is_limited ? LONGEST_FORM : LONG_FORM))
		buf_printf(&details, "  cache %s", cell_bytes(view_value(view, SHOW_MEM_CACHED, 0)).text);
	struct meter meter = percent_meter(view, "MEM", SHOW_MEM_PERCENT, 0);
	meter.details = details.data;
	draw_meter(view, area, &meter);
}

enum level meter_mem_level(const struct view *view)
{
	return level_of_field(view, SHOW_MEM_PERCENT);
}

void meter_swap_draw(const struct view *view, const struct area *area, const struct room *room)
{
	char storage[DETAILS_LENGTH];
	struct buf details;
	(void)room;
	buf_init_in(&details, storage, sizeof(storage));
	double total = view_value(view, SHOW_SWAP_TOTAL, 0);
	if (total == 0)
		buf_add_string(&details, "no swap");
	else
		buf_printf(&details, "%s of %s  in %s out %s",
			cell_bytes(view_value(view, SHOW_SWAP_USED, 0)).text, cell_bytes(total).text,
			cell_with(cell_bytes(view_value(view, SHOW_SWAP_IN, 0)), "/s").text,
			cell_with(cell_bytes(view_value(view, SHOW_SWAP_OUT, 0)), "/s").text);
	struct meter meter = percent_meter(view, "SWAP", SHOW_SWAP_PERCENT, 0);
	meter.details = details.data;
	draw_meter(view, area, &meter);
}

enum level meter_swap_level(const struct view *view)
{
	return level_of_field(view, SHOW_SWAP_PERCENT);
}

void meter_load_draw(const struct view *view, const struct area *area, const struct room *room)
{
	char storage[DETAILS_LENGTH];
	struct buf details;
	(void)room;
	buf_init_in(&details, storage, sizeof(storage));
	double one = view_value(view, SHOW_LOAD_ONE, 0), cpus = view->delta->context.cpus,
	       per_cpu = one / cpus;
	struct cell_text five = cell_number(view_value(view, SHOW_LOAD_FIVE, 0), 2);
	struct cell_text fifteen = cell_number(view_value(view, SHOW_LOAD_FIFTEEN, 0), 2);
	if (area->columns >= LONG_FORM)
		buf_printf(&details, "5m %s  15m %s", five.text, fifteen.text);
	else
		buf_printf(&details, "%s %s", five.text, fifteen.text);
	buf_printf(&details, "  (%s per CPU)", cell_number(per_cpu, 2).text);
	draw_meter(view, area,
		&(struct meter){
			.label = "LOAD",
			.value = cell_number(one, one < 9.995 ? 2 : 1),
			.level = view_level(view, SHOW_LOAD_ONE, 0, one),
			.share = per_cpu / LOAD_FULL_SCALE,
			.field = SHOW_LOAD_ONE,
			.full = LOAD_FULL_SCALE * cpus,
			.details = details.data,
		});
}

enum level meter_load_level(const struct view *view)
{
	return level_of_field(view, SHOW_LOAD_ONE);
}

static const struct {
	const char *name, *label, *glued_label;
} resources[] = {
	{"cpu", "cpu", "PSIcp"},
	{"memory", "mem", "PSIme"},
	{"io", "io", "PSIio"},
};

/* Without pressure in the kernel there is no such line; stacked it is one for all, wide a meter for each. */
struct panel_size psi_size(const struct view *view, const struct room *room)
{
	size_t most = view_worst_pressure(view) == NO_ITEM ? 0 : 1;
	if (most > 0 && room->kind == LAYOUT_TRIPLE)
		return (struct panel_size){1, COUNT_OF(resources), COUNT_OF(resources)};
	return (struct panel_size){most, most, most};
}

enum level psi_level(const struct view *view)
{
	uint32_t item = view_worst_pressure(view);
	return item == NO_ITEM ? LEVEL_OK
			       : view_level(view, SHOW_PSI_10, item, view_value(view, SHOW_PSI_10, item));
}

static void add_averages(struct buf *out, const struct view *view, uint32_t item)
{
	buf_printf(out, "some 10s %s", cell_number(view_value(view, SHOW_PSI_10, item), 1).text);
	buf_printf(out, "  60s %s", cell_number(view_value(view, SHOW_PSI_60, item), 1).text);
	buf_printf(out, "  300s %s", cell_number(view_value(view, SHOW_PSI_300, item), 1).text);
	double full = view_value(view, SHOW_PSI_FULL, item);
	if (!isnan(full))
		buf_printf(out, "   full %s", cell_number(full, 1).text);
}

/* "cpu 3.1  mem 0.0  io 96.4" */
static void add_all(struct buf *out, const struct view *view)
{
	for (size_t i = 0; i < COUNT_OF(resources); i++) {
		uint32_t item = view_pressure(view, resources[i].name);
		double value = item == NO_ITEM ? NAN : view_value(view, SHOW_PSI_10, item);
		buf_printf(out, "%s%s %s", out->length > 0 ? "  " : "", resources[i].label,
			cell_number(value, 1).text);
	}
}

static void draw_psi_meter(const struct view *view, const struct area *area, size_t which, bool is_worst)
{
	char storage[DETAILS_LENGTH], label[CELL_LENGTH];
	struct buf details, text;
	uint32_t item = view_pressure(view, resources[which].name);
	if (item == NO_ITEM)
		return;
	buf_init_in(&details, storage, sizeof(storage));
	buf_init_in(&text, label, sizeof(label));
	if (is_worst) {
		add_all(&details, view);
		buf_add_string(&details, "  (some, 10 s)");
		buf_add_string(&text, resources[which].glued_label);
	} else {
		add_averages(&details, view, item);
		buf_printf(&text, "PSI %s", resources[which].label);
	}
	struct meter meter = percent_meter(view, label, SHOW_PSI_10, item);
	meter.item_name = resources[which].name;
	meter.details = details.data;
	draw_meter(view, area, &meter);
}

/* "PSI   cpu  3.1   mem  0.0   io 96.4X  % stalled, 10 s     412 tasks  5 run 12 D" */
static void draw_psi_line(const struct view *view, const struct area *area)
{
	struct pen pen = pen_at(area, 0);
	pen_add_styled(&pen, STYLE_TITLE, "PSI");
	pen_move(&pen, LABEL_WIDTH + 1);
	for (size_t i = 0; i < COUNT_OF(resources); i++) {
		uint32_t item = view_pressure(view, resources[i].name);
		double value = item == NO_ITEM ? NAN : view_value(view, SHOW_PSI_10, item);
		enum level level = item == NO_ITEM ? LEVEL_OK : view_level(view, SHOW_PSI_10, item, value);
		pen_printf(&pen, "%s%s ", i > 0 ? "  " : "", resources[i].label);
		pen_add_level(&pen, cell_number(value, 1).text, 4, level, false);
	}
	if (area->columns < NARROW)
		return;
	pen_add(&pen, " % stalled, 10 s");
	char tasks[DETAILS_LENGTH];
	struct buf text;
	buf_init_in(&text, tasks, sizeof(tasks));
	view_add_tasks(&text, view);
	if (pen_left(&pen) > text.length + 2) {
		pen_move(&pen, area->columns - text.length - 1);
		pen_add(&pen, tasks);
	}
}

void psi_draw(const struct view *view, const struct area *area, const struct room *room)
{
	uint32_t worst = view_worst_pressure(view);
	if (room->kind == LAYOUT_STACKED) {
		draw_psi_line(view, area);
		return;
	}
	for (size_t i = 0; i < COUNT_OF(resources); i++) {
		struct area line = *area;
		line.row += area->rows > 1 ? i : 0;
		line.rows = 1;
		if (area->rows > 1 || view_pressure(view, resources[i].name) == worst)
			draw_psi_meter(view, &line, i, area->rows == 1);
	}
}
