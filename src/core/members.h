/* SPDX-License-Identifier: MIT */
/* Which items of a family count when the machine as a whole is meant. */
#ifndef CMON_CORE_MEMBERS_H
#define CMON_CORE_MEMBERS_H

#include "core/snapshot.h"

/*
 * Is a disk one that stands for itself: no partition, and no loop, ram, zram, zd, dm, md or bcache device or any other
 * whose requests reach other disks (or none) and would count twice? Where sys/block is known and was asked for, it says
 * what is a partition, made of others, or a path to another; elsewhere names do.
 */
bool members_is_whole_disk(const struct snapshot *snapshot, size_t item);

/* Is an interface one that counts in a total: not lo, no bond, no VLAN (NAME.N) of another one? */
bool members_is_counted_interface(const struct snapshot *snapshot, size_t item);

/* Has anything ever passed through the interface, or the disk? Idle ones are left out of lists. */
bool members_is_used_interface(const struct snapshot *snapshot, size_t item);
bool members_is_used_disk(const struct snapshot *snapshot, size_t item);

/* Is a mount one that can fill up: has a size and is not read-only? */
bool members_is_writable_mount(const struct snapshot *snapshot, size_t item);

#endif
