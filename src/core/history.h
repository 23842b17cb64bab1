/* SPDX-License-Identifier: MIT */
/*
 * The history of a few values: a ring of the last samples, for sparklines.
 *
 *	history_init(&history, slots)
 *	n = history_watch(&history, field, item)
 *	history_update(&history, delta)                     once per sample
 *	history_columns(&history, n, 0, out, 20)
 */
#ifndef CMON_CORE_HISTORY_H
#define CMON_CORE_HISTORY_H

#include "core/delta.h"
#include "core/interest.h"

enum { HISTORY_SERIES = 320, HISTORY_NONE = -1 };

struct history_series {
	struct field field;
	char item[LIMIT_ITEM];           /* label of the item; "" in a single-item family */
	struct process_identity process; /* pid 0: not of a process */
	bool gives_way;                  /* to a new one, when there is no place left */
	uint64_t used;                   /* sample in which it was last asked for: the oldest goes first */
	uint32_t hint;                   /* where the item was found last */
	float *values;                   /* a slot per sample; NAN for unknown */
};

struct history {
	size_t slots;   /* 0: nothing is kept */
	uint64_t count; /* samples since the start; sample n is in slot n % slots */
	int64_t *times; /* boottime of each slot, CLOCK_UNKNOWN where nothing tells */
	struct history_series series[HISTORY_SERIES];
	size_t series_count;
};

/* slots: samples that are kept. Returns 0 or -ENOMEM; then nothing is kept. */
int history_init(struct history *history, size_t slots);
void history_finish(struct history *history);

/*
 * The series of a value of an item (NULL: single-item family), or of a process; it begins with the next update when it
 * is new. Those of processes, and of items that are shown for a while, give way to new ones when there is no place left.
 *
 * Returns its number, which holds until the next such call, or HISTORY_NONE.
 */
int history_watch(struct history *history, struct field field, const char *item);
int history_watch_shown(struct history *history, struct field field, const char *item);
int history_watch_process(struct history *history, struct field field, struct process_identity process);

void history_update(struct history *history, const struct delta *delta);

/* The number of a series that is watched already (item as above), else HISTORY_NONE. */
int history_find(const struct history *history, struct field field, const char *item);
int history_find_process(const struct history *history, struct field field, struct process_identity process);

/*
 * A series as count columns, the oldest first, the last one ends with the newest sample: each the mean of what is
 * known in it, NAN where nothing is.
 *
 * seconds  of one column; 0: a column is a sample
 */
void history_columns(const struct history *history, int series, double seconds, double *out, size_t count);

#endif
