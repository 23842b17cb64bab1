/* SPDX-License-Identifier: MIT */
/* One pass over a machine: what is read, what is left out, and what a bad file does to the rest. */
#include "core/collector.h"
#include "machine.h"
#include "suites.h"

#include "proc/cpuinfo.h"
#include "proc/pid/pidstat.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static const struct part_data *part_of(const struct machine *machine, enum family_id family, size_t part)
{
	return &machine->sampler->delta.now->families[family].parts[part];
}

START_TEST(a_bad_file_leaves_the_rest_alone)
{
	struct machine machine;
	machine_init(&machine);
	machine_write(&machine, "proc/loadavg", "0.1 0.2 0.3 1/2 3\n");
	machine_write(&machine, "proc/meminfo", "this is no meminfo");
	machine_write(&machine, "proc/net/dev", "");
	machine_write(&machine, "cmon/errors", "proc/diskstats EACCES\n");
	machine_open(&machine);
	const struct snapshot *now = machine.sampler->delta.now;
	ck_assert(now->families[FAMILY_LOAD].is_present);
	ck_assert(part_of(&machine, FAMILY_LOAD, 0)->is_present);
	ck_assert_int_eq(part_of(&machine, FAMILY_LOAD, 0)->error, 0);
	ck_assert(!now->families[FAMILY_MEM].is_present);
	ck_assert_int_eq(part_of(&machine, FAMILY_MEM, 0)->error, -EBADMSG);
	ck_assert_int_eq(part_of(&machine, FAMILY_SWAP, 0)->error, -EBADMSG);
	ck_assert(!now->families[FAMILY_DISK].is_present);
	ck_assert_int_eq(part_of(&machine, FAMILY_DISK, 0)->error, -EACCES);
	ck_assert_int_eq(part_of(&machine, FAMILY_CPU, 0)->error, -ENOENT);
	ck_assert_uint_eq(now->families[FAMILY_CPU].count, 0);
	machine_finish(&machine);
}
END_TEST

START_TEST(nothing_is_read_that_nobody_wants)
{
	struct machine machine;
	struct source_options options;
	machine_init(&machine);
	machine_write(&machine, "proc/loadavg", "0.1 0.2 0.3 1/2 3\n");
	machine_write(&machine, "proc/meminfo", "MemTotal: 1 kB\n");
	machine_write(&machine, "proc/1/stat", "1 (init) S 0 0 0 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 5 8192 1\n");
	options = (struct source_options){.root = machine.root};
	ck_assert_int_eq(sampler_open(&machine.sampler, &options), 0);
	interest_add_family(&machine.sampler->interest, FAMILY_LOAD);
	ck_assert_int_eq(sampler_step(machine.sampler), 0);
	const struct snapshot *now = machine.sampler->delta.now;
	ck_assert(now->families[FAMILY_LOAD].is_present);
	ck_assert(!now->families[FAMILY_MEM].is_present);
	ck_assert_int_eq(part_of(&machine, FAMILY_MEM, 0)->error, 0);
	ck_assert(!now->families[FAMILY_PROCESS].is_present);
	machine_finish(&machine);
}
END_TEST

START_TEST(nothing_there_is_an_error)
{
	struct machine machine;
	struct source_options options;
	machine_init(&machine);
	machine_write(&machine, "proc/unknown", "1\n");
	options = (struct source_options){.root = machine.root};
	ck_assert_int_eq(sampler_open(&machine.sampler, &options), 0);
	for (enum family_id f = 0; f < FAMILY_COUNT; f++)
		interest_add_family(&machine.sampler->interest, f);
	ck_assert_int_eq(sampler_step(machine.sampler), -ENOENT);
	machine_finish(&machine);
}
END_TEST

/* cpuinfo lists the CPUs in its own order, and not all of them. */
START_TEST(parts_are_joined_by_number)
{
	struct machine machine;
	struct slice model;
	struct field field;
	machine_init(&machine);
	machine_write(&machine, "proc/stat", "cpu 1 2 3 4\ncpu0 1 2 3 4\ncpu2 1 2 3 4\ncpu7 1 2 3 4\n");
	machine_write(&machine, "proc/cpuinfo",
		"processor\t: 7\nmodel name\t: seven\n\nprocessor\t: 0\nmodel name\t: zero\n");
	machine_open(&machine);
	const struct delta *delta = &machine.sampler->delta;
	ck_assert(field_find(FAMILY_CPU, slice_of("model"), &field));
	ck_assert_uint_eq(delta->now->families[FAMILY_CPU].count, 4);
	ck_assert(delta_text(delta, field, machine_item(&machine, FAMILY_CPU, "7"), &model));
	ck_assert(slice_equals(model, slice_of("seven")));
	ck_assert(delta_text(delta, field, machine_item(&machine, FAMILY_CPU, "0"), &model));
	ck_assert(slice_equals(model, slice_of("zero")));
	ck_assert(!delta_text(delta, field, machine_item(&machine, FAMILY_CPU, "2"), &model));
	ck_assert(!delta_text(delta, field, machine_item(&machine, FAMILY_CPU, "total"), &model));
	ck_assert_double_eq(machine_value(&machine, FAMILY_HOST, NULL, "cpus"), 3);
	machine_finish(&machine);
}
END_TEST

