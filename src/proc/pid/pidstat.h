/* SPDX-License-Identifier: MIT */
/* /proc/PID/stat. Source: proc_pid_stat(5). */
#ifndef CMON_PROC_PID_PIDSTAT_H
#define CMON_PROC_PID_PIDSTAT_H

#include "metric/part.h"

struct pidstat {
	uint64_t pid;
	struct text
		name; /* between the first "(" and the last ")": at most 15 bytes, 63 for kernel threads */
	struct text state; /* one letter */
	uint64_t ppid;
	uint64_t tty;   /* device number, 0 for none */
	uint64_t flags; /* PF_* of the kernel */
	uint64_t minor_faults;
	uint64_t major_faults;
	uint64_t user_seconds;   /* ticks, ended threads included */
	uint64_t system_seconds; /* ticks */
	int64_t priority;
	int64_t nice;
	uint64_t threads;
	uint64_t start;    /* ticks since boot */
	uint64_t virtual;  /* bytes; absent for a kernel thread */
	uint64_t resident; /* pages; absent for a kernel thread */
};

#define PIDSTAT_KERNEL_THREAD UINT64_C(0x00200000)

static inline bool pidstat_is_kernel_thread(const struct pidstat *process)
{
	return process->flags != ABSENT_U64 && (process->flags & PIDSTAT_KERNEL_THREAD) != 0;
}

/* What a text of this form begins with, "PID (name) letter"; line is what is left of it: column PIDSTAT_NUMBERS and on. */
struct pidstat_start {
	uint64_t pid;
	struct slice name, state;
	struct scan line;
};

enum { PIDSTAT_NUMBERS = 4 };

/* False when the text has not this form. */
bool pidstat_take_start(const char *text, size_t length, struct pidstat_start *out);

/* CPU time of a process or thread. */
struct cpu_ticks {
	uint64_t user, system;
};

/* What it used between two samples, of one CPU; and all that it used. NAN when unknown. */
double cpu_ticks_percent(struct cpu_ticks before, struct cpu_ticks now, const struct metric_context *context);
double cpu_ticks_seconds(struct cpu_ticks ticks, const struct metric_context *context);

/* One item. -EBADMSG without "PID (name) letter". The kernel of 2.6.32 prints 44 columns, later ones 52. */
extern const struct part pidstat_part;

#endif
