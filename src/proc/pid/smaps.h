/* SPDX-License-Identifier: MIT */
/* /proc/PID/smaps_rollup, since 4.14. The kernel walks all pages for it. Source: proc_pid_smaps(5). Fixture: fixtures/detail. */
#ifndef CMON_PROC_PID_SMAPS_H
#define CMON_PROC_PID_SMAPS_H

#include "metric/part.h"

/* In KiB, as printed. Of a page that n processes share a share of 1/n is counted. */
struct smaps {
	uint64_t pss;
	uint64_t pss_anonymous; /* this and the next two since 5.4 */
	uint64_t pss_file;
	uint64_t pss_shared; /* memory */
	uint64_t private_clean;
	uint64_t private_dirty;
	uint64_t pss_swap;
};

/* One item. -EBADMSG without one known key. */
extern const struct part smaps_part;

#endif
