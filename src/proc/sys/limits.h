/* SPDX-License-Identifier: MIT */
/* What the control groups that this program is in allow the whole of them: in a container, what there is of a machine. */
#ifndef CMON_PROC_SYS_LIMITS_H
#define CMON_PROC_SYS_LIMITS_H

#include "metric/part.h"

struct cgroup_limits {
	double cpu_limit;      /* CPUs; absent without a limit */
	uint64_t memory_limit; /* bytes; the same */
};

/* Rows only: the collector walks up from the group. */
extern const struct part cgroup_limits_part;

/* The path of the group of version 2 ("0::/a/b") in the text of PID/cgroup; empty for none. */
struct slice cgroup_limits_path(struct slice text);

/* Lower the limits to what the texts of cpu.max ("50000 100000", "max 100000") and memory.max say, if they say less. */
void cgroup_limits_add_cpu(struct cgroup_limits *limits, struct slice text);
void cgroup_limits_add_memory(struct cgroup_limits *limits, struct slice text);

#endif
