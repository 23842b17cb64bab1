/* SPDX-License-Identifier: MIT */
/* The meters: label, value, mark, bar in brackets, details. The bar gives way to the details first. */
#include "tui/panels.h"

#include "tui/cell.h"

enum { NARROW = 60, LONG_FORM = 110, BAR_COLUMN = 13, BAR_LEAST = 8, DETAILS_LENGTH = 128 };

/* The pictures use this as the full scale of LOAD, per CPU. */
#define LOAD_FULL_SCALE 1.25

struct meter {
	const char *label;
	const char *value;
	enum level level;
	double share; /* of the bar, 0 to 1; NAN: unknown */
	const char *details;
};

struct panel_size meter_size(const struct view *view, size_t rows, size_t columns)
{
	(void)view;
	(void)rows;
	(void)columns;
	return (struct panel_size){1, 1};
}

static void draw_bar(struct pen *pen, const struct meter *meter, size_t width)
{
	size_t filled = 0;
	if (meter->share > 0)
		filled = meter->share < 1 ? (size_t)(meter->share * (double)width + 0.5) : width;
	pen_add(pen, "[");
	pen->style = style_of(meter->level);
	pen_repeat(pen, "|", filled);
	pen->style = STYLE_NORMAL;
	pen_repeat(pen, " ", width - filled);
	pen_add(pen, "]");
}

/* Details start in the same column in all meters, so the widest of the form decides. */
static size_t details_width(size_t columns)
{
	if (columns < NARROW)
		return 0;
	return columns < LONG_FORM ? 34 : 44;
}

static void draw_meter(const struct area *area, const struct meter *meter)
{
	struct pen pen = pen_at(area, 0);
	pen_add_styled(&pen, STYLE_TITLE, meter->label);
	pen_move(&pen, 5);
	pen_add_level(&pen, meter->value, 6, meter->level, false);
	pen_move(&pen, BAR_COLUMN);
	size_t details = details_width(area->columns);
	size_t taken = BAR_COLUMN + 2 + details;
	if (area->columns < taken + BAR_LEAST)
		return;
	draw_bar(&pen, meter, area->columns - taken);
	pen_add(&pen, "  ");
	if (details > 0)
		pen_add(&pen, meter->details);
}

static struct cell_text percent_text(double value)
{
	return cell_with(cell_number(value, 1), "%");
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

void meter_cpu_draw(const struct view *view, const struct area *area)
{
	char storage[DETAILS_LENGTH];
	struct buf details;
	buf_init_in(&details, storage, sizeof(storage));
	int decimals = area->columns < LONG_FORM ? 0 : 1;
	double busy = view_value(view, SHOW_CPU_BUSY, 0);
	buf_printf(&details, "usr %2s sys %2s", cell_number(view_cpu_user(view, 0), decimals).text,
		cell_number(view_cpu_system(view, 0), decimals).text);
	add_detail(&details, view, "wait", SHOW_CPU_IOWAIT, decimals);
	add_detail(&details, view, "steal", SHOW_CPU_STEAL, decimals);
	struct cell_text value = percent_text(busy);
	draw_meter(area,
		&(struct meter){"CPU", value.text, view_level(view, SHOW_CPU_BUSY, 0, busy), busy / 100,
			details.data});
}

void meter_mem_draw(const struct view *view, const struct area *area)
{
	char storage[DETAILS_LENGTH];
	struct buf details;
	buf_init_in(&details, storage, sizeof(storage));
	double percent = view_value(view, SHOW_MEM_PERCENT, 0);
	buf_printf(&details, "%s of %s  avail %s", cell_bytes(view_value(view, SHOW_MEM_USED, 0)).text,
		cell_bytes(view_value(view, SHOW_MEM_TOTAL, 0)).text,
		cell_bytes(view_value(view, SHOW_MEM_AVAILABLE, 0)).text);
	if (area->columns >= LONG_FORM)
		buf_printf(&details, "  cache %s", cell_bytes(view_value(view, SHOW_MEM_CACHED, 0)).text);
	struct cell_text value = percent_text(percent);
	draw_meter(area,
		&(struct meter){"MEM", value.text, view_level(view, SHOW_MEM_PERCENT, 0, percent),
			percent / 100, details.data});
}

void meter_swap_draw(const struct view *view, const struct area *area)
{
	char storage[DETAILS_LENGTH];
	struct buf details;
	buf_init_in(&details, storage, sizeof(storage));
	double percent = view_value(view, SHOW_SWAP_PERCENT, 0), total = view_value(view, SHOW_SWAP_TOTAL, 0);
	if (total == 0)
		buf_add_string(&details, "no swap");
	else
		buf_printf(&details, "%s of %s", cell_bytes(view_value(view, SHOW_SWAP_USED, 0)).text,
			cell_bytes(total).text);
	struct cell_text value = percent_text(percent);
	draw_meter(area,
		&(struct meter){"SWAP", value.text, view_level(view, SHOW_SWAP_PERCENT, 0, percent),
			percent / 100, details.data});
}

void meter_load_draw(const struct view *view, const struct area *area)
{
	char storage[DETAILS_LENGTH];
	struct buf details;
	buf_init_in(&details, storage, sizeof(storage));
	double one = view_value(view, SHOW_LOAD_ONE, 0), per_cpu = one / view->delta->context.cpus;
	bool is_long = area->columns >= LONG_FORM;
	struct cell_text five = cell_number(view_value(view, SHOW_LOAD_FIVE, 0), 2);
	struct cell_text fifteen = cell_number(view_value(view, SHOW_LOAD_FIFTEEN, 0), 2);
	if (is_long)
		buf_printf(&details, "5m %s  15m %s", five.text, fifteen.text);
	else
		buf_printf(&details, "%s %s", five.text, fifteen.text);
	buf_printf(&details, "  (%s per CPU)", cell_number(per_cpu, 2).text);
	struct cell_text value = cell_number(one, one < 9.995 ? 2 : 1);
	draw_meter(area,
		&(struct meter){"LOAD", value.text, view_level(view, SHOW_LOAD_ONE, 0, one),
			per_cpu / LOAD_FULL_SCALE, details.data});
}
