/* SPDX-License-Identifier: MIT */
/* The terminal: the only place that knows ncurses. */
#ifndef CMON_TUI_CURSES_H
#define CMON_TUI_CURSES_H

#include "tui/grid.h"
#include "tui/keys.h"

struct curses;

/*
 * Takes over the terminal.
 *
 * output, input  descriptors of the terminal
 * with_colors    false: levels show in bold, underline and reverse
 *
 * An unknown TERM falls back to xterm-256color, then vt100. Returns 0, -ENOTTY when none of them works, -ENOMEM.
 */
int curses_start(struct curses **out, int output, int input, bool with_colors);
/* Gives the terminal back as it was. Takes NULL. */
void curses_stop(struct curses *curses);

/* The terminal's size now. */
void curses_size(const struct curses *curses, size_t *rows, size_t *columns);

/* Shows the grid: only what differs from what is on the screen is sent. redraws: everything is. */
void curses_paint(struct curses *curses, const struct grid *grid, bool redraws);

/* The next key that is waiting; false when none is. */
bool curses_key(struct curses *curses, uint32_t *input);

/* Gives the terminal back for a while, and takes it again. */
void curses_leave(struct curses *curses);
void curses_enter(struct curses *curses);

/* Name and version of the library. */
const char *curses_library(void);

/* How many colours the terminal that TERM names has; -1 where it is unknown or has none. */
int curses_colors(void);

#endif
