/* SPDX-License-Identifier: MIT */
#ifndef CMON_METRIC_CAUSE_H
#define CMON_METRIC_CAUSE_H

/* What drives a value up, so that the responsible process can be named beside it. */
enum metric_cause {
	CAUSE_NONE,
	CAUSE_CPU,
	CAUSE_MEMORY,
	CAUSE_IO,
	CAUSE_BLOCKED,
	CAUSE_RESTARTS,
	CAUSE_COUNT
};

#endif
