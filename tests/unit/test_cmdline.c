/* SPDX-License-Identifier: MIT */
#include "parse.h"
#include "proc/pid/cmdline.h"
#include "suites.h"

#include <string.h>

/* clang-format off */
static const struct parse_case cases[] = {
	{"arguments", BYTES("/usr/bin/less\0-R\0a file\0"), 0, "command='/usr/bin/less -R a file'\n"},
	{"no NUL at the end", BYTES("less\0-R"), 0, "command='less -R'\n"},
	{"one argument", BYTES("bash\0"), 0, "command='bash'\n"},
	{"an empty argument inside", BYTES("grep\0\0file\0"), 0, "command='grep  file'\n"},
	{"padded with blanks", BYTES("init [2]        "), 0, "command='init [2]'\n"},
	{"padded with NULs", BYTES("sshd: alice [priv]\0\0\0\0\0"), 0, "command='sshd: alice [priv]'\n"},
	{"newlines stay", BYTES("sh\0-c\0a\nb\n\0"), 0, "command='sh -c a\\nb\\n'\n"},
	{"hostile", BYTES("\x1b[2J\xff\0"), 0, "command='\\x1b[2J\\xff'\n"},
	{"nothing but NULs", BYTES("\0\0\0"), 0, "command=''\n"},
	{"empty: kernel thread or zombie", BYTES(""), 0, "command=''\n"},
};
/* clang-format on */

START_TEST(files)
{
	parse_check(&cmdline_part, &cases[_i]);
}
END_TEST

START_TEST(long_ones_are_cut)
{
	char text[3 * CMDLINE_LENGTH];
	struct parse parse;
	parse_init(&parse, &cmdline_part);
	memset(text, 'x', sizeof(text));
	for (size_t length = CMDLINE_LENGTH - 1; length <= sizeof(text); length += length) {
		parse_run(&parse, (struct slice){.data = text, .length = length});
		const struct cmdline *item = parse_item(&parse, 0);
		ck_assert_uint_eq(item->command.length, length < CMDLINE_LENGTH ? length : CMDLINE_LENGTH);
	}
	parse_finish(&parse);
}
END_TEST

void cmdline_tests(TCase *tests)
{
	tcase_add_loop_test(tests, files, 0, COUNT_OF(cases));
	tcase_add_test(tests, long_ones_are_cut);
}
