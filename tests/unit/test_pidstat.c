/* SPDX-License-Identifier: MIT */
#include "parse.h"
#include "proc/pid/pidstat.h"
#include "suites.h"

#include <errno.h>

/* Columns 4 to 52, each its own number but for the flags. */
#define TO_44                                                                                                        \
	"4 5 6 7 8 64 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40 " \
	"41 42 43 44"
#define TO_47 TO_44 " 45 46 47"
#define TO_52 TO_47 " 48 49 50 51 52"
#define VALUES                                                                                                 \
	"ppid=4 tty=7 flags=64 minor_faults=10 major_faults=12 user_seconds=14 system_seconds=15 priority=18 " \
	"nice=19 threads=20 start=22 virtual=23 resident=24\n"
#define KERNEL_VALUES                                                                               \
	"ppid=2 tty=0 flags=2129984 minor_faults=0 major_faults=0 user_seconds=0 system_seconds=7 " \
	"priority=0 nice=-20 threads=1 start=22\n"

/* clang-format off */
static const struct parse_case cases[] = {
	{"52 columns", BYTES("123 (bash) S " TO_52 "\n"), 0, "pid=123 name='bash' state='S' " VALUES},
	{"47 columns", BYTES("123 (bash) S " TO_47 "\n"), 0, "pid=123 name='bash' state='S' " VALUES},
	{"44 columns", BYTES("123 (bash) S " TO_44 "\n"), 0, "pid=123 name='bash' state='S' " VALUES},
	{"no newline", BYTES("123 (bash) S " TO_52), 0, "pid=123 name='bash' state='S' " VALUES},
	{"blank and colon", BYTES("5 (tmux: server) S " TO_52 "\n"), 0, "pid=5 name='tmux: server' state='S' " VALUES},
	{"parentheses", BYTES("5 ((sd-pam)) S " TO_52 "\n"), 0, "pid=5 name='(sd-pam)' state='S' " VALUES},
	{"slash", BYTES("5 (Cache I/O) S " TO_52 "\n"), 0, "pid=5 name='Cache I/O' state='S' " VALUES},
	{"hash", BYTES("5 (Web #1) S " TO_52 "\n"), 0, "pid=5 name='Web #1' state='S' " VALUES},
	{"all of it, a blank at the end", BYTES("5 ((a b ) ( c d) ) R " TO_52 "\n"), 0,
		"pid=5 name='(a b ) ( c d) ' state='R' " VALUES},
	{"unbalanced", BYTES("5 (a)) R) Z) S " TO_52 "\n"), 0, "pid=5 name='a)) R) Z' state='S' " VALUES},
	{"looks like more columns", BYTES("5 (x) R 1 1 1 1) S " TO_52 "\n"), 0,
		"pid=5 name='x) R 1 1 1 1' state='S' " VALUES},
	{"newline in the name", BYTES("5 (a\nb (c) d\n) S " TO_52 "\n"), 0, "pid=5 name='a\\nb (c) d\\n' state='S' " VALUES},
	{"empty name", BYTES("5 () S " TO_52 "\n"), 0, "pid=5 name='' state='S' " VALUES},
	{"bytes that are no text", BYTES("5 (\x1b[2J\xff\0) S " TO_52 "\n"), 0,
		"pid=5 name='\\x1b[2J\\xff\\x00' state='S' " VALUES},
	{"a second line of rubbish", BYTES("5 (a) S " TO_52 "\n1 2 3 rubbish\n"), 0, "pid=5 name='a' state='S' " VALUES},
	{"idle kernel thread", BYTES("9 (kworker/0:0H-events_highpri) I 2 0 0 0 -1 2129984 0 0 0 0 0 7 0 0 0 -20 1 0 22 0 0 "
		"18446744073709551615\n"), 0,
		"pid=9 name='kworker/0:0H-events_highpri' state='I' " KERNEL_VALUES},
	{"negative priority, sums at the edge", BYTES("5 (a) S 4 5 6 0 -1 64 10 11 12 13 14 15 -9223372036854775808 "
		"9223372036854775807 -100 0 20 21 22 23 24\n"), 0,
		"pid=5 name='a' state='S' ppid=4 tty=0 flags=64 minor_faults=10 major_faults=12 user_seconds=14 "
		"system_seconds=15 priority=-100 nice=0 threads=20 start=22 virtual=23 resident=24\n"},
	{"large pid", BYTES("99999999 (a) S 4 5\n"), 0, "pid=99999999 name='a' state='S' ppid=4\n"},
	{"too large", BYTES("5 (a) S 4 5 6 7 8 99999999999999999999 10\n"), 0,
		"pid=5 name='a' state='S' ppid=4 tty=7 minor_faults=10\n"},
	{"cut after the state", BYTES("5 (a) S"), 0, "pid=5 name='a' state='S'\n"},
	{"cut before the state", BYTES("5 (a) "), -EBADMSG, NULL},
	{"cut in the name", BYTES("5 (a"), -EBADMSG, NULL},
	{"cut in a name of parentheses", BYTES("5 ((a b ) ( c"), -EBADMSG, NULL},
	{"no letter for a state", BYTES("5 (a) 7 4 5\n"), -EBADMSG, NULL},
	{"a word for a state", BYTES("5 (a) SS 4 5\n"), -EBADMSG, NULL},
	{"no pid", BYTES("(a) S 4 5\n"), -EBADMSG, NULL},
	{"no number for a pid", BYTES("x (a) S 4 5\n"), -EBADMSG, NULL},
	{"negative pid", BYTES("-5 (a) S 4 5\n"), -EBADMSG, NULL},
	{"wrong way round", BYTES("5 )a( S 4 5\n"), -EBADMSG, NULL},
	{"empty", BYTES(""), -EBADMSG, NULL},
};

