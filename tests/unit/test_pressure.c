/* SPDX-License-Identifier: MIT */
#include "parse.h"
#include "proc/pressure.h"
#include "suites.h"

#include <errno.h>

/* clang-format off */
static const struct parse_case cases[] = {
	{"both lines", BYTES("some avg10=0.25 avg60=1.50 avg300=10.00 total=76306331\nfull avg10=0.00 avg60=0.50 avg300=2.00 total=12\n"), 0,
		"some_avg10=0.25 some_avg60=1.5 some_avg300=10 some=76306331 full_avg10=0 full_avg60=0.5 full_avg300=2 full=12\n"},
	{"cpu before Linux 5.13, no newline", BYTES("some avg10=100.00 avg60=2.00 avg300=3.00 total=4"), 0,
		"some_avg10=100 some_avg60=2 some_avg300=3 some=4\n"},
	{"irq", BYTES("full avg10=1.00 avg60=2.00 avg300=3.00 total=4\n"), 0,
		"full_avg10=1 full_avg60=2 full_avg300=3 full=4\n"},
	{"names and lines of the future", BYTES("most avg10=9.00 total=9\nsome avg5=1.00 avg10=2.00 total=3 max=4\n"), 0,
		"some_avg10=2 some=3\n"},
	{"no number, too large, negative", BYTES("some avg10=x avg60=nan avg300=1.00 total=99999999999999999999\nfull total=-1\n"), 0,
		"some_avg300=1\n"},
	{"cut after =", BYTES("some avg10=1.00 avg60="), 0, "some_avg10=1\n"},
	{"no =", BYTES("some avg10 1.00\n"), -EBADMSG, NULL},
	{"no name", BYTES("avg10=1.00\nsome =5\n"), -EBADMSG, NULL},
	{"empty", BYTES(""), -EBADMSG, NULL},
};

static const struct derive_case derived[] = {
	{"no sample before", NULL, "some total=5\n", 1, ""},
	{"a quarter", "some total=1000000\nfull total=5\n", "some total=1500000\nfull total=5\n", 2, "some_percent=25 full_percent=0"},
	{"full only", "full total=0\n", "full total=20000\n", 1, "full_percent=2"},
	{"lower", "some total=6\n", "some total=5\n", 1, ""},
	{"length unknown", "some total=6\n", "some total=7\n", NAN, ""},
};
/* clang-format on */

START_TEST(files)
{
	parse_check(&pressure_part, &cases[_i]);
}
END_TEST

START_TEST(shares)
{
	derive_check(&pressure_part, &derived[_i]);
}
END_TEST

void pressure_tests(TCase *tests)
{
	tcase_add_loop_test(tests, files, 0, COUNT_OF(cases));
	tcase_add_loop_test(tests, shares, 0, COUNT_OF(derived));
}
