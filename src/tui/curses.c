/* SPDX-License-Identifier: MIT */
#include "tui/curses.h"

#include "base/file.h"
#include "metric/part.h"
#include "tui/outlet.h"
#include "tui/rescue.h"
#include "tui/theme.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

/* term.h makes a macro of this ordinary word. */
#undef columns

enum {
	ESCAPE_DELAY_MS = 25,
	DEFAULT_ROWS = 24,
	DEFAULT_COLUMNS = 80,
	RESTORE_LENGTH = 1000,
	NOTHING = -1,
	LEAVE_MS = 500
};

/* Codes beside those of ncurses for what goes around pasted text. */
enum { KEY_PASTE_BEGINS = KEY_MAX + 1, KEY_PASTE_ENDS };

/* Inside of what: sequences that nobody knows must not come through as the letters in them. */
enum inside { INSIDE_NOTHING, INSIDE_CSI, INSIDE_SS3, INSIDE_STRING, INSIDE_PASTE };

struct curses {
	SCREEN *screen;
	struct outlet outlet;
	struct termios before;
	FILE *output, *input;
	struct grid shown; /* what was painted last: only other cells are handed to ncurses */
	attr_t attributes[STYLE_COUNT];
	short pairs[STYLE_COUNT];
	enum inside inside;
	bool is_lost; /* reading failed for good */
	/* Begin and end of marks around pasted text; "" where the terminal has none. */
	const char *paste_on, *paste_off;
};

