/* SPDX-License-Identifier: MIT */
#include "parse.h"
#include "proc/stat.h"
#include "suites.h"

#include <errno.h>

/* clang-format off */
static const struct parse_case cpu_cases[] = {
	{"ten columns", BYTES("cpu  1 2 3 4 5 6 7 8 9 10\ncpu0 10 9 8 7 6 5 4 3 2 1\nintr 5 6\n"), 0,
		"cpu=-1 user=1 nice=2 system=3 idle=4 iowait=5 irq=6 softirq=7 steal=8 guest=9 guest_nice=10\n"
		"cpu=0 user=10 nice=9 system=8 idle=7 iowait=6 irq=5 softirq=4 steal=3 guest=2 guest_nice=1\n"},
	{"no guest_nice", BYTES("cpu0 1 2 3 4 5 6 7 8 9\n"), 0,
		"cpu=0 user=1 nice=2 system=3 idle=4 iowait=5 irq=6 softirq=7 steal=8 guest=9\n"},
	{"no steal", BYTES("cpu0 1 2 3 4 5 6 7\n"), 0,
		"cpu=0 user=1 nice=2 system=3 idle=4 iowait=5 irq=6 softirq=7\n"},
	{"2.4: four columns", BYTES("cpu  1 2 3 4\nctxt 5\n"), 0, "cpu=-1 user=1 nice=2 system=3 idle=4\n"},
	{"a column of the future", BYTES("cpu0 1 2 3 4 5 6 7 8 9 10 11 12\n"), 0,
		"cpu=0 user=1 nice=2 system=3 idle=4 iowait=5 irq=6 softirq=7 steal=8 guest=9 guest_nice=10\n"},
	{"holes and numbers beyond the rows", BYTES("cpu1 1 1 1 1\ncpu479 2 2 2 2\ncpu2 3 3 3 3"), 0,
		"cpu=1 user=1 nice=1 system=1 idle=1\ncpu=479 user=2 nice=2 system=2 idle=2\n"
		"cpu=2 user=3 nice=3 system=3 idle=3\n"},
	{"names that are no CPUs", BYTES("cpux 1 2 3 4\ncpu-1 1 2 3 4\ncpufreq 1\ncp 1\ncpu3 5 6 7 8\n"), 0,
		"cpu=3 user=5 nice=6 system=7 idle=8\n"},
	{"numbers that are none", BYTES("cpu0 1 -2 x 99999999999999999999 5\n"), 0, "cpu=0 user=1 iowait=5\n"},
	{"cut after the name", BYTES("cpu0 1 2 3 4\ncpu1"), 0, "cpu=0 user=1 nice=2 system=3 idle=4\n"},
	{"blanks before", BYTES("  cpu0\t1 2 3 4\r\n"), 0, "cpu=0 user=1 nice=2 system=3 idle=4\n"},
	{"no CPU", BYTES("intr 1 2 3\nctxt 4\n"), -EBADMSG, NULL},
	{"empty", BYTES(""), -EBADMSG, NULL},
	{"newlines", BYTES("\n\n\n"), -EBADMSG, NULL},
	{"binary", BYTES("\0\0\xff\xfe" "cpu0\0" "1 2 3"), -EBADMSG, NULL},
};

static const struct parse_case host_cases[] = {
	{"all", BYTES("cpu  1 2 3 4\nintr 81 1 2 3\nctxt 5\nbtime 1795299558\nprocesses 6\nprocs_running 7\n"
		"procs_blocked 8\nsoftirq 9 1 2\n"), 0,
		"context_switches=5 interrupts=81 forks=6 running=7 blocked=8 boot_time=1795299558\n"},
	{"2.4: no procs_", BYTES("page 1 2\nswap 1 2\nintr 81 0 0\ndisk_io: (3,0):(1,2)\nctxt 5\nbtime 7\nprocesses 6\n"),
		0, "context_switches=5 interrupts=81 forks=6 boot_time=7\n"},
	{"cut in a key", BYTES("intr 81 1 2 3\nct"), 0, "interrupts=81\n"},
	{"cut after a key", BYTES("intr 81 1 2 3\nctxt"), 0, "interrupts=81\n"},
	{"too large", BYTES("intr 99999999999999999999\nctxt 5\n"), 0, "context_switches=5\n"},
	{"unknown keys", BYTES("cpu 1 2 3\npage 5\n"), -EBADMSG, NULL},
	{"empty", BYTES(""), -EBADMSG, NULL},
};

#define IDLE_CPU "guest_percent=0 guest_nice_percent=0"

