/* SPDX-License-Identifier: MIT */
#include "vt.h"

#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

enum { ESCAPE = 0x1b, SHIFT_IN = 0x0f, PARAMETERS = 16, PALETTE = 1000 };

__attribute__((format(printf, 2, 3))) static void problem(struct vt *vt, const char *format, ...)
{
	va_list arguments;
	if (vt->problem[0] != '\0')
		return;
	va_start(arguments, format);
	vsnprintf(vt->problem, sizeof(vt->problem), format, arguments);
	va_end(arguments);
}

static struct vt_cell *cell_at(const struct vt *vt, size_t row, size_t column)
{
	return &vt->cells[row * vt->columns + column];
}

static void blank(struct vt *vt, size_t row, size_t from, size_t to)
{
	for (size_t column = from; column < to && column < vt->columns; column++)
		*cell_at(vt, row, column) = (struct vt_cell){.code = ' ',
			.look = {.background = vt->look.background, .reverse = vt->look.reverse}};
}

static struct vt_cell *new_cells(size_t rows, size_t columns)
{
	struct vt_cell *cells = calloc(rows * columns, sizeof(*cells));
	for (size_t i = 0; cells != NULL && i < rows * columns; i++)
		cells[i].code = ' ';
	if (cells == NULL)
		abort();
	return cells;
}

void vt_init(struct vt *vt, size_t rows, size_t columns)
{
	*vt = (struct vt){
		.rows = rows, .columns = columns, .bottom = rows - 1, .cells = new_cells(rows, columns)};
}

void vt_finish(struct vt *vt)
{
	free(vt->cells);
	vt->cells = NULL;
}

void vt_resize(struct vt *vt, size_t rows, size_t columns)
{
	struct vt_cell *cells = new_cells(rows, columns);
	for (size_t row = 0; row < rows && row < vt->rows; row++)
		for (size_t column = 0; column < columns && column < vt->columns; column++)
			cells[row * columns + column] = *cell_at(vt, row, column);
	free(vt->cells);
	vt->cells = cells;
	vt->rows = rows;
	vt->columns = columns;
	vt->top = 0;
	vt->bottom = rows - 1;
	vt->row = vt->row < rows ? vt->row : rows - 1;
	vt->column = vt->column < columns ? vt->column : columns - 1;
}

static void move_to(struct vt *vt, size_t row, size_t column)
{
	vt->row = row < vt->rows ? row : vt->rows - 1;
	vt->column = column < vt->columns ? column : vt->columns - 1;
	vt->is_wrap_due = false;
}

/* Moves the rows from top to bottom up by one, or down. */
static void scroll(struct vt *vt, size_t top, size_t bottom, bool is_up)
{
	struct vt_cell *first = cell_at(vt, top, 0), *second = cell_at(vt, top + 1, 0);
	memmove(is_up ? first : second, is_up ? second : first,
		(bottom - top) * vt->columns * sizeof(*vt->cells));
	blank(vt, is_up ? bottom : top, 0, vt->columns);
}

/* One row down, or up; at the edge of what scrolls that scrolls. */
static void step(struct vt *vt, bool is_down)
{
	vt->is_wrap_due = false;
	if (vt->row == (is_down ? vt->bottom : vt->top))
		scroll(vt, vt->top, vt->bottom, is_down);
	else if (is_down ? vt->row + 1 < vt->rows : vt->row > 0)
		vt->row = is_down ? vt->row + 1 : vt->row - 1;
}

static void set_region(struct vt *vt, const int *parameters, size_t count)
{
	size_t top = count > 0 && parameters[0] > 0 ? (size_t)parameters[0] : 1;
	size_t bottom = count > 1 && parameters[1] > 0 ? (size_t)parameters[1] : vt->rows;
	if (top >= bottom)
		return;
	vt->top = top - 1;
	vt->bottom = bottom < vt->rows ? bottom - 1 : vt->rows - 1;
	move_to(vt, 0, 0);
}

/* No list of the program's own: what it lets through must be judged by another. */
static bool is_dangerous(uint32_t code)
{
	static const struct {
		uint32_t first, last;
	} ranges[] = {{0, 0x1f}, {0x7f, 0x9f}, {0x61c, 0x61c}, {0x200b, 0x200f}, {0x2028, 0x202e},
		{0x2060, 0x2069}, {0xfeff, 0xfeff}, {0xe0000, 0xe007f}};
	for (size_t i = 0; i < sizeof(ranges) / sizeof(ranges[0]); i++)
		if (code >= ranges[i].first && code <= ranges[i].last)
			return true;
	return false;
}

