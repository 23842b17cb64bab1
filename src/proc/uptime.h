/* SPDX-License-Identifier: MIT */
/* /proc/uptime: seconds since boot, then idle seconds of all CPUs (which cpu.total tells better). */
#ifndef CMON_PROC_UPTIME_H
#define CMON_PROC_UPTIME_H

#include "metric/part.h"

struct uptime {
	double uptime; /* seconds, suspend included */
};

/* One item. -EBADMSG unless the text begins with a number. */
extern const struct part uptime_part;

#endif