/* Without utmp it is logind that knows, and where that does not run either, nobody does. */
START_TEST(users_of_three_kinds)
{
	static const struct {
		const char *path, *text;
		bool is_known;
		size_t count;
	} kinds[] = {
		{"run/utmp", "", true, 0},
		{"run/systemd/sessions/4", "CLASS=user\nUSER=anna\n", true, 1},
		{"run/systemd/sessions/c1", "CLASS=greeter\nUSER=gdm\n", true, 0},
		{"run/systemd/sessions/.#4x", "CLASS=user\nUSER=anna\n", true, 0},
		{"run/systemd/seats/seat0", "IS_SEAT0=1\n", true, 0},
		{"run/systemd/users/1000", "NAME=anna\n", false, 0},
	};
	for (size_t i = 0; i < COUNT_OF(kinds); i++) {
		struct machine machine;
		machine_init(&machine);
		machine_write(&machine, "proc/loadavg", "0.1 0.2 0.3 1/2 3\n");
		machine_write(&machine, kinds[i].path, kinds[i].text);
		if (strncmp(kinds[i].path, "run/systemd/sessions/", 21) != 0)
			machine_make(&machine, "run/systemd/sessions", "directory");
		else
			machine_make(&machine, "run/systemd/sessions/4.ref", "fifo");
		machine_open(&machine);
		const struct family_data *users = &machine.sampler->delta.now->families[FAMILY_USER];
		ck_assert_msg(users->is_present == kinds[i].is_known, "%s", kinds[i].path);
		ck_assert_uint_eq(users->count, kinds[i].count);
		ck_assert(kinds[i].count == 0 || machine_item(&machine, FAMILY_USER, "4") == 0);
		machine_finish(&machine);
	}
}
END_TEST

#define STAT(pid, name) #pid " (" name ") S 0 0 0 0 -1 0 0 0 0 0 7 0 0 0 20 0 1 0 5 8192 1\n"

START_TEST(processes_come_and_go)
{
	struct machine machine;
	struct slice user;
	struct field field;
	machine_init(&machine);
	machine_write(&machine, "proc/30/stat", STAT(30, "thirty"));
	machine_write(&machine, "proc/4/stat", STAT(4, "four"));
	machine_write(&machine, "proc/4/io", "read_bytes: 5\n");
	/* Gone between listing and reading, cut, without a file, no process. */
	machine_make(&machine, "proc/5", "directory");
	machine_write(&machine, "proc/6/stat", "6 (si");
	machine_write(&machine, "proc/7/cmdline", "seven");
	machine_write(&machine, "proc/8", "");
	machine_write(&machine, "proc/9/cmdline", "nine");
	machine_write(&machine, "proc/9/maps", "");
	machine_write(&machine, "proc/9/status", "Name:\tnine\nVmSwap:\t5 kB\n");
	/* The kernel may have no accounting of I/O. */
	machine_write(&machine, "proc/40/stat", STAT(40, "forty"));
	machine_write(&machine, "cmon/errors", "proc/30/io EACCES\n");
	machine_write(&machine, "cmon/owners", "4 1000\n30 0\n");
	machine_write(&machine, "cmon/users", "0 root\n");
	machine_open(&machine);
	const struct delta *delta = &machine.sampler->delta;
	ck_assert_uint_eq(delta->now->families[FAMILY_PROCESS].count, 3);
	ck_assert_uint_eq(machine_item(&machine, FAMILY_PROCESS, "4"), 0);
	ck_assert_uint_eq(machine_item(&machine, FAMILY_PROCESS, "30"), 1);
	ck_assert_uint_eq(delta->now->unreadable_io, 1);
	ck_assert_double_eq(machine_value(&machine, FAMILY_PROCESS, "4", "read_bytes_total"), 5);
	ck_assert_double_nan(machine_value(&machine, FAMILY_PROCESS, "4", "write_bytes_total"));
	ck_assert_double_nan(machine_value(&machine, FAMILY_PROCESS, "30", "read_bytes_total"));
	ck_assert_double_nan(machine_value(&machine, FAMILY_PROCESS, "40", "read_bytes_total"));
	ck_assert_double_eq(machine_value(&machine, FAMILY_PROCESS, "4", "uid"), 1000);
	ck_assert(field_find(FAMILY_PROCESS, slice_of("user"), &field));
	ck_assert(!delta_text(delta, field, 0, &user));
	ck_assert(delta_text(delta, field, 1, &user));
	ck_assert(slice_equals(user, slice_of("root")));
	ck_assert_double_eq(machine_value(&machine, FAMILY_HOST, NULL, "processes"), 3);
	machine_finish(&machine);
}
END_TEST

