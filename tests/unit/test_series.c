/* SPDX-License-Identifier: MIT */
/* Items over several samples: which are matched with which, when they come, go and come back. */
#include "machine.h"
#include "suites.h"

static bool has_item(const struct machine *machine, enum family_id family, const char *name)
{
	const struct snapshot *now = machine->sampler->delta.now;
	for (size_t i = 0; i < now->families[family].count; i++) {
		struct label label = snapshot_label(now, family, i);
		if (label_is(&label, name))
			return true;
	}
	return false;
}

enum { CPUS = 480, EACH = 7 /* of which one is offline */ };

/* In the second that passes CPU 42 is busy for 42 % of it, CPU 142 too. */
static void write_cpus(struct machine *machine, const char *path, unsigned second)
{
	struct buf text;
	buf_init(&text, 1 << 20);
	buf_printf(&text, "cpu  %u 0 0 %u 0 0 0 0 0 0\n", 1000 + 6 * second, 1000 + 42 * second);
	for (unsigned cpu = 0; cpu < CPUS; cpu++)
		if (cpu % EACH != EACH - 1)
			buf_printf(&text, "cpu%u %u 0 0 %u 0 0 0 0 0 0\n", cpu, cpu + cpu % 100 * second,
				7 * cpu + (100 - cpu % 100) * second);
	machine_write(machine, path, text.data);
	buf_finish(&text);
}

START_TEST(cpus_with_holes_in_their_numbers)
{
	struct machine machine;
	machine_init(&machine);
	for (unsigned i = 0; i < 2; i++)
		machine_write_time(&machine, i == 0 ? "1" : "2", 100 + i);
	write_cpus(&machine, "1/proc/stat", 0);
	write_cpus(&machine, "2/proc/stat", 1);
	/* An offline CPU has its directory all the same. */
	machine_write(&machine, "2/sys/devices/system/cpu/cpu6/online", "0\n");
	machine_write(&machine, "2/sys/devices/system/cpu/cpu6/topology/core_id", "6\n");
	machine_write(&machine, "2/sys/devices/system/cpu/cpu478/topology/core_id", "239\n");
	machine_open(&machine);
	ck_assert_double_eq(machine_value(&machine, FAMILY_HOST, NULL, "cpus"), CPUS - CPUS / EACH);
	ck_assert(!has_item(&machine, FAMILY_CPU, "6"));
	ck_assert_double_eq(machine_value(&machine, FAMILY_CPU, "0", "busy_percent"), 0);
	ck_assert_double_eq(machine_value(&machine, FAMILY_CPU, "7", "busy_percent"), 7);
	ck_assert_double_eq(machine_value(&machine, FAMILY_CPU, "142", "busy_percent"), 42);
	ck_assert_double_eq(machine_value(&machine, FAMILY_CPU, "479", "busy_percent"), 79);
	ck_assert_double_eq(machine_value(&machine, FAMILY_CPU, "478", "core"), 239);
	ck_assert_double_nan(machine_value(&machine, FAMILY_CPU, "479", "core"));
	/* What the kernel says of all together is not what they add up to. */
	ck_assert_double_eq(machine_value(&machine, FAMILY_CPU, "total", "busy_percent"), 12.5);
	machine_finish(&machine);
}
END_TEST

#define DISK(name, reads) "8 0 " name " " reads " 0 0 0 0 0 0 0 0 0 0\n"
#define LINK(name, bytes) name ": " bytes " 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0\n"
#define TASK(pid, ticks) pid " (a) S 0 0 0 0 -1 0 0 0 0 0 " ticks " 0 0 0 20 0 1 0 5 8192 1\n"

/* One of each stays, the other is gone in the second sample of three. Its counters went on, which says nothing. */
START_TEST(gone_and_back)
{
	struct machine machine;
	machine_init(&machine);
	machine_write_time(&machine, "1", 100);
	machine_write(&machine, "1/proc/stat", "cpu0 10 0 0 90\ncpu1 10 0 0 90\n");
	machine_write(&machine, "1/proc/diskstats", DISK("sda", "10") DISK("sdb", "10"));
	machine_write(&machine, "1/proc/net/dev", LINK("eth0", "10") LINK("eth1", "10"));
	machine_write(&machine, "1/proc/1/stat", TASK("1", "10"));
	machine_write(&machine, "1/proc/2/stat", TASK("2", "10"));
	machine_write_time(&machine, "2", 101);
	machine_write(&machine, "2/proc/stat", "cpu0 20 0 0 180\n");
	machine_write(&machine, "2/proc/diskstats", DISK("sda", "20"));
	machine_write(&machine, "2/proc/net/dev", LINK("eth0", "20"));
	machine_write(&machine, "2/proc/1/stat", TASK("1", "20"));
	machine_write_time(&machine, "3", 102);
	machine_write(&machine, "3/proc/stat", "cpu0 30 0 0 270\ncpu1 30 0 0 270\n");
	machine_write(&machine, "3/proc/diskstats", DISK("sda", "30") DISK("sdb", "30"));
	machine_write(&machine, "3/proc/net/dev", LINK("eth0", "30") LINK("eth1", "30"));
	machine_write(&machine, "3/proc/1/stat", TASK("1", "30"));
	machine_write(&machine, "3/proc/2/stat", TASK("2", "30"));
	machine_open(&machine);
	ck_assert_double_eq(machine_value(&machine, FAMILY_CPU, "0", "busy_percent"), 10);
	ck_assert_double_nan(machine_value(&machine, FAMILY_CPU, "1", "busy_percent"));
	ck_assert_double_eq(machine_value(&machine, FAMILY_DISK, "sda", "reads_per_second"), 10);
	ck_assert_double_nan(machine_value(&machine, FAMILY_DISK, "sdb", "reads_per_second"));
	ck_assert_double_eq(machine_value(&machine, FAMILY_DISK, "sdb", "reads_total"), 30);
	ck_assert_double_eq(machine_value(&machine, FAMILY_NET, "eth0", "rx_bytes_per_second"), 10);
	ck_assert_double_nan(machine_value(&machine, FAMILY_NET, "eth1", "rx_bytes_per_second"));
	ck_assert_double_eq(machine_value(&machine, FAMILY_PROCESS, "1", "cpu_percent"), 10);
	ck_assert_double_nan(machine_value(&machine, FAMILY_PROCESS, "2", "cpu_percent"));
	/* The totals are of those that are known. */
	ck_assert_double_eq(machine_value(&machine, FAMILY_NET_TOTAL, NULL, "rx_bytes_per_second"), 10);
	machine_finish(&machine);
}
END_TEST

START_TEST(what_is_gone_is_no_item)
{
	struct machine machine;
	machine_open_fixture(&machine, "broken/backwards");
	ck_assert(has_item(&machine, FAMILY_DISK, "sdh") && !has_item(&machine, FAMILY_DISK, "sdg"));
	ck_assert(has_item(&machine, FAMILY_NET, "eth4") && !has_item(&machine, FAMILY_NET, "eth3"));
	ck_assert(has_item(&machine, FAMILY_PROCESS, "17") && !has_item(&machine, FAMILY_PROCESS, "14"));
	/* A read that fails with EOPNOTSUPP. */
	ck_assert(
		has_item(&machine, FAMILY_PRESSURE, "io") && !has_item(&machine, FAMILY_PRESSURE, "memory"));
	machine_finish(&machine);
}
END_TEST

void series_tests(TCase *tests)
{
	tcase_add_test(tests, cpus_with_holes_in_their_numbers);
	tcase_add_test(tests, gone_and_back);
	tcase_add_test(tests, what_is_gone_is_no_item);
}
