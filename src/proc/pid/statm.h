/* SPDX-License-Identifier: MIT */
/* /proc/PID/statm: seven sizes in pages, two of them dead and two told by PID/stat. */
#ifndef CMON_PROC_PID_STATM_H
#define CMON_PROC_PID_STATM_H

#include "metric/part.h"

/* Pages; absent where there is no memory at all: kernel threads, zombies. */
struct statm {
	uint64_t shared;
	uint64_t text;
	uint64_t data;
};

/* One item. -EBADMSG unless the text begins with a number. */
extern const struct part statm_part;

#endif
