/* SPDX-License-Identifier: MIT */
/*
 * A model of the terminal, as far as cmon uses one. It is strict: a byte or sequence that xterm's terminfo entry does
 * not hold, a control character, a bidi control or invalid UTF-8 is a problem, so a name that gets through raw is seen.
 */
#ifndef CMON_TESTS_VT_H
#define CMON_TESTS_VT_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Colours are the SGR parameters that set them: 32, 94, 41; 0 is the terminal's own. */
struct vt_look {
	int foreground, background;
	bool bold, underline, reverse;
};

struct vt_cell {
	uint32_t code; /* 0 in the second half of a wide character */
	struct vt_look look;
};

enum vt_state { VT_GROUND, VT_ESCAPE, VT_CHARSET, VT_CSI, VT_OSC };

struct vt {
	size_t rows, columns, row, column;
	size_t saved_row, saved_column; /* of ESC 7 */
	size_t top, bottom;             /* first and last row of what scrolls */
	bool is_wrap_due; /* the last column was written: the next character goes to the next line */
	struct vt_cell *cells;
	struct vt_look look;
	uint32_t last; /* character written last, for "repeat" */
	char final;    /* of the sequence that came just before, 0 for none */
	enum vt_state state;
	char sequence[64]; /* what has come of an escape sequence or a character */
	size_t length;
	bool is_inserting;
	bool is_alternate, is_cursor_hidden; /* the screen is taken, the cursor is off */
	bool has_mouse, has_paste_marks;     /* clicks are told, pasted text is marked */
	bool has_color;                      /* any colour was ever set */
	size_t clears;                       /* times the whole screen was cleared */
	char problem[160];                   /* the first one; "" for none */
};

void vt_init(struct vt *vt, size_t rows, size_t columns);
void vt_finish(struct vt *vt);
/* Another size; what is in both stays. */
void vt_resize(struct vt *vt, size_t rows, size_t columns);
void vt_feed(struct vt *vt, const char *bytes, size_t length);

/* Adds the screen as text, a line per row. */
void vt_print(const struct vt *vt, struct buf *out);
/* Where text stands on the screen, in one row. */
bool vt_find(const struct vt *vt, const char *text, size_t *row, size_t *column);
const struct vt_cell *vt_cell(const struct vt *vt, size_t row, size_t column);

#endif
