/* SPDX-License-Identifier: MIT */
/* What the user has chosen: all that the keys change. */
#ifndef CMON_TUI_STATE_H
#define CMON_TUI_STATE_H

#include "core/process/list.h"
#include "tui/list/list_state.h"

#include <stdbool.h>
#include <stddef.h>

/* Panels that a key switches. */
enum panel_id {
	PANEL_CPUS,
	PANEL_NET,
	PANEL_DISK,
	PANEL_FS,
	PANEL_SENSORS,
	PANEL_CGROUPS,
	PANEL_SIDE,
	PANEL_COUNT
};

enum panel_mode {
	PANEL_AUTO, /* as the layout has it: a line, a section, or nothing */
	PANEL_OPEN, /* a section on every layout */
	PANEL_OFF,
};

/* What has opened over the screen. */
enum dialog_id { DIALOG_NONE, DIALOG_HELP, DIALOG_FILTER, DIALOG_SORT, DIALOG_COLUMNS, DIALOG_COUNT };

/* What stands in the middle. */
enum main_view { MAIN_LIST, MAIN_ALERTS, MAIN_DETAIL, MAIN_FILES };

struct screen_state {
	enum process_sort sort; /* or SORT_AUTOMATIC */
	bool is_reversed;
	enum panel_mode panels[PANEL_COUNT];
	enum main_view main;
	enum dialog_id dialog;
	bool is_ascii; /* nothing but ASCII, also where the locale could show more */
	bool has_selection;
	struct process_identity selected;
	size_t cursor; /* place of the selected process in the list */
	size_t top;    /* place of the first row that is shown */
	size_t scroll; /* first row of another view in the middle */
	struct list_state list;
	bool has_bits; /* traffic of networks in bits, not bytes */
	bool is_done;
};

void screen_state_init(struct screen_state *state);
void screen_state_finish(struct screen_state *state);

#endif
