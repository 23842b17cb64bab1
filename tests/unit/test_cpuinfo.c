/* SPDX-License-Identifier: MIT */
#include "base/file.h"
#include "parse.h"
#include "proc/cpuinfo.h"
#include "suites.h"

#include <errno.h>
#include <fcntl.h>

/* clang-format off */
static const struct parse_case cases[] = {
	{"x86", BYTES("processor\t: 0\nmodel\t\t: 37\nmodel name\t: Intel(R) Core(TM) i5 CPU       M 430  @ 2.27GHz\n\n"
		"processor\t: 1\nmodel name\t: Other\n\n"), 0,
		"cpu=0 model='Intel(R) Core(TM) i5 CPU       M 430  @ 2.27GHz'\ncpu=1 model='Other'\n"},
	{"no blank line between, holes", BYTES("processor:0\nprocessor :5\nisa: rv64\nprocessor\t\t:\t7"), 0,
		"cpu=0\ncpu=5 model='rv64'\ncpu=7\n"},
	{"riscv", BYTES("processor\t: 0\nhart\t\t: 1\nisa\t\t: rv64imafdc\nuarch\t\t: sifive\n\nprocessor\t: 1\nisa\t\t: rv64\n"),
		0, "cpu=0 model='sifive'\ncpu=1 model='rv64'\n"},
	{"riscv that names nothing", BYTES("processor\t: 0\nhart\t\t: 0\nmmu\t\t: sv39\n\nprocessor\t: 1\nhart\t\t: 1\n"), 0,
		"cpu=0\ncpu=1\n"},
	{"aarch64", BYTES("processor\t: 0\nCPU implementer\t: 0x41\nCPU part\t: 0xd0b\n\n"), 0,
		"cpu=0 model='implementer 0x41 part 0xd0b'\n"},
	{"a part without an implementer", BYTES("processor: 0\nCPU implementer: 0x41\nprocessor: 1\nCPU part: 0xd0b\n"), 0,
		"cpu=0\ncpu=1\n"},
	{"loongarch", BYTES("system type\t: generic\n\nprocessor\t: 0\nModel Name\t: Loongson\nCPU Family\t: Loongson-64bit\n"),
		0, "cpu=0 model='Loongson'\n"},
	{"ppc", BYTES("processor\t: 8\ncpu\t\t: POWER9\nclock\t\t: 2300.000000MHz\n\ntimebase\t: 512000000\n"), 0, "cpu=8 model='POWER9'\n"},
	{"mips", BYTES("system type\t\t: MT7621\nmachine\t\t\t: x\nprocessor\t\t: 0\ncpu model\t\t: MIPS 1004Kc\n"), 0, "cpu=0 model='MIPS 1004Kc'\n"},
	{"ia64", BYTES("processor  : 0\nvendor     : GenuineIntel\nfamily     : 32\n"), 0, "cpu=0 model='32'\n"},
	{"ia64 with a number within the block", BYTES("processor : 0\nfamily : Itanium 2\ncpu number : 0\nprocessor : 1\n"
		"family : 31\nmodel name : Madison\ncpu number : 0\n"), 0, "cpu=0 model='Itanium 2'\ncpu=1 model='Madison'\n"},
	{"s390: a number within the key", BYTES("vendor_id       : IBM/S390\n# processors    : 2\n"
		"processor 0: version = FF,  identification = 1\n\ncpu number      : 0\n"), 0,
		"cpu=0 model='version = FF,  identification = 1'\n"},
	{"numbers that are none", BYTES("processor x: a\nprocessor -1: b\nprocessor : c\nprocessor 1 : d\n"), 0, "cpu=1 model='d'\n"},
	{"alpha: one block for all", BYTES("cpu\t\t\t: Alpha\ncpu model\t\t: EV56\n"), -EBADMSG, NULL},
	{"alpha with a count", BYTES("cpu\t\t\t: Alpha\ncpu model\t\t: EV56\ncpus detected\t\t: 2\n"), 0,
		"cpu=0 model='EV56'\ncpu=1 model='EV56'\n"},
	{"a count that is none", BYTES("cpu model: EV56\ncpus detected: -2\n"), -EBADMSG, NULL},
	{"arm with one processor", BYTES("Processor\t: ARM926EJ-S\nBogoMIPS\t: 226.09\nHardware\t: x\n"), 0,
		"cpu=0 model='ARM926EJ-S'\n"},
	{"sparc64: ticks in hex, holes in the numbering", BYTES("cpu\t\t: UltraSparc T1\nncpus active\t: 2\n"
		"Cpu0ClkTck\t: 000000003b9aca00\nCpu8ClkTck\t: 000000003b9aca00\nState:\nCPU0:\t\tonline\nCPU8:\t\tonline\n"), 0,
		"cpu=0 model='UltraSparc T1'\ncpu=8 model='UltraSparc T1'\n"},
	{"sparc: the one that prints", BYTES("cpu: Fujitsu\nncpus active: 3\nCPU0\t\t: akp\nCPU2\t\t: online\nCPU3\t\t: offline\nCPUx: online\n"), 0,
		"cpu=0 model='Fujitsu'\ncpu=2 model='Fujitsu'\n"},
	{"sparc with one processor", BYTES("cpu: TI UltraSparc IIi\nncpus active: 1\nCpu0ClkTck: 0000000011e1a300\n"), 0,
		"cpu=0 model='TI UltraSparc IIi'\n"},
	{"sparc64 cut before its numbers", BYTES("cpu: UltraSparc T1\nncpus active: 2\nCpu0ClkTck: 000000003b9aca00\n"), -EBADMSG, NULL},
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
		"cpu=0 model='ARMv7'\n  Processor: ARMv7\n  processor: 0\n  BogoMIPS: 38.40\n  Hardware: BCM\n"},
	{"s390: lines and blocks", BYTES("vendor_id: IBM\nprocessor 0: a\nprocessor 2: b\n\ncpu number: 0\nMHz: 1\n\ncpu number: 2\n"
		"MHz: 2\n\ncpu number: 7\nMHz: 3\n"), 0,
		"cpu=0 model='a'\n  vendor_id: IBM\n  processor 0: a\n  cpu number: 0\n  MHz: 1\n"
		"cpu=2 model='b'\n  processor 2: b\n  cpu number: 2\n  MHz: 2\n"},
	{"one block for all", BYTES("cpu: UltraSparc\nncpus active: 2\nCPU0: online\nCPU1: online\n"), 0,
		"cpu=0 model='UltraSparc'\n  cpu: UltraSparc\n  ncpus active: 2\n  CPU0: online\n  CPU1: online\n"
		"cpu=1 model='UltraSparc'\n"},
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

