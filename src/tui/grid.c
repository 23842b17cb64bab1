/* SPDX-License-Identifier: MIT */
#include "tui/grid.h"

#include "metric/part.h"
#include "tui/theme.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

enum { SAFE_LENGTH = 16384, LINE_LENGTH = 4096 };

void grid_init(struct grid *grid)
{
	*grid = (struct grid){0};
}

void grid_finish(struct grid *grid)
{
	free(grid->cells);
	grid_init(grid);
}

int grid_reset(struct grid *grid, size_t rows, size_t columns, enum utf8_form form)
{
	if (rows * columns > grid->capacity) {
		struct cell *cells = reallocarray(grid->cells, rows * columns, sizeof(*cells));
		if (cells == NULL)
			return -ENOMEM;
		grid->cells = cells;
		grid->capacity = rows * columns;
	}
	grid->rows = rows;
	grid->columns = columns;
	grid->form = form;
	for (size_t i = 0; i < rows * columns; i++)
		grid->cells[i] = (struct cell){.code = ' ', .width = 1};
	return 0;
}

struct pen pen_at(const struct area *area, size_t row)
{
	struct pen pen = {
		.grid = area->grid, .row = area->row + row, .start = area->column, .column = area->column};
	bool is_inside = row < area->rows && pen.row < area->grid->rows;
	pen.end = is_inside ? area->column + area->columns : area->column;
	return pen;
}

/* Characters that we draw ourselves, and what stands for them without UTF-8. */
static uint32_t ascii_for(uint32_t code)
{
	static const struct {
		uint32_t code, ascii;
	} forms[] = {
		{0x2500, '-'},
		{0x2502, '|'},
		{0x250c, '+'},
		{0x2510, '+'},
		{0x2514, '+'},
		{0x2518, '+'},
		{0x251c, '+'},
		{0x2524, '+'},
		{0x252c, '+'},
		{0x25bc, 'v'},
		{0x25b2, '^'},
		{0x2013, '-'},
		{0x00b0, ' '},
	};
	for (size_t i = 0; i < COUNT_OF(forms); i++)
		if (forms[i].code == code)
			return forms[i].ascii;
	return code < 0x80 ? code : '?';
}

/* Is its width known? Of characters newer than the system, terminals have ideas of their own. */
static bool is_assigned(uint32_t code)
{
	return code < 0x300 || wcwidth((wchar_t)code) >= 0;
}

/* Ambiguous characters count as one column, as terminals draw them, and so does what stands for unassigned ones. */
static size_t code_width(uint32_t code)
{
	return code < 0x300 || !is_assigned(code) ? 1 : (size_t)wcwidth((wchar_t)code);
}

static void add_mark(struct pen *pen, uint32_t mark)
{
	if (pen->column == pen->start)
		return;
	struct cell *cell = grid_cell(pen->grid, pen->row, pen->column - 1);
	if (cell->width == 0)
		cell--;
	if (cell->mark == 0)
		cell->mark = mark;
}

/* What is left of a wide character when one of its halves is about to be written over. */
static void blank_half(struct cell *cell)
{
	if (cell->width == 0)
		cell[-1] = (struct cell){.code = ' ', .style = cell->style, .width = 1};
	else if (cell->width == 2)
		cell[1] = (struct cell){.code = ' ', .style = cell->style, .width = 1};
}

/* A wide character that would be cut at the end of the line becomes a blank. */
static void add_code(struct pen *pen, uint32_t code)
{
	size_t width = code_width(code);
	if (pen->grid->form == UTF8_ASCII) {
		code = ascii_for(code);
		width = 1;
	} else if (!is_assigned(code)) {
		code = '?';
	}
	if (width == 0) {
		add_mark(pen, code);
		return;
	}
	if (pen_left(pen) == 0)
		return;
	if (width > pen_left(pen)) {
		code = ' ';
		width = 1;
	}
	struct cell *cell = grid_cell(pen->grid, pen->row, pen->column);
	blank_half(cell);
	if (width == 2)
		blank_half(cell + 1);
	cell[0] = (struct cell){.code = code, .style = (uint8_t)pen->style, .width = (uint8_t)width};
	if (width == 2)
		cell[1] = (struct cell){.style = (uint8_t)pen->style};
	pen->column += width;
}

