/* SPDX-License-Identifier: MIT */
/* /proc/swaps: each swap area. Source: mm/swapfile.c of Linux. */
#ifndef CMON_PROC_SWAPS_H
#define CMON_PROC_SWAPS_H

#include "metric/part.h"

struct swaps {
	struct text device; /* a device or a file, its escapes decoded */
	struct text type;   /* "partition" or "file" */
	uint64_t size;      /* KiB */
	uint64_t used;      /* KiB */
	int64_t priority;
};

/* One item per line behind the title. 0 with the title alone, -EBADMSG without it. */
extern const struct part swaps_part;

#endif
