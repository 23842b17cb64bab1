/* SPDX-License-Identifier: MIT */
/* /proc/PID/status. Source: proc_pid_status(5). Most of its texts and masks are told better by other files. */
#ifndef CMON_PROC_PID_STATUS_H
#define CMON_PROC_PID_STATUS_H

#include "metric/part.h"

/* Memory in KiB, as printed; a kernel thread has none. */
struct status {
	uint64_t peak_virtual;
	uint64_t peak_resident;
	uint64_t locked;
	uint64_t anonymous; /* since 4.5 */
	uint64_t file;      /* this and the next one since 4.5 */
	uint64_t shared_memory;
	uint64_t swap;            /* since 2.6.34 */
	struct text cpus_allowed; /* numbers and ranges; since 2.6.26 */
	uint64_t voluntary_switches;
	uint64_t involuntary_switches;
};

/* One item. -EBADMSG without one known key. */
extern const struct part status_part;

#endif