#define PROCESS(user, system, pages) "5 (a) S 1 1 1 0 -1 64 0 0 0 0 " user " " system " 0 0 20 0 1 0 100 4096 " pages "\n"

static const struct derive_case derived[] = {
	{"half a CPU", PROCESS("100", "50", "0"), PROCESS("160", "90", "25600"), 2,
		"cpu_percent=50 user_percent=30 system_percent=20 memory_percent=10 cpu_seconds=2.5"},
	{"more than one CPU", PROCESS("0", "0", "0"), PROCESS("300", "90", "0"), 1,
		"cpu_percent=390 user_percent=300 system_percent=90 memory_percent=0 cpu_seconds=3.9"},
	{"idle", PROCESS("7", "7", "1"), PROCESS("7", "7", "1"), 1,
		"cpu_percent=0 user_percent=0 system_percent=0 memory_percent=0.000391 cpu_seconds=0.14"},
	{"user time lower", PROCESS("9", "7", "0"), PROCESS("8", "70", "0"), 1,
		"system_percent=63 memory_percent=0 cpu_seconds=0.78"},
	{"system time lower", PROCESS("9", "7", "0"), PROCESS("90", "6", "0"), 1,
		"user_percent=81 memory_percent=0 cpu_seconds=0.96"},
	{"no sample before", NULL, PROCESS("160", "90", "25600"), 1, "memory_percent=10 cpu_seconds=2.5"},
	{"length unknown", PROCESS("0", "0", "0"), PROCESS("160", "90", "25600"), NAN, "memory_percent=10 cpu_seconds=2.5"},
	{"times absent", "5 (a) S 1", "5 (a) S 1", 1, ""},
	{"times at the edge of 64 bits", NULL, PROCESS("18446744073709551614", "18446744073709551614", "0"), 1,
		"memory_percent=0 cpu_seconds=3.68934881474191e+17"},
	{"kernel thread: no memory", NULL, "9 (kthreadd) S 0 0 0 0 -1 2129984 0 0 0 0 0 7 0 0 20 0 1 0 22 0 0\n", 1,
		"cpu_seconds=0.07"},
};
/* clang-format on */

START_TEST(lines_of_processes)
{
	parse_check(&pidstat_part, &cases[_i]);
}
END_TEST

START_TEST(shares_of_a_process)
{
	derive_check(&pidstat_part, &derived[_i]);
}
END_TEST

START_TEST(hz_and_page_size_are_those_of_the_data)
{
	const struct metric_context context = {
		.seconds = 1, .hz = 1024, .page_size = 65536, .memory_total = 65536e3};
	struct buf values;
	buf_init(&values, 1000);
	parse_add_derived(
		&values, &pidstat_part, PROCESS("0", "0", "0"), PROCESS("512", "256", "100"), &context);
	ck_assert_str_eq(values.data,
		"cpu_percent=75 user_percent=50 system_percent=25 memory_percent=10 cpu_seconds=0.75");
	buf_finish(&values);
}
END_TEST

void pidstat_tests(TCase *tests)
{
	tcase_add_loop_test(tests, lines_of_processes, 0, COUNT_OF(cases));
	tcase_add_loop_test(tests, shares_of_a_process, 0, COUNT_OF(derived));
	tcase_add_test(tests, hz_and_page_size_are_those_of_the_data);
}
