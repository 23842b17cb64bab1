/* SPDX-License-Identifier: MIT */
/* /proc/PID/oom_score and /proc/PID/oom_score_adj: who dies first when memory is used up. Source: proc_pid_oom_score(5). */
#ifndef CMON_PROC_PID_OOMSCORE_H
#define CMON_PROC_PID_OOMSCORE_H

#include "metric/part.h"

struct oom_score {
	uint64_t oom_score; /* the highest is killed first */
};

struct oom_adjust {
	int64_t oom_score_adjust; /* -1000, never, to 1000 */
};

/* One item each. -EBADMSG unless the text begins with a number. */
extern const struct part oom_score_part;
extern const struct part oom_adjust_part;

#endif