static void erase_screen(struct vt *vt, int what)
{
	size_t first = what == 2 ? 0 : vt->row;
	if (what != 0 && what != 2)
		problem(vt, "CSI %d J", what);
	vt->clears += what == 2 || (vt->row == 0 && vt->column == 0);
	for (size_t row = first; row < vt->rows; row++)
		blank(vt, row, what == 0 && row == vt->row ? vt->column : 0, vt->columns);
}

static void erase_line(struct vt *vt, int what)
{
	if (what < 0 || what > 2)
		problem(vt, "CSI %d K", what);
	blank(vt, vt->row, what == 0 ? vt->column : 0, what == 1 ? vt->column + 1 : vt->columns);
}

static void shift_right(struct vt *vt, size_t count)
{
	for (size_t column = vt->columns; column-- > vt->column + count;)
		*cell_at(vt, vt->row, column) = *cell_at(vt, vt->row, column - count);
	blank(vt, vt->row, vt->column, vt->column + count);
}

static void shift_left(struct vt *vt, size_t count)
{
	for (size_t column = vt->column; column + count < vt->columns; column++)
		*cell_at(vt, vt->row, column) = *cell_at(vt, vt->row, column + count);
	blank(vt, vt->row, vt->columns - (count < vt->columns ? count : vt->columns), vt->columns);
}

static void put(struct vt *vt, uint32_t code)
{
	int width = wcwidth((wchar_t)code);
	if (is_dangerous(code))
		problem(vt, "U+%04X at row %zu", (unsigned)code, vt->row);
	/* A combining mark changes no cell; what has no known width takes one column. */
	if (width == 0)
		return;
	size_t taken = width == 2 ? 2 : 1;
	if (vt->is_wrap_due || vt->column + taken > vt->columns) {
		step(vt, true);
		vt->column = 0;
	}
	if (vt->is_inserting)
		shift_right(vt, taken);
	*cell_at(vt, vt->row, vt->column) = (struct vt_cell){.code = code, .look = vt->look};
	if (taken == 2)
		*cell_at(vt, vt->row, vt->column + 1) = (struct vt_cell){.look = vt->look};
	vt->last = code;
	vt->final = 0;
	vt->is_wrap_due = vt->column + taken == vt->columns;
	vt->column += vt->is_wrap_due ? taken - 1 : taken;
}

/* Returns how many parameters it took. */
static size_t set_look(struct vt *vt, const int *parameters, size_t count)
{
	int code = parameters[0];
	struct vt_look *look = &vt->look;
	bool is_foreground = (code >= 30 && code <= 38) || (code >= 90 && code <= 97);
	bool is_background = (code >= 40 && code <= 48) || (code >= 100 && code <= 107);
	bool is_indexed = (code == 38 || code == 48) && count > 2 && parameters[1] == 5;
	if (is_foreground || is_background) {
		*(is_foreground ? &look->foreground : &look->background) =
			is_indexed ? PALETTE + parameters[2] : code;
		vt->has_color = true;
	} else if (code == 0) {
		*look = (struct vt_look){0};
	} else if (code == 39) {
		look->foreground = 0;
	} else if (code == 49) {
		look->background = 0;
	} else if (code == 1 || code == 22) {
		look->bold = code == 1;
	} else if (code == 4 || code == 24) {
		look->underline = code == 4;
	} else if (code == 7 || code == 27) {
		look->reverse = code == 7;
	} else if (code != 2) {
		problem(vt, "SGR %d", code);
	}
	return is_indexed ? 3 : 1;
}

static void set_mode(struct vt *vt, int mode, bool is_on)
{
	if (mode == 1049) {
		vt->is_alternate = is_on;
		for (size_t row = 0; row < vt->rows; row++)
			blank(vt, row, 0, vt->columns);
	} else if (mode == 25) {
		vt->is_cursor_hidden = !is_on;
	} else if (mode == 1000) {
		vt->has_mouse = is_on;
	} else if (mode == 2004) {
		vt->has_paste_marks = is_on;
	} else if (mode != 1 && mode != 7 && mode != 12 && mode != 1006) {
		problem(vt, "mode ?%d", mode);
	}
}

