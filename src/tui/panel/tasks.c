/* SPDX-License-Identifier: MIT */
/* How many processes there are, and what they do. */
#include "tui/panel/resource.h"

#include "tui/cell.h"

struct panel_size tasks_size(const struct view *view, const struct room *room)
{
	(void)room;
	return (struct panel_size){2, 2, view->delta->now->families[FAMILY_PROCESS].is_present ? 2 : 0};
}

static size_t count_state(const struct view *view, const char *letters)
{
	size_t count = 0;
	for (size_t i = 0; i < view->delta->now->families[FAMILY_PROCESS].count; i++) {
		struct slice state = view_text(view, SHOW_PROCESS_STATE, i);
		for (const char *c = letters; *c != '\0' && state.length > 0; c++)
			count += state.data[0] == *c;
	}
	return count;
}

void tasks_draw(const struct view *view, const struct area *area, const struct room *room)
{
	struct pen pen = pen_at(area, 0);
	(void)room;
	size_t threads = 0, count = view->delta->now->families[FAMILY_PROCESS].count;
	for (size_t i = 0; i < count; i++) {
		double own = view_value(view, SHOW_PROCESS_THREADS, i);
		threads += own > 0 ? (size_t)own : 0;
	}
	pen_add_styled(&pen, STYLE_TITLE, "TASKS");
	pen_printf(&pen, " %zu (%zu threads)", count, threads);
	size_t zombies = count_state(view, "Z"), stopped = count_state(view, "Tt");
	pen = pen_at(area, 1);
	pen_printf(&pen, "%zu run  %zu D  %zu sleep", count_state(view, "R"), count_state(view, "D"),
		count_state(view, "SI"));
	if (zombies > 0)
		pen_printf(&pen, "  %zu zombie", zombies);
	if (stopped > 0)
		pen_printf(&pen, "  %zu stopped", stopped);
}
