/* SPDX-License-Identifier: MIT */
/* /proc/sys/kernel/hostname and /proc/sys/kernel/arch (since 6.1): one word each. */
#ifndef CMON_PROC_SYS_KERNEL_H
#define CMON_PROC_SYS_KERNEL_H

#include "metric/part.h"

struct kernel_hostname {
	struct text hostname;
};

struct kernel_arch {
	struct text arch; /* "x86_64" */
};

/* One item each. -EBADMSG for an empty text. */
extern const struct part kernel_hostname_part;
extern const struct part kernel_arch_part;

#endif
