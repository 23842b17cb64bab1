/* SPDX-License-Identifier: MIT */
#include "parse.h"
#include "proc/pid/owner.h"
#include "suites.h"

#include <errno.h>

/* clang-format off */
static const struct parse_case cases[] = {
	{"lines", BYTES("1 0\n201 34\n99999999 4294967295"), 0, "pid=1 uid=0\npid=201 uid=34\npid=99999999 uid=4294967295\n"},
	{"a third word", BYTES("1 0 root\n"), 0, "pid=1 uid=0\n"},
	{"rows that are none", BYTES("x 0\n1 x\n-1 0\n5\n\n2 7\n"), 0, "pid=2 uid=7\n"},
	{"empty: no process", BYTES(""), 0, NULL},
	{"text without a row", BYTES("nobody\n"), -EBADMSG, NULL},
};
/* clang-format on */

START_TEST(files)
{
	parse_check(&owner_line_part, &cases[_i]);
}
END_TEST

void owner_tests(TCase *tests)
{
	tcase_add_loop_test(tests, files, 0, COUNT_OF(cases));
}
