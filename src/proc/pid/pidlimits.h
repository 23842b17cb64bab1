/* SPDX-License-Identifier: MIT */
/* /proc/PID/limits. Source: getrlimit(2), proc_pid_limits(5). Fixture: fixtures/detail. */
#ifndef CMON_PROC_PID_PIDLIMITS_H
#define CMON_PROC_PID_PIDLIMITS_H

#include "metric/part.h"

/* Soft limits, which the kernel enforces, unless the name says otherwise. INFINITY: unlimited. */
struct pidlimits {
	double file_limit;
	double file_limit_hard; /* the soft one may be raised up to it */
	double process_limit;   /* of all processes of its user */
	double locked_limit;    /* bytes */
	double core_limit;      /* bytes */
	double stack_limit;     /* bytes */
	double virtual_limit;   /* bytes */
};

/* One item. -EBADMSG without one known limit. */
extern const struct part pidlimits_part;

#endif
