/* SPDX-License-Identifier: MIT */
/* /proc/PID/cmdline: the arguments, each ended by a NUL byte; empty for kernel threads and zombies. */
#ifndef CMON_PROC_PID_CMDLINE_H
#define CMON_PROC_PID_CMDLINE_H

#include "metric/part.h"

struct cmdline {
	struct text command; /* arguments with blanks between them, cut at CMDLINE_LENGTH */
};

enum { CMDLINE_LENGTH = 4096 };

/* One item, whatever the bytes; blanks and NULs at the end are dropped. */
extern const struct part cmdline_part;

#endif
