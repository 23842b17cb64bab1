/* SPDX-License-Identifier: MIT */
/* What is wrong now: every value that has reached a limit of a row that alerts, and the process behind it. */
#ifndef CMON_CORE_ALERT_H
#define CMON_CORE_ALERT_H

#include "core/delta.h"

struct alert {
	enum level level; /* LEVEL_CAREFUL or above */
	struct field field;
	size_t item;
	double value;
};

enum { ALERTS_KEPT = 32 };

/* Zeroed: nothing is wrong. */
struct alert_list {
	struct alert alerts[ALERTS_KEPT]; /* worst first; of one level in the order of the families */
	size_t count;                     /* of those kept */
	size_t counts[LEVEL_COUNT];       /* of all, kept or not */
};

void alert_scan(const struct delta *delta, struct alert_list *out);

/* The worst level in the list. */
enum level alert_worst(const struct alert_list *list);

/*
 * The process that has most of what drives an alert's value up.
 *
 * Returns false when the row has no cause or no process is known to have enough of it to matter.
 */
bool alert_culprit(const struct delta *delta, const struct alert *alert, size_t *item, struct field *by);

#endif
