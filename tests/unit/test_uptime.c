/* SPDX-License-Identifier: MIT */
#include "parse.h"
#include "proc/uptime.h"
#include "suites.h"

#include <errno.h>

/* clang-format off */
static const struct parse_case cases[] = {
	{"whole", BYTES("350735.47 234388.90\n"), 0, "uptime=350735.47\n"},
	{"idle larger than uptime and CPUs", BYTES("10.00 9999999999.99\n"), 0, "uptime=10\n"},
	{"no idle", BYTES("10.00"), 0, "uptime=10\n"},
	{"just booted", BYTES("0.00 0.00\n"), 0, "uptime=0\n"},
	{"cut after the point", BYTES("10."), -EBADMSG, NULL},
	{"too large", BYTES("99999999999999999999.00 1.00\n"), -EBADMSG, NULL},
	{"no number", BYTES("up 10.00\n"), -EBADMSG, NULL},
	{"empty", BYTES(""), -EBADMSG, NULL},
};
/* clang-format on */

START_TEST(files)
{
	parse_check(&uptime_part, &cases[_i]);
}
END_TEST

void uptime_tests(TCase *tests)
{
	tcase_add_loop_test(tests, files, 0, COUNT_OF(cases));
}
