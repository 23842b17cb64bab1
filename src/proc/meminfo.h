/* SPDX-License-Identifier: MIT */
/* /proc/meminfo. Source: Documentation/filesystems/proc.rst. Fixture: fixtures/vm-debian12. */
#ifndef CMON_PROC_MEMINFO_H
#define CMON_PROC_MEMINFO_H

#include "metric/part.h"

/* All in KiB, as printed. */
struct meminfo {
	uint64_t total;
	uint64_t free;
	uint64_t available; /* since 3.14 */
	uint64_t buffers;
	uint64_t cached;
	uint64_t active;
	uint64_t inactive;
	uint64_t dirty;
	uint64_t writeback;
	uint64_t anonymous;
	uint64_t mapped;
	uint64_t shared; /* since 2.6.32 */
	uint64_t reclaimable;
	uint64_t slab;
	uint64_t kernel_stack;
	uint64_t page_tables;
	uint64_t committed;
	uint64_t commit_limit;
	uint64_t zswapped; /* since 5.19 */
};

struct meminfo_swap {
	uint64_t total;
	uint64_t free;
	uint64_t cached;
};

/* One item each. Both report every key of the file as extra, in its order. -EBADMSG without one known key. */
extern const struct part meminfo_part;
extern const struct part meminfo_swap_part;

#endif
