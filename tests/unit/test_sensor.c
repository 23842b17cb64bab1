/* SPDX-License-Identifier: MIT */
/* Limits that a sensor brings along. */
#include "proc/sys/sensor.h"
#include "suites.h"

#include <math.h>

#define NONE ABSENT_I64

/* clang-format off */
static const struct {
	int64_t maximum, critical;
	struct limits limits;
} cases[] = {
	{NONE, NONE, {0, 0, 0}},
	{84000, 100000, {74, 84, 100}},
	{100000, 84000, {74, 84, 100}},
	{84000, NONE, {74, 84, 84}},
	{NONE, 90000, {80, 90, 90}},
	{0, -273150, {0, 0, 0}},
	{65261850, 84850, {74.85, 84.85, 84.85}},
};
/* clang-format on */

START_TEST(own_limits)
{
	struct sensor sensor = {
		.temperature_maximum = cases[_i].maximum, .temperature_critical = cases[_i].critical};
	struct limits limits = {0};
	bool has_own = sensor_part.rows[SENSOR_TEMPERATURE].own_limits(&sensor, &limits);
	ck_assert(has_own == (cases[_i].limits.critical > 0));
	ck_assert(fabs(limits.careful - cases[_i].limits.careful) < 1e-9);
	ck_assert(fabs(limits.warning - cases[_i].limits.warning) < 1e-9);
	ck_assert(fabs(limits.critical - cases[_i].limits.critical) < 1e-9);
}
END_TEST

void sensor_tests(TCase *tests)
{
	tcase_add_loop_test(tests, own_limits, 0, COUNT_OF(cases));
}
