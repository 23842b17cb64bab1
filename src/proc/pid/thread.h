/* SPDX-License-Identifier: MIT */
/*
 * /proc/PID/task/TID/stat: the columns of PID/stat, for one thread. Those that tell of the whole process there (memory,
 * parent, terminal) do so here too, and are left to it. Source: proc_pid_stat(5). Fixture: fixtures/threads.
 */
#ifndef CMON_PROC_PID_THREAD_H
#define CMON_PROC_PID_THREAD_H

#include "metric/part.h"

struct thread {
	uint64_t tid;
	uint64_t pid;      /* of its process, which the text does not tell */
	struct text name;  /* as in struct pidstat */
	struct text state; /* one letter */
	uint64_t minor_faults;
	uint64_t major_faults;
	uint64_t user_seconds;   /* ticks */
	uint64_t system_seconds; /* ticks */
	int64_t priority;
	int64_t nice;
	uint64_t start;    /* ticks since boot */
	uint64_t last_cpu; /* that it ran on */
};

/* One item, without pid. -EBADMSG as pidstat_part. */
extern const struct part thread_part;

#endif
