/* SPDX-License-Identifier: MIT */
/* What the shapes of the process list have in common; for this folder alone. */
#ifndef CMON_CORE_PROCESS_ROWS_H
#define CMON_CORE_PROCESS_ROWS_H

#include "core/process/list.h"

/* Hidden processes are as if they were not there; what does not match may still stand above what does. */
bool process_is_hidden(const struct process_options *options, const struct delta *delta, size_t item);
bool process_matches(const struct process_options *options, const struct delta *delta, size_t item);

struct process_key process_key_of(
	const struct process_list *list, const struct delta *delta, enum process_sort sort, size_t item);
/* Adds the figures of one key to those of another, as far as they are known and can be added. */
void process_key_add(struct process_key *sum, const struct process_key *key, enum process_sort sort);

#endif
