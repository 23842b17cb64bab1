/* SPDX-License-Identifier: MIT */
/*
 * Processes that end and begin anew again and again: a service that crashes and is started each time, which no figure of
 * any single process tells.
 *
 * Two processes are the same thing begun anew when they have one name and, where they are the first of a unit (their
 * parent is in another control group), one control group; otherwise one parent. It has begun anew when one of them has
 * ended and another has begun later and is the only one: workers of a pool, which come and go beside each other, do not
 * count. Nor do kernel threads, nor what has a terminal: those are somebody's commands. Who lives for less than the time
 * between two samples is seen now and then only, so counts are lower bounds.
 */
#ifndef CMON_CORE_PROCESS_RESTARTS_H
#define CMON_CORE_PROCESS_RESTARTS_H

#include "core/delta.h"
#include "core/interest.h"

#define RESTARTS_WITHIN_SECONDS 600.0

enum {
	RESTARTS_LEAST = 5, /* so many make it worth telling */
	RESTARTS_TRACKED = 256,
	RESTARTS_TIMES = 32, /* a count of so many is at least that */
	RESTART_NAME = 64,
	RESTART_UNIT = 128
};

struct process_restart {
	uint64_t key;
	char name[RESTART_NAME];      /* the kernel's, cut; not yet safe to show */
	char unit[RESTART_UNIT];      /* cut; "-" when control groups are not known */
	struct process_identity last; /* the latest of them, perhaps ended */
	bool is_service;              /* begun by process 1, or the first of a unit: no command of a script */
	bool is_alive;
	double seen; /* when it last began or ended, seconds since boot */
	double times
		[RESTARTS_TIMES]; /* when it began anew, seconds since boot, ascending; the latest of them */
	size_t count;             /* of times: within RESTARTS_WITHIN_SECONDS */
};

/* Zeroed: nothing known. When it is full, who began anew least often gives way, of those who was seen longest ago. */
struct process_restarts {
	struct process_restart tracked[RESTARTS_TRACKED];
	size_t count;
};

/* Takes in a sample. Over a gap nothing is counted. */
void process_restarts_update(struct process_restarts *restarts, const struct delta *delta);

/*
 * Those that began anew at least RESTARTS_LEAST times, most often first.
 *
 * out  pointers that hold until the next update
 *
 * Returns how many were written, at most capacity.
 */
size_t process_restarts_find(
	const struct process_restarts *restarts, const struct process_restart *out[], size_t capacity);

#endif
