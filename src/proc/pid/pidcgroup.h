/* SPDX-License-Identifier: MIT */
/* /proc/PID/cgroup. Source: cgroups(7). */
#ifndef CMON_PROC_PID_PIDCGROUP_H
#define CMON_PROC_PID_PIDCGROUP_H

#include "metric/part.h"

struct pidcgroup {
	struct text
		cgroup; /* the path in the hierarchy of version 2; else in the named one; else in the first */
};

/* One item. -EBADMSG without a line of the form "number:controllers:/path". */
extern const struct part pidcgroup_part;

#endif
