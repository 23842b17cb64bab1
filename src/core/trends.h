/* SPDX-License-Identifier: MIT */
/*
 * What only many samples tell: how fast file systems fill up, which processes begin anew again and again. Rows that are computed of it find it by delta->trends.
 *
 *	delta.trends = &trends
 *	delta_update(&delta, …), trends_update(&trends, &delta)       once per sample
 */
#ifndef CMON_CORE_TRENDS_H
#define CMON_CORE_TRENDS_H

#include "core/process/restarts.h"

#define TREND_STEP_SECONDS 20.0   /* no two points are nearer */
#define TREND_LEAST_SECONDS 180.0 /* less tells no trend */

enum { TREND_MOUNTS = 64, TREND_POINTS = 30, TREND_LEAST_POINTS = 6 };

struct trend_point {
	double seconds; /* since boot */
	double used;    /* bytes */
};

/* The last points of one file system, a ring: at least ten minutes when it is full. */
struct trend {
	char mount[LIMIT_ITEM];
	double size; /* another one is another file system */
	struct trend_point points[TREND_POINTS];
	uint64_t count; /* since it began; point n is at n % TREND_POINTS */
	uint64_t seen;  /* sample in which it was last there: the oldest gives way */
};

/* Zeroed: nothing known. */
struct trends {
	struct trend fs[TREND_MOUNTS];
	size_t fs_count;
	struct process_restarts restarts;
	uint64_t samples;
};

void trends_update(struct trends *trends, const struct delta *delta);

/*
 * The services that begin anew again and again (process_restarts_find); a script that runs one command after another is
 * nothing to be told of.
 */
size_t trends_find_restarts(
	const struct trends *trends, const struct process_restart *out[], size_t capacity);

/*
 * Seconds until available bytes are used up when a file system goes on to grow as it did.
 *
 * Returns INFINITY when it does not grow, or not steadily; NAN as long as too little is known.
 */
double trends_full_in(const struct trends *trends, struct slice mount, double available);

#endif
