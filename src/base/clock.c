/* SPDX-License-Identifier: MIT */
#include "base/clock.h"

#include <errno.h>
#include <time.h>

static int64_t clock_now(clockid_t clock)
{
	struct timespec now;
	if (clock_gettime(clock, &now) != 0)
		return CLOCK_UNKNOWN;
	return (int64_t)now.tv_sec * NANOSECONDS + now.tv_nsec;
}

int64_t clock_boottime(void)
{
	return clock_now(CLOCK_BOOTTIME);
}

int64_t clock_monotonic(void)
{
	return clock_now(CLOCK_MONOTONIC);
}

int64_t clock_realtime(void)
{
	return clock_now(CLOCK_REALTIME);
}

int clock_of_process(uint64_t pid, int64_t *out)
{
	/* The kernel's form of such a clock's number: the PID inverted above three bits, of which 2 is run time. */
	clockid_t id = (clockid_t)((~(unsigned)pid << 3) | 2u);
	struct timespec time;
	if (clock_gettime(id, &time) != 0)
		return errno == EINVAL ? -ESRCH : -errno;
	*out = (int64_t)time.tv_sec * NANOSECONDS + time.tv_nsec;
	return 0;
}

int clock_sleep_until(int64_t deadline)
{
	struct timespec until = {.tv_sec = deadline / NANOSECONDS, .tv_nsec = deadline % NANOSECONDS};
	return -clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, NULL);
}