static void add_bytes(struct pen *pen, struct slice text)
{
	for (size_t at = 0; at < text.length && pen_left(pen) > 0;) {
		uint32_t code;
		at += utf8_decode(text.data + at, text.length - at, &code);
		/* Our own text is clean; whatever else came this way must not reach a terminal. */
		add_code(pen, code == UTF8_INVALID || utf8_is_unsafe(code) ? '?' : code);
	}
}

void pen_add(struct pen *pen, const char *text)
{
	add_bytes(pen, slice_of(text));
}

void pen_printf(struct pen *pen, const char *format, ...)
{
	char line[LINE_LENGTH];
	va_list arguments;
	va_start(arguments, format);
	int length = vsnprintf(line, sizeof(line), format, arguments);
	va_end(arguments);
	if (length >= 0)
		pen_add(pen, line);
}

void pen_add_styled(struct pen *pen, enum style style, const char *text)
{
	enum style before = pen->style;
	pen->style = style;
	pen_add(pen, text);
	pen->style = before;
}

void pen_add_safe(struct pen *pen, struct slice text, size_t width)
{
	char storage[SAFE_LENGTH];
	struct buf safe;
	size_t end = pen->end;
	/* No line is wider than this, and an escape only makes text longer. */
	if (text.length > SAFE_LENGTH / 16)
		text.length = SAFE_LENGTH / 16;
	buf_init_in(&safe, storage, sizeof(storage));
	utf8_add_safe(&safe, text, pen->grid->form);
	if (width < pen_left(pen))
		pen->end = pen->column + width;
	add_bytes(pen, (struct slice){.data = safe.data, .length = safe.length});
	if (width != SIZE_MAX)
		pen_repeat(pen, " ", pen_left(pen));
	pen->end = end;
}

void pen_repeat(struct pen *pen, const char *character, size_t count)
{
	for (size_t i = 0; i < count && pen_left(pen) > 0; i++)
		pen_add(pen, character);
}

void pen_add_right(struct pen *pen, const char *text, size_t width)
{
	size_t length = text_width(slice_of(text)), end = pen->end;
	if (length < width)
		pen_repeat(pen, " ", width - length);
	size_t room = length < width ? length : width;
	if (room < pen_left(pen))
		pen->end = pen->column + room;
	pen_add(pen, text);
	pen->end = end;
}

void pen_move(struct pen *pen, size_t column)
{
	pen->column = pen->start + column < pen->end ? pen->start + column : pen->end;
}

size_t text_width(struct slice text)
{
	size_t width = 0;
	for (size_t at = 0; at < text.length;) {
		uint32_t code;
		at += utf8_decode(text.data + at, text.length - at, &code);
		width += code == UTF8_INVALID ? 1 : code_width(code);
	}
	return width;
}

void area_paint_row(const struct area *area, size_t row, enum style style)
{
	for (size_t i = 0; row < area->rows && i < area->columns; i++)
		grid_cell(area->grid, area->row + row, area->column + i)->style = (uint8_t)style;
}

static size_t last_used(const struct grid *grid, size_t row, bool with_colors)
{
	size_t end = grid->columns;
	while (end > 0) {
		const struct cell *cell = grid_cell(grid, row, end - 1);
		if (cell->code != ' ' || (with_colors && cell->style == STYLE_SELECTED))
			break;
		end--;
	}
	return end;
}

void grid_print(struct buf *out, const struct grid *grid, bool with_colors)
{
	char bytes[4];
	for (size_t row = 0; row < grid->rows; row++) {
		enum style style = STYLE_NORMAL;
		size_t end = last_used(grid, row, with_colors);
		for (size_t column = 0; column < end; column++) {
			const struct cell *cell = grid_cell(grid, row, column);
			if (cell->width == 0)
				continue;
			if (with_colors && cell->style != style) {
				buf_add_string(out, "\033[0");
				theme_add_sgr(out, grid->theme, (enum style)cell->style);
				buf_add_char(out, 'm');
			}
			style = (enum style)cell->style;
			buf_add(out, bytes, utf8_encode(cell->code, bytes));
			if (cell->mark != 0)
				buf_add(out, bytes, utf8_encode(cell->mark, bytes));
		}
		if (with_colors && style != STYLE_NORMAL)
			buf_add_string(out, "\033[0m");
		buf_add_char(out, '\n');
	}
}