/* clang-format off */
static const struct {
	const char *arch;
	size_t count;
	const char *model; /* of the last processor */
} machines[] = {
	{"aarch64", 2, "implementer 0x41 part 0xd0c"},
	{"alpha", 2, "EV6"},
	{"arm", 2, "ARMv7 Processor rev 4 (v7l)"},
	{"arm-old", 2, "ARMv7 Processor rev 2 (v7l)"},
	{"arm-single", 1, "ARM926EJ-S rev 5 (v5l)"},
	{"ia64", 2, "Itanium 2"},
	{"loongarch", 2, "Loongson-3A5000"},
	{"mips", 2, "MIPS 1004Kc V2.15"},
	{"ppc", 2, "POWER9, altivec supported"},
	{"riscv", 2, "rv64imafdc"},
	{"s390", 2, "version = FF,  identification = 0133E9,  machine = 2964"},
	{"sparc64", 4, "UltraSparc T2 (Niagara2)"},
};
/* clang-format on */

START_TEST(every_architecture)
{
	struct buf path, text;
	struct arena arena;
	struct table table;
	buf_init(&path, 4096);
	buf_init(&text, 1 << 20);
	buf_printf(&path, CMON_SOURCE_DIR "/fixtures/cpuinfo/%s/proc/cpuinfo", machines[_i].arch);
	ck_assert_int_eq(file_read(AT_FDCWD, path.data, FILE_REGULAR, &text), 0);
	arena_init(&arena);
	table_init(&table, &cpuinfo_part, &arena);
	ck_assert_int_eq(cpuinfo_part.parse(text.data, text.length, &table), 0);
	ck_assert_uint_eq(table.count, machines[_i].count);
	const struct cpuinfo *last = table_item(&table, table.count - 1);
	struct slice model = arena_slice(&arena, last->model);
	ck_assert_msg(
		slice_equals(model, slice_of(machines[_i].model)), "%.*s", (int)model.length, model.data);
	table_finish(&table);
	arena_finish(&arena);
	buf_finish(&text);
	buf_finish(&path);
}
END_TEST

void cpuinfo_tests(TCase *tests)
{
	tcase_add_loop_test(tests, every_architecture, 0, COUNT_OF(machines));
	tcase_add_loop_test(tests, files_of_many_machines, 0, COUNT_OF(cases));
	tcase_add_loop_test(tests, every_key_in_file_order, 0, COUNT_OF(extra_cases));
}
