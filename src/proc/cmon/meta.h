/* SPDX-License-Identifier: MIT */
/* cmon/meta of a fixture: "key value" lines that tell what no kernel file says. */
#ifndef CMON_PROC_CMON_META_H
#define CMON_PROC_CMON_META_H

#include "metric/part.h"

struct meta {
	uint64_t format;    /* 1 */
	uint64_t time;      /* wall clock, ns since 1970 */
	uint64_t boottime;  /* ns since boot, suspend included */
	uint64_t monotonic; /* ns since boot, suspend left out */
	uint64_t hz;
	uint64_t page_size;
	struct text arch;
	struct text hostname;
	struct text zone;
};

/* One item. -EBADMSG without one known key. */
extern const struct part meta_part;

/* cmon/errors: "PATH ERRNO" lines, such as "proc/1/io EACCES": reads that failed when the sample was taken. */
struct meta_error {
	struct text path;
	uint64_t number; /* positive errno; EIO for a name that is not known here */
};

/* One item per line with two words. -EBADMSG when there is text but no such line. */
extern const struct part meta_error_part;

#endif
