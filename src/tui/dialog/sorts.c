/* SPDX-License-Identifier: MIT */
/* The menu of orders. */
#include "metric/part.h"
#include "tui/dialog/choice.h"
#include "tui/dialog/lists.h"

#include <assert.h>

static const char *const helps[] = {
	[SORT_CPU] = "CPU",
	[SORT_MEMORY] = "memory",
	[SORT_IO] = "I/O, read and written",
	[SORT_NAME] = "name",
	[SORT_TIME] = "CPU time since its start",
	[SORT_USER] = "user",
	[SORT_PID] = "PID",
	[SORT_AUTOMATIC] = "automatic: what is wrong now",
};
static_assert(COUNT_OF(helps) == SORT_COUNT + 1, "one line per order");

static void draw_line(const struct view *view, struct pen *pen, size_t line)
{
	pen_add(pen, line == view->state->sort ? "* " : "  ");
	pen_add(pen, helps[line]);
}

static const struct choice choice = {
	" sort by ", " Enter chooses, Esc closes ", COUNT_OF(helps), 30, draw_line};

bool sort_dialog_input(const struct key_event *event, uint32_t input)
{
	if (choice_input(&choice, event, input))
		return true;
	if (input != INPUT_ENTER && input != ' ')
		return false;
	keys_sort(event->state, (enum process_sort)event->state->list.choice, false);
	event->state->dialog = DIALOG_NONE;
	return true;
}

void sort_dialog_draw(const struct view *view, const struct area *screen)
{
	choice_draw(&choice, view, screen);
}
