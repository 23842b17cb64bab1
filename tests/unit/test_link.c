/* SPDX-License-Identifier: MIT */
/* Which speeds are none. */
#include "proc/sys/link.h"
#include "suites.h"

/* clang-format off */
static const struct {
	uint64_t speed, amended;
} speeds[] = {
	{10, 10},
	{800000, 800000},
	{0, ABSENT_U64},
	{UINT16_MAX, ABSENT_U64},
	{UINT32_MAX, ABSENT_U64},
	{ABSENT_U64, ABSENT_U64},
};
/* clang-format on */

START_TEST(speeds_that_are_none)
{
	struct link link = {.speed_bits = speeds[_i].speed, .mtu = 1500};
	link_part.amend(&link);
	ck_assert_uint_eq(link.speed_bits, speeds[_i].amended);
	ck_assert_uint_eq(link.mtu, 1500);
}
END_TEST

void link_tests(TCase *tests)
{
	tcase_add_loop_test(tests, speeds_that_are_none, 0, COUNT_OF(speeds));
}
