/* SPDX-License-Identifier: MIT */
/* Moving in the process list. */
#include "tui/keys/acts.h"

#include "tui/list/list.h"

static size_t page_of(const struct key_event *event)
{
	return list_room(event->view, layout_page(event->layout));
}

void select_place(const struct key_event *event, size_t place)
{
	struct screen_state *state = event->state;
	const struct process_list *list = event->view->processes;
	size_t page = page_of(event);
	if (list->count == 0)
		return;
	state->cursor = place < list->count ? place : list->count - 1;
	state->selected = process_row_identity(list, event->view->delta, &list->rows[state->cursor]);
	state->has_selection = true;
	if (state->cursor < state->top)
		state->top = state->cursor;
	if (page > 0 && state->cursor >= state->top + page)
		state->top = state->cursor - page + 1;
}

void keys_select(const struct key_event *event, size_t place)
{
	event->state->list.followed.is_on = false;
	select_place(event, place);
}

void move_up(const struct key_event *event)
{
	size_t cursor = event->state->has_selection ? event->state->cursor : event->state->top + 1;
	keys_select(event, cursor > 0 ? cursor - 1 : 0);
}

void move_down(const struct key_event *event)
{
	keys_select(event, event->state->has_selection ? event->state->cursor + 1 : event->state->top);
}

void page_up(const struct key_event *event)
{
	struct screen_state *state = event->state;
	size_t page = page_of(event), cursor = state->has_selection ? state->cursor : state->top;
	state->top = state->top > page ? state->top - page : 0;
	keys_select(event, cursor > page ? cursor - page : 0);
}

void page_down(const struct key_event *event)
{
	struct screen_state *state = event->state;
	size_t page = page_of(event), count = event->view->processes->count,
	       cursor = state->has_selection ? state->cursor : state->top,
	       last = count > page ? count - page : 0;
	state->top = state->top + page < last ? state->top + page : last;
	keys_select(event, cursor + page);
}

void move_home(const struct key_event *event)
{
	keys_select(event, 0);
}

void move_end(const struct key_event *event)
{
	keys_select(event, event->view->processes->count);
}
