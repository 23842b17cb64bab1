/* SPDX-License-Identifier: MIT */
#include "tui/dialog/choice.h"

enum { EDGES = 2, PAGE = 8 };

bool choice_input(const struct choice *choice, const struct key_event *event, uint32_t input)
{
	return keys_scroll(&event->state->list.choice, choice->count - 1, PAGE, input);
}

static void draw_edge(
	const struct area *box, size_t row, const char *left, const char *right, const char *text)
{
	struct pen pen = pen_at(box, row);
	pen_add(&pen, left);
	pen_repeat(&pen, "─", box->columns - EDGES);
	pen_add(&pen, right);
	pen_move(&pen, 2);
	pen_add_styled(&pen, STYLE_TITLE, text);
}

static void draw_inside(
	const struct choice *choice, const struct view *view, const struct area *box, size_t row, size_t line)
{
	struct area inside = {.grid = box->grid,
		.row = box->row + row,
		.column = box->column + 1,
		.rows = 1,
		.columns = box->columns - EDGES};
	struct pen edge = pen_at(box, row), pen = pen_at(&inside, 0);
	pen_add(&edge, "│");
	pen_repeat(&edge, " ", inside.columns);
	pen_add(&edge, "│");
	pen_add(&pen, " ");
	choice->draw_line(view, &pen, line);
	if (line == view->state->list.choice)
		area_paint_row(&inside, 0, STYLE_SELECTED);
}

void choice_draw(const struct choice *choice, const struct view *view, const struct area *screen)
{
	size_t width = choice->width + EDGES + 2, rows = choice->count + EDGES;
	if (screen->rows < EDGES + 1 || screen->columns < EDGES + 1)
		return;
	width = width < screen->columns ? width : screen->columns;
	rows = rows < screen->rows ? rows : screen->rows;
	struct area box = {
		.grid = screen->grid,
		.row = screen->row + (screen->rows - rows) / 2,
		.column = screen->column + (screen->columns - width) / 2,
		.rows = rows,
		.columns = width,
	};
	size_t shown = rows - EDGES, chosen = view->state->list.choice,
	       first = chosen >= shown ? chosen - shown + 1 : 0;
	draw_edge(&box, 0, "┌", "┐", choice->title);
	for (size_t i = 0; i < shown; i++)
		draw_inside(choice, view, &box, i + 1, first + i);
	draw_edge(&box, rows - 1, "└", "┘", choice->foot);
}
