/* SPDX-License-Identifier: MIT */
#include "tui/panel/resource.h"

#include "core/alert/text.h"
#include "core/members.h"
#include "tui/cell.h"

enum { LINE_NARROW = 42, FULL_IN_WIDTH = 25 };

static bool rank(const struct view *view, size_t item, struct ranked *out)
{
	double used = view_value(view, SHOW_FS_PERCENT, item),
	       inodes = view_value(view, SHOW_FS_INODES_PERCENT, item);
	struct label label = snapshot_label(view->delta->now, FAMILY_FS, item);
	out->level = level_worse(view_level(view, SHOW_FS_PERCENT, item, used),
		view_level(view, SHOW_FS_INODES_PERCENT, item, inodes));
	out->weight = used;
	/* The root is always listed, also where nothing tells how full it is. */
	return members_is_writable_mount(view->delta->now, item) || label_is(&label, "/");
}

/* Inodes take the place of the share of blocks when they are the worse trouble. */
static void add_share(const struct view *view, struct pen *pen, size_t item)
{
	double used = view_value(view, SHOW_FS_PERCENT, item),
	       inodes = view_value(view, SHOW_FS_INODES_PERCENT, item);
	enum level of_used = view_level(view, SHOW_FS_PERCENT, item, used),
		   of_inodes = view_level(view, SHOW_FS_INODES_PERCENT, item, inodes);
	bool is_inodes = of_inodes > of_used;
	pen_add_level(pen, cell_with(cell_number(is_inodes ? inodes : used, 0), is_inodes ? "%i" : "%").text,
		5, is_inodes ? of_inodes : of_used, false);
}

/* Only when it is soon, and no less a trouble than the inodes. */
static bool add_full_in(const struct view *view, struct pen *pen, size_t item, enum level of_inodes)
{
	double seconds = view_value(view, SHOW_FS_FULL_IN, item);
	enum level level = view_level(view, SHOW_FS_FULL_IN, item, seconds);
	char storage[FULL_IN_WIDTH];
	struct buf text;
	buf_init_in(&text, storage, sizeof(storage));
	if (level == LEVEL_OK || level < of_inodes)
		return false;
	pen_add(pen, "  full in about ");
	alert_text_add_hours(&text, seconds);
	pen_add_level(pen, text.data, 0, level, true);
	return true;
}

static void draw_line(const struct view *view, struct pen *pen, size_t item, size_t name_width)
{
	double used = view_value(view, SHOW_FS_PERCENT, item),
	       inodes = view_value(view, SHOW_FS_INODES_PERCENT, item);
	bool is_narrow = pen_left(pen) < LINE_NARROW;
	pen_add_safe(pen, snapshot_label(view->delta->now, FAMILY_FS, item).text, name_width);
	if (!is_narrow)
		pen_printf(pen, " %5s used", cell_bytes(view_value(view, SHOW_FS_USED, item)).text);
	pen_add_level(pen, cell_with(cell_number(used, 0), "%").text, 5,
		view_level(view, SHOW_FS_PERCENT, item, used), false);
	if (!is_narrow)
		pen_printf(pen, " free %s", cell_bytes(view_value(view, SHOW_FS_AVAILABLE, item)).text);
	enum level of_inodes = view_level(view, SHOW_FS_INODES_PERCENT, item, inodes);
	if (pen_left(pen) >= FULL_IN_WIDTH && add_full_in(view, pen, item, of_inodes))
		return;
	/* Inodes are worth a place when they are the trouble. */
	if (of_inodes == LEVEL_OK && pen_left(pen) < 20)
		return;
	if (pen_left(pen) >= 13 && !isnan(inodes)) {
		pen_add(pen, "  inodes ");
		pen_add_level(pen, cell_with(cell_number(inodes, 0), "%").text, 3, of_inodes, true);
	}
}

static void draw_row(const struct view *view, struct pen *pen, size_t item)
{
	pen_add_right(pen, cell_bytes(view_value(view, SHOW_FS_USED, item)).text, 5);
	pen_add_right(pen, cell_bytes(view_value(view, SHOW_FS_AVAILABLE, item)).text, 7);
	add_share(view, pen, item);
}

static const struct resource resource = {
	FAMILY_FS, "FS", "FILE SYS", " Used   Free Use% ", 'f', rank, draw_line, draw_row, NULL, NULL};

struct panel_size fs_size(const struct view *view, const struct room *room)
{
	return resource_size(view, room, &resource);
}

void fs_draw(const struct view *view, const struct area *area, const struct room *room)
{
	resource_draw(view, area, room, &resource);
}

enum level fs_level(const struct view *view)
{
	return resource_level(view, &resource);
}
