/* SPDX-License-Identifier: MIT */
/* Who is behind an alert: the processes that have most of what drives its value up. */
#ifndef CMON_CORE_ALERT_CULPRITS_H
#define CMON_CORE_ALERT_CULPRITS_H

#include "core/delta.h"
#include "core/interest.h"

enum { CULPRITS_NAMED = 3, CULPRIT_NAME = 64 };

struct culprit {
	struct process_identity process;
	char name[CULPRIT_NAME]; /* the kernel's name as it is, not yet safe to show; cut */
	double value;            /* of culprits.by; of CAUSE_RESTARTS how often */
};

/* Copies: they outlive the snapshot that they were found in. Zeroed: nobody. */
struct culprits {
	enum metric_cause cause;
	struct field by; /* not for CAUSE_BLOCKED and CAUSE_RESTARTS */
	struct culprit named[CULPRITS_NAMED];
	size_t count; /* of those named */
	size_t all;   /* that have enough of it to matter */
};

/*
 * What drives a value of an item up. Pressure has one row for several resources; a load is made of those that run and of
 * those that wait, and the more of them are its cause.
 */
enum metric_cause culprits_cause(const struct delta *delta, struct field field, size_t item);

/* Finds them for a value of an item. A row without a cause, and a cause that nobody has enough of, has none. */
void culprits_find(const struct delta *delta, struct field field, size_t item, struct culprits *out);

#endif
