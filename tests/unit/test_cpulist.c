/* SPDX-License-Identifier: MIT */
#include "parse.h"
#include "proc/sys/cpulist.h"
#include "suites.h"

#include <errno.h>

/* clang-format off */
static const struct parse_case cases[] = {
	{"one", BYTES("0\n"), 0, "cpu=-1 online=1 online_list='0'\n"},
	{"range", BYTES("0-3\n"), 0, "cpu=-1 online=4 online_list='0-3'\n"},
	{"ranges and numbers", BYTES("0-3,8,10-11\n"), 0, "cpu=-1 online=7 online_list='0-3,8,10-11'\n"},
	{"without the first", BYTES("1\n"), 0, "cpu=-1 online=1 online_list='1'\n"},
	{"no newline", BYTES("0-63"), 0, "cpu=-1 online=64 online_list='0-63'\n"},
	{"blanks around", BYTES(" 0,2 \n"), 0, "cpu=-1 online=2 online_list='0,2'\n"},
	{"all there can be", BYTES("0-65536\n"), 0, "cpu=-1 online=65537 online_list='0-65536'\n"},
	{"more than there can be", BYTES("0-65537\n"), -EBADMSG, NULL},
	{"backwards", BYTES("3-0\n"), -EBADMSG, NULL},
	{"one CPU twice", BYTES("0-3,3\n"), -EBADMSG, NULL},
	{"not in order", BYTES("4,0\n"), -EBADMSG, NULL},
	{"half a range", BYTES("0-\n"), -EBADMSG, NULL},
	{"no start", BYTES("-3\n"), -EBADMSG, NULL},
	{"comma at the end", BYTES("0,\n"), -EBADMSG, NULL},
	{"two commas", BYTES("0,,1\n"), -EBADMSG, NULL},
	{"too large", BYTES("18446744073709551615\n"), -EBADMSG, NULL},
	{"mask", BYTES("ff\n"), -EBADMSG, NULL},
	{"none", BYTES("\n"), -EBADMSG, NULL},
	{"empty", BYTES(""), -EBADMSG, NULL},
};
/* clang-format on */

START_TEST(lists_online)
{
	parse_check(&cpu_online_part, &cases[_i]);
}
END_TEST

START_TEST(list_present)
{
	static const struct parse_case present = {
		"present", BYTES("0-7\n"), 0, "cpu=-1 present=8 present_list='0-7'\n"};
	parse_check(&cpu_present_part, &present);
}
END_TEST

void cpulist_tests(TCase *tests)
{
	tcase_add_loop_test(tests, lists_online, 0, COUNT_OF(cases));
	tcase_add_test(tests, list_present);
}
