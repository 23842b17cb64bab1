/* SPDX-License-Identifier: MIT */
/* The form of /proc/interrupts and /proc/softirqs: a line of CPUs, then per line a name, a number per CPU, a text. */
#ifndef CMON_PROC_PERCPU_H
#define CMON_PROC_PERCPU_H

#include "metric/part.h"

/* Takes the line of CPUs. Returns how many it names, SIZE_MAX, nothing taken, when there is none. */
size_t percpu_header(struct scan *file);

/*
 * Takes the name of a line and its numbers, at most one per CPU; what is left of it is its text. sum is that of the
 * numbers, absent without any. False for a line of another form.
 */
bool percpu_line(struct scan *line, size_t cpus, struct slice *name, uint64_t *sum);

#endif
