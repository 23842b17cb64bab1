/* SPDX-License-Identifier: MIT */
/*
 * Acting on a process: the only place that signals and renices.
 *
 *	if (act_refusal(source, is_read_only) != NULL)    say why, and do nothing
 *	act_open(&target, who, is_meant)                  hold on to it while somebody is asked
 *	act_signal(&target, SIGTERM)   act_nice(&target, 5)
 *	act_close(&target)
 *
 * A number may be given to another process at any time, so a process is (pid, start), and what is done is done to that one
 * or to none. A pidfd of Linux 5.3 holds on to it: the start is read after the pidfd was opened. Where there is none, the
 * start is compared right before the call, which leaves an instant in which the number could change hands.
 *
 * Functions return 0 or -errno, of which act_error_text makes a sentence:
 *
 *	-ESRCH      it has ended, whoever has its number now
 *	-ECHILD     it has ended, but its parent has not asked for its result: nothing can be done to it
 *	-EPERM      it belongs to somebody else
 *	-EACCES     only root may lower a nice value
 *	-EINVAL     no process has such a number, no such signal or nice value exists
 *	-ECANCELED  it is the first process or this program, and was not said to be meant
 *	            or what open and read of /proc/PID/stat fail with
 */
#ifndef CMON_CORE_ACT_H
#define CMON_CORE_ACT_H

#include "core/process/list.h"
#include "core/source.h"

#include <stdbool.h>

enum { NICE_LEAST = -20, NICE_MOST = 19 };

struct act_target {
	struct process_identity who;
	int descriptor; /* a pidfd; -1 where the kernel has none */
};

/* Why nothing may be done to what a source shows, a few words; NULL when it may: the processes are our own. */
const char *act_refusal(const struct source *source, bool is_read_only);

/* is_meant: it may be process 1 or this program. The target is valid until act_close. */
int act_open(struct act_target *out, struct process_identity who, bool is_meant);
void act_close(struct act_target *target);

int act_signal(const struct act_target *target, int signal);

/*
 * Sets the nice value of all its threads, NICE_LEAST to NICE_MOST. -ESRCH also when it ended meanwhile: then it is unknown
 * whether it was done.
 */
int act_nice(const struct act_target *target, int nice);

/* What an error of these functions means, a sentence about "it"; for others what the C library says. */
const char *act_error_text(int error);

struct act_signal_row {
	int number;
	const char *name; /* without SIG */
	const char *help; /* a few words */
};

/* Signals for a list, those that are used most first; NULL behind the last. */
const struct act_signal_row *act_signal_at(size_t i);

/* The number of "TERM", "sigterm" or "15"; 0 for none. Numbers without a name, such as those for real time, count. */
int act_signal_find(struct slice text);

#endif
