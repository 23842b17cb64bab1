/* SPDX-License-Identifier: MIT */
/* What the process list shows, and in which form. */
#include "tui/keys/acts.h"

#include "tui/list/list.h"

#include <stdio.h>

/* Columns that one press scrolls. */
enum { SCROLL_STEP = 8, SCROLL_MOST = 4096 };

static void make_anew(struct screen_state *state)
{
	state->list.is_stale = true;
}

void filter_open(const struct key_event *event)
{
	struct list_filter *filter = &event->state->list.filter;
	event->state->dialog = DIALOG_FILTER;
	snprintf(filter->before, sizeof(filter->before), "%s", filter->text);
	line_edit_set(&filter->edit, filter->text);
}

void columns_open(const struct key_event *event)
{
	event->state->dialog = DIALOG_COLUMNS;
	event->state->list.choice = 0;
}

void tree_switch(const struct key_event *event)
{
	struct list_state *list = &event->state->list;
	/* Groups have no tree: it takes their place. */
	list->is_tree = list->grouping != GROUPING_NONE || !list->is_tree;
	list->grouping = GROUPING_NONE;
	list->command_from = 0;
	make_anew(event->state);
}

void groups_switch(const struct key_event *event)
{
	struct list_state *list = &event->state->list;
	list->grouping = (enum process_grouping)((list->grouping + 1) % GROUPING_COUNT);
	list->is_tree = false;
	list->command_from = 0;
	list->followed.is_on = false;
	event->state->top = 0;
	make_anew(event->state);
}

static const struct process_row *selected_row(const struct key_event *event)
{
	const struct process_list *list = event->view->processes;
	bool is_there = event->state->has_selection && event->state->cursor < list->count &&
		!list_has_ended(event->state);
	return is_there ? &list->rows[event->state->cursor] : NULL;
}

/* Opens or closes a row that has others beneath it. */
static void set_open(const struct key_event *event, const struct process_row *row, bool is_open)
{
	struct process_identity who = process_row_identity(event->view->processes, event->view->delta, row);
	/* Of groups those that are open are noted, of processes those that are folded. */
	if (row->has_children && row->is_folded == is_open)
		(void)process_folds_toggle(&event->state->list.folds, who);
	make_anew(event->state);
}

void row_switch(const struct key_event *event)
{
	const struct process_row *row = selected_row(event);
	if (row != NULL && row->has_children)
		set_open(event, row, row->is_folded);
}

/* The row that this one stands beneath. */
static size_t parent_place(const struct process_list *list, size_t place)
{
	size_t at = place;
	while (at > 0 && list->rows[at].depth >= list->rows[place].depth)
		at--;
	return list->rows[at].depth < list->rows[place].depth ? at : place;
}

static bool has_levels(const struct screen_state *state)
{
	return state->list.is_tree || state->list.grouping != GROUPING_NONE;
}

static void fold(const struct key_event *event)
{
	const struct process_row *row = selected_row(event);
	if (row == NULL)
		return;
	if (row->has_children && !row->is_folded) {
		set_open(event, row, false);
		return;
	}
	keys_select(event, parent_place(event->view->processes, event->state->cursor));
}

void go_left(const struct key_event *event)
{
	struct list_state *list = &event->state->list;
	if (has_levels(event->state))
		fold(event);
	else
		list->command_from -= list->command_from < SCROLL_STEP ? list->command_from : SCROLL_STEP;
}

void go_right(const struct key_event *event)
{
	struct list_state *list = &event->state->list;
	const struct process_row *row = selected_row(event);
	if (!has_levels(event->state))
		list->command_from += list->command_from < SCROLL_MOST ? SCROLL_STEP : 0;
	else if (row != NULL && row->is_folded)
		set_open(event, row, true);
}

/* All at the left edge are folded, or groups closed; when there is nothing left to close, all is opened. */
void folds_switch(const struct key_event *event)
{
	const struct process_list *list = event->view->processes;
	bool opens = true;
	if (!has_levels(event->state))
		return;
	for (size_t i = 0; i < list->count; i++)
		opens &=
			!(list->rows[i].depth == 0 && list->rows[i].has_children && !list->rows[i].is_folded);
	for (size_t i = 0; i < list->count; i++)
		if (list->rows[i].depth == 0)
			set_open(event, &list->rows[i], opens);
}

void names_switch(const struct key_event *event)
{
	event->state->list.has_short_names = !event->state->list.has_short_names;
	event->state->list.command_from = 0;
}

void share_switch(const struct key_event *event)
{
	event->state->list.has_share = !event->state->list.has_share;
}

void units_switch(const struct key_event *event)
{
	event->state->has_bits = !event->state->has_bits;
}

void threads_switch(const struct key_event *event)
{
	event->state->list.has_threads = !event->state->list.has_threads;
}

void kernel_threads_switch(const struct key_event *event)
{
	event->state->list.hides_kernel_threads = !event->state->list.hides_kernel_threads;
	event->state->top = 0;
	make_anew(event->state);
}

/* Without a selection the first row of the page is followed. A group is no process that could end. */
void follow_switch(const struct key_event *event)
{
	struct screen_state *state = event->state;
	if (state->list.followed.is_on) {
		state->list.followed.is_on = false;
		return;
	}
	if (!state->has_selection)
		select_place(event, state->top);
	const struct process_row *row = selected_row(event);
	if (row == NULL || row->is_group)
		return;
	state->list.followed = (struct followed){.is_on = true, .process = state->selected};
	list_take_in(state, event->view);
}
