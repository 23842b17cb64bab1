/* SPDX-License-Identifier: MIT */
#include "parse.h"
#include "proc/etc/osrelease.h"
#include "suites.h"

#include <errno.h>

/* clang-format off */
static const struct parse_case cases[] = {
	{"Debian", BYTES("PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nNAME=\"Debian GNU/Linux\"\nVERSION_ID=\"12\"\n"
		"VERSION=\"12 (bookworm)\"\nID=debian\n"), 0,
		"os='Debian GNU/Linux 12 (bookworm)' os_name='Debian GNU/Linux' os_version='12'\n"},
	{"no quotes, single quotes", BYTES("NAME=Fedora\nVERSION_ID='40'\n"), 0, "os_name='Fedora' os_version='40'\n"},
	{"no version: a rolling one", BYTES("NAME=\"Arch Linux\"\nPRETTY_NAME=\"Arch Linux\"\nBUILD_ID=rolling"), 0,
		"os='Arch Linux' os_name='Arch Linux'\n"},
	{"comments and blank lines", BYTES("# NAME=no\n\n#NAME=no\nNAME=yes\n"), 0, "os_name='yes'\n"},
	{"an equals sign in the value", BYTES("NAME=\"a=b\"\n"), 0, "os_name='a=b'\n"},
	{"one quote", BYTES("NAME=\"\nVERSION_ID=\"12\n"), 0, "os_name='\"' os_version='\"12'\n"},
	{"empty values", BYTES("NAME=\"\"\nVERSION_ID=\nPRETTY_NAME=x\n"), 0, "os='x' os_name=''\n"},
	{"other keys", BYTES("ID=debian\n"), -EBADMSG, NULL},
	{"empty", BYTES(""), -EBADMSG, NULL},
};
/* clang-format on */

START_TEST(files)
{
	parse_check(&osrelease_part, &cases[_i]);
}
END_TEST

void osrelease_tests(TCase *tests)
{
	tcase_add_loop_test(tests, files, 0, COUNT_OF(cases));
}
