/* SPDX-License-Identifier: MIT */
#include "parse.h"
#include "proc/pid/schedstat.h"
#include "suites.h"

#include <errno.h>

/* clang-format off */
static const struct parse_case cases[] = {
	{"all", BYTES("13282100 5955034 79\n"), 0, "run=13282100 wait=5955034 slices=79\n"},
	{"cut, no newline", BYTES("13282100 5955034"), 0, "run=13282100 wait=5955034\n"},
	{"no number, too large", BYTES("1 99999999999999999999 x\n"), 0, "run=1\n"},
	{"text", BYTES("run 1 2\n"), -EBADMSG, NULL},
	{"empty: the process ended", BYTES(""), -EBADMSG, NULL},
};

static const struct derive_case derived[] = {
	{"no sample before", NULL, "1 2 3\n", 1, ""},
	{"a quarter", "0 1000000000 1\n", "0 1500000000 1\n", 2, "wait_percent=25"},
	{"lower", "0 2 1\n", "0 1 1\n", 2, ""},
};
/* clang-format on */

START_TEST(files)
{
	parse_check(&schedstat_part, &cases[_i]);
}
END_TEST

START_TEST(shares)
{
	derive_check(&schedstat_part, &derived[_i]);
}
END_TEST

void schedstat_tests(TCase *tests)
{
	tcase_add_loop_test(tests, files, 0, COUNT_OF(cases));
	tcase_add_loop_test(tests, shares, 0, COUNT_OF(derived));
}
