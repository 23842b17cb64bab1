/* SPDX-License-Identifier: MIT */
/* The box that a dialog is drawn in, in the middle of the screen. */
#ifndef CMON_TUI_DIALOG_BOX_H
#define CMON_TUI_DIALOG_BOX_H

#include "tui/grid.h"

/* Columns, and rows, that the two edges take; text keeps a blank from them. */
enum { BOX_EDGES = 2, BOX_INDENT = 2 };

/* The middle of the screen, of that size or as much of it as there is. */
struct area box_area(const struct area *screen, size_t rows, size_t columns);

/* Draws an edge: its corners, and a title on it; "" for none. */
void box_edge_draw(
	const struct area *box, size_t row, const char *left, const char *right, const char *title);

/* Blanks a row between the edges. Returns a pen where its text begins, which ends before the edge. */
struct pen box_row(const struct area *box, size_t row);

#endif
