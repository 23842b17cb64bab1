/* SPDX-License-Identifier: MIT */
#include "tui/dialog/box.h"

struct area box_area(const struct area *screen, size_t rows, size_t columns)
{
	rows = rows < screen->rows ? rows : screen->rows;
	columns = columns < screen->columns ? columns : screen->columns;
	return (struct area){
		.grid = screen->grid,
		.row = screen->row + (screen->rows - rows) / 2,
		.column = screen->column + (screen->columns - columns) / 2,
		.rows = rows,
		.columns = columns,
	};
}

void box_edge_draw(const struct area *box, size_t row, const char *left, const char *right, const char *title)
{
	struct pen pen = pen_at(box, row);
	pen_add(&pen, left);
	pen_repeat(&pen, "─", box->columns - BOX_EDGES);
	pen_add(&pen, right);
	pen_move(&pen, BOX_INDENT);
	pen_add_styled(&pen, STYLE_TITLE, title);
}

struct pen box_row(const struct area *box, size_t row)
{
	struct pen pen = pen_at(box, row);
	pen_add(&pen, "│");
	pen_repeat(&pen, " ", box->columns - BOX_EDGES);
	pen_add(&pen, "│");
	pen_move(&pen, BOX_INDENT);
	pen.end--;
	return pen;
}
