/* SPDX-License-Identifier: MIT */
#include "tui/panel/resource.h"

#include "core/members.h"
#include "tui/cell.h"

enum { LINE_NARROW = 42 };

static double at_least_0(double value)
{
	return isnan(value) ? 0 : value;
}

static bool rank(const struct view *view, size_t item, struct ranked *out)
{
	double traffic = at_least_0(view_value(view, SHOW_NET_RX, item)) +
		at_least_0(view_value(view, SHOW_NET_TX, item));
	double used = view_value(view, SHOW_NET_PERCENT, item);
	out->level = view_level(view, SHOW_NET_PERCENT, item, used);
	/* Loopback and the like come behind every interface that leads somewhere, however busy they are. */
	out->weight = members_is_counted_interface(view->delta->now, item) ? traffic : traffic / 1e15 - 0.5;
	return members_is_used_interface(view->delta->now, item);
}

static double both(const struct view *view, enum screen_field rx, enum screen_field tx, size_t item)
{
	return view_value(view, rx, item) + view_value(view, tx, item);
}

static struct cell_text traffic_of(const struct view *view, enum screen_field field, size_t item)
{
	return cell_traffic(view_value(view, field, item), view->state->has_bits);
}

static void draw_line(const struct view *view, struct pen *pen, size_t item, size_t name_width)
{
	struct cell_text rx = traffic_of(view, SHOW_NET_RX, item), tx = traffic_of(view, SHOW_NET_TX, item);
	bool is_narrow = pen_left(pen) < LINE_NARROW;
	pen_add_safe(pen, snapshot_label(view->delta->now, FAMILY_NET, item).text, name_width);
	/* A number must never be cut: without the padding both rates fit into the narrowest line. */
	if (is_narrow) {
		pen_printf(pen, " rx %s tx %s", rx.text, tx.text);
		return;
	}
	pen_printf(pen, " rx %5s tx %5s/s", rx.text, tx.text);
	if (pen_left(pen) >= 9)
		pen_printf(pen, "  err %s",
			cell_number(both(view, SHOW_NET_RX_ERRORS, SHOW_NET_TX_ERRORS, item), 0).text);
	if (pen_left(pen) >= 18)
		pen_printf(pen, "  %s packets/s",
			cell_number(both(view, SHOW_NET_RX_PACKETS, SHOW_NET_TX_PACKETS, item), 0).text);
}

static void draw_row(const struct view *view, struct pen *pen, size_t item)
{
	double used = view_value(view, SHOW_NET_PERCENT, item);
	pen_add_right(pen, traffic_of(view, SHOW_NET_RX, item).text, 6);
	pen_add_right(pen, traffic_of(view, SHOW_NET_TX, item).text, 7);
	pen_add_right(pen, cell_number(both(view, SHOW_NET_RX_ERRORS, SHOW_NET_TX_ERRORS, item), 0).text, 5);
	/* The mark is that of the share of the link's speed. */
	pen_add_level(pen, "", 0, view_level(view, SHOW_NET_PERCENT, item, used), true);
}

static const enum screen_field traffic[] = {SHOW_NET_RX, SHOW_NET_TX};

static const struct resource resource = {
	FAMILY_NET, "NET", "NETWORK", "Rx/s   Tx/s  Err ", 'n', rank, draw_line, draw_row, traffic, NULL};

struct panel_size net_size(const struct view *view, const struct room *room)
{
	return resource_size(view, room, &resource);
}

void net_draw(const struct view *view, const struct area *area, const struct room *room)
{
	resource_draw(view, area, room, &resource);
}

void net_watch(const struct view *view, const struct placed *placed, struct history *history)
{
	resource_watch(view, placed, &resource, history);
}

enum level net_level(const struct view *view)
{
	return resource_level(view, &resource);
}
