/* SPDX-License-Identifier: MIT */
#include "parse.h"
#include "proc/pid/openfiles.h"
#include "suites.h"

#include <errno.h>

/* clang-format off */
static const struct parse_case programs[] = {
	{"a path", BYTES("/usr/bin/a b (deleted)"), 0, "program='/usr/bin/a b (deleted)'\n"},
	{"empty", BYTES(""), -EBADMSG, NULL},
};
static const struct parse_case counts[] = {
	{"three", BYTES("0\0" "1\0" "25\0"), 0, "open_files=3\n"},
	{"cut", BYTES("0\0" "1"), 0, "open_files=2\n"},
	{"none", BYTES(""), 0, "open_files=0\n"},
};
static const struct parse_case lists[] = {
	{"two sockets of four", BYTES("0 /dev/null\0" "3 socket:[1]\0" "4 socket:[2]\0" "5 /a socket:[3]\0"), 0,
		"open_sockets=2 open_list='0 /dev/null\\x003 socket:[1]\\x004 socket:[2]\\x005 /a socket:[3]'\n"},
	{"none", BYTES(""), 0, "open_sockets=0 open_list=''\n"},
};
/* clang-format on */

START_TEST(program_texts)
{
	parse_check(&program_part, &programs[_i]);
}
END_TEST

START_TEST(filecount_texts)
{
	parse_check(&filecount_part, &counts[_i]);
}
END_TEST

START_TEST(openfiles_texts)
{
	parse_check(&openfiles_part, &lists[_i]);
}
END_TEST

START_TEST(a_list_is_taken_apart)
{
	static const char text[] = "0 /a b\0"
				   "12\0"
				   "3 ";
	struct scan list = scan_of(text, sizeof(text) - 1);
	struct slice number, target;
	ck_assert(openfiles_take(&list, &number, &target));
	ck_assert(slice_equals(number, slice_of("0")) && slice_equals(target, slice_of("/a b")));
	ck_assert(openfiles_take(&list, &number, &target));
	ck_assert(slice_equals(number, slice_of("12")) && target.length == 0);
	ck_assert(openfiles_take(&list, &number, &target));
	ck_assert(slice_equals(number, slice_of("3")) && target.length == 0);
	ck_assert(!openfiles_take(&list, &number, &target));
}
END_TEST

void openfiles_tests(TCase *tests)
{
	tcase_add_test(tests, a_list_is_taken_apart);
	tcase_add_loop_test(tests, program_texts, 0, COUNT_OF(programs));
	tcase_add_loop_test(tests, filecount_texts, 0, COUNT_OF(counts));
	tcase_add_loop_test(tests, openfiles_texts, 0, COUNT_OF(lists));
}
