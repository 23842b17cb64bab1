/* SPDX-License-Identifier: MIT */
/* How the collector gathers the families that need more than reading a file. */
#ifndef CMON_CORE_COLLECT_PARTS_H
#define CMON_CORE_COLLECT_PARTS_H

#include "core/collector.h"

/* Fills FAMILY_PROCESS. Returns how many processes could be read. */
size_t collect_processes(struct collector *collector, const struct interest *interest,
	const struct snapshot *before, struct snapshot *out);

/*
 * Appends to collector->text what the link or directory that collector->path says gives, as the origin tells. Returns 0,
 * -errno, -E2BIG for more links than are listed.
 */
int collect_link_text(struct collector *collector, enum part_origin origin);

/* Fills FAMILY_THREAD. Returns how many threads could be read. */
size_t collect_threads(struct collector *collector, const struct interest *interest, struct snapshot *out);

/* Fills a part with ORIGIN_NAMED. Returns how many files could be read. */
size_t collect_named(struct collector *collector, struct snapshot *out, enum family_id family, size_t part);
/*
 * Fill the table of a part whose items are found by walking over directories. Return 0, -ENOENT when there is nothing
 * to walk over, or the table's error.
 */
int collect_sensors(struct collector *collector, struct table *table);
int collect_cgroups(struct collector *collector, struct table *table);
int collect_limits(struct collector *collector, struct table *table);
int collect_throttling(struct collector *collector, struct table *table);
/* Stands in for utmp. */
int collect_sessions(struct collector *collector, struct table *table);

/* Picks the mounts that are items of FAMILY_FS. */
void collect_mounts(struct collector *collector, struct snapshot *out);

/* Fills the wanted parts of a family whose structs are had item by item: statvfs, directories below sys. */
void collect_items(struct collector *collector, const struct interest *interest,
	const struct snapshot *before, struct snapshot *out, enum family_id family);

/*
 * Adds an item made of the files in the directory that collector->path says, one or more rows to a file.
 * Returns 0, -ENOENT when there is none of them (then no item was added), or the table's error.
 */
int collect_directory(struct collector *collector, struct table *table);

#endif
