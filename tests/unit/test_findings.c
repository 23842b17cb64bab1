/* SPDX-License-Identifier: MIT */
/* What is wrong, in which order it is told, and whose fault it is. */
#include "core/alert/culprits.h"
#include "core/alert/findings.h"
#include "machine.h"
#include "suites.h"

#include <stdio.h>
#include <string.h>

static struct finding_list scan(const struct machine *machine)
{
	struct finding_list list;
	findings_scan(&machine->sampler->delta, &list);
	return list;
}

/* clang-format off */
static const struct {
	const char *fixture;
	enum level worst;
	size_t counts[LEVEL_COUNT];
	const char *first; /* "family.item.metric" of the first one told */
	const char *culprit;
} fixtures[] = {
	{"level-ok", LEVEL_OK, {0}, NULL, NULL},
	/* CPU, memory, swap, file system, busy; the load is of the CPU, await of the disk, and no trouble of their own. */
	{"level-careful", LEVEL_CAREFUL, {0, 5, 0, 0}, "cpu.total.busy_percent", "java"},
	{"level-warning", LEVEL_WARNING, {0, 0, 5, 0}, "cpu.total.busy_percent", "java"},
	{"level-critical", LEVEL_CRITICAL, {0, 0, 0, 5}, "cpu.total.busy_percent", "java"},
	/* CPU, with its load and the stalls for it; the stalls for I/O are still careful. */
	{"vm-debian12", LEVEL_WARNING, {0, 1, 1, 0}, "cpu.total.busy_percent", "gzip"},
	/* No rates, so nothing to judge but what stands still. */
	{"node6", LEVEL_OK, {0}, NULL, NULL},
	{"broken/empty-files", LEVEL_OK, {0}, NULL, NULL},
};
/* clang-format on */

static void add_name(struct buf *out, const struct machine *machine, const struct finding *finding)
{
	buf_add_string(out, families[finding->field.family].name);
	if (family_is_list(finding->field.family)) {
		struct label label =
			snapshot_label(machine->sampler->delta.now, finding->field.family, finding->item);
		buf_add_char(out, '.');
		label_add(out, &label);
	}
	buf_add_char(out, '.');
	field_add_name(out, finding->field);
}

START_TEST(alerts_of_fixtures)
{
	struct machine machine;
	struct buf name;
	struct culprits culprits;
	machine_open_fixture(&machine, fixtures[_i].fixture);
	struct finding_list list = scan(&machine);
	ck_assert_int_eq(findings_worst(&list), fixtures[_i].worst);
	for (enum level level = LEVEL_CAREFUL; level < LEVEL_COUNT; level++)
		ck_assert_uint_eq(list.counts[level], fixtures[_i].counts[level]);
	if (fixtures[_i].first != NULL) {
		buf_init(&name, 1024);
		add_name(&name, &machine, &list.findings[0]);
		ck_assert_str_eq(name.data, fixtures[_i].first);
		culprits_find(
			&machine.sampler->delta, list.findings[0].field, list.findings[0].item, &culprits);
		ck_assert_uint_gt(culprits.count, 0);
		ck_assert_str_eq(culprits.named[0].name, fixtures[_i].culprit);
		buf_finish(&name);
	}
	machine_finish(&machine);
}
END_TEST

/* More of them than are kept: the worst are, and all are counted. */
START_TEST(the_worst_are_kept)
{
	enum { MOUNTS = 3 * FINDINGS_KEPT };
	struct machine machine;
	struct buf mounts, usages;
	buf_init(&mounts, 1 << 20);
	buf_init(&usages, 1 << 20);
	for (unsigned i = 0; i < MOUNTS; i++) {
		/* In turns careful, warning and critical. */
		static const unsigned left[] = {15, 8, 3};
		buf_printf(&mounts, "%u 1 8:%u / /m%u rw - ext4 /dev/x rw\n", i + 2, i, i);
		buf_printf(&usages, "/m%u 4096 100 %u %u 100 50\n", i, left[i % 3], left[i % 3]);
	}
	machine_init(&machine);
	machine_write(&machine, "proc/self/mountinfo", mounts.data);
	machine_write(&machine, "cmon/statvfs", usages.data);
	machine_open(&machine);
	struct finding_list list = scan(&machine);
	ck_assert_uint_eq(list.count, FINDINGS_KEPT);
	for (enum level level = LEVEL_CAREFUL; level < LEVEL_COUNT; level++)
		ck_assert_uint_eq(list.counts[level], MOUNTS / 3);
	for (size_t i = 0; i < list.count; i++)
		ck_assert_int_eq(list.findings[i].level, LEVEL_CRITICAL);
	machine_finish(&machine);
	buf_finish(&mounts);
	buf_finish(&usages);
}
END_TEST

