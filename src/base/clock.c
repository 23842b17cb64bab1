/* SPDX-License-Identifier: MIT */
#include "base/clock.h"

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

int clock_sleep_until(int64_t deadline)
{
	struct timespec until = {.tv_sec = deadline / NANOSECONDS, .tv_nsec = deadline % NANOSECONDS};
	return -clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, NULL);
}
