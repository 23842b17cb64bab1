/* SPDX-License-Identifier: MIT */
/* Network, disk I/O and file systems: a line for each of the worst items, how many more there are, and the key. */
#include "tui/panels.h"

#include "core/members.h"
#include "tui/cell.h"

#include <string.h>

enum { MOST_LINES = 16, LABEL_WIDTH = 6, NAME_LEAST = 6, TAIL = 12, NARROW = 60 };

struct ranked {
	size_t item;
	enum level level;
	double weight;
};

struct ranking {
	struct ranked lines[MOST_LINES];
	size_t count; /* of lines */
	size_t all;   /* items there are */
};

/* One kind of line. */
struct resource {
	enum family_id family;
	const char *label;
	char key;
	/* false: the item is not listed */
	bool (*rank)(const struct view *view, size_t item, struct ranked *out);
	void (*draw)(const struct view *view, struct pen *pen, size_t item, size_t name_width);
};

static bool is_worse(const struct ranked *a, const struct ranked *b)
{
	return a->level != b->level ? a->level > b->level : a->weight > b->weight;
}

static void insert(struct ranking *ranking, size_t room, struct ranked ranked)
{
	size_t at = ranking->count;
	while (at > 0 && is_worse(&ranked, &ranking->lines[at - 1]))
		at--;
	if (at >= room)
		return;
	if (ranking->count < room)
		ranking->count++;
	for (size_t i = ranking->count - 1; i > at; i--)
		ranking->lines[i] = ranking->lines[i - 1];
	ranking->lines[at] = ranked;
}

static struct ranking rank_items(const struct view *view, const struct resource *resource, size_t room)
{
	struct ranking ranking = {0};
	const struct family_data *data = &view->delta->now->families[resource->family];
	if (room > MOST_LINES)
		room = MOST_LINES;
	for (size_t i = 0; data->is_present && i < data->count; i++) {
		struct ranked ranked = {.item = i, .weight = 0};
		if (!resource->rank(view, i, &ranked))
			continue;
		ranking.all++;
		/* Of equal ones the first in the kernel's list comes first. */
		if (isnan(ranked.weight))
			ranked.weight = -1;
		insert(&ranking, room, ranked);
	}
	return ranking;
}

static double at_least_0(double value)
{
	return isnan(value) ? 0 : value;
}

static bool rank_net(const struct view *view, size_t item, struct ranked *out)
{
	double traffic = at_least_0(view_value(view, SHOW_NET_RX, item)) +
		at_least_0(view_value(view, SHOW_NET_TX, item));
	/* Loopback and the like come behind every interface that leads somewhere, however busy they are. */
	out->weight = members_is_counted_interface(view->delta->now, item) ? traffic : traffic / 1e15 - 0.5;
	return members_is_used_interface(view->delta->now, item);
}

static enum level worse_level(enum level a, enum level b)
{
	return a > b ? a : b;
}

static bool rank_disk(const struct view *view, size_t item, struct ranked *out)
{
	double busy = view_value(view, SHOW_DISK_BUSY, item), await = view_value(view, SHOW_DISK_AWAIT, item);
	out->level = worse_level(
		view_level(view, SHOW_DISK_BUSY, item, busy), view_level(view, SHOW_DISK_AWAIT, item, await));
	out->weight = busy;
	return members_is_whole_disk(view->delta->now, item) && members_is_used_disk(view->delta->now, item);
}

static bool rank_fs(const struct view *view, size_t item, struct ranked *out)
{
	double used = view_value(view, SHOW_FS_PERCENT, item),
	       inodes = view_value(view, SHOW_FS_INODES_PERCENT, item);
	struct label label = snapshot_label(view->delta->now, FAMILY_FS, item);
	out->level = worse_level(view_level(view, SHOW_FS_PERCENT, item, used),
		view_level(view, SHOW_FS_INODES_PERCENT, item, inodes));
	out->weight = used;
	/* The root is always listed, also where nothing tells how full it is. */
	return members_is_writable_mount(view->delta->now, item) || label_is(&label, "/");
}

