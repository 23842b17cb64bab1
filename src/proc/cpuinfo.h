/* SPDX-License-Identifier: MIT */
/* /proc/cpuinfo: a block of "key : value" lines per processor; the keys depend on the architecture. */
#ifndef CMON_PROC_CPUINFO_H
#define CMON_PROC_CPUINFO_H

#include "metric/part.h"

struct cpuinfo {
	int64_t cpu;       /* "processor" */
	struct text model; /* "model name", or what stands for it on this architecture */
};

/*
 * One item per processor; every key is reported as extra, in the file's order, what is about the machine with the
 * processor that it stands beside. Where a file tells only how many processors there are (alpha), they are numbered
 * from 0. -EBADMSG when no processor can be found. Fixtures: fixtures/cpuinfo, one per architecture.
 */
extern const struct part cpuinfo_part;

#endif
