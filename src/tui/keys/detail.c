/* SPDX-License-Identifier: MIT */
#include "tui/keys/detail.h"

#include "tui/keys/acts.h"
#include "tui/panel/detail.h"

bool detail_is_open(const struct screen_state *state)
{
	return state->main == MAIN_DETAIL || state->main == MAIN_FILES;
}

void detail_open(const struct key_event *event)
{
	struct screen_state *state = event->state;
	const struct process_list *list = event->view->processes;
	if (state->main != MAIN_LIST)
		return;
	if (!state->has_selection)
		keys_select(event, state->top);
	if (state->has_selection && state->cursor < list->count && list->rows[state->cursor].is_group)
		row_switch(event);
	else if (state->has_selection)
		state->main = MAIN_DETAIL;
}

static void scroll_files(const struct key_event *event, uint32_t input)
{
	size_t *scroll = &event->state->scroll, page = layout_page(event->layout),
	       count = event->view->facts == NULL ? 0 : open_files_count(event->view->facts),
	       last = count > page ? count - page : 0;
	if (input == INPUT_UP)
		*scroll -= *scroll > 0;
	else if (input == INPUT_DOWN)
		*scroll += 1;
	else if (input == INPUT_PAGE_UP)
		*scroll -= *scroll < page ? *scroll : page;
	else if (input == INPUT_PAGE_DOWN)
		*scroll += page;
	else
		*scroll = input == INPUT_END ? last : 0;
	if (*scroll > last)
		*scroll = last;
}

bool detail_input(const struct key_event *event, uint32_t input)
{
	struct screen_state *state = event->state;
	if (!detail_is_open(state))
		return false;
	if (input == 'o') {
		state->main = state->main == MAIN_FILES ? MAIN_DETAIL : MAIN_FILES;
		state->scroll = 0;
		return true;
	}
	if (state->main != MAIN_FILES || input < INPUT_UP || input > INPUT_END || input == INPUT_LEFT ||
		input == INPUT_RIGHT)
		return false;
	scroll_files(event, input);
	return true;
}
