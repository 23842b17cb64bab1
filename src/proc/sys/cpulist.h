/* SPDX-License-Identifier: MIT */
/*
 * /sys/devices/system/cpu/online and present: lists of CPUs such as "0-3,8". Source: Documentation/admin-guide/cputopology.rst.
 * What the kernel calls offline counts places that hold no CPU too, so offline is what is present and not online.
 * Fixture: fixtures/laptop.
 */
#ifndef CMON_PROC_SYS_CPULIST_H
#define CMON_PROC_SYS_CPULIST_H

#include "metric/part.h"

struct cpu_online {
	int64_t cpu; /* always STAT_CPU_TOTAL: what is said of all of them together */
	uint64_t online;
	struct text online_list; /* as the kernel writes it */
};

struct cpu_present {
	int64_t cpu; /* the same */
	uint64_t present;
	struct text present_list;
};

/* One item each. -EBADMSG for what is no list of ascending numbers below CAP_CPUS. */
extern const struct part cpu_online_part;
extern const struct part cpu_present_part;

#endif
