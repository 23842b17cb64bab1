/* SPDX-License-Identifier: MIT */
/*
 * The columns of the process list: a row of a table each. Those that are shown are chosen by the list's own width, or by
 * the user; what a hidden one would need is not collected.
 */
#ifndef CMON_TUI_LIST_COLUMN_H
#define CMON_TUI_LIST_COLUMN_H

#include "base/arena.h"
#include "core/interest.h"
#include "metric/level.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum list_column_id {
	LIST_PID,
	LIST_PPID,
	LIST_USER,
	LIST_STATE,
	LIST_NICE,
	LIST_PRIORITY,
	LIST_CPU,
	LIST_MEMORY,
	LIST_VIRTUAL,
	LIST_RESIDENT,
	LIST_SWAP,
	LIST_THREADS,
	LIST_TIME,
	LIST_READ,
	LIST_WRITE,
	LIST_IO,
	LIST_WAIT,
	LIST_MINOR_FAULTS,
	LIST_MAJOR_FAULTS,
	LIST_START,
	LIST_TTY,
	LIST_UNIT,
	LIST_CGROUP,
	LIST_COMMAND, /* the last one, with what the others leave */
	LIST_COUNT
};

struct view;
struct pen;
struct process_row;
struct shown_column;

struct list_column {
	const char *name;  /* in the configuration: "cpu" */
	const char *title; /* "CPU%" */
	uint8_t least,
		most;   /* columns it takes, the mark included, the blank behind it not; 0: what is left */
	uint8_t growth; /* of those to spare it takes so many at a time; 0: it stays at least */
	uint8_t importance; /* where there is no room the one with the lowest goes first */
	uint16_t from,
		to; /* widths of the list on which it is there of itself; to 0: without end, from 0: never */
	bool is_left;
	bool has_mark;        /* ends with the mark of its level, and then with no blank */
	const char *field;    /* of a process: what is collected for it, and drawn */
	const char *fallback; /* what stands for a text that is not known, NULL for nothing */
	const char *help;
	void (*draw)(const struct view *view, struct pen *pen, const struct process_row *row,
		const struct shown_column *shown);
};

extern const struct list_column list_column_table[LIST_COUNT];

/* Columns that the user wants, in his order, COMMAND left out. Zeroed: those that the width brings. */
struct column_choice {
	bool is_chosen;
	uint8_t ids[LIST_COUNT];
	size_t count;
};

struct shown_column {
	const struct list_column *column;
	size_t width;
	struct field field, fallback;
};

struct shown_columns {
	struct shown_column shown[LIST_COUNT];
	size_t count; /* COMMAND is the last of them */
};

/* Finds out which columns a list of that width has. pid_width: digits of the largest PID. */
void columns_show(
	const struct column_choice *choice, size_t width, size_t pid_width, struct shown_columns *out);
/* Wants what they show. */
void columns_fill(const struct shown_columns *shown, struct interest *interest);

/* The column of that name; LIST_COUNT for none. */
enum list_column_id column_find(struct slice name);
/*
 * Reads names with blanks or commas between them. Returns 0, or -EINVAL with *wrong the first that is none, or empty when
 * there is no name at all.
 */
int column_choice_parse(struct column_choice *out, const char *names, struct slice *wrong);
bool column_choice_has(const struct column_choice *choice, enum list_column_id id);
/* A new one comes behind those that stand before it in the table. */
void column_choice_toggle(struct column_choice *choice, enum list_column_id id);

#endif
