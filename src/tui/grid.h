/* SPDX-License-Identifier: MIT */
/* A grid of character cells: what every front end with a screen draws into, without knowing a terminal. */
#ifndef CMON_TUI_GRID_H
#define CMON_TUI_GRID_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "metric/level.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum style {
	STYLE_NORMAL,
	STYLE_OK, /* the four levels, in their order */
	STYLE_CAREFUL,
	STYLE_WARNING,
	STYLE_CRITICAL,
	STYLE_CRITICAL_BAR, /* without a ground, which would hide what a bar or a block tells */
	STYLE_TITLE,        /* headings: bold */
	STYLE_FAINT,        /* lines between panels, what is out of use */
	STYLE_KEY,          /* a key that can be pressed: bold */
	STYLE_SELECTED,     /* the selected row: reverse */
	STYLE_COUNT
};

enum theme { THEME_DARK, THEME_LIGHT, THEME_MONO };

static inline enum style style_of(enum level level)
{
	return (enum style)(STYLE_OK + (int)level);
}

/* Of bars and blocks, whose filled part tells the value. */
static inline enum style style_of_bar(enum level level)
{
	return level == LEVEL_CRITICAL ? STYLE_CRITICAL_BAR : style_of(level);
}

struct cell {
	uint32_t code; /* one code point; 0 in the second half of a wide one */
	uint32_t mark; /* a combining mark on it, 0 for none */
	uint8_t style;
	uint8_t width; /* 1 or 2; 0 in the second half of a wide one */
};

struct grid {
	size_t rows, columns;
	enum utf8_form form; /* UTF8_ASCII: nothing beyond ASCII gets in */
	enum theme theme;    /* of the colours that grid_print adds */
	struct cell *cells;
	size_t capacity;
};

/* Keeps its storage between sizes. */
void grid_init(struct grid *grid);
void grid_finish(struct grid *grid);
/* Makes the grid that large and blank. Returns 0 or -ENOMEM. */
int grid_reset(struct grid *grid, size_t rows, size_t columns, enum utf8_form form);

static inline struct cell *grid_cell(const struct grid *grid, size_t row, size_t column)
{
	return &grid->cells[row * grid->columns + column];
}

/* A rectangle of the grid to draw into; what does not fit is cut. */
struct area {
	struct grid *grid;
	size_t row, column, rows, columns;
};

/* One line of an area, written from left to right. */
struct pen {
	struct grid *grid;
	size_t row, column;
	size_t start, end; /* columns of the line */
	enum style style;
};

/* A pen at the beginning of line row of an area. A line outside of it takes nothing. */
struct pen pen_at(const struct area *area, size_t row);

/* Adds text of our own: UTF-8, drawn as it is; box characters become ASCII where only that is allowed. */
void pen_add(struct pen *pen, const char *text);
void pen_printf(struct pen *pen, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Adds text in another style. */
void pen_add_styled(struct pen *pen, enum style style, const char *text);
/* Adds text from outside, made safe, at most width columns, and pads it to width. SIZE_MAX: as far as it goes. */
void pen_add_safe(struct pen *pen, struct slice text, size_t width);
void pen_repeat(struct pen *pen, const char *character, size_t count);
/* Adds text so that it ends width columns on; longer text is cut at its end. */
void pen_add_right(struct pen *pen, const char *text, size_t width);
/* Moves to a column of the line. */
void pen_move(struct pen *pen, size_t column);

static inline size_t pen_left(const struct pen *pen)
{
	return pen->column < pen->end ? pen->end - pen->column : 0;
}

/* Columns that text takes when it is drawn. */
size_t text_width(struct slice text);

/* Gives every cell of a line the style. */
void area_paint_row(const struct area *area, size_t row, enum style style);

/* Adds the grid as lines of text without blanks at their ends; with_colors: SGR sequences around styled cells. */
void grid_print(struct buf *out, const struct grid *grid, bool with_colors);

#endif
