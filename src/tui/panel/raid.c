/* SPDX-License-Identifier: MIT */
/* Arrays of disks made by software; there is no panel where there are none. */
#include "tui/panel/resource.h"

#include "tui/cell.h"

static bool rank(const struct view *view, size_t item, struct ranked *out)
{
	double lacking = view_value(view, SHOW_RAID_DEGRADED, item);
	out->level = view_level(view, SHOW_RAID_DEGRADED, item, lacking);
	/* One that is busy with itself comes before one that is idle. */
	out->weight = view_text(view, SHOW_RAID_ACTION, item).length > 0;
	return true;
}

/* "2/3X": what it works with of what it should have. */
static void add_devices(const struct view *view, struct pen *pen, size_t item)
{
	double lacking = view_value(view, SHOW_RAID_DEGRADED, item),
	       all = view_value(view, SHOW_RAID_DEVICES, item);
	struct cell_text of = cell_number(all, 0),
			 active = cell_number(view_value(view, SHOW_RAID_ACTIVE_DEVICES, item), 0),
			 cell = cell_with(cell_with(active, "/"), of.text);
	pen_add_level(pen, cell.text, 5, view_level(view, SHOW_RAID_DEGRADED, item, lacking), true);
}

/* "recovery 12.6%", or "active" where nothing goes on */
static void add_action(const struct view *view, struct pen *pen, size_t item)
{
	struct slice action = view_text(view, SHOW_RAID_ACTION, item);
	if (action.length == 0) {
		pen_add_safe(pen, view_text(view, SHOW_RAID_STATE, item), SIZE_MAX);
		return;
	}
	double sync = view_value(view, SHOW_RAID_SYNC, item);
	pen_add_safe(pen, action, action.length < 8 ? action.length : 8);
	if (isnan(sync))
		pen_add(pen, " waits");
	else
		pen_printf(pen, " %s%%", cell_number(sync, 1).text);
}

static void draw_line(const struct view *view, struct pen *pen, size_t item, size_t name_width)
{
	pen_add_safe(pen, snapshot_label(view->delta->now, FAMILY_RAID, item).text, name_width);
	add_devices(view, pen, item);
	pen_add(pen, " ");
	add_action(view, pen, item);
	struct slice level = view_text(view, SHOW_RAID_LEVEL, item);
	if (pen_left(pen) > level.length + 2 && level.length > 0) {
		pen_add(pen, "  ");
		pen_add_safe(pen, level, SIZE_MAX);
	}
}

static void draw_row(const struct view *view, struct pen *pen, size_t item)
{
	add_devices(view, pen, item);
	pen_add(pen, " ");
	add_action(view, pen, item);
}

static const struct resource resource = {
	.family = FAMILY_RAID,
	.label = "RAID",
	.title = "RAID",
	.heads = "  Disks           ",
	.key = ' ',
	.rank = rank,
	.draw_line = draw_line,
	.draw_row = draw_row,
};

struct panel_size raid_size(const struct view *view, const struct room *room)
{
	return resource_size_if_any(view, room, &resource, PANEL_COUNT);
}

void raid_draw(const struct view *view, const struct area *area, const struct room *room)
{
	resource_draw(view, area, room, &resource);
}

enum level raid_level(const struct view *view)
{
	return resource_level(view, &resource);
}
