/* SPDX-License-Identifier: MIT */
/* /proc/vmstat. Source: mm/vmstat.c of Linux. Fixtures: fixtures/vm-debian12; fixtures/broken/old-kernel counts by zone. */
#ifndef CMON_PROC_VMSTAT_H
#define CMON_PROC_VMSTAT_H

#include "metric/part.h"

/* Counters since boot; in pages where nothing else is said. */
struct vmstat {
	uint64_t paged_in;  /* KiB */
	uint64_t paged_out; /* KiB */
	uint64_t faults;    /* all of them */
	uint64_t major_faults;
	uint64_t allocated;
	uint64_t freed;
	uint64_t scanned_kswapd;
	uint64_t scanned_direct;
	uint64_t scanned_other; /* for huge pages, and ahead of need; since 6.4 */
	uint64_t stolen;
	uint64_t refaults;
	uint64_t kswapd_runs;
	uint64_t allocation_stalls;
	uint64_t compaction_stalls;
	uint64_t oom_kills; /* since 4.13 */
};

struct vmstat_swap {
	uint64_t in, out; /* pages */
};

/*
 * One item each. What old kernels count for each zone by itself, and new ones by cause, is added up. vmstat_part
 * reports every key of the file as extra, in its order. -EBADMSG without one known key.
 */
extern const struct part vmstat_part;
extern const struct part vmstat_swap_part;

#endif
