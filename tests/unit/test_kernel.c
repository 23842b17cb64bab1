/* SPDX-License-Identifier: MIT */
#include "parse.h"
#include "proc/sys/kernel.h"
#include "suites.h"

#include <errno.h>

/* clang-format off */
static const struct parse_case hostnames[] = {
	{"whole", BYTES("node6\n"), 0, "hostname='node6'\n"},
	{"no newline", BYTES("node6.example.org"), 0, "hostname='node6.example.org'\n"},
	{"no name set", BYTES("(none)\n"), 0, "hostname='(none)'\n"},
	{"blanks around, a second line", BYTES(" node6 \nmore\n"), 0, "hostname='node6'\n"},
	{"hostile", BYTES("\x1b]0;x\x07\n"), 0, "hostname='\\x1b]0;x\\x07'\n"},
	{"blank", BYTES(" \n"), -EBADMSG, NULL},
	{"newline", BYTES("\nnode6"), -EBADMSG, NULL},
	{"empty", BYTES(""), -EBADMSG, NULL},
};

static const struct parse_case arches[] = {
	{"whole", BYTES("x86_64\n"), 0, "arch='x86_64'\n"},
	{"empty", BYTES(""), -EBADMSG, NULL},
};
/* clang-format on */

START_TEST(hostname_files)
{
	parse_check(&kernel_hostname_part, &hostnames[_i]);
}
END_TEST

START_TEST(arch_files)
{
	parse_check(&kernel_arch_part, &arches[_i]);
}
END_TEST

void kernel_tests(TCase *tests)
{
	tcase_add_loop_test(tests, hostname_files, 0, COUNT_OF(hostnames));
	tcase_add_loop_test(tests, arch_files, 0, COUNT_OF(arches));
}
