/* SPDX-License-Identifier: MIT */
/* What processes can be grouped by. */
#ifndef CMON_CORE_PROCESS_GROUP_H
#define CMON_CORE_PROCESS_GROUP_H

#include "core/delta.h"
#include "core/interest.h"

enum process_grouping {
	GROUPING_NONE,
	GROUPING_NAME, /* the program, as the kernel calls it */
	GROUPING_USER,
	GROUPING_CGROUP,
	GROUPING_UNIT, /* see core/process/unit.h */
	GROUPING_COUNT
};

/* "program", "user", "cgroup", "unit"; "" for none. */
const char *process_grouping_title(enum process_grouping grouping);

/*
 * Adds what the group of a process is called, "-" when that is not known; a user without a name by his number; the bytes
 * as they are, not yet safe to show.
 */
void process_grouping_add_name(
	struct buf *out, enum process_grouping grouping, const struct delta *delta, size_t item);

/* Who the group of a process is, across samples. */
struct process_identity process_grouping_identity(
	enum process_grouping grouping, const struct delta *delta, size_t item);

struct process_list;
struct process_options;
struct process_groups;

/* Takes NULL. */
void process_groups_free(struct process_groups *groups);

/* Makes the rows of a list in groups, over the first chosen items of its order. Returns 0 or -ENOMEM. */
int process_group_rows(struct process_list *list, const struct delta *delta,
	const struct process_options *options, size_t chosen);

#endif
