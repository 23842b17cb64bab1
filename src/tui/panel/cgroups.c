/* SPDX-License-Identifier: MIT */
/* Key G: units of systemd and containers, by what their control groups use. */
#include "tui/panel/resource.h"

#include "proc/sys/cgroupname.h"
#include "tui/cell.h"

enum { WIDE = 70, NAME_LENGTH = 256 };

static struct slice path_of(const struct view *view, size_t item)
{
	return snapshot_label(view->delta->now, FAMILY_CGROUP, item).text;
}

static void add_name(const struct view *view, size_t item, struct buf *out)
{
	if (!cgroupname_add(out, path_of(view, item)))
		buf_add_char(out, '/');
}

/* By CPU, those that use none by memory. */
static bool rank(const struct view *view, size_t item, struct ranked *out)
{
	char storage[NAME_LENGTH];
	struct buf name;
	buf_init_in(&name, storage, sizeof(storage));
	double cpu = view_value(view, SHOW_CGROUP_CPU, item),
	       memory = view_value(view, SHOW_CGROUP_MEMORY, item),
	       share = view_value(view, SHOW_CGROUP_MEMORY_PERCENT, item);
	out->level = view_level(view, SHOW_CGROUP_MEMORY_PERCENT, item, share);
	out->weight = (isnan(cpu) ? 0 : cpu) + (isnan(memory) ? 0 : memory / 1e18);
	/* The root has memory of its own only inside of a container: then it is the whole of that. */
	bool is_own_root = slice_equals(path_of(view, item), slice_of("/")) && !isnan(memory);
	return is_own_root || cgroupname_add(&name, path_of(view, item));
}

static struct cell_text percent_cell(double value)
{
	return cell_number(value, value < 99.95 ? 1 : 0);
}

static void add_common(const struct view *view, struct pen *pen, size_t item)
{
	double share = view_value(view, SHOW_CGROUP_MEMORY_PERCENT, item);
	pen_add_right(pen, percent_cell(view_value(view, SHOW_CGROUP_CPU, item)).text, 5);
	pen_add_level(pen, cell_bytes(view_value(view, SHOW_CGROUP_MEMORY, item)).text, 7,
		view_level(view, SHOW_CGROUP_MEMORY_PERCENT, item, share), true);
}

static void draw_row(const struct view *view, struct pen *pen, size_t item)
{
	add_common(view, pen, item);
	double io = view_value(view, SHOW_CGROUP_READ, item) + view_value(view, SHOW_CGROUP_WRITE, item);
	pen_add_right(pen, cell_bytes(io).text, 6);
}

static void draw_wide_row(const struct view *view, struct pen *pen, size_t item)
{
	static const enum screen_field percents[] = {SHOW_CGROUP_THROTTLED, SHOW_CGROUP_CPU_PRESSURE,
		SHOW_CGROUP_MEMORY_PRESSURE, SHOW_CGROUP_IO_PRESSURE};
	add_common(view, pen, item);
	pen_add_right(pen, cell_bytes(view_value(view, SHOW_CGROUP_READ, item)).text, 6);
	pen_add_right(pen, cell_bytes(view_value(view, SHOW_CGROUP_WRITE, item)).text, 8);
	for (size_t i = 0; i < COUNT_OF(percents); i++)
		pen_add_right(pen, percent_cell(view_value(view, percents[i], item)).text, 6);
}

static const struct resource narrow = {
	.family = FAMILY_CGROUP,
	.title = "CGROUPS",
	.heads = " CPU%    MEM   IO/s",
	.key = 'G',
	.rank = rank,
	.draw_row = draw_row,
	.add_name = add_name,
};

static const struct resource wide = {
	.family = FAMILY_CGROUP,
	.title = "CGROUPS",
	.heads = " CPU%    MEM Read/s Write/s  Held PSIcp PSIme PSIio",
	.key = 'G',
	.rank = rank,
	.draw_row = draw_wide_row,
	.add_name = add_name,
};

static const struct resource *form_of(size_t columns)
{
	return columns < WIDE ? &narrow : &wide;
}

struct panel_size cgroups_size(const struct view *view, const struct room *room)
{
	return resource_size_if_any(view, room, form_of(room->columns), PANEL_CGROUPS);
}

void cgroups_draw(const struct view *view, const struct area *area, const struct room *room)
{
	resource_draw(view, area, room, form_of(area->columns));
}
