/* SPDX-License-Identifier: MIT */
/* The terminal: the only place that knows ncurses. */
#ifndef CMON_TUI_CURSES_H
#define CMON_TUI_CURSES_H

#include "tui/grid.h"
#include "tui/keys.h"

struct curses;

struct curses_options {
	int output, input; /* descriptors of the terminal */
	enum theme theme;
	bool with_colors; /* false: levels show in bold, underline and reverse */
	bool with_mouse;  /* the terminal tells clicks and the wheel, and marks no text by itself */
};

/*
 * Takes over the terminal, and standard output and standard error with it: see rescue_hold_output.
 *
 * An unknown TERM falls back to xterm-256color, then vt100. Returns 0, -ENOTTY when none of them works, -ENOMEM.
 */
int curses_start(struct curses **out, const struct curses_options *options);
/* Gives the terminal back as it was. Takes NULL. */
void curses_stop(struct curses *curses);

/* The terminal's size now. */
void curses_size(const struct curses *curses, size_t *rows, size_t *columns);

/* Shows the grid: only what differs from what is on the screen is sent. redraws: everything is. */
void curses_paint(struct curses *curses, const struct grid *grid, bool redraws);

/* Has the terminal not taken yet what it was sent? Then a frame more only makes it later. */
bool curses_is_busy(struct curses *curses);
/* Is the terminal gone? */
bool curses_is_lost(const struct curses *curses);

/* The next key or touch of the mouse that is waiting; false when none is. Pasted text and sequences that are no key
 * are left out. */
bool curses_key(struct curses *curses, struct input_event *out);

/* Gives the terminal back for a while, and takes it again. */
void curses_leave(struct curses *curses);
void curses_enter(struct curses *curses);

/* Name and version of the library. */
const char *curses_library(void);

/* How many colours the terminal that TERM names has; -1 where it is unknown or has none. */
int curses_colors(void);

#endif
