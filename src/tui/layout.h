/* SPDX-License-Identifier: MIT */
/*
 * Where the panels of the screen stand. Below 110 columns they are stacked, and network, disks and file systems are
 * folded into a line each; from 110 columns on these are sections of a side bar; from 180 on there is a third column.
 *
 *	layout_make(&layout, view, rows, columns)
 *	layout_draw(&layout, view, grid)
 */
#ifndef CMON_TUI_LAYOUT_H
#define CMON_TUI_LAYOUT_H

#include "tui/grid.h"
#include "tui/view.h"

enum layout_kind { LAYOUT_STACKED, LAYOUT_SIDE, LAYOUT_TRIPLE, LAYOUT_KINDS };

enum place { PLACE_NONE, PLACE_TOP, PLACE_LEFT, PLACE_MAIN, PLACE_RIGHT, PLACE_BOTTOM };

/* What a panel is asked to fit into. */
struct room {
	size_t rows, columns; /* of the screen; in columns of its place */
	enum layout_kind kind;
	bool is_section;  /* with a title of its own; otherwise lines among others */
	bool has_load;    /* the load has a line of its own */
	size_t joints[2]; /* columns in which side bars begin or end, 0 for none */
};

/* How many lines a panel can use: on a low screen, before lines are given or taken, at most. most 0: it is not there. */
struct panel_size {
	size_t least, start, most;
};

struct panel {
	const char *name;
	enum place places[LAYOUT_KINDS];
	enum panel_id id;     /* PANEL_COUNT: no key switches it */
	unsigned rank;        /* on a low screen the panel with the largest rank goes first; 0 never goes */
	unsigned shrink_rank; /* when it goes back to its least, in the same order */
	unsigned share;       /* at most 1/share of the screen's lines when it is folded; 0: no bound */
	struct panel_size (*size)(const struct view *view, const struct room *room);
	void (*draw)(const struct view *view, const struct area *area, const struct room *room);
	enum level (*level)(const struct view *view); /* NULL: never critical */
};

/* In the order in which they stand. */
extern const struct panel panels[];
extern const size_t panel_count;

enum { LAYOUT_PANELS = 40 };

struct placed {
	const struct panel *panel;
	struct room room;
	size_t row, column, rows, columns;
};

struct layout {
	enum layout_kind kind;
	size_t rows, columns;
	struct placed placed[LAYOUT_PANELS];
	size_t count;
	size_t left, right;        /* columns of the side bars, 0 for none */
	size_t middle, middle_end; /* first row between top and bottom, and the one behind the last */
};

void layout_make(struct layout *layout, const struct view *view, size_t rows, size_t columns);

/* Draws the whole screen; the grid has been reset to its size. */
void layout_draw(const struct layout *layout, const struct view *view, struct grid *grid);

/* The place of the panel that draws so, NULL when it is not on the screen. */
const struct placed *layout_find(const struct layout *layout,
	void (*draw)(const struct view *, const struct area *, const struct room *));

/* The rows of the process list that fit; of another view in the middle, its rows. */
size_t layout_page(const struct layout *layout);

/* The rows of what stands in the middle, with its title; 1 at least. */
size_t layout_main_rows(const struct layout *layout);

/* What a key that switches the panel makes of it: a line with more behind it opens, a shown one goes, another comes. */
enum panel_mode layout_switched(const struct layout *layout, const struct view *view, enum panel_id id);

#endif
