/* SPDX-License-Identifier: MIT */
/* A control group of version 2: a directory below /sys/fs/cgroup. Source: Documentation/admin-guide/cgroup-v2.rst. */
#ifndef CMON_PROC_SYS_CGROUP_H
#define CMON_PROC_SYS_CGROUP_H

#include "metric/part.h"

/* What belongs to a controller that is not on for the group is absent; the root has hardly any. */
struct cgroup {
	struct text path;
	uint64_t usage; /* µs of CPU, as the two below */
	uint64_t user;
	uint64_t system;
	uint64_t periods;
	uint64_t throttled_periods;
	uint64_t throttled; /* µs */
	uint64_t memory;
	uint64_t memory_maximum; /* absent without a limit */
	uint64_t swap;
	uint64_t oom_kills;
	uint64_t processes;
	uint64_t read_bytes; /* sums over all disks */
	uint64_t write_bytes;
	uint64_t reads;
	uint64_t writes;
	double cpu_pressure; /* since 4.20; percent of the last 10 s, as the two below */
	double memory_pressure;
	double io_pressure;
};

/* Directories: no parser, and no path, which the collector knows. */
extern const struct part cgroup_part;

#endif
