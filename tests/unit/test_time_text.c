/* SPDX-License-Identifier: MIT */
/* Points in time as people write them, in a zone one hour east that has summer time, and what is refused. */
#include "base/clock.h"
#include "base/time_text.h"
#include "suites.h"

#include <errno.h>
#include <stdlib.h>
#include <time.h>

/* From 2026-11-20 23:00:00 to 2026-11-21 07:00:00.5 in that zone: an evening and the morning after. */
#define ZONE "CET-1CEST,M3.5.0,M10.5.0/3"
enum { FIRST = 1795212000, LAST = 1795240800 };
static const struct time_span data = {FIRST * NANOSECONDS, LAST *NANOSECONDS + 500000000};

/* clang-format off */
static const struct {
	const char *text;
	int error;
	int64_t first, length; /* seconds, ns */
} cases[] = {
	/* Which day: the last that has it, else the last. */
	{"05:30", 0, LAST - 90 * 60, 999999999},
	{"23:30", 0, FIRST + 30 * 60, 999999999},
	{"07:00:00", 0, LAST, 999999999},
	{"07:00:01", 0, LAST + 1, 999999999},
	{"12:00", 0, LAST + 5 * 3600, 999999999},
	{"22:59:59", 0, LAST + 16 * 3600 - 1, 999999999},
	{"5:30", 0, LAST - 90 * 60, 999999999},
	{"05:30:07", 0, LAST - 90 * 60 + 7, 999999999},
	{"05:30:07.25", 0, LAST - 90 * 60 + 7, 0},
	{"04:30Z", 0, LAST - 90 * 60, 999999999},
	{"22:30Z", 0, FIRST + 30 * 60, 999999999},
	{"04:30 UTC", 0, LAST - 90 * 60, 999999999},
	{"10:00:00+05:30", 0, LAST - 90 * 60, 999999999},
	/* A day of its own. */
	{"2026-11-21", 0, LAST - 7 * 3600, 999999999},
	{"2026-11-20 23:30", 0, FIRST + 30 * 60, 999999999},
	{"2026-11-20T23:30:00", 0, FIRST + 30 * 60, 999999999},
	{"2026-11-20T22:30:00Z", 0, FIRST + 30 * 60, 999999999},
	{"2026-11-20 22:30:00 UTC", 0, FIRST + 30 * 60, 999999999},
	{"2026-11-20T22:30:00.000000001-00:00", 0, FIRST + 30 * 60, 0},
	{"2026-11-21T00:30:00+02:00", 0, FIRST + 30 * 60, 999999999},
	{"2024-02-29", 0, 1709164800 - 3600, 999999999},
	{"2026-07-01 02:00", 0, 1782864000, 999999999},
	{"1970-01-01T00:00:00Z", 0, 0, 999999999},
	{"@1795212000", 0, FIRST, 999999999},
	{"@1795212000.5", 0, FIRST, 0},
	{"@0", 0, 0, 999999999},
	/* Before the last moment, to the nanosecond. */
	{"-0s", 0, LAST, 0},
	{"-90s", 0, LAST - 90, 0},
	{"-10m", 0, LAST - 600, 0},
	{"-2h", 0, LAST - 7200, 0},
	{"-1d", 0, LAST - 86400, 0},
	/* No such day, no such time of day; the clocks go from 02:00 to 03:00 on that Sunday. */
	{"24:00", -ERANGE, 0, 0},
	{"12:60", -ERANGE, 0, 0},
	{"12:00:60", -ERANGE, 0, 0},
	{"2026-02-29", -ERANGE, 0, 0},
	{"2026-13-01", -ERANGE, 0, 0},
	{"2026-00-10", -ERANGE, 0, 0},
	{"2026-11-00", -ERANGE, 0, 0},
	{"2026-03-29 02:30", -ERANGE, 0, 0},
	/* Beyond what nanoseconds can say. */
	{"1969-12-31T23:59:59Z", -ERANGE, 0, 0},
	{"9999-12-31", -ERANGE, 0, 0},
	{"0000-01-01", -ERANGE, 0, 0},
	{"@9300000000", -ERANGE, 0, 0},
	{"@999999999999999999", -ERANGE, 0, 0},
	{"-999999999999d", -ERANGE, 0, 0},
	/* Words: the data has no now, and its last moment is -0s. */
	{"", -EINVAL, 0, 0},
	{"now", -EINVAL, 0, 0},
	{"yesterday", -EINVAL, 0, 0},
	/* A bare number could be an hour, a day or seconds. */
	{"12", -EINVAL, 0, 0},
	{"1795212000", -EINVAL, 0, 0},
	{"-10", -EINVAL, 0, 0},
	{"-m", -EINVAL, 0, 0},
	{"-10min", -EINVAL, 0, 0},
	{"-1.5h", -EINVAL, 0, 0},
	{"+10m", -EINVAL, 0, 0},
	{"@", -EINVAL, 0, 0},
	{"@-1", -EINVAL, 0, 0},
	{"@1.", -EINVAL, 0, 0},
	{"@1.0000000001", -EINVAL, 0, 0},
	/* 11/12 is read in two ways; twelve hours need a word. */
	{"21/11/2026", -EINVAL, 0, 0},
	{"21.11.2026", -EINVAL, 0, 0},
	{"26-11-21", -EINVAL, 0, 0},
	{"2026-1-21", -EINVAL, 0, 0},
	{"5:30pm", -EINVAL, 0, 0},
	{"5:3", -EINVAL, 0, 0},
	{"05:30.5", -EINVAL, 0, 0},
	{"05:30:", -EINVAL, 0, 0},
	{" 05:30", -EINVAL, 0, 0},
	{"05:30 ", -EINVAL, 0, 0},
	{"2026-11-21 ", -EINVAL, 0, 0},
	{"2026-11-21Z", -EINVAL, 0, 0},
	{"2026-11-21  05:30", -EINVAL, 0, 0},
	/* Three letters name several zones. */
	{"05:30 CET", -EINVAL, 0, 0},
	{"05:30+1", -EINVAL, 0, 0},
	{"05:30+0100", -EINVAL, 0, 0},
	{"05:30+24:00", -EINVAL, 0, 0},
};
/* clang-format on */

static void set_zone(void)
{
	setenv("TZ", ZONE, 1);
	tzset();
}

START_TEST(what_a_text_means)
{
	struct time_span out = {-7, -7};
	set_zone();
	ck_assert_int_eq(time_text_parse(cases[_i].text, &data, &out), cases[_i].error);
	if (cases[_i].error != 0) {
		ck_assert_int_eq(out.first, -7);
		return;
	}
	ck_assert_int_eq(out.first / NANOSECONDS, cases[_i].first);
	ck_assert_int_eq(out.last - out.first, cases[_i].length);
}
END_TEST

/* On the Sunday in October that has it twice, an hour is one of both. */
START_TEST(an_hour_that_comes_twice)
{
	struct time_span out;
	set_zone();
	ck_assert_int_eq(time_text_parse("2026-10-25 02:30", &data, &out), 0);
	int64_t seconds = out.first / NANOSECONDS;
	ck_assert(seconds == 1792888200 || seconds == 1792888200 + 3600);
	ck_assert_int_eq(time_text_parse("2026-10-25T02:30:00+01:00", &data, &out), 0);
	ck_assert_int_eq(out.first / NANOSECONDS, 1792888200 + 3600);
}
END_TEST

void time_text_tests(TCase *tests)
{
	tcase_add_loop_test(tests, what_a_text_means, 0, sizeof(cases) / sizeof(cases[0]));
	tcase_add_test(tests, an_hour_that_comes_twice);
}
