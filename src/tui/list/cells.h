/* SPDX-License-Identifier: MIT */
/* What stands in a cell of the process list; for the table of columns, and for what else the list draws. */
#ifndef CMON_TUI_LIST_CELLS_H
#define CMON_TUI_LIST_CELLS_H

#include "tui/grid.h"
#include "tui/list/column.h"
#include "tui/view.h"

typedef void cell_draw(const struct view *view, struct pen *pen, const struct process_row *row,
	const struct shown_column *shown);

cell_draw cell_own_draw, cell_sum_draw, cell_bytes_draw, cell_percent_draw, cell_cpu_draw, cell_time_draw,
	cell_text_draw, cell_start_draw, cell_tty_draw, cell_unit_draw, cell_cgroup_draw, cell_command_draw;

/* Adds a name of the list, made safe, without its first columns that have been scrolled out. */
void cell_add_scrolled(const struct view *view, struct pen *pen, struct slice text);

#endif