static size_t parse_parameters(const char *text, int parameters[PARAMETERS])
{
	size_t count = 0;
	for (const char *at = text; *at != '\0' && count < PARAMETERS;) {
		char *end;
		parameters[count++] = (int)strtol(at, &end, 10);
		at = *end == ';' ? end + 1 : end;
		if (at == end && *at != '\0')
			return SIZE_MAX;
	}
	return count;
}

/* Moves and erasures: all take one number, 1 unless it is given. */
static bool act_on_cells(struct vt *vt, char final, size_t number)
{
	size_t left = number < vt->column ? vt->column - number : 0;
	switch (final) {
	case 'A':
		move_to(vt, number < vt->row ? vt->row - number : 0, vt->column);
		return true;
	case 'B':
		move_to(vt, vt->row + number, vt->column);
		return true;
	case 'C':
		move_to(vt, vt->row, vt->column + number);
		return true;
	case 'D':
		move_to(vt, vt->row, left);
		return true;
	case 'G':
		move_to(vt, vt->row, number - 1);
		return true;
	case 'd':
		move_to(vt, number - 1, vt->column);
		return true;
	case 'X':
		blank(vt, vt->row, vt->column, vt->column + number);
		return true;
	case '@':
		shift_right(vt, number);
		return true;
	case 'P':
		shift_left(vt, number);
		return true;
	case 'S':
	case 'T':
		for (size_t i = 0; i < number; i++)
			scroll(vt, vt->top, vt->bottom, final == 'S');
		return true;
	case 'L':
	case 'M':
		for (size_t i = 0; i < number && vt->row < vt->bottom; i++)
			scroll(vt, vt->row, vt->bottom, final == 'M');
		return true;
	case 'b':
		for (size_t i = 0; i < number; i++)
			put(vt, vt->last);
		return true;
	default:
		return false;
	}
}

static void end_csi(struct vt *vt, char final)
{
	int parameters[PARAMETERS] = {0};
	bool is_private = vt->sequence[0] == '?';
	size_t count = parse_parameters(vt->sequence + is_private, parameters);
	size_t number = count == 0 || count == SIZE_MAX || parameters[0] < 1 ? 1 : (size_t)parameters[0];
	if (count == SIZE_MAX || (is_private && final != 'h' && final != 'l'))
		problem(vt, "CSI %s %c", vt->sequence, final);
	else if (is_private)
		for (size_t i = 0; i < count; i++)
			set_mode(vt, parameters[i], final == 'h');
	else if (final == 'm')
		for (size_t i = 0; i == 0 || i < count;)
			i += set_look(vt, parameters + i, count - i);
	else if (final == 'H')
		move_to(vt, number - 1, parameters[1] < 1 ? 0 : (size_t)parameters[1] - 1);
	else if (final == 'J')
		erase_screen(vt, parameters[0]);
	else if (final == 'K')
		erase_line(vt, parameters[0]);
	else if ((final == 'h' || final == 'l') && parameters[0] == 4)
		vt->is_inserting = final == 'h';
	else if (final == 'r')
		set_region(vt, parameters, count);
	/* "t" keeps the window's title while the screen is taken. */
	else if (!act_on_cells(vt, final, number) && !(final == 't' && (number == 22 || number == 23)))
		problem(vt, "CSI %s %c", vt->sequence, final);
}

static void control(struct vt *vt, unsigned char byte)
{
	if (byte == '\r')
		move_to(vt, vt->row, 0);
	else if (byte == '\n')
		step(vt, true);
	else if (byte == '\b')
		move_to(vt, vt->row, vt->column > 0 ? vt->column - 1 : 0);
	else if (byte == '\t')
		move_to(vt, vt->row, (vt->column / 8 + 1) * 8);
	else if (byte == ESCAPE)
		vt->state = VT_ESCAPE;
	/* A vt100 ends its attributes with one; alone it is nobody's. */
	else if (byte != SHIFT_IN || vt->final != 'm')
		problem(vt, "control character %02x", byte);
}

static void escape(struct vt *vt, unsigned char byte)
{
	vt->state = byte == '['              ? VT_CSI
		: byte == ']'                ? VT_OSC
		: byte == '(' || byte == ')' ? VT_CHARSET
					     : VT_GROUND;
	vt->sequence[0] = (char)byte;
	if (byte == 'M') {
		step(vt, false);
	} else if (byte == '7') {
		vt->saved_row = vt->row;
		vt->saved_column = vt->column;
	} else if (byte == '8') {
		move_to(vt, vt->saved_row, vt->saved_column);
	} else if (vt->state == VT_GROUND && strchr("=>", byte) == NULL) {
		problem(vt, "ESC %02x", byte);
	}
}

