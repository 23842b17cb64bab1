/* SPDX-License-Identifier: MIT */
/* /proc/partitions: sizes of disks and their partitions. Source: block/genhd.c of Linux. */
#ifndef CMON_PROC_PARTITIONS_H
#define CMON_PROC_PARTITIONS_H

#include "metric/part.h"

struct partitions {
	struct text device;
	uint64_t major;
	uint64_t minor;
	uint64_t size; /* KiB */
};

/* One item per line of three numbers and a name. 0 with the title alone, else -EBADMSG. */
extern const struct part partitions_part;

#endif
