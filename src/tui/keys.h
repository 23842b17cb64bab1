/* SPDX-License-Identifier: MIT */
/* The keys of the screen: one table that acts, fills the key line, the help and --help. */
#ifndef CMON_TUI_KEYS_H
#define CMON_TUI_KEYS_H

#include "tui/layout.h"

/* Keys that are no characters, beyond all code points; and control characters that have names. */
enum input {
	INPUT_NONE = 0,
	INPUT_CTRL_B = 0x02,
	INPUT_CTRL_D = 0x04,
	INPUT_CTRL_F = 0x06,
	INPUT_TAB = 0x09,
	INPUT_CTRL_L = 0x0c,
	INPUT_CTRL_U = 0x15,
	INPUT_CTRL_W = 0x17,
	INPUT_ESCAPE = 0x1b,
	INPUT_UP = 0x110000,
	INPUT_DOWN,
	INPUT_LEFT,
	INPUT_RIGHT,
	INPUT_PAGE_UP,
	INPUT_PAGE_DOWN,
	INPUT_HOME,
	INPUT_END,
	INPUT_ENTER,
	INPUT_BACKSPACE,
	INPUT_DELETE,
	INPUT_F1,
	INPUT_F3,
	INPUT_F4,
	INPUT_F5,
	INPUT_F6,
	INPUT_F9,
	INPUT_F10,
	INPUT_CLICK,
	INPUT_WHEEL_UP,
	INPUT_WHEEL_DOWN,
	INPUT_CODES = 0x200000, /* from here on: for curses.c alone */
};

/* A key, or the mouse. */
struct input_event {
	uint32_t key;       /* a character or one of enum input */
	size_t row, column; /* of the mouse */
};

/* What a key acts on, and what was on the screen when it was pressed. */
struct key_event {
	struct screen_state *state;
	const struct view *view;
	const struct layout *layout;
};

/* Under which title the help has a key. */
enum key_group { KEY_SORT, KEY_SHOW, KEY_PROCESS, KEY_MOVE, KEY_OTHER, KEY_GROUPS };

extern const char *const key_groups[KEY_GROUPS];

struct key {
	const char *name;      /* as a person calls it: "c", "PgUp" */
	uint32_t input, other; /* other: a second key for the same, or INPUT_NONE */
	const char
		*line; /* word of the key line; "" to stand before the next key's word, NULL for not there */
	const char *help; /* as short as the help's columns need it */
	enum key_group group;
	void (*act)(const struct key_event *event);
	bool (*is_possible)(const struct view *view); /* would it do anything now? NULL: always */
};

extern const struct key keys[];
extern const size_t key_count;

/* Does it something to a process? See enum acts. */
bool key_is_action(const struct key *key);

/* Is it there at all, and may it not be used? Of what acts on processes see enum acts. */
bool key_is_shown(const struct key *key, const struct view *view);
bool key_is_forbidden(const struct key *key, const struct view *view);

/* Acts on a key. Returns false for one that is not bound. */
bool keys_act(uint32_t input, const struct key_event *event);

/* Selects the process at a place of the list, or the last one, and brings it into sight; who was followed is let go. */
void keys_select(const struct key_event *event, size_t place);
/* Orders the list: the largest or the first name first, or the other way round. */
void keys_sort(struct screen_state *state, enum process_sort sort, bool is_reversed);

/* The key of that name, or one character itself; INPUT_NONE for neither. */
uint32_t keys_find(struct slice name);

/*
 * Moves the first line that is shown: by one, by a page, to either end. last: where the end is in sight. Returns false for
 * a key that does not scroll.
 */
bool keys_scroll(size_t *top, size_t last, size_t page, uint32_t input);

/* Brings cursor and first row in line with a list that was made anew, and with the room there is. */
void keys_settle(const struct key_event *event);

#endif
