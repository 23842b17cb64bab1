/* SPDX-License-Identifier: MIT */
/* /proc/mdstat: arrays of disks made by software. Source: md(4), drivers/md/md.c of Linux. */
#ifndef CMON_PROC_MDSTAT_H
#define CMON_PROC_MDSTAT_H

#include "metric/part.h"

struct mdstat {
	struct text array;
	struct text state; /* "active" or "inactive" */
	struct text level; /* "raid1"; absent while inactive */
	uint64_t size;     /* KiB */
	uint64_t devices;  /* that it should have; absent where one lost is all lost: raid0, linear */
	uint64_t active_devices;
	uint64_t failed;    /* devices marked (F) */
	uint64_t spares;    /* devices marked (S) */
	struct text action; /* "resync", "recovery", "reshape", "check"; absent when nothing goes on */
	double sync;        /* percent of it done; absent while it waits */
};

/* One item per array. 0 with "Personalities" alone, else -EBADMSG. */
extern const struct part mdstat_part;

#endif
