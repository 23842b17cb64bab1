/* SPDX-License-Identifier: MIT */
/* The panels of the screen, from top to bottom: one row each in panels.c and one file each. */
#ifndef CMON_TUI_PANELS_H
#define CMON_TUI_PANELS_H

#include "tui/grid.h"
#include "tui/view.h"

/* How many lines a panel can use. most 0: it is not there. */
struct panel_size {
	size_t least, most;
};

struct panel {
	const char *name;
	unsigned rank;  /* on a low screen the panel with the largest rank goes first; 0 never goes */
	unsigned share; /* at most 1/share of the screen's lines beyond its least; 0: no bound */
	struct panel_size (*size)(const struct view *view, size_t rows, size_t columns);
	void (*draw)(const struct view *view, const struct area *area);
};

extern const struct panel panels[];
extern const size_t panel_count;

/* The rows of the process list that fit on a screen of that size. */
size_t panels_page(const struct view *view, size_t rows, size_t columns);

/* Draws the whole screen; the grid has been reset to its size. */
void panels_draw(const struct view *view, struct grid *grid);

struct panel_size header_size(const struct view *view, size_t rows, size_t columns);
void header_draw(const struct view *view, const struct area *area);
struct panel_size why_size(const struct view *view, size_t rows, size_t columns);
void why_draw(const struct view *view, const struct area *area);
struct panel_size meter_size(const struct view *view, size_t rows, size_t columns);
void meter_cpu_draw(const struct view *view, const struct area *area);
void meter_mem_draw(const struct view *view, const struct area *area);
void meter_swap_draw(const struct view *view, const struct area *area);
void meter_load_draw(const struct view *view, const struct area *area);
struct panel_size cpus_size(const struct view *view, size_t rows, size_t columns);
void cpus_draw(const struct view *view, const struct area *area);
struct panel_size net_size(const struct view *view, size_t rows, size_t columns);
void net_draw(const struct view *view, const struct area *area);
struct panel_size disk_size(const struct view *view, size_t rows, size_t columns);
void disk_draw(const struct view *view, const struct area *area);
struct panel_size fs_size(const struct view *view, size_t rows, size_t columns);
void fs_draw(const struct view *view, const struct area *area);
struct panel_size line_size(const struct view *view, size_t rows, size_t columns);
void line_draw(const struct view *view, const struct area *area);
struct panel_size list_size(const struct view *view, size_t rows, size_t columns);
void list_draw(const struct view *view, const struct area *area);
struct panel_size key_line_size(const struct view *view, size_t rows, size_t columns);
void key_line_draw(const struct view *view, const struct area *area);

/* Covers the screen with the help. */
void help_draw(const struct view *view, const struct area *area);

#endif
