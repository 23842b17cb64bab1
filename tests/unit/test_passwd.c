/* SPDX-License-Identifier: MIT */
#include "parse.h"
#include "proc/etc/passwd.h"
#include "suites.h"

#include <errno.h>

/* clang-format off */
static const struct parse_case passwd_cases[] = {
	{"whole", BYTES("root:x:0:0:root:/root:/bin/bash\nalice:x:1000:1000:Alice,,,:/home/alice:/bin/sh"), 0,
		"uid=0 name='root'\nuid=1000 name='alice'\n"},
	{"cut after the number", BYTES("root:x:0:0:root:/root:/bin/bash\nalice:x:1000"), 0, "uid=0 name='root'\n"},
	{"no password, blanks, UTF-8", BYTES("a b::5:\nj\xc3\xb6rg:*:6:6\n"), 0, "uid=5 name='a b'\nuid=6 name='j\xc3\xb6rg'\n"},
	{"two names of one number", BYTES("root:x:0:0\ntoor:x:0:0\n"), 0, "uid=0 name='root'\nuid=0 name='toor'\n"},
	{"rows that are none", BYTES(":x:1:1\n+::::::\n# root:x:2:2\nx\nbad:x:-3:3\nworse:x:4x:4\nok:x:5:5\n"), 0,
		"uid=2 name='# root'\nuid=5 name='ok'\n"},
	{"hostile", BYTES("\x1b[2J:x:7:7\n"), 0, "uid=7 name='\\x1b[2J'\n"},
	{"empty", BYTES(""), 0, NULL},
	{"text without a row", BYTES("root x 0 0\n"), -EBADMSG, NULL},
};

static const struct parse_case users_cases[] = {
	{"whole", BYTES("0 root\n1000 alice\n4294967294 nobody"), 0,
		"uid=0 name='root'\nuid=1000 name='alice'\nuid=4294967294 name='nobody'\n"},
	{"blanks in a name", BYTES("5  a b \n"), 0, "uid=5 name='a b'\n"},
	{"rows that are none", BYTES("x root\n6\n7 \n\n8 ok\n"), 0, "uid=8 name='ok'\n"},
	{"empty", BYTES(""), 0, NULL},
	{"text without a row", BYTES("root 0\n"), -EBADMSG, NULL},
};
/* clang-format on */

START_TEST(passwd_files)
{
	parse_check(&passwd_part, &passwd_cases[_i]);
}
END_TEST

START_TEST(users_files)
{
	parse_check(&users_part, &users_cases[_i]);
}
END_TEST

void passwd_tests(TCase *tests)
{
	tcase_add_loop_test(tests, passwd_files, 0, COUNT_OF(passwd_cases));
	tcase_add_loop_test(tests, users_files, 0, COUNT_OF(users_cases));
}
