/* SPDX-License-Identifier: MIT */
/* The form of /proc/interrupts and /proc/softirqs: a line of CPUs, then per line a name, a number per CPU, a text. */
#ifndef CMON_PROC_PERCPU_H
#define CMON_PROC_PERCPU_H

#include "metric/part.h"

/* What the rows of such a part are, in this order. The text, and its row, may be missing. */
enum percpu_row { PERCPU_NAME, PERCPU_SUM, PERCPU_TEXT };

/* One item per line; its number is the sum over the CPUs. Returns 0, also for the line of CPUs alone, else -EBADMSG. */
int percpu_parse(const char *text, size_t length, struct table *out);

#endif
