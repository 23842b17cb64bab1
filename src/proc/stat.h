/* SPDX-License-Identifier: MIT */
/* /proc/stat: one line per CPU, and counters of the whole machine. Source: Documentation/filesystems/proc.rst. */
#ifndef CMON_PROC_STAT_H
#define CMON_PROC_STAT_H

#include "metric/part.h"

/* Clock ticks since boot. guest is already inside user, guest_nice inside nice. */
struct stat_cpu {
	int64_t cpu; /* the kernel's number, STAT_CPU_TOTAL for the line that sums them up */
	uint64_t user;
	uint64_t nice;
	uint64_t system;
	uint64_t idle;
	uint64_t iowait;
	uint64_t irq;
	uint64_t softirq;
	uint64_t steal;      /* since 2.6.11 */
	uint64_t guest;      /* since 2.6.24 */
	uint64_t guest_nice; /* since 2.6.33 */
};

#define STAT_CPU_TOTAL INT64_C(-1)

struct stat_host {
	uint64_t context_switches;
	uint64_t interrupts;
	uint64_t forks;     /* threads included */
	uint64_t running;   /* runnable threads */
	uint64_t blocked;   /* threads that wait for I/O, since 2.5.45 */
	uint64_t boot_time; /* seconds since 1970 */
};

/* One item per "cpu" line; offline CPUs are missing. -EBADMSG without such a line. */
extern const struct part stat_cpu_part;
/* One item. -EBADMSG without one known key. */
extern const struct part stat_host_part;

#endif
