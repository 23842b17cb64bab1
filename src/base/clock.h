/* SPDX-License-Identifier: MIT */
/* The three clocks of a sample, in nanoseconds. */
#ifndef CMON_BASE_CLOCK_H
#define CMON_BASE_CLOCK_H

#include <stdint.h>

#define CLOCK_UNKNOWN INT64_MIN
#define NANOSECONDS INT64_C(1000000000)

/* Time since boot, suspend included: the clock of all rates. */
int64_t clock_boottime(void);
/* Time since boot without suspend: the clock of timers. */
int64_t clock_monotonic(void);
/* Wall time since 1970, UTC: for printing only. */
int64_t clock_realtime(void);

/*
 * CPU time of a process, all its threads together, as the scheduler counts it. Any process may be asked.
 *
 * Returns 0; -ESRCH when there is no such process; -errno where the kernel has no such clock.
 */
int clock_of_process(uint64_t pid, int64_t *out);

/* Sleeps until clock_monotonic() reaches deadline. Returns 0, or -EINTR after a signal. */
int clock_sleep_until(int64_t deadline);

#endif
