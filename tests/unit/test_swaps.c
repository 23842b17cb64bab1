/* SPDX-License-Identifier: MIT */
#include "parse.h"
#include "proc/swaps.h"
#include "suites.h"

#include <errno.h>

#define TITLE "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n"

/* clang-format off */
static const struct parse_case cases[] = {
	{"both kinds", BYTES(TITLE "/dev/dm-1                               partition\t1048572\t\t512\t\t-2\n/swap\\040file file 2048 0 5\n"), 0,
		"device='/dev/dm-1' type='partition' size=1048572 used=512 priority=-2\n"
		"device='/swap file' type='file' size=2048 used=0 priority=5\n"},
	{"title only", BYTES(TITLE), 0, NULL},
	{"cut", BYTES(TITLE "/dev/sda2 partition 1048572\n/dev/sda3 partit"), 0, "device='/dev/sda2' type='partition' size=1048572\n"},
	{"no number, too large", BYTES(TITLE "/a file x 1 2\n/b file 4 99999999999999999999 x\n"), 0, "device='/b' type='file' size=4\n"},
	{"no title", BYTES("/dev/sda2 partition 1 2 3\n"), -EBADMSG, NULL},
	{"empty", BYTES(""), -EBADMSG, NULL},
};

static const struct derive_case derived[] = {
	{"a quarter", NULL, TITLE "/a file 1000 250 5\n", NAN, "used_percent=25"},
	{"no room", NULL, TITLE "/a file 0 0 5\n", NAN, ""},
	{"more than all", NULL, TITLE "/a file 4 5 5\n", NAN, ""},
};
/* clang-format on */

START_TEST(files)
{
	parse_check(&swaps_part, &cases[_i]);
}
END_TEST

START_TEST(shares)
{
	derive_check(&swaps_part, &derived[_i]);
}
END_TEST

void swaps_tests(TCase *tests)
{
	tcase_add_loop_test(tests, files, 0, COUNT_OF(cases));
	tcase_add_loop_test(tests, shares, 0, COUNT_OF(derived));
}
