/* SPDX-License-Identifier: MIT */
/* Where kernel text comes from: one sample, a series, a proc tree itself; what may be read and what may not. */
#include "base/clock.h"
#include "base/scan.h"
#include "machine.h"
#include "suites.h"

#include <errno.h>
#include <net/if.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static struct source *open_source(const char *root)
{
	struct source *source;
	struct source_options options = {.root = root};
	ck_assert_int_eq(source_open(&source, &options), 0);
	return source;
}

/* clang-format off */
static const struct {
	const char *path;
	int error;
	const char *text;
} reads[] = {
	{"proc/uptime", 0, "12.5 3\n"},
	{"proc/none", -ENOENT, ""},
	{"proc/fifo", -ENOENT, ""},
	{"proc/directory", -ENOENT, ""},
	/* Links stay below the root. */
	{"proc/device", -ENOENT, ""},
	{"proc/outside", -ENOENT, ""},
	/* Failed when it was captured: as it failed then, though there is a file now. */
	{"proc/denied", -EACCES, ""},
	{"etc/os-release", 0, "ID=x\n"},
	/* Not captured, but meta tells. */
	{"proc/sys/kernel/hostname", 0, "box"},
	{"proc/sys/kernel/arch", 0, "riscv64"},
	{"../outside", -ENOENT, ""},
};
/* clang-format on */

static void write_sample(struct machine *machine)
{
	machine_init(machine);
	machine_write(machine, "proc/uptime", "12.5 3\n");
	machine_write(machine, "proc/denied", "text");
	machine_write(machine, "etc/os-release", "ID=x\n");
	machine_make(machine, "proc/fifo", "fifo");
	machine_make(machine, "proc/directory", "directory");
	machine_make(machine, "proc/device", "link /dev/zero");
	machine_make(machine, "proc/outside", "link /etc/passwd");
	machine_write(machine, "cmon/errors", "proc/denied EACCES\n");
	machine_write(machine, "cmon/meta", "hostname box\narch riscv64\n");
}

START_TEST(files_of_a_fixture)
{
	struct machine machine;
	struct buf text;
	write_sample(&machine);
	buf_init(&text, 65536);
	struct source *source = open_source(machine.root);
	ck_assert(!source_is_live(source) && !source_is_own(source));
	ck_assert_int_eq(source_next(source), 0);
	int error = source_read(source, reads[_i].path, false, &text);
	if (reads[_i].error == 0)
		ck_assert_int_eq(error, 0);
	else
		ck_assert_int_lt(error, 0);
	if (strcmp(reads[_i].path, "proc/denied") == 0)
		ck_assert_int_eq(error, -EACCES);
	ck_assert_str_eq(text.data, reads[_i].text);
	source_close(source);
	buf_finish(&text);
	machine_finish(&machine);
}
END_TEST

START_TEST(users_and_mounts_of_a_fixture)
{
	struct machine machine;
	struct fsusage usage;
	uint64_t uid = 77;
	machine_init(&machine);
	machine_write(&machine, "proc/5/stat", "");
	machine_write(&machine, "cmon/owners", "5 1000\n");
	machine_write(&machine, "etc/passwd", "root:x:0:0::/:/bin/sh\nada:x:1000:1000::/:/bin/sh\n");
	machine_write(&machine, "cmon/statvfs", "/a\\040b 4096 10 4 3 100 50\n");
	struct source *source = open_source(machine.root);
	ck_assert_int_eq(source_next(source), 0);
	ck_assert_int_eq(source_owner(source, 5, &uid), 0);
	ck_assert_uint_eq(uid, 1000);
	ck_assert_int_eq(source_owner(source, 6, &uid), -ENODATA);
	ck_assert_uint_eq(uid, 1000);
	ck_assert(slice_equals(source_user(source, 1000), slice_of("ada")));
	ck_assert_uint_eq(source_user(source, 1001).length, 0);
	ck_assert_int_eq(source_usage(source, slice_of("/a b"), &usage), 0);
	ck_assert_uint_eq(usage.size_bytes, 40960);
	ck_assert_int_eq(source_usage(source, slice_of("/other"), &usage), -ENODATA);
	source_close(source);
	/* A list of the fixture's own stands before etc/passwd. */
	machine_write(&machine, "cmon/users", "1000 grace\n");
	source = open_source(machine.root);
	ck_assert_int_eq(source_next(source), 0);
	ck_assert(slice_equals(source_user(source, 1000), slice_of("grace")));
	ck_assert_uint_eq(source_user(source, 0).length, 0);
	source_close(source);
	machine_finish(&machine);
}
END_TEST

