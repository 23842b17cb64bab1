/* SPDX-License-Identifier: MIT */
/* The process list of the screen, between what the user has chosen and what is drawn. */
#ifndef CMON_TUI_LIST_LIST_H
#define CMON_TUI_LIST_LIST_H

#include "tui/view.h"

/* What the list is made with. The pointers are into state. */
struct process_options list_options(const struct screen_state *state);

/* The order that is in use: what SORT_AUTOMATIC stands for now, or the one that was chosen. */
enum process_sort list_sort(const struct screen_state *state);

/* Takes in a sample: which order the worst alert asks for, and whether the followed process is still there. */
void list_take_in(struct screen_state *state, const struct view *view);

/* The columns of a list of that width. */
void list_columns(const struct view *view, size_t width, struct shown_columns *out);

/* Wants what a list of that width shows, and what its order and filter look at. */
void list_fill(const struct view *view, size_t width, struct interest *interest);

enum list_line_kind {
	LINE_PROCESS, /* at: its place in the list */
	LINE_THREAD,  /* at: the item of the family thread */
	LINE_ENDED,   /* the followed process */
};

struct list_line {
	enum list_line_kind kind;
	size_t at;
	bool is_last; /* of the threads */
};

/* The lines of a page, at most page of them. Returns how many there are. */
size_t list_lines(const struct view *view, size_t page, struct list_line *out);

/* The processes that a page has room for, beside what else stands on it. */
size_t list_room(const struct view *view, size_t page);

/* Is the followed process one that has ended, whose row is kept? */
static inline bool list_has_ended(const struct screen_state *state)
{
	return state->list.followed.is_on && state->list.followed.has_ended;
}

/* Filters by that text from now on. Returns what expression_compile does; then nothing has changed but the error. */
int list_filter_set(struct list_filter *filter, const char *text);

#endif
