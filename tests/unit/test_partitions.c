/* SPDX-License-Identifier: MIT */
#include "parse.h"
#include "proc/partitions.h"
#include "suites.h"

#include <errno.h>

#define TITLE "major minor  #blocks  name\n\n"

/* clang-format off */
static const struct parse_case cases[] = {
	{"rows", BYTES(TITLE "   8        0   97685504 sda\n 104        1       1024 cciss/c0d0p1\n"), 0,
		"device='sda' major=8 minor=0 size=97685504\ndevice='cciss/c0d0p1' major=104 minor=1 size=1024\n"},
	{"title only", BYTES(TITLE), 0, NULL},
	{"no newline, no name, no number", BYTES(TITLE " 8 0 5\n x 1 5 sdb\n 8 1 6 sda1"), 0, "device='sda1' major=8 minor=1 size=6\n"},
	{"size too large", BYTES("8 0 99999999999999999999 sda\n"), 0, "device='sda' major=8 minor=0\n"},
	{"text", BYTES("nothing of the kind\n"), -EBADMSG, NULL},
	{"empty", BYTES(""), -EBADMSG, NULL},
};
/* clang-format on */

START_TEST(files)
{
	parse_check(&partitions_part, &cases[_i]);
}
END_TEST

void partitions_tests(TCase *tests)
{
	tcase_add_loop_test(tests, files, 0, COUNT_OF(cases));
}
