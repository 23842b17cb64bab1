/* SPDX-License-Identifier: MIT */
#include "parse.h"
#include "proc/pid/pidlimits.h"
#include "suites.h"

#include <errno.h>

/* clang-format off */
static const struct parse_case cases[] = {
	{"every row", BYTES("Limit                     Soft Limit           Hard Limit           Units     \n"
		"Max stack size            8388608              unlimited            bytes     \n"
		"Max core file size        0                    unlimited            bytes     \n"
		"Max processes             31423                31423                processes \n"
		"Max open files            1024                 524288               files     \n"
		"Max locked memory         8388608              8388608              bytes     \n"
		"Max address space         1048576              unlimited            bytes     \n"
		"Max nice priority         0                    0                    \n"), 0,
		"file_limit=1024 file_limit_hard=524288 process_limit=31423 locked_limit=8388608 core_limit=0 stack_limit=8388608 virtual_limit=1048576\n"},
	{"no limit", BYTES("Max open files            unlimited            unlimited            files     \n"), 0,
		"file_limit= file_limit_hard=\n"},
	{"no number, one number", BYTES("Max open files  x\nMax processes 5\n"), 0, "process_limit=5\n"},
	{"a longer name", BYTES("Max open filesystems 1 2 x\n"), -EBADMSG, NULL},
	{"empty: the process ended", BYTES(""), -EBADMSG, NULL},
};
/* clang-format on */

START_TEST(pidlimits_texts)
{
	parse_check(&pidlimits_part, &cases[_i]);
}
END_TEST

void pidlimits_tests(TCase *tests)
{
	tcase_add_loop_test(tests, pidlimits_texts, 0, COUNT_OF(cases));
}
