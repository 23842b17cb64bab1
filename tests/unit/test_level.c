/* SPDX-License-Identifier: MIT */
#include "metric/level.h"
#include "suites.h"

#include <math.h>

static const struct limits percent = {50, 70, 90}, none = {0, 0, 0};

static const struct {
	double value;
	const struct limits *limits;
	enum level level;
} cases[] = {
	{0, &percent, LEVEL_OK},
	{49.999, &percent, LEVEL_OK},
	{50, &percent, LEVEL_CAREFUL},
	{69.999, &percent, LEVEL_CAREFUL},
	{70, &percent, LEVEL_WARNING},
	{89.999, &percent, LEVEL_WARNING},
	{90, &percent, LEVEL_CRITICAL},
	{INFINITY, &percent, LEVEL_CRITICAL},
	{-1, &percent, LEVEL_OK},
	{NAN, &percent, LEVEL_OK},
	{100, &none, LEVEL_OK},
	{NAN, &none, LEVEL_OK},
};

START_TEST(a_limit_is_reached_at_its_value)
{
	ck_assert_int_eq(level_of(cases[_i].value, cases[_i].limits), cases[_i].level);
}
END_TEST

START_TEST(every_level_has_its_mark)
{
	static const char marks[LEVEL_COUNT + 1] = " ~!X";
	static const char *const level_words[LEVEL_COUNT] = {"ok", "careful", "WARNING", "CRITICAL"};
	ck_assert_int_eq(level_mark((enum level)_i), marks[_i]);
	ck_assert_str_eq(level_word((enum level)_i), level_words[_i]);
	/* No two look alike. */
	for (int other = 0; other < _i; other++)
		ck_assert_str_ne(level_sgr((enum level)_i), level_sgr((enum level)other));
}
END_TEST

void level_tests(TCase *tests)
{
	tcase_add_loop_test(tests, a_limit_is_reached_at_its_value, 0, sizeof(cases) / sizeof(cases[0]));
	tcase_add_loop_test(tests, every_level_has_its_mark, 0, LEVEL_COUNT);
}