/* clang-format off */
static const struct {
	const char *meta, *uptime, *stat; /* NULL: no such file */
	struct stamp stamp;
} stamps[] = {
	{"time 9\nboottime 7\nmonotonic 5\nhz 250\npage_size 65536\n", "1.5 1\n", "btime 100\n", {7, 5, 9, 250, 65536, false}},
	/* Kernel text tells the rest. */
	{"hz 100\npage_size 4096\n", "1.5 1\n", "btime 100\n", {1500000000, CLOCK_UNKNOWN, 101500000000, 100, 4096, false}},
	{"hz 100\npage_size 4096\n", "1.5 1\n", NULL, {1500000000, CLOCK_UNKNOWN, CLOCK_UNKNOWN, 100, 4096, false}},
	{"hz 100\npage_size 4096\n", NULL, "btime 100\n", {CLOCK_UNKNOWN, CLOCK_UNKNOWN, CLOCK_UNKNOWN, 100, 4096, false}},
	/* What is no number, or none that can be, is not told. */
	{"time x\nboottime -3\nhz 0\npage_size 0\n", "nan 1\n", "btime 100\n", {CLOCK_UNKNOWN, CLOCK_UNKNOWN, CLOCK_UNKNOWN, 0, 0, true}},
	{NULL, NULL, NULL, {CLOCK_UNKNOWN, CLOCK_UNKNOWN, CLOCK_UNKNOWN, 0, 0, true}},
	{"hz 100\n", NULL, NULL, {CLOCK_UNKNOWN, CLOCK_UNKNOWN, CLOCK_UNKNOWN, 100, 0, true}},
};
/* clang-format on */

START_TEST(stamps_are_the_samples_own)
{
	const struct stamp *expected = &stamps[_i].stamp;
	struct machine machine;
	struct stamp stamp;
	machine_init(&machine);
	machine_write(&machine, "proc/empty", "");
	if (stamps[_i].meta != NULL)
		machine_write(&machine, "cmon/meta", stamps[_i].meta);
	if (stamps[_i].uptime != NULL)
		machine_write(&machine, "proc/uptime", stamps[_i].uptime);
	if (stamps[_i].stat != NULL)
		machine_write(&machine, "proc/stat", stamps[_i].stat);
	struct source *source = open_source(machine.root);
	ck_assert_int_eq(source_next(source), 0);
	source_stamp(source, &stamp);
	ck_assert_int_eq(stamp.boottime, expected->boottime);
	ck_assert_int_eq(stamp.monotonic, expected->monotonic);
	ck_assert_int_eq(stamp.realtime, expected->realtime);
	ck_assert(stamp.is_guessed == expected->is_guessed);
	/* 0 stands for this machine's. */
	ck_assert_double_eq(stamp.hz, expected->hz > 0 ? expected->hz : (double)sysconf(_SC_CLK_TCK));
	ck_assert_double_eq(stamp.page_size,
		expected->page_size > 0 ? expected->page_size : (double)sysconf(_SC_PAGESIZE));
	source_close(source);
	machine_finish(&machine);
}
END_TEST

START_TEST(options_stand_in_for_what_is_not_told)
{
	struct machine machine;
	struct stamp stamp;
	struct source *source;
	machine_init(&machine);
	machine_write(&machine, "proc/empty", "");
	machine_write(&machine, "cmon/meta", "page_size 8192\n");
	struct source_options options = {.root = machine.root, .hz = 1024, .page_size = 65536};
	ck_assert_int_eq(source_open(&source, &options), 0);
	ck_assert_int_eq(source_next(source), 0);
	source_stamp(source, &stamp);
	ck_assert_double_eq(stamp.hz, 1024);
	ck_assert_double_eq(stamp.page_size, 8192);
	ck_assert(!stamp.is_guessed);
	source_close(source);
	machine_finish(&machine);
}
END_TEST

