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
enum dialog_id {
	DIALOG_NONE,
	DIALOG_HELP,
	DIALOG_FILTER,
	DIALOG_SORT,
	DIALOG_COLUMNS,
	DIALOG_KILL,
	DIALOG_COUNT
};

/* What stands in the middle. */
enum main_view { MAIN_LIST, MAIN_ALERTS, MAIN_DETAIL, MAIN_FILES };

/* What is about to be done, and to whom; texts are safe to show. */
struct process_action {
	struct process_identity who;
	char name[64], user[64], command[256];
	double nice;
	size_t signal;  /* place in the list of act_signal_at */
	unsigned typed; /* number of a signal, as far as its digits have come */
	bool is_asked;  /* the signal is chosen, and waits for a yes */
};

/* A nice value that the sample of that number cannot tell yet. */
struct nice_change {
	struct process_identity who;
	double value;
	uint64_t sample;
};

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
	bool has_bits;    /* traffic of networks in bits, not bytes */
	size_t help_top;  /* first line of the help that is shown */
	bool drops_ended; /* asked for: alerts that have ended are forgotten */
	bool is_paused;   /* no further sample is taken in */
	bool is_done;
	struct process_action action;
	struct nice_change nice;
	char message[192];  /* on the key line, "" for none */
	int64_t message_at; /* monotonic, ns */
};

void screen_state_init(struct screen_state *state);
void screen_state_finish(struct screen_state *state);

#endif
