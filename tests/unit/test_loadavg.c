/* SPDX-License-Identifier: MIT */
#include "parse.h"
#include "proc/loadavg.h"
#include "suites.h"

#include <errno.h>

/* clang-format off */
static const struct parse_case cases[] = {
	{"whole", BYTES("0.28 0.10 0.03 2/80 1931\n"), 0, "one=0.28 five=0.1 fifteen=0.03 running=2 tasks=80 last_pid=1931\n"},
	{"no newline", BYTES("0.28 0.10 0.03 2/80 1931"), 0,
		"one=0.28 five=0.1 fifteen=0.03 running=2 tasks=80 last_pid=1931\n"},
	{"high load", BYTES("1234.56 99.00 0.00 4096/123456 4194304\n"), 0,
		"one=1234.56 five=99 fifteen=0 running=4096 tasks=123456 last_pid=4194304\n"},
	{"cut after the first", BYTES("0.28"), 0, "one=0.28\n"},
	{"cut in the tasks", BYTES("0.28 0.10 0.03 2/"), 0, "one=0.28 five=0.1 fifteen=0.03 running=2\n"},
	{"cut before the slash", BYTES("0.28 0.10 0.03 2"), 0, "one=0.28 five=0.1 fifteen=0.03\n"},
	{"no number for five", BYTES("0.28 x 0.03 2/80 1931\n"), 0,
		"one=0.28 fifteen=0.03 running=2 tasks=80 last_pid=1931\n"},
	{"no number first", BYTES("x 0.10 0.03 2/80 1931\n"), -EBADMSG, NULL},
	{"second line only", BYTES("\n0.28 0.10 0.03 2/80 1931\n"), -EBADMSG, NULL},
	{"empty", BYTES(""), -EBADMSG, NULL},
};
/* clang-format on */

START_TEST(files)
{
	parse_check(&loadavg_part, &cases[_i]);
}
END_TEST

void loadavg_tests(TCase *tests)
{
	tcase_add_loop_test(tests, files, 0, COUNT_OF(cases));
}
