/* SPDX-License-Identifier: MIT */
/* Everything that a screen is drawn from: data of the core, and what the user has chosen. */
#ifndef CMON_TUI_VIEW_H
#define CMON_TUI_VIEW_H

#include "core/alert/log.h"
#include "core/history.h"
#include "tui/fields.h"
#include "tui/state.h"

/* May anything be done to processes? ACTS_NONE: they are not this machine's, so nobody asks. */
enum acts { ACTS_NONE, ACTS_FORBIDDEN, ACTS_ALLOWED };

struct view {
	const struct delta *delta;
	const struct finding_list *findings; /* what is wrong now */
	const struct alert_log *log;         /* and since when */
	const struct history *history;       /* of what view_watch names */
	const struct process_list *processes;
	const struct facts *facts;  /* of the selected process; NULL: of nobody */
	const struct field *fields; /* SHOW_COUNT of them */
	const struct screen_state *state;
	const char *note; /* "end of series", NULL */
	enum acts acts;
	bool is_local; /* the time is this machine's: its zone need not be named */
};

/* Looks every field up. Returns how many were not found: 0 unless a row was renamed. */
size_t view_fields_init(struct field fields[SHOW_COUNT]);

/* Begins the histories that meters draw. */
void view_watch(struct history *history, const struct field fields[SHOW_COUNT]);

/* The value of a field of an item, and its level. */
double view_value(const struct view *view, enum screen_field field, size_t item);
enum level view_level(const struct view *view, enum screen_field field, size_t item, double value);
/* What the screen calls "usr" and "sys" of a CPU: with nice, and with the interrupts. What is left of busy is neither. */
double view_cpu_user(const struct view *view, size_t item);
double view_cpu_system(const struct view *view, size_t item);
/* The text of a field of an item; empty when absent. */
struct slice view_text(const struct view *view, enum screen_field field, size_t item);

/* The item of a resource of pressure ("io"), NO_ITEM where the kernel does not tell. */
uint32_t view_pressure(const struct view *view, const char *resource);
/* What is under the most pressure: the worst level, of equal ones the highest share. NO_ITEM for none. */
uint32_t view_worst_pressure(const struct view *view);

/* "412 tasks  5 run 12 D" */
void view_add_tasks(struct buf *out, const struct view *view);

#endif