START_TEST(self_may_point_nowhere)
{
	struct machine machine;
	machine_init(&machine);
	machine_write(&machine, "proc/loadavg", "0.1 0.2 0.3 1/2 3\n");
	machine_write(&machine, "proc/4/stat", STAT(4, "four"));
	machine_make(&machine, "proc/self", "link 99999");
	machine_open(&machine);
	ck_assert(machine.sampler->delta.now->families[FAMILY_LOAD].is_present);
	ck_assert_uint_eq(machine.sampler->delta.now->families[FAMILY_PROCESS].count, 1);
	ck_assert_int_eq(part_of(&machine, FAMILY_FS, FS_MOUNT)->error, -ENOENT);
	machine_finish(&machine);
}
END_TEST

/* clang-format off */
static const struct {
	const char *mounts, *items;
} mounts[] = {
	{"1 0 8:1 / / rw - ext4 /dev/sda1 rw\n2 1 0:2 / /proc rw - proc proc rw\n3 1 0:5 / /sys rw - sysfs sysfs rw\n", "/"},
	/* Mounted over: only what can be reached. */
	{"1 0 8:1 / / rw - ext4 a rw\n2 1 8:2 / /srv rw - ext4 b rw\n3 2 8:3 / /srv rw - xfs c rw\n", "/ /srv"},
	/* One file system seen at several places: the shortest path, of equal ones the first. */
	{"1 0 8:1 / / rw - ext4 a rw\n2 1 8:2 /x /long/way rw - ext4 b rw\n3 1 8:2 / /b rw - ext4 b rw\n4 1 8:2 / /c rw - ext4 b rw\n", "/ /b"},
	/* A root that is no disk is listed all the same. */
	{"1 0 0:30 / / rw - overlay overlay rw\n2 1 0:31 / /tmp rw - tmpfs tmpfs rw\n", "/ /tmp"},
	{"1 0 0:30 / / rw - rootfs rootfs rw\n", "/"},
	{"", ""},
};
/* clang-format on */

START_TEST(mounts_that_are_items)
{
	struct machine machine;
	struct buf items;
	machine_init(&machine);
	machine_write(&machine, "proc/loadavg", "0.1 0.2 0.3 1/2 3\n");
	machine_write(&machine, "proc/self/mountinfo", mounts[_i].mounts);
	machine_open(&machine);
	const struct snapshot *now = machine.sampler->delta.now;
	buf_init(&items, 4096);
	for (size_t i = 0; i < now->families[FAMILY_FS].count; i++) {
		struct label label = snapshot_label(now, FAMILY_FS, i);
		buf_add_string(&items, i > 0 ? " " : "");
		label_add(&items, &label);
	}
	ck_assert_str_eq(items.data, mounts[_i].items);
	buf_finish(&items);
	machine_finish(&machine);
}
END_TEST

/* Over many samples of this machine, of which the later ones copy from those before. */
START_TEST(this_machine_again_and_again)
{
	struct source_options options = {0};
	struct machine machine = {0};
	ck_assert_int_eq(sampler_open(&machine.sampler, &options), 0);
	for (enum family_id f = 0; f < FAMILY_COUNT; f++)
		for (size_t p = 0; p < families[f].part_count; p++)
			interest_add_part(&machine.sampler->interest, f, p);
	for (int i = 0; i < 5; i++) {
		ck_assert_int_eq(sampler_step(machine.sampler), 0);
		const struct snapshot *now = machine.sampler->delta.now;
		const struct family_data *processes = &now->families[FAMILY_PROCESS];
		for (size_t p = 0; p < families[FAMILY_PROCESS].part_count; p++)
			ck_assert_uint_eq(processes->parts[p].table.count, processes->count);
		for (size_t item = 1; item < processes->count; item++) {
			struct label a = snapshot_label(now, FAMILY_PROCESS, item - 1),
				     b = snapshot_label(now, FAMILY_PROCESS, item);
			ck_assert_int_lt(label_compare(&a, &b), 0);
		}
		ck_assert(now->families[FAMILY_MEM].is_present);
		ck_assert_double_gt(machine_value(&machine, FAMILY_MEM, NULL, "total_bytes"), 0);
	}
	machine_finish(&machine);
}
END_TEST

