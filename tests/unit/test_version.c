/* SPDX-License-Identifier: MIT */
#include "parse.h"
#include "proc/version.h"
#include "suites.h"

#include <errno.h>

/* clang-format off */
static const struct parse_case cases[] = {
	{"whole", BYTES("Linux version 6.1.0-13-amd64 (debian-kernel@lists.debian.org) (gcc-12) #1 SMP\n"), 0,
		"kernel='6.1.0-13-amd64'\n"},
	{"release alone", BYTES("Linux version 6.1"), 0, "kernel='6.1'\n"},
	{"no release", BYTES("Linux version \n"), -EBADMSG, NULL},
	{"another system", BYTES("FreeBSD version 13\n"), -EBADMSG, NULL},
	{"release on the next line", BYTES("Linux version\n6.1\n"), -EBADMSG, NULL},
	{"empty", BYTES(""), -EBADMSG, NULL},
};
/* clang-format on */

START_TEST(files)
{
	parse_check(&version_part, &cases[_i]);
}
END_TEST

void version_tests(TCase *tests)
{
	tcase_add_loop_test(tests, files, 0, COUNT_OF(cases));
}
