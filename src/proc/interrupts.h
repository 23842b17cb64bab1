/* SPDX-License-Identifier: MIT */
/* /proc/interrupts: how often each interrupt came. Source: Documentation/filesystems/proc.rst. */
#ifndef CMON_PROC_INTERRUPTS_H
#define CMON_PROC_INTERRUPTS_H

#include "metric/part.h"

struct interrupts {
	struct text irq; /* a number, or the architecture's word: "NMI"; "LOC#2" is the second of a name */
	uint64_t interrupts;     /* of all CPUs together */
	struct text description; /* absent where the kernel has none */
};

/* One item per line of the form "name: numbers text". 0 with the line of CPUs alone, else -EBADMSG. */
extern const struct part interrupts_part;

#endif
