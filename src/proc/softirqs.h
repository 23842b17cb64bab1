/* SPDX-License-Identifier: MIT */
/* /proc/softirqs: how often the kernel put work off until after an interrupt. Since Linux 2.6.31. */
#ifndef CMON_PROC_SOFTIRQS_H
#define CMON_PROC_SOFTIRQS_H

#include "metric/part.h"

struct softirqs {
	struct text softirq;
	uint64_t runs; /* of all CPUs together */
};

/* One item per line of the form "name: numbers". 0 with the line of CPUs alone, else -EBADMSG. */
extern const struct part softirqs_part;

#endif
