/* SPDX-License-Identifier: MIT */
#include "tui/mouse.h"

#include "tui/list/list.h"
#include "tui/panel/panel.h"

enum { WHEEL_ROWS = 3 };

static void click(const struct input_event *input, const struct key_event *event, const struct area *list)
{
	struct screen_state *state = event->state;
	enum process_sort sort;
	size_t place;
	if (list_row_at(event->view, list, input->row, &place))
		keys_select(event, place);
	else if (!list_column_at(event->view, list, input->row, input->column, &sort))
		return;
	else
		keys_sort(state, sort, state->sort == sort && !state->is_reversed);
}

/* A selected process that would leave the screen gives the selection to one that stays: the list shows it always. */
static void scroll(const struct key_event *event, bool is_down)
{
	struct screen_state *state = event->state;
	size_t count = event->view->processes->count,
	       page = list_room(event->view, layout_page(event->layout));
	size_t last_top = count > page ? count - page : 0;
	if (is_down)
		state->top = state->top + WHEEL_ROWS < last_top ? state->top + WHEEL_ROWS : last_top;
	else
		state->top = state->top > WHEEL_ROWS ? state->top - WHEEL_ROWS : 0;
	if (!state->has_selection || page == 0)
		return;
	if (state->cursor < state->top)
		keys_select(event, state->top);
	else if (state->cursor >= state->top + page)
		keys_select(event, state->top + page - 1);
}

/* The title and the processes below it; no rows where they are not on the screen. */
static struct area find_list(const struct layout *layout)
{
	const struct placed *placed = layout_find(layout, main_draw);
	struct area list = {.rows = 0};
	if (placed != NULL)
		list = (struct area){.row = placed->row,
			.column = placed->column,
			.rows = 1 + layout_page(layout),
			.columns = placed->columns};
	return list;
}

bool mouse_act(const struct input_event *input, const struct key_event *event)
{
	if (input->key != INPUT_CLICK && input->key != INPUT_WHEEL_UP && input->key != INPUT_WHEEL_DOWN)
		return false;
	/* What covers the list is not looked through. */
	if (event->state->dialog != DIALOG_NONE || event->state->main != MAIN_LIST)
		return true;
	struct area list = find_list(event->layout);
	if (input->key == INPUT_CLICK)
		click(input, event, &list);
	else
		scroll(event, input->key == INPUT_WHEEL_DOWN);
	return true;
}
