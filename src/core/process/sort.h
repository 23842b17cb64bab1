/* SPDX-License-Identifier: MIT */
/* The orders of the process list. */
#ifndef CMON_CORE_PROCESS_SORT_H
#define CMON_CORE_PROCESS_SORT_H

#include "core/field.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum process_sort {
	SORT_CPU,
	SORT_MEMORY, /* resident */
	SORT_IO,
	SORT_NAME, /* the command line; the kernel's name where there is none */
	SORT_TIME, /* CPU time since its start */
	SORT_USER, /* name, then number of those without a name */
	SORT_PID,
	SORT_COUNT,
	/* No order of its own: whoever shows the list asks process_sort_of_cause for one. */
	SORT_AUTOMATIC = SORT_COUNT
};

/* What marks the column that the list is sorted by: "CPU%", "MEM%", "I/O", "COMMAND" … */
const char *process_sort_title(enum process_sort sort);
/* Does it begin with the smallest when it is not reversed? Names, users and numbers do, figures do not. */
bool process_sort_is_ascending(enum process_sort sort);
/* The exported name of the figure that it looks at; NULL for names. */
const char *process_sort_field(enum process_sort sort);
/* Is its figure one that can be added up over several processes? */
bool process_sort_adds(enum process_sort sort);

/* The order that shows first who drives a value of that cause up; by CPU when there is no cause. */
enum process_sort process_sort_of_cause(enum metric_cause cause);

/* What a process is sorted by, looked up once; NAN and an empty name are unknown. */
struct process_key {
	double figure;
	double cpu, memory; /* for ties */
	struct slice name;
};

struct process_order {
	enum process_sort sort;
	bool is_reversed;
	const struct process_key *keys;
};

/*
 * Below 0 when item a comes before item b, above when behind it, 0 for a == b alone. Unknown is last in both directions;
 * ties go by CPU, memory and place, in both directions.
 */
int process_order_compare(const struct process_order *order, uint32_t a, uint32_t b);

/*
 * Sorts as much of items as is looked at, without memory of its own: places first to last, last not included, get what
 * belongs there; the others hold the rest in no order. O(count + (last - first) log count).
 */
void process_order_sort(
	const struct process_order *order, uint32_t *items, size_t count, size_t first, size_t last);

#endif
