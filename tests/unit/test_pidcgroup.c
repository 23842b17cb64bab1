/* SPDX-License-Identifier: MIT */
#include "parse.h"
#include "proc/pid/pidcgroup.h"
#include "suites.h"

#include <errno.h>

/* clang-format off */
static const struct parse_case cases[] = {
	{"version 2", BYTES("0::/system.slice/ssh.service\n"), 0, "cgroup='/system.slice/ssh.service'\n"},
	{"both versions", BYTES("9:name=systemd:/a\n8:pids:/b\n1:cpu,cpuacct:/c\n0::/d\n"), 0, "cgroup='/d'\n"},
	{"version 1 with a named one", BYTES("8:pids:/b\n1:name=systemd:/user.slice\n2:cpu:/c\n"), 0, "cgroup='/user.slice'\n"},
	{"ten controllers of version 1", BYTES("10:hugetlb:/\n9:perf_event:/\n8:blkio:/system.slice\n7:net_cls:/\n6:freezer:/\n"
		"5:devices:/system.slice\n4:memory:/system.slice\n3:cpuacct,cpu:/system.slice\n2:cpuset:/\n"
		"1:name=systemd:/system.slice/sshd.service\n"), 0, "cgroup='/system.slice/sshd.service'\n"},
	{"version 1", BYTES("8:pids:/b\n2:cpu:/c\n"), 0, "cgroup='/b'\n"},
	{"colons and blanks in the path, no newline", BYTES("0::/a:b/ c "), 0, "cgroup='/a:b/ c '\n"},
	{"outside of this namespace", BYTES("0::/../../init.scope\n"), 0, "cgroup='/../../init.scope'\n"},
	{"cut before the path", BYTES("8:pids:/b\n0::"), 0, "cgroup='/b'\n"},
	{"no number, no path", BYTES("x::/a\n0:/a\n0::a\n"), -EBADMSG, NULL},
	{"empty", BYTES(""), -EBADMSG, NULL},
};
/* clang-format on */

START_TEST(files)
{
	parse_check(&pidcgroup_part, &cases[_i]);
}
END_TEST

void pidcgroup_tests(TCase *tests)
{
	tcase_add_loop_test(tests, files, 0, COUNT_OF(cases));
}
