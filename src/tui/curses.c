/* SPDX-License-Identifier: MIT */
#include "tui/curses.h"

#include "metric/part.h"
#include "tui/theme.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <unistd.h>

/* term.h makes a macro of this ordinary word. */
#undef columns

enum { ESCAPE_DELAY_MS = 25, DEFAULT_ROWS = 24, DEFAULT_COLUMNS = 80 };

struct curses {
	SCREEN *screen;
	FILE *output, *input;
	struct grid shown; /* what was painted last: only other cells are handed to ncurses */
	attr_t attributes[STYLE_COUNT];
	short pairs[STYLE_COUNT];
};

static FILE *open_stream(int descriptor, const char *mode)
{
	int copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3);
	FILE *stream = copy < 0 ? NULL : fdopen(copy, mode);
	if (stream == NULL && copy >= 0)
		close(copy);
	return stream;
}

static SCREEN *open_screen(struct curses *curses)
{
	const char *own = getenv("TERM");
	const char *const names[] = {
		own != NULL && own[0] != '\0' ? own : "xterm-256color", "xterm-256color", "vt100"};
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		/* newterm leaves the program when it finds no entry at all; setupterm only says so. */
		int error;
		if (setupterm(names[i], fileno(curses->output), &error) != OK)
			continue;
		/* newterm makes one of its own. */
		del_curterm(cur_term);
		SCREEN *screen = newterm(names[i], curses->output, curses->input);
		if (screen != NULL)
			return screen;
	}
	return NULL;
}

static attr_t attributes_of(struct look look)
{
	attr_t attributes = 0;
	attributes |= look.attributes & ATTRIBUTE_BOLD ? A_BOLD : 0;
	attributes |= look.attributes & ATTRIBUTE_UNDERLINE ? A_UNDERLINE : 0;
	attributes |= look.attributes & ATTRIBUTE_REVERSE ? A_REVERSE : 0;
	attributes |= look.attributes & ATTRIBUTE_DIM ? A_DIM : 0;
	return attributes;
}

static void set_looks(struct curses *curses, bool with_colors)
{
	int colors = 0;
	if (with_colors && has_colors() && start_color() == OK) {
		use_default_colors();
		colors = COLORS;
	}
	for (enum style style = 0; style < STYLE_COUNT; style++) {
		struct look look = theme_look(style, colors);
		curses->attributes[style] = attributes_of(look);
		bool is_default = look.foreground == THEME_DEFAULT && look.background == THEME_DEFAULT;
		if (!is_default && init_pair((short)(style + 1), look.foreground, look.background) == OK)
			curses->pairs[style] = (short)(style + 1);
	}
}

int curses_start(struct curses **out, int output, int input, bool with_colors)
{
	struct curses *curses = calloc(1, sizeof(*curses));
	if (curses == NULL)
		return -ENOMEM;
	grid_init(&curses->shown);
	curses->output = open_stream(output, "w");
	curses->input = open_stream(input, "r");
	if (curses->output != NULL && curses->input != NULL)
		curses->screen = open_screen(curses);
	if (curses->screen == NULL) {
		curses_stop(curses);
		return -ENOTTY;
	}
	set_term(curses->screen);
	cbreak();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	nodelay(stdscr, TRUE);
	set_escdelay(ESCAPE_DELAY_MS);
	/* Looking for keys while a frame is drawn costs a system call every few lines. */
	typeahead(-1);
	curs_set(0);
	set_looks(curses, with_colors);
	/*
	 * Until a screen has been left once, ncurses 6.4 writes each cursor movement by itself, in case that nothing
	 * else will be drawn: dozens of writes per frame. Left and entered, it writes a frame in one.
	 */
	endwin();
	*out = curses;
	return 0;
}

