/* SPDX-License-Identifier: MIT */
/* The process list as a tree of parents and children. */
#ifndef CMON_CORE_PROCESS_TREE_H
#define CMON_CORE_PROCESS_TREE_H

#include "core/process/list.h"

/* A process in the tree; NO_ITEM for none. */
struct process_node {
	uint32_t parent;
	uint32_t first_child, next; /* of those that are shown */
	uint32_t pending;           /* children whose sums are still to come */
	uint32_t count;             /* of those that match, itself included; 0: it is not shown */
	bool is_hidden, is_match, is_folded, is_done;
};

/*
 * Makes the rows of a list. The parent of a process has the number that its ppid says, and began no later: a number that
 * was given again is nobody's parent. Who has no parent, and one of a ring (in a broken fixture), stands at the left edge.
 *
 * Returns 0 or -ENOMEM.
 */
int process_tree_rows(
	struct process_list *list, const struct delta *delta, const struct process_options *options);

#endif
