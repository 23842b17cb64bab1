/* SPDX-License-Identifier: MIT */
/* The prompt of the filter: what is typed filters at once; while it is no expression, the last one that was does. */
#include "tui/dialog/lists.h"
#include "tui/list/list.h"

#include <assert.h>

enum { TEXT_LEAST = 16 };

static_assert((int)LINE_EDIT_LENGTH == (int)EXPRESSION_LENGTH, "what can be typed can be kept");

/* Keys that move in the list do so under the prompt too. */
static bool is_let_through(uint32_t input)
{
	static const uint32_t through[] = {
		INPUT_UP, INPUT_DOWN, INPUT_PAGE_UP, INPUT_PAGE_DOWN, INPUT_F10, INPUT_CTRL_L};
	for (size_t i = 0; i < sizeof(through) / sizeof(through[0]); i++)
		if (through[i] == input)
			return true;
	return false;
}

static void set(const struct key_event *event, const char *text)
{
	(void)list_filter_set(&event->state->list.filter, text);
	event->state->list.is_stale = true;
}

bool filter_dialog_input(const struct key_event *event, uint32_t input)
{
	struct list_filter *filter = &event->state->list.filter;
	if (input == INPUT_ENTER) {
		if (!filter->is_wrong)
			event->state->dialog = DIALOG_NONE;
		return true;
	}
	if (is_let_through(input))
		return false;
	if (line_edit_input(&filter->edit, input))
		set(event, filter->edit.text);
	return true;
}

void filter_dialog_cancel(const struct key_event *event)
{
	set(event, event->state->list.filter.before);
}

void filter_dialog_draw(const struct view *view, const struct area *screen)
{
	const struct list_filter *filter = &view->state->list.filter;
	if (screen->rows == 0)
		return;
	struct area line = {
		.grid = screen->grid,
		.row = screen->row + screen->rows - 1,
		.column = screen->column,
		.rows = 1,
		.columns = screen->columns,
	};
	struct pen pen = pen_at(&line, 0);
	pen_repeat(&pen, " ", line.columns);
	pen_move(&pen, 0);
	pen_add_styled(&pen, STYLE_TITLE, " Filter: ");
	size_t room = pen_left(&pen),
	       error = filter->is_wrong ? text_width(slice_of(filter->error.text)) + 2 : 0;
	size_t width = room > error + TEXT_LEAST ? room - error : TEXT_LEAST < room ? TEXT_LEAST : room;
	line_edit_draw(&filter->edit, &pen, width);
	if (!filter->is_wrong)
		return;
	pen_add(&pen, "  ");
	pen.style = STYLE_WARNING;
	pen_add_safe(&pen, slice_of(filter->error.text), SIZE_MAX);
}
