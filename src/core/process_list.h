/* SPDX-License-Identifier: MIT */
/* The process list: an order over the processes of a delta. */
#ifndef CMON_CORE_PROCESS_LIST_H
#define CMON_CORE_PROCESS_LIST_H

#include "core/delta.h"
#include "core/interest.h"

enum process_sort { SORT_CPU, SORT_MEMORY, SORT_IO, SORT_NAME, SORT_COUNT };

/* What marks the column that the list is sorted by: "CPU%", "MEM%", "I/O", "COMMAND". */
const char *process_sort_title(enum process_sort sort);

struct process_row {
	uint32_t item;
	double key, cpu, memory;
	struct slice name; /* valid as long as the snapshot */
};

struct process_list {
	struct process_row *rows;
	size_t count, capacity;
};

void process_list_init(struct process_list *list);
void process_list_finish(struct process_list *list);

/*
 * Orders the processes: figures descending, names ascending, unknown last; ties by CPU, memory, PID.
 *
 * is_reversed  the other way round; unknown stays last
 *
 * Returns 0 or -ENOMEM; then the list is empty.
 */
int process_list_update(
	struct process_list *list, const struct delta *delta, enum process_sort sort, bool is_reversed);

struct process_identity process_identity_of(const struct delta *delta, size_t item);

/*
 * Adds what a process is called: its command line; [name] for a kernel thread, (name) for one that has ended; the
 * bytes as they are, not yet safe to show.
 */
void process_add_command(struct buf *out, const struct delta *delta, size_t item);

#endif
