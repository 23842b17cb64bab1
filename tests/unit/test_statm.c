/* SPDX-License-Identifier: MIT */
#include "parse.h"
#include "proc/pid/statm.h"
#include "suites.h"

#include <errno.h>

/* clang-format off */
static const struct parse_case cases[] = {
	{"seven columns", BYTES("827 513 477 7 0 92 0\n"), 0, "shared=477 text=7 data=92\n"},
	{"no memory: a kernel thread, a zombie", BYTES("0 0 0 0 0 0 0\n"), 0, "\n"},
	{"cut, no newline", BYTES("827 513 477"), 0, "shared=477\n"},
	{"no number, too large", BYTES("827 513 x 99999999999999999999 0 92\n"), 0, "data=92\n"},
	{"text", BYTES("x 513 477 7 0 92 0\n"), -EBADMSG, NULL},
	{"empty: the process ended", BYTES(""), -EBADMSG, NULL},
};
/* clang-format on */

START_TEST(files)
{
	parse_check(&statm_part, &cases[_i]);
}
END_TEST

void statm_tests(TCase *tests)
{
	tcase_add_loop_test(tests, files, 0, COUNT_OF(cases));
}
