/* SPDX-License-Identifier: MIT */
/*
 * Many CPUs in few lines: figures of all, a character for each or for a group, and the busiest by name. A part of the
 * panel of key 1, panel/cpus.c.
 */
#ifndef CMON_TUI_PANEL_CPU_CELLS_H
#define CMON_TUI_PANEL_CPU_CELLS_H

#include "tui/panel/resource.h"

/* The first CPU behind the total, which stands first when the kernel gave one, and how many there are. */
size_t cpus_first(const struct view *view);
size_t cpus_count(const struct view *view);

/* Lines that the figures of all CPUs take: mean, median, maximum and the rest. */
size_t cpu_summary_rows(const struct view *view, size_t columns);
/* Draws them from a line of the area on. */
void cpu_summary_draw(const struct view *view, const struct area *area);

/* Lines that all of it would like to have. */
size_t cpu_cells_rows(const struct view *view, size_t columns);
void cpu_cells_draw(const struct view *view, const struct area *area);

#endif
