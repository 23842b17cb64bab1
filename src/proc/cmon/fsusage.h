/* SPDX-License-Identifier: MIT */
/* How full a file system is: statvfs(3), or cmon/statvfs of a fixture. */
#ifndef CMON_PROC_CMON_FSUSAGE_H
#define CMON_PROC_CMON_FSUSAGE_H

#include "metric/part.h"

struct fsusage {
	uint64_t size_bytes;
	uint64_t free_bytes;      /* for root */
	uint64_t available_bytes; /* for everybody else: without the reserved blocks */
	uint64_t inodes;
	uint64_t inodes_free;
};

/* Rows only: the collector fills the struct from statvfs(3) or from a line of cmon/statvfs. */
extern const struct part fsusage_part;

struct fsusage_line {
	struct text mount; /* octal escapes decoded */
	uint64_t block_size;
	uint64_t blocks;
	uint64_t blocks_free;
	uint64_t blocks_available;
	uint64_t inodes;
	uint64_t inodes_free;
};

/*
 * cmon/statvfs: lines "MOUNT FRSIZE BLOCKS BFREE BAVAIL FILES FFREE", the mount point escaped as in mountinfo.
 * -EBADMSG when there is text but no such line.
 */
extern const struct part fsusage_line_part;

/* Blocks into bytes; absent where the product does not fit. */
struct fsusage fsusage_of(const struct fsusage_line *line);

#endif