static struct process_identity identity_of(const struct machine *machine, size_t item)
{
	const struct pidstat *stat =
		snapshot_item(machine->sampler->delta.now, FAMILY_PROCESS, PROCESS_STAT, item);
	return (struct process_identity){.pid = stat->pid, .start = stat->start};
}

/* Of a pinned process more files are read than of the others, and what is done to it in its sleep is seen at once. */
START_TEST(a_pinned_process_is_read_each_time)
{
	struct source_options options = {0};
	struct machine machine = {0};
	struct field nice_field;
	char label[32];
	pid_t child = fork();
	if (child == 0) {
		pause();
		_exit(0);
	}
	ck_assert_int_gt(child, 0);
	snprintf(label, sizeof(label), "%d", (int)child);
	ck_assert(field_find(FAMILY_PROCESS, slice_of("nice"), &nice_field));
	ck_assert_int_eq(sampler_open(&machine.sampler, &options), 0);
	struct interest *interest = &machine.sampler->interest;
	interest_add_field(interest, nice_field);
	static const size_t more[] = {
		PROCESS_PROGRAM, PROCESS_FILES, PROCESS_OPEN, PROCESS_LIMITS, PROCESS_SMAPS};
	interest->pinned_parts[PROCESS_STATUS] = true;
	for (size_t i = 0; i < COUNT_OF(more); i++)
		interest->pinned_parts[more[i]] = true;
	ck_assert_int_eq(sampler_step(machine.sampler), 0);
	size_t item = machine_item(&machine, FAMILY_PROCESS, label);
	ck_assert_ptr_null(snapshot_item(machine.sampler->delta.now, FAMILY_PROCESS, PROCESS_STATUS, item));
	struct process_identity identity = identity_of(&machine, item);
	ck_assert_int_eq(interest_pin(interest, identity), 0);
	ck_assert_int_eq(interest_pin(interest, identity), 0);
	ck_assert_uint_eq(interest->pin_count, 1);
	int64_t walked = 0;
	for (int value = 1; value <= 3; value++) {
		ck_assert_int_eq(setpriority(PRIO_PROCESS, (id_t)child, value), 0);
		ck_assert_int_eq(sampler_step(machine.sampler), 0);
		ck_assert_double_eq(machine_value(&machine, FAMILY_PROCESS, label, "nice"), value);
		item = machine_item(&machine, FAMILY_PROCESS, label);
		const struct snapshot *now = machine.sampler->delta.now;
		const struct family_data *processes = &now->families[FAMILY_PROCESS];
		ck_assert_uint_eq(processes->parts[PROCESS_STATUS].table.count, 1);
		for (size_t i = 0; i < processes->count; i++)
			ck_assert_int_eq(
				snapshot_item(now, FAMILY_PROCESS, PROCESS_STATUS, i) != NULL, i == item);
		for (size_t i = 0; i < COUNT_OF(more); i++) {
			ck_assert_uint_eq(processes->parts[more[i]].table.count, 1);
			ck_assert_ptr_nonnull(snapshot_item(now, FAMILY_PROCESS, more[i], item));
		}
		ck_assert_double_ge(machine_value(&machine, FAMILY_PROCESS, label, "open_files"), 1);
		ck_assert_double_ge(machine_value(&machine, FAMILY_PROCESS, label, "file_limit"), 1);
		ck_assert_double_gt(machine_value(&machine, FAMILY_PROCESS, label, "pss_bytes"), 0);
		/* What the kernel works long for is not read each time. */
		ck_assert(walked == 0 || processes->parts[PROCESS_SMAPS].taken == walked);
		walked = processes->parts[PROCESS_SMAPS].taken;
	}
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
	for (uint64_t i = 1; i < INTEREST_PINS; i++)
		ck_assert_int_eq(interest_pin(interest, (struct process_identity){.pid = i}), 0);
	ck_assert_int_eq(interest_pin(interest, (struct process_identity){.pid = 0}), -E2BIG);
	machine_finish(&machine);
}
END_TEST

void collector_tests(TCase *tests)
{
	tcase_add_test(tests, a_pinned_process_is_read_each_time);
	tcase_add_test(tests, a_bad_file_leaves_the_rest_alone);
	tcase_add_test(tests, nothing_is_read_that_nobody_wants);
	tcase_add_test(tests, nothing_there_is_an_error);
	tcase_add_test(tests, parts_are_joined_by_number);
	tcase_add_test(tests, users_of_three_kinds);
	tcase_add_test(tests, processes_come_and_go);
	tcase_add_test(tests, self_may_point_nowhere);
	tcase_add_loop_test(tests, mounts_that_are_items, 0, COUNT_OF(mounts));
	tcase_add_test(tests, this_machine_again_and_again);
}