/* What cannot fill up, what is a part of something else, and what nobody is to blame for. */
START_TEST(what_is_no_alert)
{
	struct machine machine;
	machine_init(&machine);
	for (unsigned s = 1; s <= 2; s++) {
		char sample[8], path[64], text[512];
		snprintf(sample, sizeof(sample), "%u", s);
		machine_write_time(&machine, sample, 100 + 2 * s);
		snprintf(path, sizeof(path), "%u/proc/self/mountinfo", s);
		machine_write(&machine, path,
			"1 0 8:1 / / rw - ext4 /dev/sda1 rw\n2 1 8:2 / /cd ro - iso9660 /dev/sr0 ro\n");
		snprintf(path, sizeof(path), "%u/cmon/statvfs", s);
		machine_write(&machine, path, "/ 4096 100 90 90 100 90\n/cd 2048 100 0 0 0 0\n");
		/* A partition and a mapping as busy as their disk, which alone is told. */
		snprintf(path, sizeof(path), "%u/proc/diskstats", s);
		snprintf(text, sizeof(text),
			"8 0 sda %u 0 0 %u 0 0 0 0 0 %u 0\n8 1 sda1 %u 0 0 %u 0 0 0 0 0 %u 0\n"
			"253 0 dm-0 %u 0 0 %u 0 0 0 0 0 %u 0\n",
			s * 10, s * 10, s * 2000, s * 10, s * 10, s * 2000, s * 10, s * 10, s * 2000);
		machine_write(&machine, path, text);
		/* One of two CPUs is busy: marked, not told. Both together are below every limit. */
		snprintf(path, sizeof(path), "%u/proc/stat", s);
		snprintf(text, sizeof(text), "cpu %u 0 0 %u 0\ncpu0 %u 0 0 0 0\ncpu1 0 0 0 %u 0\n", s * 90,
			s * 110, s * 90, s * 110);
		machine_write(&machine, path, text);
		/* Nobody writes enough to be the reason. */
		snprintf(path, sizeof(path), "%u/proc/7/stat", s);
		machine_write(&machine, path, "7 (idle) S 0 0 0 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 5 8192 1\n");
		snprintf(path, sizeof(path), "%u/proc/7/io", s);
		machine_write(&machine, path,
			s == 1 ? "read_bytes: 0\nwrite_bytes: 0\n" : "read_bytes: 0\nwrite_bytes: 4096\n");
	}
	machine_open(&machine);
	struct finding_list list = scan(&machine);
	struct culprits culprits;
	ck_assert_double_eq(machine_value(&machine, FAMILY_CPU, "0", "busy_percent"), 100);
	ck_assert_double_eq(machine_value(&machine, FAMILY_DISK, "dm-0", "busy_percent"), 100);
	ck_assert_uint_eq(list.count, 1);
	ck_assert_int_eq(list.findings[0].field.family, FAMILY_DISK);
	ck_assert_uint_eq(list.findings[0].item, 0);
	culprits_find(&machine.sampler->delta, list.findings[0].field, list.findings[0].item, &culprits);
	ck_assert_uint_eq(culprits.count, 0);
	machine_finish(&machine);
}
END_TEST

/* The limits of the load are for one CPU. */
START_TEST(load_counts_per_cpu)
{
	struct machine machine;
	machine_init(&machine);
	machine_write(&machine, "proc/loadavg", "2.00 9.00 9.00 1/2 3\n");
	machine_write(&machine, "proc/stat", "cpu 1 2 3 4\ncpu0 1 2 3 4\ncpu1 1 2 3 4\ncpu4 1 2 3 4\n");
	machine_open(&machine);
	struct finding_list list = scan(&machine);
	ck_assert_uint_eq(list.count, 0);
	sampler_close(machine.sampler);
	machine.sampler = NULL;
	machine_write(&machine, "proc/stat", "cpu 1 2 3 4\ncpu0 1 2 3 4\ncpu1 1 2 3 4\n");
	machine_open(&machine);
	list = scan(&machine);
	ck_assert_int_eq(findings_worst(&list), LEVEL_WARNING);
	machine_finish(&machine);
}
END_TEST

