/* SPDX-License-Identifier: MIT */
#include "tui/panel/resource.h"

#include "core/members.h"
#include "tui/cell.h"

enum { LINE_NARROW = 42 };

static bool rank(const struct view *view, size_t item, struct ranked *out)
{
	double busy = view_value(view, SHOW_DISK_BUSY, item), await = view_value(view, SHOW_DISK_AWAIT, item);
	out->level = level_worse(
		view_level(view, SHOW_DISK_BUSY, item, busy), view_level(view, SHOW_DISK_AWAIT, item, await));
	out->weight = busy;
	return members_is_whole_disk(view->delta->now, item) && members_is_used_disk(view->delta->now, item);
}

static void add_level(struct pen *pen, const struct view *view, enum screen_field field, size_t item,
	struct cell_text text, size_t width)
{
	double value = view_value(view, field, item);
	pen_add_level(pen, text.text, width, view_level(view, field, item, value), false);
}

static void draw_line(const struct view *view, struct pen *pen, size_t item, size_t name_width)
{
	struct cell_text busy = cell_with(cell_number(view_value(view, SHOW_DISK_BUSY, item), 0), "%"),
			 await = cell_milliseconds(view_value(view, SHOW_DISK_AWAIT, item));
	bool is_narrow = pen_left(pen) < LINE_NARROW;
	pen_add_safe(pen, snapshot_label(view->delta->now, FAMILY_DISK, item).text, name_width);
	if (!is_narrow) {
		rate_draw(pen, " rd", view_value(view, SHOW_DISK_READ, item));
		rate_draw(pen, " wr", view_value(view, SHOW_DISK_WRITE, item));
		pen_add(pen, "/s ");
	}
	pen_add(pen, is_narrow ? " " : " busy ");
	add_level(pen, view, SHOW_DISK_BUSY, item, busy, 4);
	/* Narrow, the unit alone tells what it is. */
	if (pen_left(pen) >= (is_narrow ? 7 : 14)) {
		pen_add(pen, is_narrow ? " " : " await ");
		add_level(pen, view, SHOW_DISK_AWAIT, item, cell_with(await, "ms"), 5);
	}
	double queue = view_value(view, SHOW_DISK_QUEUE, item);
	if (pen_left(pen) >= 10)
		pen_printf(pen, " queue %s", cell_number(queue, queue < 9.95 ? 1 : 0).text);
}

static void draw_row(const struct view *view, struct pen *pen, size_t item)
{
	pen_add_right(pen, cell_bytes(view_value(view, SHOW_DISK_READ, item)).text, 6);
	pen_add_right(pen, cell_bytes(view_value(view, SHOW_DISK_WRITE, item)).text, 8);
	add_level(pen, view, SHOW_DISK_BUSY, item,
		cell_with(cell_number(view_value(view, SHOW_DISK_BUSY, item), 0), "%"), 5);
	add_level(pen, view, SHOW_DISK_AWAIT, item,
		cell_milliseconds(view_value(view, SHOW_DISK_AWAIT, item)), 4);
}

static const enum screen_field traffic[] = {SHOW_DISK_READ, SHOW_DISK_WRITE};

static const struct resource resource = {FAMILY_DISK, "DISK", "DISK I/O", "Read/s Write/s Busy   ms ", 'd',
	rank, draw_line, draw_row, traffic, NULL};

struct panel_size disk_size(const struct view *view, const struct room *room)
{
	return resource_size(view, room, &resource);
}

void disk_draw(const struct view *view, const struct area *area, const struct room *room)
{
	resource_draw(view, area, room, &resource);
}

void disk_watch(const struct view *view, const struct placed *placed, struct history *history)
{
	resource_watch(view, placed, &resource, history);
}

enum level disk_level(const struct view *view)
{
	return resource_level(view, &resource);
}
