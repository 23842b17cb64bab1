/* SPDX-License-Identifier: MIT */
#include "parse.h"
#include "proc/cpuinfo.h"
#include "suites.h"

#include <errno.h>

/* clang-format off */
static const struct parse_case cases[] = {
	{"x86", BYTES("processor\t: 0\nmodel\t\t: 37\nmodel name\t: Intel(R) Core(TM) i5 CPU       M 430  @ 2.27GHz\n\n"
		"processor\t: 1\nmodel name\t: Other\n\n"), 0,
		"cpu=0 model='Intel(R) Core(TM) i5 CPU       M 430  @ 2.27GHz'\ncpu=1 model='Other'\n"},
	{"no blank line between, holes", BYTES("processor:0\nprocessor :5\nisa: rv64\nprocessor\t\t:\t7"), 0,
		"cpu=0\ncpu=5\ncpu=7\n"},
	{"riscv: no name at all", BYTES("processor\t: 0\nhart\t\t: 1\nisa\t\t: rv64imafdc\nuarch\t\t: sifive\n"), 0, "cpu=0\n"},
	{"aarch64", BYTES("processor\t: 0\nCPU implementer\t: 0x41\nCPU part\t: 0xd0b\n\n"), 0, "cpu=0\n"},
	{"loongarch", BYTES("system type\t: generic\n\nprocessor\t: 0\nModel Name\t: Loongson\nCPU Family\t: Loongson-64bit\n"),
		0, "cpu=0\n"},
	{"ppc", BYTES("processor\t: 8\ncpu\t\t: POWER9\nclock\t\t: 2300.000000MHz\n\ntimebase\t: 512000000\n"), 0, "cpu=8\n"},
	{"mips", BYTES("system type\t\t: MT7621\nmachine\t\t\t: x\nprocessor\t\t: 0\ncpu model\t\t: MIPS 1004Kc\n"), 0, "cpu=0\n"},
	{"ia64", BYTES("processor  : 0\nvendor     : GenuineIntel\nfamily     : 32\n"), 0, "cpu=0\n"},
	{"s390: a number within the key", BYTES("vendor_id       : IBM/S390\n# processors    : 2\n"
		"processor 0: version = FF,  identification = 1\n\ncpu number      : 0\n"), -EBADMSG, NULL},
	{"alpha: one block for all", BYTES("cpu\t\t\t: Alpha\ncpu model\t\t: EV56\n"), -EBADMSG, NULL},
	{"sparc64", BYTES("cpu\t\t: UltraSparc T1\nncpus active\t: 24\nCpu0ClkTck\t: 000000003b9aca00\n"), -EBADMSG, NULL},
	{"a value with colons", BYTES("processor: 0\nmodel name: a: b : c\n"), 0, "cpu=0 model='a: b : c'\n"},
	{"the first name counts", BYTES("processor: 0\nmodel name: a\nmodel name: b\n"), 0, "cpu=0 model='a'\n"},
	{"a block whose number is none", BYTES("processor: x\nmodel name: lost\nprocessor: -1\nmodel name: lost\n"
		"processor: 2\nmodel name: kept\n"), 0, "cpu=2 model='kept'\n"},
	{"cut in the number's place", BYTES("processor: 0\nmodel name: a\n\nprocessor\t: "), 0, "cpu=0 model='a'\n"},
	{"empty", BYTES(""), -EBADMSG, NULL},
};

static const struct parse_case extra_cases[] = {
	{"every key, in file order", BYTES("processor\t: 0\nvendor_id\t: GenuineIntel\nmodel name\t: A\nbugs\t\t:\n"
		"power management:\n\nprocessor\t: 3\nmodel name\t: B\n"), 0,
		"cpu=0 model='A'\n  processor: 0\n  vendor_id: GenuineIntel\n  model name: A\n  bugs: \n  power management: \n"
		"cpu=3 model='B'\n  processor: 3\n  model name: B\n"},
	{"arm: the name once on top", BYTES("Processor\t: ARMv7\nprocessor\t: 0\nBogoMIPS\t: 38.40\n\nHardware\t: BCM\n"), 0,
		"cpu=0\n  processor: 0\n  BogoMIPS: 38.40\n  Hardware: BCM\n"},
	{"lines without a colon, colons without a key", BYTES("rubbish\n: x\nprocessor: 1\nrubbish\n: y\n"), 0,
		"cpu=1\n  processor: 1\n"},
};
/* clang-format on */

START_TEST(files_of_many_machines)
{
	parse_check(&cpuinfo_part, &cases[_i]);
}
END_TEST

START_TEST(every_key_in_file_order)
{
	parse_check_extra(&cpuinfo_part, &extra_cases[_i]);
}
END_TEST

void cpuinfo_tests(TCase *tests)
{
	tcase_add_loop_test(tests, files_of_many_machines, 0, COUNT_OF(cases));
	tcase_add_loop_test(tests, every_key_in_file_order, 0, COUNT_OF(extra_cases));
}
