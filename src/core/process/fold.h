/* SPDX-License-Identifier: MIT */
/* Which rows of the process list are not as they begin: processes of the tree that are folded, groups that are open. */
#ifndef CMON_CORE_PROCESS_FOLD_H
#define CMON_CORE_PROCESS_FOLD_H

#include "core/delta.h"
#include "core/interest.h"

enum { FOLDS = 1024 };

/* The start of what is no process but a group; its number stands for kind and name. */
#define FOLD_GROUP (UINT64_MAX - 1)

/* Zeroed: none. */
struct process_folds {
	struct process_identity set[FOLDS];
	size_t count;
};

bool process_folds_has(const struct process_folds *folds, struct process_identity identity);

/* One that is there already stays so. Returns 0, or -E2BIG beyond FOLDS. */
int process_folds_add(struct process_folds *folds, struct process_identity identity);
void process_folds_remove(struct process_folds *folds, struct process_identity identity);
/* Returns what process_folds_add does. */
int process_folds_toggle(struct process_folds *folds, struct process_identity identity);

/* Removes the processes that have ended. Nothing is known to have ended in a sample without processes. */
void process_folds_forget(struct process_folds *folds, const struct delta *delta);

#endif
