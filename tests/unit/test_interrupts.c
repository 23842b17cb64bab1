/* SPDX-License-Identifier: MIT */
/* interrupts, and softirqs, which have the same form. */
#include "parse.h"
#include "proc/interrupts.h"
#include "proc/softirqs.h"
#include "suites.h"

#include <errno.h>

/* clang-format off */
static const struct parse_case cases[] = {
	{"numbers, words, one number for all CPUs", BYTES("           CPU0       CPU1       \n"
		" 24:          1          2  IO-APIC   5-edge      ACPI:Ged\n"
		"NMI:         10         20   Non-maskable interrupts\nERR:          7\nMIS:          0\n"), 0,
		"irq='24' interrupts=3 description='IO-APIC   5-edge      ACPI:Ged'\n"
		"irq='NMI' interrupts=30 description='Non-maskable interrupts'\nirq='ERR' interrupts=7\nirq='MIS' interrupts=0\n"},
	{"a text that begins with a number", BYTES("  CPU0 CPU2\n 9: 1 2 3 4 5\n"), 0, "irq='9' interrupts=3 description='3 4 5'\n"},
	{"fewer numbers than CPUs, aarch64", BYTES("  CPU0 CPU1 CPU2\n 13: 1 2 GICv3  26 Level     arch_timer\n"), 0,
		"irq='13' interrupts=3 description='GICv3  26 Level     arch_timer'\n"},
	{"s390 names, i686 controller", BYTES("  CPU0\nEXT: 5\nI/O: 6\n 0: 7 XT-PIC timer\n"), 0,
		"irq='EXT' interrupts=5\nirq='I/O' interrupts=6\nirq='0' interrupts=7 description='XT-PIC timer'\n"},
	{"ppc: two lines of one name", BYTES("  CPU0 CPU1\nLOC: 5 6 Local timer interrupts for timer event device\nBCT: 0 0\n"
		"LOC: 1 2 Local timer interrupts for others\nLOC: 3 4\n"), 0,
		"irq='LOC' interrupts=11 description='Local timer interrupts for timer event device'\nirq='BCT' interrupts=0\n"
		"irq='LOC#2' interrupts=3 description='Local timer interrupts for others'\nirq='LOC#3' interrupts=7\n"},
	{"no line of CPUs, no newline", BYTES(" 1: 2 3 edge"), 0, "irq='1' interrupts=5 description='edge'\n"},
	{"too large, negative, no number, no name", BYTES("  CPU0 CPU1 CPU2\n1: 99999999999999999999 5\n2: -1 5\n3: x\n4:\n: 5\n6: 18446744073709551614 5 6\n7: 1\n"), 0,
		"irq='7' interrupts=1\n"},
	{"CPUs only", BYTES("  CPU0 CPU1\n"), 0, NULL},
	{"text", BYTES("nothing of the kind\n"), -EBADMSG, NULL},
	{"empty", BYTES(""), -EBADMSG, NULL},
};

static const struct parse_case softirq_cases[] = {
	{"all", BYTES("                    CPU0       CPU1       \n          HI:          0          0\n       TIMER:      15118      18531\n"), 0,
		"softirq='HI' runs=0\nsoftirq='TIMER' runs=33649\n"},
	{"fewer and more numbers than CPUs", BYTES("  CPU0 CPU1\n HI: 7\n TIMER: 1 2 4\n"), 0,
		"softirq='HI' runs=7\nsoftirq='TIMER' runs=3\n"},
	{"text", BYTES("HI 0 0\n"), -EBADMSG, NULL},
	{"empty", BYTES(""), -EBADMSG, NULL},
};
/* clang-format on */

START_TEST(files)
{
	parse_check(&interrupts_part, &cases[_i]);
}
END_TEST

START_TEST(softirq_files)
{
	parse_check(&softirqs_part, &softirq_cases[_i]);
}
END_TEST

/* A line of a hundred thousand bytes is a line. */
START_TEST(thousands_of_cpus)
{
	enum { CPUS = 4096 };
	struct buf text;
	struct parse parse;
	buf_init(&text, 1 << 20);
	for (unsigned cpu = 0; cpu < CPUS; cpu++)
		buf_printf(&text, " CPU%u", cpu);
	buf_add_string(&text, "\n 24:");
	for (unsigned cpu = 0; cpu < CPUS; cpu++)
		buf_printf(&text, " %24u", cpu);
	buf_add_string(&text, " IO-APIC\n");
	parse_init(&parse, &interrupts_part);
	parse_run(&parse, (struct slice){.data = text.data, .length = text.length});
	ck_assert_int_eq(parse.result, 0);
	const struct interrupts *item = parse_item(&parse, 0);
	ck_assert_uint_eq(item->interrupts, UINT64_C(4096) * 4095 / 2);
	parse_finish(&parse);
	buf_finish(&text);
}
END_TEST

void interrupts_tests(TCase *tests)
{
	tcase_add_loop_test(tests, files, 0, COUNT_OF(cases));
	tcase_add_loop_test(tests, softirq_files, 0, COUNT_OF(softirq_cases));
	tcase_add_test(tests, thousands_of_cpus);
}
