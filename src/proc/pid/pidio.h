/* SPDX-License-Identifier: MIT */
/* /proc/PID/io: what a process caused on block devices. Readable for its owner and root only. */
#ifndef CMON_PROC_PID_PIDIO_H
#define CMON_PROC_PID_PIDIO_H

#include "metric/part.h"

/* Bytes since its start, ended threads included. */
struct pidio {
	uint64_t read_bytes;
	uint64_t write_bytes;
	int64_t cancelled_write_bytes; /* written to the cache, then thrown away; may be negative */
};

/* One item. -EBADMSG without one known key. */
extern const struct part pidio_part;

#endif
