/* SPDX-License-Identifier: MIT */
/*
 * What the control groups that this program is in allow the whole of them: in a container, what there is of a machine.
 * Sources: Documentation/admin-guide/cgroup-v2.rst, cgroup-v1/memory.rst, scheduler/sched-bwc.rst.
 * Fixtures: fixtures/laptop (version 2), fixtures/container (version 1).
 */
#ifndef CMON_PROC_SYS_LIMITS_H
#define CMON_PROC_SYS_LIMITS_H

#include "metric/part.h"

struct cgroup_limits {
	double cpu_limit;      /* CPUs; absent without a limit */
	uint64_t memory_limit; /* bytes; the same */
};

/* Of the group whose CPU limit it is. */
struct cgroup_throttling {
	uint64_t periods;           /* of the limit, in which something ran */
	uint64_t throttled_periods; /* of these, in which it was held back */
	uint64_t throttled;         /* ns, summed over CPUs */
};

/* Rows only: the collector walks up from the group. */
extern const struct part cgroup_limits_part;
extern const struct part cgroup_throttling_part;

/*
 * The path of a group in the text of PID/cgroup; empty for none.
 *
 * controller  "cpu": the group of version 1 that has this controller; NULL: that of version 2, "0::/a/b"
 */
struct slice cgroup_limits_path(struct slice text, const char *controller);

/* A directory in two pieces: none above mount can be looked at. below is empty, or begins with a slash. */
struct cgroup_place {
	struct text mount, below;
};

/*
 * Finds where a group is mounted, in the text of PID/mountinfo.
 *
 * controller  as above: of the tree of version 1 that has it, or NULL
 * group       its path; text of out's arena, as are those of the place
 *
 * False when no mount shows the group.
 */
bool cgroup_limits_find(struct slice mounts, const char *controller, struct text group, struct table *out,
	struct cgroup_place *place);

/* The number in the first line of a file; absent for another word: "max", -1. */
uint64_t cgroup_limits_number(struct slice text);

/*
 * Lower the limits to what the texts of cpu.max ("50000 100000", "max 100000") and of memory.max or
 * memory.limit_in_bytes say, or the numbers in cpu.cfs_quota_us and cpu.cfs_period_us. Return whether they say less.
 */
bool cgroup_limits_add_cpu(struct cgroup_limits *limits, struct slice text);
bool cgroup_limits_add_quota(struct cgroup_limits *limits, uint64_t quota, uint64_t period);
bool cgroup_limits_add_memory(struct cgroup_limits *limits, struct slice text);

/* Adds the item that the text of cpu.stat, of either version, tells. -ENOENT when it tells none, or the table's error. */
int cgroup_throttling_add(struct table *out, struct slice text);

#endif
