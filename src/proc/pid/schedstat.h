/* SPDX-License-Identifier: MIT */
/* /proc/PID/schedstat: of the first thread of a process. Source: Documentation/scheduler/sched-stats.rst. */
#ifndef CMON_PROC_PID_SCHEDSTAT_H
#define CMON_PROC_PID_SCHEDSTAT_H

#include "metric/part.h"

struct schedstat {
	uint64_t run;  /* ns */
	uint64_t wait; /* ns */
	uint64_t slices;
};

/* One item. -EBADMSG unless the text begins with a number. */
extern const struct part schedstat_part;

#endif