/* Columns: user nice system idle iowait irq softirq steal guest guest_nice. */
static const struct derive_case shares[] = {
	{"every column", "cpu0 0 0 0 0 0 0 0 0 0 0", "cpu0 30 10 20 15 5 4 6 10 0 0", 1,
		"busy_percent=80 user_percent=30 nice_percent=10 system_percent=20 idle_percent=15 iowait_percent=5 "
		"irq_percent=4 softirq_percent=6 steal_percent=10 " IDLE_CPU},
	{"guests are taken out of user and nice", "cpu0 100 100 0 100 0 0 0 0 50 50", "cpu0 150 140 0 110 0 0 0 0 70 80", 1,
		"busy_percent=90 user_percent=30 nice_percent=10 system_percent=0 idle_percent=10 iowait_percent=0 "
		"irq_percent=0 softirq_percent=0 steal_percent=0 guest_percent=20 guest_nice_percent=30"},
	{"guest grew more than user", "cpu0 0 0 0 0 0 0 0 0 0 0", "cpu0 40 20 0 40 0 0 0 0 70 90", 1,
		"busy_percent=60 user_percent=0 nice_percent=0 system_percent=0 idle_percent=40 iowait_percent=0 "
		"irq_percent=0 softirq_percent=0 steal_percent=0 guest_percent=40 guest_nice_percent=20"},
	{"four columns", "cpu0 10 10 10 10", "cpu0 35 10 35 60", 1,
		"busy_percent=50 user_percent=25 nice_percent=0 system_percent=25 idle_percent=50"},
	{"seven columns", "cpu0 0 0 0 0 0 0 0", "cpu0 10 0 10 50 20 5 5", 1,
		"busy_percent=30 user_percent=10 nice_percent=0 system_percent=10 idle_percent=50 iowait_percent=20 "
		"irq_percent=5 softirq_percent=5"},
	{"columns that come with the second sample", "cpu0 0 0 0 0", "cpu0 50 0 0 50 9 9 9 9 9 9", 1,
		"busy_percent=50 user_percent=50 nice_percent=0 system_percent=0 idle_percent=50"},
	{"iowait lower", "cpu0 0 0 0 0 90 0 0 0 0 0", "cpu0 25 0 0 75 10 0 0 0 0 0", 1,
		"busy_percent=25 user_percent=25 nice_percent=0 system_percent=0 idle_percent=75 iowait_percent=0 "
		"irq_percent=0 softirq_percent=0 steal_percent=0 " IDLE_CPU},
	{"idle lower by as much as may be", "cpu0 0 0 0 500 0 0 0 0 0 0", "cpu0 60 0 40 400 0 0 0 0 0 0", 1,
		"busy_percent=100 user_percent=60 nice_percent=0 system_percent=40 idle_percent=0 iowait_percent=0 "
		"irq_percent=0 softirq_percent=0 steal_percent=0 " IDLE_CPU},
	{"idle lower by more: the CPU was offline", "cpu0 0 0 0 500 0 0 0 0 0 0", "cpu0 60 0 40 399 0 0 0 0 0 0", 1, ""},
	{"idle falls from far to about a hundred: the CPU is back", "cpu0 812 0 412 48812344 0 0 0 0 0 0",
		"cpu0 815 0 414 105 0 0 0 0 0 0", 1, ""},
	{"the same in two seconds", "cpu0 0 0 0 500 0 0 0 0 0 0", "cpu0 60 0 40 399 0 0 0 0 0 0", 2,
		"busy_percent=100 user_percent=60 nice_percent=0 system_percent=40 idle_percent=0 iowait_percent=0 "
		"irq_percent=0 softirq_percent=0 steal_percent=0 " IDLE_CPU},
	{"steal lower by little", "cpu0 0 0 0 0 0 0 0 50 0 0", "cpu0 50 0 0 50 0 0 0 40 0 0", 1,
		"busy_percent=50 user_percent=50 nice_percent=0 system_percent=0 idle_percent=50 iowait_percent=0 "
		"irq_percent=0 softirq_percent=0 steal_percent=0 " IDLE_CPU},
	{"steal lower by more", "cpu0 0 0 0 0 0 0 0 500 0 0", "cpu0 50 0 0 50 0 0 0 399 0 0", 1, ""},
	{"user lower", "cpu0 1 0 0 0 0 0 0 0 0 0", "cpu0 0 0 0 90 0 0 0 0 0 0", 1, ""},
	{"nice lower", "cpu0 0 1 0 0 0 0 0 0 0 0", "cpu0 0 0 0 90 0 0 0 0 0 0", 1, ""},
	{"system lower", "cpu0 0 0 1 0 0 0 0 0 0 0", "cpu0 0 0 0 90 0 0 0 0 0 0", 1, ""},
	{"irq lower", "cpu0 0 0 0 0 0 1 0 0 0 0", "cpu0 0 0 0 90 0 0 0 0 0 0", 1, ""},
	{"softirq lower", "cpu0 0 0 0 0 0 0 1 0 0 0", "cpu0 0 0 0 90 0 0 0 0 0 0", 1, ""},
	{"the sum may fall by all CPUs' ticks", "cpu 0 0 0 500 0 0 0 0 0 0", "cpu 100 0 0 100 0 0 0 0 0 0", 1,
		"busy_percent=100 user_percent=100 nice_percent=0 system_percent=0 idle_percent=0 iowait_percent=0 "
		"irq_percent=0 softirq_percent=0 steal_percent=0 " IDLE_CPU},
	{"but not by more: CPUs went offline", "cpu 0 0 0 500 0 0 0 0 0 0", "cpu 100 0 0 99 0 0 0 0 0 0", 1, ""},
	{"nothing ticked", "cpu0 7 7 7 7 7 7 7 7 7 7", "cpu0 7 7 7 7 7 7 7 7 7 7", 0.1,
		"busy_percent=0 user_percent=0 nice_percent=0 system_percent=0 idle_percent=100 iowait_percent=0 "
		"irq_percent=0 softirq_percent=0 steal_percent=0 " IDLE_CPU},
	{"nothing ticked, too short to tell", "cpu0 7 7 7 7 7 7 7 7 7 7", "cpu0 7 7 7 7 7 7 7 7 7 7", 0.09, ""},
	{"no sample before", NULL, "cpu0 30 10 20 15 5 4 6 10 0 0", 1, ""},
	{"length unknown", "cpu0 0 0 0 0 0 0 0 0 0 0", "cpu0 30 10 20 15 5 4 6 10 0 0", NAN, ""},
	{"row cut before idle", "cpu0 0 0 0 0 0 0 0 0 0 0", "cpu0 30 10", 1, ""},
};
/* clang-format on */

