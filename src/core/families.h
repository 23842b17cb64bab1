/* SPDX-License-Identifier: MIT */
/* The registry of families: which parts describe what, and where their text comes from. */
#ifndef CMON_CORE_FAMILIES_H
#define CMON_CORE_FAMILIES_H

#include "metric/family.h"

enum family_id {
	FAMILY_HOST,
	FAMILY_CPU,
	FAMILY_LOAD,
	FAMILY_MEM,
	FAMILY_SWAP,
	FAMILY_SWAP_DEVICE,
	FAMILY_VM,
	FAMILY_PRESSURE,
	FAMILY_NET,
	FAMILY_NET_TOTAL,
	FAMILY_SOCKET,
	FAMILY_DISK,
	FAMILY_DISK_TOTAL,
	FAMILY_PARTITION,
	FAMILY_RAID,
	FAMILY_FS,
	FAMILY_SENSOR,
	FAMILY_CGROUP,
	FAMILY_USER,
	FAMILY_INTERRUPT,
	FAMILY_SOFTIRQ,
	FAMILY_PROCESS,
	FAMILY_THREAD,
	FAMILY_COUNT
};

extern const struct family families[FAMILY_COUNT];

static inline bool family_is_list(enum family_id id)
{
	return families[id].label != NULL;
}

/* Is the part meant when the whole family is? What costs much must be asked for by name, unless nothing else is there. */
static inline bool family_has_by_default(enum family_id id, size_t part)
{
	return families[id].parts[part].cost < COST_NAMED || families[id].parts[0].cost >= COST_NAMED;
}

/* The family of that name, FAMILY_COUNT for none. */
enum family_id family_find(struct slice name);

/* Places of the parts that the collector treats in their own way. */
enum {
	PROCESS_STAT,
	PROCESS_OWNER,
	PROCESS_CMDLINE,
	PROCESS_IO,
	PROCESS_STATUS,
	PROCESS_STATM,
	PROCESS_CGROUP,
	PROCESS_SCHEDSTAT,
	PROCESS_PROGRAM,
	PROCESS_FILES,
	PROCESS_OPEN,
	PROCESS_LIMITS,
	PROCESS_WCHAN,
	PROCESS_SYSCALL,
	PROCESS_OOM_SCORE,
	PROCESS_OOM_ADJUST,
	PROCESS_SMAPS
};
enum { FS_MOUNT, FS_USAGE, FS_DERIVED };
/* Of a CPU's parts the one that the screen does not always want. */
enum { CPU_TOPOLOGY = 3 };
/* Places of the parts that derived rows look at. */
enum { DISK_STATS, DISK_BLOCK };
enum { NET_DEV, NET_IDENTITY, NET_LINK, NET_DERIVED };

#endif
