/* SPDX-License-Identifier: MIT */
/* A line of what TCP does. The kernel's files count no connections that are still coming up, so those begun are shown. */
#include "tui/panel/resource.h"

#include "tui/cell.h"

struct panel_size sockets_size(const struct view *view, const struct room *room)
{
	const struct family_data *data = &view->delta->now->families[FAMILY_SOCKET];
	(void)room;
	/* Not asked for yet: it stands, and is. */
	size_t most = data->is_present || data->parts[0].error == 0 ? 1 : 0;
	return (struct panel_size){most, most, most};
}

void sockets_draw(const struct view *view, const struct area *area, const struct room *room)
{
	struct pen pen = pen_at(area, 0);
	(void)room;
	double opens =
		view_value(view, SHOW_TCP_ACTIVE_OPENS, 0) + view_value(view, SHOW_TCP_PASSIVE_OPENS, 0);
	pen_add_styled(&pen, STYLE_TITLE, "TCP");
	pen_printf(&pen, "  %s estab", cell_count(view_value(view, SHOW_TCP_ESTABLISHED, 0)).text);
	pen_printf(&pen, " %s wait", cell_count(view_value(view, SHOW_TCP_TIME_WAIT, 0)).text);
	pen_printf(&pen, "  open %s", cell_with(cell_count(opens), "/s").text);
	pen_printf(&pen, " retr %s",
		cell_with(cell_count(view_value(view, SHOW_TCP_RETRANSMITS, 0)), "/s").text);
}