START_TEST(cpu_rows)
{
	parse_check(&stat_cpu_part, &cpu_cases[_i]);
}
END_TEST

START_TEST(host_rows)
{
	parse_check(&stat_host_part, &host_cases[_i]);
}
END_TEST

START_TEST(shares_of_a_cpu)
{
	derive_check(&stat_cpu_part, &shares[_i]);
}
END_TEST

START_TEST(intr_of_tens_of_kilobytes)
{
	struct buf text;
	struct parse parse;
	buf_init(&text, 1 << 20);
	parse_init(&parse, &stat_host_part);
	buf_add_string(&text, "intr 123");
	for (int i = 0; i < 20000; i++)
		buf_add_string(&text, " 77");
	buf_add_string(&text, "\nctxt 5\n");
	parse_run(&parse, (struct slice){.data = text.data, .length = text.length});
	const struct stat_host *host = parse_item(&parse, 0);
	ck_assert_uint_eq(host->interrupts, 123);
	ck_assert_uint_eq(host->context_switches, 5);
	parse_finish(&parse);
	buf_finish(&text);
}
END_TEST

START_TEST(more_cpus_than_the_cap)
{
	struct buf text;
	struct parse parse;
	buf_init(&text, 8 << 20);
	parse_init(&parse, &stat_cpu_part);
	for (unsigned i = 0; i < CAP_CPUS + 5; i++)
		buf_printf(&text, "cpu%u %u 2 3 4\n", i, i);
	parse_run(&parse, (struct slice){.data = text.data, .length = text.length});
	ck_assert_int_eq(parse.result, -EFBIG);
	ck_assert_uint_eq(parse.table.count, CAP_CPUS);
	const struct stat_cpu *last = parse_item(&parse, CAP_CPUS - 1);
	ck_assert_uint_eq(last->user, CAP_CPUS - 1);
	parse_finish(&parse);
	buf_finish(&text);
}
END_TEST

void stat_tests(TCase *tests)
{
	tcase_add_loop_test(tests, cpu_rows, 0, COUNT_OF(cpu_cases));
	tcase_add_loop_test(tests, host_rows, 0, COUNT_OF(host_cases));
	tcase_add_loop_test(tests, shares_of_a_cpu, 0, COUNT_OF(shares));
	tcase_add_test(tests, intr_of_tens_of_kilobytes);
	tcase_add_test(tests, more_cpus_than_the_cap);
}
