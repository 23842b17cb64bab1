/* SPDX-License-Identifier: MIT */
/* What is wrong now: every value that has reached a limit of a row that alerts. */
#ifndef CMON_CORE_ALERT_FINDINGS_H
#define CMON_CORE_ALERT_FINDINGS_H

#include "core/delta.h"
#include "core/interest.h"

struct finding {
	enum level level; /* LEVEL_CAREFUL or above */
	struct field field;
	size_t item;
	double value;
	bool is_part; /* another one, as bad or worse, is of the same cause and tells it: see alert/causes.h */
};

enum { FINDINGS_KEPT = 32 };

/* Zeroed: nothing is wrong. */
struct finding_list {
	/* Worst first; of one level those that are no part, then in the order of the families. */
	struct finding findings[FINDINGS_KEPT];
	size_t count;               /* of those kept */
	size_t counts[LEVEL_COUNT]; /* of all but parts, kept or not */
};

/* Wants every row that alerts, what tells which items count, and what names a process and what it does. */
void findings_fill_interest(struct interest *interest);

void findings_scan(const struct delta *delta, struct finding_list *out);

/* The worst level in the list. */
enum level findings_worst(const struct finding_list *list);

#endif
