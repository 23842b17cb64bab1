/* SPDX-License-Identifier: MIT */
#include "tui/panel/panel.h"

#include "metric/part.h"
#include "tui/panel/detail.h"

#include <assert.h>

#define TOP                                     \
	{                                       \
		PLACE_TOP, PLACE_TOP, PLACE_TOP \
	}
#define BOTTOM                                           \
	{                                                \
		PLACE_BOTTOM, PLACE_BOTTOM, PLACE_BOTTOM \
	}
#define FOLDED                                    \
	{                                         \
		PLACE_TOP, PLACE_LEFT, PLACE_LEFT \
	}

/* clang-format off */
const struct panel panels[] = {
	{"header", TOP, PANEL_COUNT, 0, 0, 0, header_size, header_draw, NULL},
	{"cpu", TOP, PANEL_COUNT, 2, 0, 0, one_line_size, meter_cpu_draw, meter_cpu_level},
	{"mem", TOP, PANEL_COUNT, 3, 0, 0, one_line_size, meter_mem_draw, meter_mem_level},
	{"swap", TOP, PANEL_COUNT, 6, 0, 0, one_line_size, meter_swap_draw, meter_swap_level},
	{"load", TOP, PANEL_COUNT, 5, 0, 0, one_line_size, meter_load_draw, meter_load_level},
	{"psi", TOP, PANEL_COUNT, 7, 0, 0, psi_size, psi_draw, psi_level},
	{"each cpu", {PLACE_NONE, PLACE_NONE, PLACE_LEFT}, PANEL_CPUS, 13, 14, 0, cpus_size, cpus_draw, NULL},
	{"net", FOLDED, PANEL_NET, 8, 0, 8, net_size, net_draw, net_level},
	{"disk", FOLDED, PANEL_DISK, 4, 0, 8, disk_size, disk_draw, disk_level},
	{"fs", FOLDED, PANEL_FS, 9, 0, 8, fs_size, fs_draw, fs_level},
	{"raid", FOLDED, PANEL_COUNT, 9, 0, 8, raid_size, raid_draw, raid_level},
	{"sensors", {PLACE_NONE, PLACE_LEFT, PLACE_LEFT}, PANEL_SENSORS, 13, 0, 0, sensors_size, sensors_draw, sensors_level},
	{"selected", {PLACE_NONE, PLACE_NONE, PLACE_RIGHT}, PANEL_COUNT, 11, 0, 0, selected_size, selected_draw, NULL},
	{"cgroups", {PLACE_NONE, PLACE_LEFT, PLACE_RIGHT}, PANEL_CGROUPS, 13, 0, 0, cgroups_size, cgroups_draw, NULL},
	{"tcp", {PLACE_NONE, PLACE_NONE, PLACE_RIGHT}, PANEL_COUNT, 13, 0, 0, sockets_size, sockets_draw, NULL},
	{"irq", {PLACE_NONE, PLACE_NONE, PLACE_RIGHT}, PANEL_COUNT, 13, 0, 0, interrupts_size, interrupts_draw, NULL},
	{"tasks", {PLACE_NONE, PLACE_LEFT, PLACE_LEFT}, PANEL_COUNT, 12, 0, 0, tasks_size, tasks_draw, NULL},
	{"line", TOP, PANEL_COUNT, 15, 0, 0, line_size, line_draw, NULL},
	{"main", {PLACE_MAIN, PLACE_MAIN, PLACE_MAIN}, PANEL_COUNT, 0, 0, 0, main_size, main_draw, NULL},
	{"alerts", BOTTOM, PANEL_COUNT, 1, 10, 0, alerts_size, alerts_draw, alerts_level},
	{"key line", BOTTOM, PANEL_COUNT, 11, 0, 0, one_line_size, key_line_draw, NULL},
};
/* clang-format on */
const size_t panel_count = COUNT_OF(panels);
static_assert(COUNT_OF(panels) <= LAYOUT_PANELS, "each has a place");

void panels_watch(const struct layout *layout, const struct view *view, struct history *history)
{
	const struct placed *net = layout_find(layout, net_draw), *disk = layout_find(layout, disk_draw);
	if (net != NULL)
		net_watch(view, net, history);
	if (disk != NULL)
		disk_watch(view, disk, history);
}

struct panel_size one_line_size(const struct view *view, const struct room *room)
{
	(void)view;
	(void)room;
	return (struct panel_size){1, 1, 1};
}

struct panel_size main_size(const struct view *view, const struct room *room)
{
	enum { LEAST = 4 }; /* title and three processes */
	enum main_view main = view->state->main;
	/* What is looked at closely may take half of a low screen. */
	if ((main == MAIN_DETAIL || main == MAIN_FILES) && room->rows / 2 > LEAST)
		return (struct panel_size){room->rows / 2, room->rows / 2, room->rows / 2};
	return (struct panel_size){LEAST, LEAST, LEAST};
}

void main_draw(const struct view *view, const struct area *area, const struct room *room)
{
	switch (view->state->main) {
	case MAIN_ALERTS:
		alert_list_draw(view, area);
		break;
	case MAIN_DETAIL:
		detail_draw(view, area);
		break;
	case MAIN_FILES:
		open_files_draw(view, area);
		break;
	case MAIN_LIST:
		list_draw(view, area, room);
		break;
	}
}

struct panel_size line_size(const struct view *view, const struct room *room)
{
	(void)view;
	return (struct panel_size){1, 1, room->rows >= 16 ? 1 : 0};
}

/* A line between figures and what is in the middle, and on it how much of the list is hidden from us. */
void line_draw(const struct view *view, const struct area *area, const struct room *room)
{
	struct pen pen = pen_at(area, 0);
	pen.style = STYLE_FAINT;
	pen_repeat(&pen, "─", area->columns);
	for (size_t i = 0; i < COUNT_OF(room->joints) && room->joints[i] > 0; i++) {
		pen_move(&pen, room->joints[i]);
		pen_add(&pen, "┬");
	}
	size_t hidden = view->delta->now->unreadable_io,
	       all = view->delta->now->families[FAMILY_PROCESS].count;
	if (hidden == 0 || hidden > all)
		return;
	pen_move(&pen, 3);
	pen_printf(&pen, " I/O of %zu of %zu processes visible ", all - hidden, all);
}
