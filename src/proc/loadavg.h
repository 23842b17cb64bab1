/* SPDX-License-Identifier: MIT */
/* /proc/loadavg: "0.28 0.10 0.03 2/80 1931". Source: Documentation/filesystems/proc.rst. */
#ifndef CMON_PROC_LOADAVG_H
#define CMON_PROC_LOADAVG_H

#include "metric/part.h"

struct loadavg {
	double one;
	double five;
	double fifteen;
	uint64_t running;
	uint64_t tasks;
	uint64_t last_pid;
};

/* One item. -EBADMSG unless the text begins with a number. */
extern const struct part loadavg_part;

#endif
