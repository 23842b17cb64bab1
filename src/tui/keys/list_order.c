/* SPDX-License-Identifier: MIT */
/* The order of the process list. */
#include "tui/keys/acts.h"

void keys_sort(struct screen_state *state, enum process_sort sort, bool is_reversed)
{
	state->sort = sort;
	state->is_reversed = is_reversed;
	/* A new order is looked at from its top; a selected process stays selected and in sight. */
	state->top = 0;
	state->list.is_stale = true;
}

void sort_cpu(const struct key_event *event)
{
	keys_sort(event->state, SORT_CPU, false);
}

void sort_memory(const struct key_event *event)
{
	keys_sort(event->state, SORT_MEMORY, false);
}

void sort_io(const struct key_event *event)
{
	keys_sort(event->state, SORT_IO, false);
}

void sort_name(const struct key_event *event)
{
	keys_sort(event->state, SORT_NAME, false);
}

void sort_time(const struct key_event *event)
{
	keys_sort(event->state, SORT_TIME, false);
}

void sort_user(const struct key_event *event)
{
	keys_sort(event->state, SORT_USER, false);
}

void sort_pid(const struct key_event *event)
{
	keys_sort(event->state, SORT_PID, false);
}

void sort_automatic(const struct key_event *event)
{
	keys_sort(event->state, SORT_AUTOMATIC, false);
}

void sort_reverse(const struct key_event *event)
{
	keys_sort(event->state, event->state->sort, !event->state->is_reversed);
}

void sort_menu(const struct key_event *event)
{
	event->state->dialog = DIALOG_SORT;
	event->state->list.choice = event->state->sort;
}
