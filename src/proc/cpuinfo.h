/* SPDX-License-Identifier: MIT */
/* /proc/cpuinfo: a block of "key : value" lines per processor; the keys depend on the architecture. */
#ifndef CMON_PROC_CPUINFO_H
#define CMON_PROC_CPUINFO_H

#include "metric/part.h"

struct cpuinfo {
	int64_t cpu;       /* "processor" */
	struct text model; /* "model name" */
};

/*
 * One item per block that has a processor number; every key of it is reported as extra, in the file's order.
 * -EBADMSG without such a block.
 */
extern const struct part cpuinfo_part;

#endif