static void add_rate(struct pen *pen, const char *name, double value)
{
	pen_printf(pen, "%s %5s", name, cell_bytes(value).text);
}

static void draw_net(const struct view *view, struct pen *pen, size_t item, size_t name_width)
{
	double rx = view_value(view, SHOW_NET_RX, item), tx = view_value(view, SHOW_NET_TX, item);
	bool is_narrow = pen_left(pen) < NARROW - LABEL_WIDTH - TAIL;
	pen_add_safe(pen, snapshot_label(view->delta->now, FAMILY_NET, item).text, name_width);
	/* A number must never be cut: without the padding both rates fit into the narrowest line. */
	if (is_narrow) {
		pen_printf(pen, " rx %s tx %s", cell_bytes(rx).text, cell_bytes(tx).text);
		return;
	}
	add_rate(pen, " rx", rx);
	add_rate(pen, " tx", tx);
	pen_add(pen, "/s");
	double errors =
		view_value(view, SHOW_NET_RX_ERRORS, item) + view_value(view, SHOW_NET_TX_ERRORS, item);
	if (pen_left(pen) >= 9)
		pen_printf(pen, "  err %s", cell_number(errors, 0).text);
	double packets =
		view_value(view, SHOW_NET_RX_PACKETS, item) + view_value(view, SHOW_NET_TX_PACKETS, item);
	if (pen_left(pen) >= 18)
		pen_printf(pen, "  %s packets/s", cell_number(packets, 0).text);
}

static void draw_disk(const struct view *view, struct pen *pen, size_t item, size_t name_width)
{
	double busy = view_value(view, SHOW_DISK_BUSY, item), await = view_value(view, SHOW_DISK_AWAIT, item);
	bool is_narrow = pen_left(pen) < NARROW - LABEL_WIDTH - TAIL;
	pen_add_safe(pen, snapshot_label(view->delta->now, FAMILY_DISK, item).text, name_width);
	if (!is_narrow) {
		add_rate(pen, " rd", view_value(view, SHOW_DISK_READ, item));
		add_rate(pen, " wr", view_value(view, SHOW_DISK_WRITE, item));
		pen_add(pen, "/s ");
	}
	struct cell_text value = cell_number(busy, 0);
	pen_add(pen, is_narrow ? " " : " busy ");
	pen_add_level(
		pen, cell_with(value, "%").text, 4, view_level(view, SHOW_DISK_BUSY, item, busy), false);
	/* Narrow, the unit alone tells what it is. */
	if (pen_left(pen) >= (is_narrow ? 7 : 14)) {
		struct cell_text wait = cell_milliseconds(await);
		pen_add(pen, is_narrow ? " " : " await ");
		pen_add_level(pen, cell_with(wait, "ms").text, 5,
			view_level(view, SHOW_DISK_AWAIT, item, await), false);
	}
	double queue = view_value(view, SHOW_DISK_QUEUE, item);
	if (pen_left(pen) >= 10)
		pen_printf(pen, " queue %s", cell_number(queue, queue < 9.95 ? 1 : 0).text);
}

static void draw_fs(const struct view *view, struct pen *pen, size_t item, size_t name_width)
{
	double used = view_value(view, SHOW_FS_PERCENT, item),
	       inodes = view_value(view, SHOW_FS_INODES_PERCENT, item);
	bool is_narrow = pen_left(pen) < NARROW - LABEL_WIDTH - TAIL;
	pen_add_safe(pen, snapshot_label(view->delta->now, FAMILY_FS, item).text, name_width);
	if (!is_narrow)
		pen_printf(pen, " %5s used", cell_bytes(view_value(view, SHOW_FS_USED, item)).text);
	pen_add_level(pen, cell_with(cell_number(used, 0), "%").text, 5,
		view_level(view, SHOW_FS_PERCENT, item, used), false);
	if (!is_narrow)
		pen_printf(pen, " free %s", cell_bytes(view_value(view, SHOW_FS_AVAILABLE, item)).text);
	/* Inodes are worth a place when they are the trouble. */
	if (view_level(view, SHOW_FS_INODES_PERCENT, item, inodes) == LEVEL_OK && pen_left(pen) < 20)
		return;
	if (pen_left(pen) >= 13 && !isnan(inodes)) {
		pen_add(pen, "  inodes ");
		pen_add_level(pen, cell_with(cell_number(inodes, 0), "%").text, 3,
			view_level(view, SHOW_FS_INODES_PERCENT, item, inodes), true);
	}
}