/* One trouble is told once, by what stands nearest to its cause; what is worse than that stands for itself. */
START_TEST(what_is_of_one_cause)
{
	static const struct {
		const char *load, *state;
		size_t warning;
		bool is_part;
	} cases[] = {
		{"4.00", "R", 0, true}, {"11.00", "R", 0, true}, /* as bad as the CPU */
		{"4.00", "D", 1, false},                         /* those who wait do not keep a CPU busy */
	};
	struct machine machine;
	machine_init(&machine);
	for (unsigned s = 1; s <= 2; s++) {
		char path[64], text[256];
		machine_write_time(&machine, s == 1 ? "1" : "2", 100 + s);
		snprintf(path, sizeof(path), "%u/proc/stat", s);
		snprintf(text, sizeof(text), "cpu %u 0 0 10 0\ncpu0 %u 0 0 5 0\ncpu1 %u 0 0 5 0\n", s * 200,
			s * 100, s * 100);
		machine_write(&machine, path, text);
		snprintf(path, sizeof(path), "%u/proc/loadavg", s);
		snprintf(text, sizeof(text), "%s 1.00 1.00 1/2 3\n", cases[_i].load);
		machine_write(&machine, path, text);
		snprintf(path, sizeof(path), "%u/proc/7/stat", s);
		snprintf(text, sizeof(text), "7 (x) %s 0 0 0 0 -1 0 0 0 0 0 %u 0 0 0 20 0 1 0 5 8192 1\n",
			cases[_i].state, s * 90);
		machine_write(&machine, path, text);
	}
	machine_open(&machine);
	struct finding_list list = scan(&machine);
	const struct finding *load = &list.findings[list.count - 1];
	ck_assert_uint_eq(list.count, 2);
	ck_assert_int_eq(list.findings[0].field.family, FAMILY_CPU);
	ck_assert_int_eq(load->field.family, FAMILY_LOAD);
	ck_assert_int_eq(load->is_part, cases[_i].is_part);
	ck_assert_uint_eq(list.counts[LEVEL_CRITICAL], 1);
	ck_assert_uint_eq(list.counts[LEVEL_WARNING], cases[_i].warning);
	machine_finish(&machine);
}
END_TEST

/* Alone a load is a trouble of its own, and worse than a careful CPU it is, too. */
START_TEST(what_is_worse_stands_for_itself)
{
	struct machine machine;
	machine_init(&machine);
	for (unsigned s = 1; s <= 2; s++) {
		machine_write_time(&machine, s == 1 ? "1" : "2", 100 + s);
		machine_write(&machine, s == 1 ? "1/proc/stat" : "2/proc/stat",
			s == 1 ? "cpu 100 0 0 100 0\ncpu0 100 0 0 100 0\n"
			       : "cpu 160 0 0 140 0\ncpu0 160 0 0 140 0\n");
		machine_write(
			&machine, s == 1 ? "1/proc/loadavg" : "2/proc/loadavg", "6.00 1.00 1.00 1/2 3\n");
	}
	machine_open(&machine);
	struct finding_list list = scan(&machine);
	ck_assert_uint_eq(list.count, 2);
	ck_assert_int_eq(list.findings[0].field.family, FAMILY_LOAD);
	ck_assert(!list.findings[0].is_part);
	ck_assert_uint_eq(list.counts[LEVEL_CRITICAL], 1);
	ck_assert_uint_eq(list.counts[LEVEL_CAREFUL], 1);
	machine_finish(&machine);
}
END_TEST

/* Those that wait are worth a word when nobody uses the CPU. */
START_TEST(processes_wait_while_the_cpu_is_idle)
{
	struct machine machine;
	struct culprits culprits;
	bool is_busy = _i == 1;
	machine_init(&machine);
	for (unsigned s = 1; s <= 2; s++) {
		char path[64], text[128];
		machine_write_time(&machine, s == 1 ? "1" : "2", 100 + s);
		snprintf(path, sizeof(path), "%u/proc/stat", s);
		snprintf(text, sizeof(text), "cpu %u 0 0 %u 0\ncpu0 %u 0 0 %u 0\n", s * (is_busy ? 60 : 40),
			s * (is_busy ? 40 : 60), s * (is_busy ? 60 : 40), s * (is_busy ? 40 : 60));
		machine_write(&machine, path, text);
		for (unsigned p = 1; p <= 7; p++) {
			snprintf(path, sizeof(path), "%u/proc/%u/stat", s, p);
			snprintf(text, sizeof(text),
				"%u (w%u) %c 0 0 0 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 5 8192 1\n", p, p,
				p <= 6 ? 'D' : 'S');
			machine_write(&machine, path, text);
		}
	}
	machine_open(&machine);
	struct finding_list list = scan(&machine);
	ck_assert_double_eq(
		machine_value(&machine, FAMILY_HOST, NULL, "waiting_while_idle"), is_busy ? 0 : 6);
	if (!is_busy) {
		ck_assert_uint_eq(list.count, 1);
		ck_assert_int_eq(list.findings[0].level, LEVEL_WARNING);
		culprits_find(&machine.sampler->delta, list.findings[0].field, 0, &culprits);
		ck_assert_uint_eq(culprits.all, 6);
		ck_assert_str_eq(culprits.named[0].name, "w1");
	}
	machine_finish(&machine);
}
END_TEST

void findings_tests(TCase *tests)
{
	tcase_add_loop_test(tests, alerts_of_fixtures, 0, COUNT_OF(fixtures));
	tcase_add_test(tests, the_worst_are_kept);
	tcase_add_test(tests, what_is_no_alert);
	tcase_add_test(tests, load_counts_per_cpu);
	tcase_add_loop_test(tests, what_is_of_one_cause, 0, 3);
	tcase_add_test(tests, what_is_worse_stands_for_itself);
	tcase_add_loop_test(tests, processes_wait_while_the_cpu_is_idle, 0, 2);
}