static void check_next(struct source *source, const char *text, size_t left)
{
	struct buf found;
	buf_init(&found, 4096);
	ck_assert_int_eq(source_next(source), 0);
	ck_assert_int_eq(source_read(source, "proc/uptime", false, &found), 0);
	ck_assert_str_eq(found.data, text);
	ck_assert_uint_eq(source_left(source), left);
	buf_finish(&found);
}

START_TEST(a_range_of_a_series)
{
	struct machine machine;
	machine_init(&machine);
	machine_write(&machine, "1/proc/uptime", "first");
	machine_write(&machine, "2/proc/uptime", "second");
	machine_write(&machine, "3/proc/uptime", "third");
	machine_write(&machine, "2/cmon/meta", "zone Europe/Paris\n");
	struct source *source = open_source(machine.root);
	check_next(source, "first", 2);
	ck_assert_uint_eq(source_zone(source).length, 0);
	source_set_range(source, 1, 3);
	check_next(source, "second", 1);
	ck_assert(slice_equals(source_zone(source), slice_of("Europe/Paris")));
	check_next(source, "third", 0);
	ck_assert_uint_eq(source_zone(source).length, 0);
	source_set_range(source, 0, 2);
	ck_assert_uint_eq(source_left(source), 2);
	source_skip_to_last(source, 1);
	check_next(source, "second", 0);
	ck_assert_int_eq(source_next(source), -ENODATA);
	/* Beyond the end there is nothing, and no end is the last one. */
	source_set_range(source, 7, 9);
	ck_assert_int_eq(source_next(source), -ENODATA);
	source_set_range(source, 2, SIZE_MAX);
	check_next(source, "third", 0);
	source_close(source);
	machine_finish(&machine);
}
END_TEST

START_TEST(a_series_in_numeric_order)
{
	struct machine machine;
	machine_init(&machine);
	machine_write(&machine, "10/proc/uptime", "third");
	machine_write(&machine, "9/proc/uptime", "second");
	machine_write(&machine, "2/proc/uptime", "first");
	/* Not samples: no number, no proc, a file. */
	machine_write(&machine, "notes/proc/uptime", "x");
	machine_write(&machine, "5/uptime", "x");
	machine_write(&machine, "7", "x");
	struct source *source = open_source(machine.root);
	ck_assert_uint_eq(source_left(source), 3);
	check_next(source, "first", 2);
	check_next(source, "second", 1);
	check_next(source, "third", 0);
	ck_assert_int_eq(source_next(source), -ENODATA);
	source_close(source);
	source = open_source(machine.root);
	source_skip_to_last(source, 2);
	check_next(source, "second", 1);
	source_close(source);
	source = open_source(machine.root);
	source_skip_to_last(source, 9);
	check_next(source, "first", 2);
	source_close(source);
	machine_finish(&machine);
}
END_TEST

START_TEST(a_proc_tree_itself)
{
	struct machine machine;
	struct buf text;
	const uint64_t *pids;
	size_t count;
	machine_init(&machine);
	machine_write(&machine, "uptime", "1 1\n");
	machine_write(&machine, "200/stat", "");
	machine_write(&machine, "3/stat", "");
	machine_write(&machine, "self/mountinfo", "");
	machine_write(&machine, "007x/stat", "");
	struct source *source = open_source(machine.root);
	ck_assert_uint_eq(source_left(source), 1);
	ck_assert_int_eq(source_next(source), 0);
	buf_init(&text, 4096);
	ck_assert_int_eq(source_read(source, "proc/uptime", false, &text), 0);
	ck_assert_str_eq(text.data, "1 1\n");
	ck_assert_int_eq(source_processes(source, &pids, &count), 0);
	ck_assert_uint_eq(count, 2);
	ck_assert_uint_eq(pids[0], 3);
	ck_assert_uint_eq(pids[1], 200);
	buf_finish(&text);
	source_close(source);
	machine_finish(&machine);
}
END_TEST