static const struct resource net_resource = {FAMILY_NET, "NET", 'n', rank_net, draw_net};
static const struct resource disk_resource = {FAMILY_DISK, "DISK", 'd', rank_disk, draw_disk};
static const struct resource fs_resource = {FAMILY_FS, "FS", 'f', rank_fs, draw_fs};

static struct panel_size resource_size(const struct view *view, const struct resource *resource, bool is_on)
{
	if (!is_on)
		return (struct panel_size){0, 0};
	size_t all = rank_items(view, resource, 1).all;
	return (struct panel_size){1, all < 1 ? 1 : all};
}

/* The widest name that is shown decides where the figures start, up to a quarter of the screen. */
static size_t name_width_of(const struct view *view, const struct resource *resource,
	const struct ranking *ranking, size_t columns)
{
	size_t widest = NAME_LEAST;
	for (size_t i = 0; i < ranking->count; i++) {
		struct label label =
			snapshot_label(view->delta->now, resource->family, ranking->lines[i].item);
		size_t width = text_width(label.text);
		widest = width > widest ? width : widest;
	}
	return widest < columns / 4 ? widest : columns / 4 < NAME_LEAST ? NAME_LEAST : columns / 4;
}

static void draw_resource(const struct view *view, const struct area *area, const struct resource *resource)
{
	struct ranking ranking = rank_items(view, resource, area->rows);
	size_t name_width = name_width_of(view, resource, &ranking, area->columns);
	struct pen pen = pen_at(area, 0);
	pen_add_styled(&pen, STYLE_TITLE, resource->label);
	if (ranking.count == 0) {
		pen_move(&pen, LABEL_WIDTH);
		pen_add(&pen, view->delta->now->families[resource->family].is_present ? "none in use" : "-");
	}
	for (size_t i = 0; i < ranking.count; i++) {
		struct pen line = pen_at(area, i);
		pen_move(&line, LABEL_WIDTH);
		/* The count and the key at the end of the first line stay free. */
		line.end =
			area->columns > TAIL ? area->column + area->columns - (i == 0 ? TAIL : 0) : line.end;
		resource->draw(view, &line, ranking.lines[i].item, name_width);
	}
	struct cell_text more = {""};
	if (ranking.all > ranking.count)
		more = cell_with(cell_number((double)(ranking.all - ranking.count), 0), " more");
	pen_move(&pen, area->columns > TAIL ? area->columns - TAIL : 0);
	if (more.text[0] != '\0') {
		pen_repeat(&pen, " ", TAIL - 4 > strlen(more.text) ? TAIL - 4 - strlen(more.text) : 0);
		pen_printf(&pen, "+%s", more.text);
	}
	const char key[] = {resource->key, '\0'};
	pen_move(&pen, area->columns - 2);
	pen_add_styled(&pen, STYLE_KEY, key);
}

struct panel_size net_size(const struct view *view, size_t rows, size_t columns)
{
	(void)rows;
	(void)columns;
	return resource_size(view, &net_resource, view->state->has_net);
}

void net_draw(const struct view *view, const struct area *area)
{
	draw_resource(view, area, &net_resource);
}

struct panel_size disk_size(const struct view *view, size_t rows, size_t columns)
{
	(void)rows;
	(void)columns;
	return resource_size(view, &disk_resource, view->state->has_disk);
}

void disk_draw(const struct view *view, const struct area *area)
{
	draw_resource(view, area, &disk_resource);
}

struct panel_size fs_size(const struct view *view, size_t rows, size_t columns)
{
	(void)rows;
	(void)columns;
	return resource_size(view, &fs_resource, view->state->has_fs);
}

void fs_draw(const struct view *view, const struct area *area)
{
	draw_resource(view, area, &fs_resource);
}
