/* SPDX-License-Identifier: MIT */
/* /sys/block/NAME: whole disks, no partitions. Source: Documentation/ABI/stable/sysfs-block. Fixture: fixtures/laptop. */
#ifndef CMON_PROC_SYS_BLOCK_H
#define CMON_PROC_SYS_BLOCK_H

#include "metric/part.h"

struct block {
	uint64_t size;      /* sectors of 512 bytes, whatever the disk's own are */
	uint64_t removable; /* 0 or 1, as the three below */
	uint64_t read_only;
	uint64_t rotational; /* since 2.6.29 */
	uint64_t hidden;     /* 1: a path to another disk; since 4.15 */
	uint64_t slaves;     /* devices that it is made of */
	struct text model;   /* of disks that have a maker */
};

/* A directory: no parser. */
extern const struct part block_part;

#endif