START_TEST(roots_that_are_none)
{
	struct machine machine;
	struct source *source = NULL;
	char path[128];
	machine_init(&machine);
	machine_write(&machine, "file", "");
	snprintf(path, sizeof(path), "%s/none", machine.root);
	ck_assert_int_eq(source_open(&source, &(struct source_options){.root = path}), -ENOENT);
	snprintf(path, sizeof(path), "%s/file", machine.root);
	ck_assert_int_eq(source_open(&source, &(struct source_options){.root = path}), -ENOTDIR);
	ck_assert_ptr_null(source);
	source_close(NULL);
	machine_finish(&machine);
}
END_TEST

START_TEST(this_machine_is_live)
{
	static const char *const roots[] = {NULL, "/", "/proc"};
	struct source *source = open_source(roots[_i]);
	struct buf text;
	struct stamp stamp;
	uint64_t uid;
	const uint64_t *pids;
	size_t count;
	buf_init(&text, 1 << 20);
	ck_assert(source_is_live(source) && source_is_own(source));
	ck_assert_uint_eq(source_left(source), SIZE_MAX);
	ck_assert_int_eq(source_next(source), 0);
	ck_assert_int_eq(source_read(source, "proc/self/stat", true, &text), 0);
	ck_assert_uint_gt(text.length, 0);
	source_stamp(source, &stamp);
	ck_assert_int_gt(stamp.boottime, 0);
	ck_assert(!stamp.is_guessed);
	ck_assert_int_eq(source_owner(source, (uint64_t)getpid(), &uid), 0);
	ck_assert_uint_eq(uid, geteuid());
	ck_assert_int_eq(source_processes(source, &pids, &count), 0);
	ck_assert_uint_gt(count, 0);
	for (size_t i = 1; i < count; i++)
		ck_assert_uint_lt(pids[i - 1], pids[i]);
	source_close(source);
	buf_finish(&text);
}
END_TEST

START_TEST(interfaces_have_their_numbers)
{
	struct source *source = open_source(NULL);
	struct if_nameindex *interfaces = if_nameindex();
	struct buf path, text;
	buf_init(&path, 4096);
	buf_init(&text, 4096);
	ck_assert_int_eq(source_next(source), 0);
	for (size_t i = 0; interfaces != NULL && interfaces[i].if_index != 0; i++) {
		buf_reset(&path);
		buf_reset(&text);
		buf_printf(&path, "sys/class/net/%s/ifindex", interfaces[i].if_name);
		ck_assert_int_eq(source_read(source, path.data, false, &text), 0);
		struct slice word = {.data = text.data, .length = strcspn(text.data, "\n")};
		ck_assert_uint_eq(slice_u64(word), interfaces[i].if_index);
	}
	buf_reset(&text);
	ck_assert_int_eq(source_read(source, "sys/class/net/none here/ifindex", false, &text), -ENOENT);
	/* Longer than any name may be. */
	ck_assert_int_eq(
		source_read(source, "sys/class/net/longer-than-a-name/ifindex", false, &text), -ENOENT);
	ck_assert_uint_eq(text.length, 0);
	if_freenameindex(interfaces);
	source_close(source);
	buf_finish(&path);
	buf_finish(&text);
}
END_TEST

void source_tests(TCase *tests)
{
	tcase_add_loop_test(tests, files_of_a_fixture, 0, COUNT_OF(reads));
	tcase_add_test(tests, users_and_mounts_of_a_fixture);
	tcase_add_loop_test(tests, stamps_are_the_samples_own, 0, COUNT_OF(stamps));
	tcase_add_test(tests, options_stand_in_for_what_is_not_told);
	tcase_add_test(tests, a_series_in_numeric_order);
	tcase_add_test(tests, a_range_of_a_series);
	tcase_add_test(tests, a_proc_tree_itself);
	tcase_add_test(tests, roots_that_are_none);
	tcase_add_loop_test(tests, this_machine_is_live, 0, 3);
	tcase_add_test(tests, interfaces_have_their_numbers);
}
