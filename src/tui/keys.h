/* SPDX-License-Identifier: MIT */
/* The keys of the screen: one table that acts, fills the key line, the help and --help. */
#ifndef CMON_TUI_KEYS_H
#define CMON_TUI_KEYS_H

#include "tui/layout.h"

/* Keys that are no characters, beyond all code points. */
enum input {
	INPUT_NONE = 0,
	INPUT_UP = 0x110000,
	INPUT_DOWN,
	INPUT_PAGE_UP,
	INPUT_PAGE_DOWN,
	INPUT_HOME,
	INPUT_END,
	INPUT_F1,
	INPUT_F10,
	INPUT_REDRAW,
};

/* What a key acts on, and what was on the screen when it was pressed. */
struct key_event {
	struct screen_state *state;
	const struct view *view;
	const struct layout *layout;
};

struct key {
	const char *name;      /* as a person calls it: "c", "PgUp" */
	uint32_t input, other; /* other: a second key for the same, or INPUT_NONE */
	const char
		*line; /* word of the key line; "" to stand before the next key's word, NULL for not there */
	const char *help;
	void (*act)(const struct key_event *event);
};

extern const struct key keys[];
extern const size_t key_count;

/* Acts on a key. Returns false for one that is not bound. */
bool keys_act(uint32_t input, const struct key_event *event);

/* The key of that name, or one character itself; INPUT_NONE for neither. */
uint32_t keys_find(struct slice name);

/* Brings cursor and first row in line with a list that was made anew, and with the room there is. */
void keys_settle(const struct key_event *event);

#endif