/* Only this one is in the terminfo entry: ncurses puts the palette back when the program goes on after a stop. */
static void end_osc(struct vt *vt)
{
	vt->sequence[vt->length] = '\0';
	if (strcmp(vt->sequence, "104") != 0)
		problem(vt, "OSC %s", vt->sequence);
	vt->length = 0;
	vt->state = VT_GROUND;
}

/* Collects the bytes of one character. */
static void text(struct vt *vt, unsigned char byte)
{
	uint32_t code;
	size_t wanted = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
	if (vt->length == 0 && byte < 0x80) {
		put(vt, byte);
		return;
	}
	vt->sequence[vt->length++] = (char)byte;
	if (vt->length > 1)
		wanted = (unsigned char)vt->sequence[0] < 0xe0  ? 2
			: (unsigned char)vt->sequence[0] < 0xf0 ? 3
								: 4;
	bool is_bad = vt->length == 1 ? byte < 0xc2 || byte > 0xf4 : (byte & 0xc0) != 0x80;
	if (is_bad)
		problem(vt, "byte %02x is no UTF-8, row %zu", byte, vt->row);
	else if (vt->length < wanted)
		return;
	else if (utf8_decode(vt->sequence, vt->length, &code) == vt->length && code != UTF8_INVALID)
		put(vt, code);
	else
		problem(vt, "invalid UTF-8 in row %zu", vt->row);
	vt->length = 0;
}

static void feed(struct vt *vt, unsigned char byte)
{
	if (vt->state == VT_ESCAPE) {
		escape(vt, byte);
	} else if (vt->state == VT_CHARSET) {
		/* Line drawing may lie ready in G1; nothing may switch to it. */
		if (byte != (vt->sequence[0] == ')' ? '0' : 'B'))
			problem(vt, "character set %02x", byte);
		vt->state = VT_GROUND;
	} else if (vt->state == VT_OSC && byte == '\a') {
		end_osc(vt);
	} else if (vt->state == VT_CSI && byte >= 0x40) {
		vt->sequence[vt->length] = '\0';
		vt->length = 0;
		vt->state = VT_GROUND;
		vt->final = (char)byte;
		end_csi(vt, (char)byte);
	} else if (vt->state == VT_CSI || vt->state == VT_OSC) {
		if (vt->length + 1 < sizeof(vt->sequence))
			vt->sequence[vt->length++] = (char)byte;
		else
			problem(vt, "a sequence without end");
	} else if (vt->length == 0 && (byte < 0x20 || byte == 0x7f)) {
		control(vt, byte);
	} else {
		text(vt, byte);
	}
}

void vt_feed(struct vt *vt, const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++)
		feed(vt, (unsigned char)bytes[i]);
}

static void print_row(const struct vt *vt, size_t row, struct buf *out)
{
	char bytes[4];
	for (size_t column = 0; column < vt->columns; column++) {
		uint32_t code = cell_at(vt, row, column)->code;
		if (code != 0)
			buf_add(out, bytes, utf8_encode(code, bytes));
	}
}

void vt_print(const struct vt *vt, struct buf *out)
{
	for (size_t row = 0; row < vt->rows; row++) {
		print_row(vt, row, out);
		buf_add_char(out, '\n');
	}
}

/* The column in which the character at byte offset of a row's text stands. */
static size_t column_of(const struct vt *vt, size_t row, size_t offset)
{
	char bytes[4];
	size_t at = 0, column = 0;
	for (; column < vt->columns && at < offset; column++) {
		uint32_t code = cell_at(vt, row, column)->code;
		at += code == 0 ? 0 : utf8_encode(code, bytes);
	}
	return column;
}

bool vt_find(const struct vt *vt, const char *text, size_t *row, size_t *column)
{
	struct buf line;
	bool is_found = false;
	buf_init(&line, 1 << 20);
	for (size_t i = 0; i < vt->rows && !is_found; i++) {
		buf_reset(&line);
		print_row(vt, i, &line);
		const char *found = strstr(line.data, text);
		if (found == NULL)
			continue;
		is_found = true;
		*row = i;
		*column = column_of(vt, i, (size_t)(found - line.data));
	}
	buf_finish(&line);
	return is_found;
}

const struct vt_cell *vt_cell(const struct vt *vt, size_t row, size_t column)
{
	return cell_at(vt, row, column);
}
