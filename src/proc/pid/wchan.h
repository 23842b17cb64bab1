/* SPDX-License-Identifier: MIT */
/* /proc/PID/wchan and /proc/PID/syscall: what a process waits for. Source: proc_pid_wchan(5), proc_pid_syscall(5). */
#ifndef CMON_PROC_PID_WCHAN_H
#define CMON_PROC_PID_WCHAN_H

#include "metric/part.h"

struct wchan {
	struct text wchan; /* absent for one that does not wait, and where the kernel does not tell */
};

struct pidsyscall {
	uint64_t syscall; /* by the table of its processor; absent for one that runs or is in none */
};

/* One item each. -EBADMSG for an empty text. */
extern const struct part wchan_part;
extern const struct part pidsyscall_part;

#endif
