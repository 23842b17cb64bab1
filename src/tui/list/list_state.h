/* SPDX-License-Identifier: MIT */
/* What the user has chosen of the process list; a part of struct screen_state. */
#ifndef CMON_TUI_LIST_LIST_STATE_H
#define CMON_TUI_LIST_LIST_STATE_H

#include "core/process/list.h"
#include "tui/dialog/line_edit.h"
#include "tui/list/column.h"

enum { FOLLOWED_NAME = 256 };

struct list_filter {
	struct line_edit edit;
	char text[EXPRESSION_LENGTH];   /* that holds; "" for none */
	char before[EXPRESSION_LENGTH]; /* what held when the prompt opened: Esc brings it back */
	struct expression expression;   /* of text */
	bool is_wrong;                  /* what is typed is no expression: text is the last that was */
	struct expression_error error;
};

/* Who is followed, and what is left of him when he has ended. */
struct followed {
	bool is_on;
	struct process_identity process;
	bool has_ended;
	int64_t end;              /* realtime of the first sample without him */
	char name[FOLLOWED_NAME]; /* command, cut, not yet safe to show */
};

struct list_state {
	enum process_sort automatic; /* the order that SORT_AUTOMATIC stands for */
	struct list_filter filter;
	bool is_tree;
	enum process_grouping grouping;
	struct process_folds folds;
	struct column_choice columns;
	struct followed followed;
	bool hides_kernel_threads;
	bool has_short_names; /* names of programs instead of command lines */
	bool has_share;       /* CPU% is the share of all CPUs, not of one */
	bool has_threads;     /* those of the selected process stand beneath it */
	size_t command_from;  /* columns of commands that are scrolled out to the left */
	size_t choice;        /* the line of an open dialog that is chosen */
	bool is_stale;        /* rows are to be made anew */
};

#endif
