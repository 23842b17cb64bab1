/* SPDX-License-Identifier: MIT */
/* /proc/diskstats. Source: Documentation/admin-guide/iostats.rst. */
#ifndef CMON_PROC_DISKSTATS_H
#define CMON_PROC_DISKSTATS_H

#include "metric/part.h"

/* Counters since boot. A sector has 512 bytes whatever the device says. Milliseconds are printed with 32 bits. */
struct diskstats {
	uint64_t major;
	uint64_t minor;
	struct text device;
	uint64_t reads;
	uint64_t reads_merged;
	uint64_t read_bytes;   /* sectors */
	uint64_t read_seconds; /* ms */
	uint64_t writes;
	uint64_t writes_merged;
	uint64_t write_bytes;   /* sectors */
	uint64_t write_seconds; /* ms */
	uint64_t in_flight;
	uint64_t io_seconds;    /* ms with a request under way */
	uint64_t queue_seconds; /* ms, weighted by requests under way */
	uint64_t discards;      /* since 4.18, as the three below */
	uint64_t discards_merged;
	uint64_t discard_bytes;   /* sectors */
	uint64_t discard_seconds; /* ms */
	uint64_t flushes;         /* since 5.5 */
	uint64_t flush_seconds;   /* ms, since 5.5 */
};

/*
 * One item per row that has 7, 14 to 17, 18, 19 or at least 20 columns; other rows are skipped, of a name that
 * comes twice the first counts. 0 for an empty file: a machine may have no disk. -EBADMSG when there is text
 * but no row.
 */
extern const struct part diskstats_part;

#endif