static void open_streams(struct curses *curses, const struct curses_options *options)
{
	int input = fcntl(options->input, F_DUPFD_CLOEXEC, 3);
	curses->input = input < 0 ? NULL : fdopen(input, "r");
	if (curses->input == NULL && input >= 0)
		close(input);
	if (outlet_open(&curses->outlet, options->output) == 0)
		curses->output = fdopen(curses->outlet.descriptor, "w");
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

static void set_looks(struct curses *curses, enum theme theme, bool with_colors)
{
	int colors = 0;
	if (with_colors && has_colors() && start_color() == OK) {
		use_default_colors();
		colors = COLORS;
	}
	for (enum style style = 0; style < STYLE_COUNT; style++) {
		struct look look = theme_look(theme, style, colors);
		curses->attributes[style] = attributes_of(look);
		bool is_default = look.foreground == THEME_DEFAULT && look.background == THEME_DEFAULT;
		if (!is_default && init_extended_pair((int)style + 1, look.foreground, look.background) == OK)
			curses->pairs[style] = (short)(style + 1);
	}
}

/* A string of the terminal's description; "" where it has none. */
static const char *capability(const char *name)
{
	char *text = tigetstr(name);
	return text == NULL || text == (char *)-1 ? "" : text;
}

/* Adds what a terminal is sent, without the words about how long it needs for it. */
static void add_capability(struct buf *out, const char *text)
{
	while (*text != '\0') {
		const char *end = strncmp(text, "$<", 2) == 0 ? strchr(text, '>') : NULL;
		if (end == NULL)
			buf_add_char(out, *text);
		text = end == NULL ? text + 1 : end + 1;
	}
}

/* What gives the terminal back when ncurses cannot do so any more. */
static void prepare_rescue(const struct curses *curses, bool has_mouse)
{
	static const char *const names[] = {"rmkx", "sgr0", "op", "cnorm", "rmcup"};
	char storage[RESTORE_LENGTH];
	struct buf restore;
	buf_init_in(&restore, storage, sizeof(storage));
	buf_add_string(&restore, has_mouse ? "\033[?1006l\033[?1000l" : "");
	add_capability(&restore, curses->paste_off);
	for (size_t i = 0; i < COUNT_OF(names); i++)
		add_capability(&restore, capability(names[i]));
	rescue_start(curses->outlet.terminal, &curses->before, restore.data);
}

static void set_input(struct curses *curses)
{
	cbreak();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	nodelay(stdscr, TRUE);
	set_escdelay(ESCAPE_DELAY_MS);
	/* Looking for keys while a frame is drawn costs a system call every few lines. */
	typeahead(-1);
	curses->paste_on = capability("BE");
	curses->paste_off = capability("BD");
	define_key(capability("PS"), KEY_PASTE_BEGINS);
	define_key(capability("PE"), KEY_PASTE_ENDS);
}

static void send(const struct curses *curses, const char *text)
{
	if (text[0] != '\0')
		(void)file_write(curses->outlet.terminal, text, strlen(text));
}

static bool take_mouse(void)
{
	mmask_t taken = mousemask(BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED, NULL);
	/* A press acts at once: nobody double-clicks here. */
	mouseinterval(0);
	return taken != 0;
}

int curses_start(struct curses **out, const struct curses_options *options)
{
	struct curses *curses = calloc(1, sizeof(*curses));
	if (curses == NULL)
		return -ENOMEM;
	grid_init(&curses->shown);
	open_streams(curses, options);
	bool is_terminal = curses->output != NULL && tcgetattr(curses->outlet.terminal, &curses->before) == 0;
	if (is_terminal && curses->input != NULL)
		curses->screen = open_screen(curses);
	if (curses->screen == NULL) {
		curses_stop(curses);
		return -ENOTTY;
	}
	set_term(curses->screen);
	set_input(curses);
	curs_set(0);
	set_looks(curses, options->theme, options->with_colors);
	prepare_rescue(curses, options->with_mouse && take_mouse());
	/*
	 * Until a screen has been left once, ncurses 6.4 writes each cursor movement by itself, in case that nothing
	 * else will be drawn: dozens of writes per frame. Left and entered, it writes a frame in one.
	 */
	endwin();
	rescue_hold_output();
	*out = curses;
	return 0;
}

static void close_screen(struct curses *curses)
{
	curses_leave(curses);
	rescue_stop();
	/* What was printed and has not come out yet is held back too. */
	fflush(stdout);
	rescue_show_output();
	delscreen(curses->screen);
}

void curses_stop(struct curses *curses)
{
	if (curses == NULL)
		return;
	if (curses->screen != NULL)
		close_screen(curses);
	if (curses->output != NULL) {
		fclose(curses->output);
		curses->outlet.descriptor = -1;
	}
	outlet_finish(&curses->outlet);
	if (curses->input != NULL)
		fclose(curses->input);
	grid_finish(&curses->shown);
	free(curses);
}

void curses_size(const struct curses *curses, size_t *rows, size_t *columns)
{
	struct winsize size = {0};
	bool is_known =
		ioctl(curses->outlet.terminal, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0;
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
	/* Taking the screen sets modes of the terminal as well: that must go to itself. */
	if (isendwin())
		curses_enter(curses);
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
	outlet_capture(&curses->outlet);
	refresh();
	outlet_release(&curses->outlet);
	(void)outlet_send(&curses->outlet, 0);
}

bool curses_is_busy(struct curses *curses)
{
	(void)outlet_send(&curses->outlet, 0);
	return outlet_is_busy(&curses->outlet);
}

bool curses_is_lost(const struct curses *curses)
{
	struct pollfd files[] = {{fileno(curses->input), POLLIN, 0}, {curses->outlet.terminal, 0, 0}};
	int waiting = 0;
	if (curses->is_lost)
		return true;
	if (poll(files, COUNT_OF(files), 0) <= 0)
		return false;
	for (size_t i = 0; i < COUNT_OF(files); i++)
		if ((files[i].revents & (POLLHUP | POLLERR | POLLNVAL)) != 0)
			return true;
	/* Readable with nothing to read is the end of the file. */
	return (files[0].revents & POLLIN) != 0 && ioctl(files[0].fd, FIONREAD, &waiting) == 0 &&
		waiting == 0;
}

static uint32_t input_of(wint_t code)
{
	static const struct {
		int code;
		uint32_t input;
	} special[] = {
		{KEY_UP, INPUT_UP},
		{KEY_DOWN, INPUT_DOWN},
		{KEY_LEFT, INPUT_LEFT},
		{KEY_RIGHT, INPUT_RIGHT},
		{KEY_PPAGE, INPUT_PAGE_UP},
		{KEY_NPAGE, INPUT_PAGE_DOWN},
		{KEY_HOME, INPUT_HOME},
		{KEY_END, INPUT_END},
		{KEY_ENTER, INPUT_ENTER},
		{KEY_BACKSPACE, INPUT_BACKSPACE},
		{KEY_DC, INPUT_DELETE},
		{KEY_F(1), INPUT_F1},
		{KEY_F(3), INPUT_F3},
		{KEY_F(4), INPUT_F4},
		{KEY_F(5), INPUT_F5},
		{KEY_F(6), INPUT_F6},
		{KEY_F(9), INPUT_F9},
		{KEY_F(10), INPUT_F10},
	};
	for (size_t i = 0; i < COUNT_OF(special); i++)
		if (special[i].code == (int)code)
			return special[i].input;
	return INPUT_NONE;
}

/* One code of ncurses or one character, the former as what is no character; NOTHING when none waits. */
static int64_t read_code(struct curses *curses)
{
	wint_t code;
	errno = 0;
	int status = get_wch(&code);
	if (status == ERR) {
		curses->is_lost |= errno == EIO;
		return NOTHING;
	}
	return status == KEY_CODE_YES ? INPUT_CODES + (int64_t)code : (int64_t)code;
}

static void read_mouse(struct input_event *out)
{
	MEVENT event;
	*out = (struct input_event){INPUT_NONE, 0, 0};
	if (getmouse(&event) != OK || event.x < 0 || event.y < 0)
		return;
	*out = (struct input_event){.row = (size_t)event.y, .column = (size_t)event.x};
	if ((event.bstate & BUTTON1_PRESSED) != 0)
		out->key = INPUT_CLICK;
	else if ((event.bstate & BUTTON4_PRESSED) != 0)
		out->key = INPUT_WHEEL_UP;
	else if ((event.bstate & BUTTON5_PRESSED) != 0)
		out->key = INPUT_WHEEL_DOWN;
}

/* Takes one code of what is inside of something, and tells whether that goes on. */
static enum inside step_inside(enum inside inside, int64_t code)
{
	enum { BELL = 0x07 };
	bool is_over = inside == INSIDE_PASTE ? code == INPUT_CODES + KEY_PASTE_ENDS
		: inside == INSIDE_CSI        ? code >= 0x40 && code <= 0x7e
		: inside == INSIDE_STRING     ? code == BELL || code == '\\'
					      : true;
	return is_over ? INSIDE_NOTHING : inside;
}

/* Behind an escape: what begins with it? A letter is a key pressed together with Alt, and none of ours. */
static enum inside inside_of(int64_t code)
{
	switch (code) {
	case '[':
		return INSIDE_CSI;
	case 'O':
		return INSIDE_SS3;
	case ']':
	case 'P':
	case 'X':
	case '^':
	case '_':
		return INSIDE_STRING;
	default:
		return INSIDE_NOTHING;
	}
}

/* Takes an escape with what came together with it. Returns whether it was the key, and nothing else. */
static bool take_escape(struct curses *curses)
{
	int64_t next = read_code(curses);
	if (next == NOTHING)
		return true;
	if (next == INPUT_ESCAPE) {
		unget_wch(INPUT_ESCAPE);
		return true;
	}
	curses->inside = inside_of(next);
	return false;
}

static struct input_event event_of(int64_t code)
{
	struct input_event event = {(uint32_t)code, 0, 0};
	if (code == INPUT_CODES + KEY_MOUSE)
		read_mouse(&event);
	else if (code >= INPUT_CODES)
		event.key = input_of((wint_t)(code - INPUT_CODES));
	else if (code == '\r' || code == '\n')
		event.key = INPUT_ENTER;
	else if (code == '\b' || code == 0x7f)
		event.key = INPUT_BACKSPACE;
	return event;
}

bool curses_key(struct curses *curses, struct input_event *out)
{
	int64_t code;
	while ((code = read_code(curses)) != NOTHING) {
		if (curses->inside != INSIDE_NOTHING)
			curses->inside = step_inside(curses->inside, code);
		else if (code == INPUT_CODES + KEY_PASTE_BEGINS)
			curses->inside = INSIDE_PASTE;
		else if (code != INPUT_ESCAPE || take_escape(curses)) {
			*out = event_of(code);
			return true;
		}
	}
	/* A string that ends nowhere was none: Alt and a key. */
	if (curses->inside == INSIDE_SS3 || curses->inside == INSIDE_STRING)
		curses->inside = INSIDE_NOTHING;
	return false;
}

void curses_leave(struct curses *curses)
{
	/* Left already, it belongs to somebody else. */
	if (isendwin())
		return;
	outlet_unblock(curses->outlet.terminal);
	/* Also without a frame under way it may be full of those before. */
	if (outlet_send(&curses->outlet, LEAVE_MS) && outlet_has_room(&curses->outlet, LEAVE_MS)) {
		send(curses, curses->paste_off);
		endwin();
	}
	/* Nobody sees a terminal that takes nothing for so long; what it is left in are its modes. */
	(void)tcsetattr(curses->outlet.terminal, TCSANOW, &curses->before);
}

void curses_enter(struct curses *curses)
{
	curses->shown.rows = 0;
	send(curses, curses->paste_on);
	refresh();
	/* Else ncurses does so when it is asked for a key, and that must never wait for the terminal. */
	keypad(stdscr, TRUE);
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
