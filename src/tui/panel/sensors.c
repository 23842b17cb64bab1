/* SPDX-License-Identifier: MIT */
/* Key s: temperatures, fans and batteries. */
#include "tui/panel/resource.h"

#include "tui/cell.h"

#include <string.h>

enum { VALUE_WIDTH = 8, NAME_MOST = 100 };

static bool is_kind(const struct view *view, size_t item, const char *kind)
{
	return slice_equals(view_text(view, SHOW_SENSOR_KIND, item), slice_of(kind));
}

/* Temperatures, the hottest first, then batteries, the emptiest first, then fans. What has no value is not there. */
static bool rank(const struct view *view, size_t item, struct ranked *out)
{
	double temperature = view_value(view, SHOW_SENSOR_TEMPERATURE, item),
	       charge = view_value(view, SHOW_SENSOR_CAPACITY, item),
	       fan = view_value(view, SHOW_SENSOR_FAN, item);
	out->level = view_level(view, SHOW_SENSOR_TEMPERATURE, item, temperature);
	if (!isnan(temperature))
		out->weight = 1000 + temperature;
	else if (!isnan(charge))
		out->weight = 200 - charge;
	return !isnan(temperature) || !isnan(charge) || !isnan(fan);
}

/* Of a longer name there would be nothing. */
static void add_cut(struct buf *out, struct slice text)
{
	buf_add(out, text.data, text.length < NAME_MOST ? text.length : NAME_MOST);
}

/* "coretemp Package id 0" where the driver says what it measures, else "nvme/temp1". */
static void add_name(const struct view *view, size_t item, struct buf *out)
{
	struct slice label = snapshot_label(view->delta->now, FAMILY_SENSOR, item).text,
		     description = view_text(view, SHOW_SENSOR_DESCRIPTION, item);
	const char *end = memchr(label.data, '/', label.length);
	if (end == NULL || description.length == 0) {
		add_cut(out, label);
		return;
	}
	add_cut(out, (struct slice){.data = label.data, .length = (size_t)(end - label.data)});
	buf_add_char(out, ' ');
	add_cut(out, description);
}

static void draw_row(const struct view *view, struct pen *pen, size_t item)
{
	double temperature = view_value(view, SHOW_SENSOR_TEMPERATURE, item);
	enum level level = view_level(view, SHOW_SENSOR_TEMPERATURE, item, temperature);
	struct cell_text cell =
		cell_with(cell_number(temperature, 0), pen->grid->form == UTF8_ASCII ? " C" : " °C");
	bool is_battery = is_kind(view, item, "Battery");
	if (is_kind(view, item, "fan"))
		cell = cell_with(cell_number(view_value(view, SHOW_SENSOR_FAN, item), 0), " rpm");
	else if (is_battery)
		cell = cell_with(cell_number(view_value(view, SHOW_SENSOR_CAPACITY, item), 0), "%");
	pen_add_level(pen, cell.text, VALUE_WIDTH, level, true);
	pen_add(pen, " ");
	if (is_battery)
		pen_add_safe(pen, view_text(view, SHOW_SENSOR_STATE, item), SIZE_MAX);
	else if (!isnan(temperature))
		pen_add_styled(pen, level == LEVEL_OK ? STYLE_NORMAL : style_of(level), level_word(level));
}

static const struct resource resource = {
	.family = FAMILY_SENSOR,
	.title = "SENSORS",
	.heads = "                  ",
	.key = 's',
	.rank = rank,
	.draw_row = draw_row,
	.add_name = add_name,
};

struct panel_size sensors_size(const struct view *view, const struct room *room)
{
	return resource_size_if_any(view, room, &resource, PANEL_SENSORS);
}

void sensors_draw(const struct view *view, const struct area *area, const struct room *room)
{
	resource_draw(view, area, room, &resource);
}

enum level sensors_level(const struct view *view)
{
	return resource_level(view, &resource);
}
