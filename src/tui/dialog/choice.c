/* SPDX-License-Identifier: MIT */
#include "tui/dialog/choice.h"

#include "tui/dialog/box.h"

enum { PAGE = 8 };

bool choice_input(const struct choice *choice, const struct key_event *event, uint32_t input)
{
	return keys_scroll(&event->state->list.choice, choice->count - 1, PAGE, input);
}

static void draw_line(
	const struct choice *choice, const struct view *view, const struct area *box, size_t row, size_t line)
{
	/* What is chosen is painted from edge to edge. */
	struct area inside = {.grid = box->grid,
		.row = box->row + row,
		.column = box->column + 1,
		.rows = 1,
		.columns = box->columns - BOX_EDGES};
	struct pen pen = box_row(box, row);
	choice->draw_line(view, &pen, line);
	if (line == view->state->list.choice)
		area_paint_row(&inside, 0, STYLE_SELECTED);
}

void choice_draw(const struct choice *choice, const struct view *view, const struct area *screen)
{
	if (screen->rows < BOX_EDGES + 1 || screen->columns < BOX_EDGES + 1)
		return;
	struct area box = box_area(screen, choice->count + BOX_EDGES, choice->width + BOX_EDGES + BOX_INDENT);
	size_t shown = box.rows - BOX_EDGES, chosen = view->state->list.choice,
	       first = chosen >= shown ? chosen - shown + 1 : 0;
	box_edge_draw(&box, 0, "┌", "┐", choice->title);
	for (size_t i = 0; i < shown; i++)
		draw_line(choice, view, &box, i + 1, first + i);
	box_edge_draw(&box, box.rows - 1, "└", "┘", choice->foot);
}
