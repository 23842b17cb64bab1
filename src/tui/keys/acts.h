/* SPDX-License-Identifier: MIT */
/* What keys do: a file each for what belongs together; the table in keys.c says which key it is. */
#ifndef CMON_TUI_KEYS_ACTS_H
#define CMON_TUI_KEYS_ACTS_H

#include "tui/keys.h"

typedef void key_act(const struct key_event *event);

/* list_order.c */
key_act sort_cpu, sort_memory, sort_io, sort_name, sort_time, sort_user, sort_pid, sort_automatic,
	sort_reverse, sort_menu;

/* list_move.c */
key_act move_up, move_down, page_up, page_down, move_home, move_end;

/* list_form.c */
key_act filter_open, columns_open, tree_switch, groups_switch, folds_switch, row_switch, go_left, go_right,
	names_switch, share_switch, units_switch, threads_switch, kernel_threads_switch, follow_switch;

/* Selects the process at a place of the list, or the last one, and brings it into sight; who is followed stays so. */
void select_place(const struct key_event *event, size_t place);

#endif