void curses_stop(struct curses *curses)
{
	if (curses == NULL)
		return;
	if (curses->screen != NULL) {
		endwin();
		delscreen(curses->screen);
	}
	if (curses->output != NULL)
		fclose(curses->output);
	if (curses->input != NULL)
		fclose(curses->input);
	grid_finish(&curses->shown);
	free(curses);
}

void curses_size(const struct curses *curses, size_t *rows, size_t *columns)
{
	struct winsize size = {0};
	bool is_known =
		ioctl(fileno(curses->output), TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0;
	*rows = is_known ? size.ws_row : DEFAULT_ROWS;
	*columns = is_known ? size.ws_col : DEFAULT_COLUMNS;
}

static void put_cell(const struct curses *curses, size_t row, size_t column, const struct cell *cell)
{
	wchar_t text[] = {(wchar_t)cell->code, (wchar_t)cell->mark, L'\0'};
	cchar_t character;
	if (setcchar(&character, text, curses->attributes[cell->style], curses->pairs[cell->style], NULL) ==
		OK)
		(void)mvadd_wch((int)row, (int)column, &character);
}

static bool is_same_cell(const struct cell *a, const struct cell *b)
{
	return a->code == b->code && a->mark == b->mark && a->style == b->style && a->width == b->width;
}

static void put_changes(struct curses *curses, const struct grid *grid, bool is_new)
{
	for (size_t row = 0; row < grid->rows; row++) {
		for (size_t column = 0; column < grid->columns; column++) {
			const struct cell *cell = grid_cell(grid, row, column);
			struct cell *shown = grid_cell(&curses->shown, row, column);
			/* Writing over half of a wide character blanks the other half: both are put again then. */
			bool touches_wide = shown->width != 1 || cell->width != 1;
			if (cell->width > 0 && (is_new || touches_wide || !is_same_cell(cell, shown)))
				put_cell(curses, row, column, cell);
			*shown = *cell;
		}
	}
}

void curses_paint(struct curses *curses, const struct grid *grid, bool redraws)
{
	bool is_new = redraws || curses->shown.rows != grid->rows || curses->shown.columns != grid->columns;
	if (is_new) {
		if (grid_reset(&curses->shown, grid->rows, grid->columns, grid->form) != 0)
			return;
		if (LINES != (int)grid->rows || COLS != (int)grid->columns)
			resizeterm((int)grid->rows, (int)grid->columns);
		erase();
	}
	if (redraws)
		clearok(stdscr, TRUE);
	put_changes(curses, grid, is_new);
	refresh();
}

static uint32_t input_of(int status, wint_t code)
{
	static const struct {
		int code;
		uint32_t input;
	} special[] = {
		{KEY_UP, INPUT_UP},
		{KEY_DOWN, INPUT_DOWN},
		{KEY_PPAGE, INPUT_PAGE_UP},
		{KEY_NPAGE, INPUT_PAGE_DOWN},
		{KEY_HOME, INPUT_HOME},
		{KEY_END, INPUT_END},
		{KEY_F(1), INPUT_F1},
		{KEY_F(10), INPUT_F10},
	};
	if (status != KEY_CODE_YES)
		return (uint32_t)code;
	for (size_t i = 0; i < COUNT_OF(special); i++)
		if (special[i].code == (int)code)
			return special[i].input;
	return INPUT_NONE;
}

bool curses_key(struct curses *curses, uint32_t *input)
{
	(void)curses;
	wint_t code;
	int status = get_wch(&code);
	if (status == ERR)
		return false;
	*input = input_of(status, code);
	return true;
}

void curses_leave(struct curses *curses)
{
	(void)curses;
	endwin();
}

void curses_enter(struct curses *curses)
{
	curses->shown.rows = 0;
	refresh();
}

const char *curses_library(void)
{
	return curses_version();
}

int curses_colors(void)
{
	int error;
	/* "colors" is a number of every description that has any. */
	return setupterm(NULL, STDOUT_FILENO, &error) == OK ? tigetnum("colors") : -1;
}
