/* SPDX-License-Identifier: MIT */
#include "proc/sys/limits.h"
#include "suites.h"

#include <errno.h>

/* clang-format off */
static const struct {
	const char *text, *controller, *path;
} paths[] = {
	{"0::/\n", NULL, "/"},
	{"0::/system.slice/web.service", NULL, "/system.slice/web.service"},
	{"9:name=systemd:/a\n1:cpu:/b\n0::/c\n", NULL, "/c"},
	{"10::/a\n", NULL, ""},
	{"0::\n", NULL, ""},
	{"1:cpu:/b\n", NULL, ""},
	{"", NULL, ""},
	{"9:name=systemd:/a\n4:cpu,cpuacct:/b\n3:cpuset:/c\n0::/d\n", "cpu", "/b"},
	{"4:cpuacct,cpu:/b\n", "cpu", "/b"},
	{"5:memory:/a:b/c d\n", "memory", "/a:b/c d"},
	{"3:cpuset:/c\n0::/d\n", "cpu", ""},
	{"4:cpu,cpuacct\n", "cpu", ""},
	{"4:cpu,cpuacct:\n", "cpu", ""},
	{"4:cpu:relative\n", "cpu", ""},
};

#define MOUNT(root, at, type, super) "36 35 0:30 " root " " at " rw,relatime master:9 - " type " " type " " super "\n"

static const struct {
	const char *mounts, *controller, *group;
	const char *directory, *below; /* NULL: none is found */
} mounts[] = {
	{MOUNT("/", "/sys/fs/cgroup", "cgroup2", "rw"), NULL, "/a/b", "/sys/fs/cgroup", "/a/b"},
	{MOUNT("/", "/sys/fs/cgroup", "cgroup2", "rw"), NULL, "/", "/sys/fs/cgroup", ""},
	{MOUNT("/a", "/sys/fs/cgroup", "cgroup2", "rw"), NULL, "/a", "/sys/fs/cgroup", ""},
	{MOUNT("/a", "/sys/fs/cgroup", "cgroup2", "rw"), NULL, "/a/b", "/sys/fs/cgroup", "/b"},
	/* Another group's, of the same beginning, and one above what is mounted. */
	{MOUNT("/a", "/sys/fs/cgroup", "cgroup2", "rw"), NULL, "/ab", NULL, NULL},
	{MOUNT("/a", "/sys/fs/cgroup", "cgroup2", "rw"), NULL, "/", NULL, NULL},
	{MOUNT("/", "/sys/fs/cgroup", "cgroup2", "rw"), NULL, "/../b", NULL, NULL},
	{MOUNT("/", "/sys/fs/cgroup", "cgroup2", "rw"), NULL, "/..", NULL, NULL},
	{MOUNT("/", "/sys/fs/cgroup", "cgroup2", "rw"), NULL, "/..a", "/sys/fs/cgroup", "/..a"},
	{MOUNT("/", "/cg/m", "cgroup", "rw,memory") MOUNT("/", "/cg/c", "cgroup", "rw,cpu,cpuacct"), "cpu", "/a", "/cg/c", "/a"},
	{MOUNT("/", "/cg/m", "cgroup", "rw,memory") MOUNT("/", "/cg/c", "cgroup", "rw,cpu,cpuacct"), "memory", "/a", "/cg/m", "/a"},
	{MOUNT("/", "/cg/c", "cgroup", "rw,cpuacct"), "cpu", "/a", NULL, NULL},
	{MOUNT("/", "/cg", "cgroup2", "rw,cpu"), "cpu", "/a", NULL, NULL},
	{MOUNT("/", "/cg", "cgroup", "rw,cpu"), NULL, "/a", NULL, NULL},
	/* The second of two views has it. */
	{MOUNT("/b", "/one", "cgroup2", "rw") MOUNT("/a", "/two", "cgroup2", "rw"), NULL, "/a/c", "/two", "/c"},
	{MOUNT("/my\\040pod", "/my\\040groups", "cgroup2", "rw"), NULL, "/my pod/x", "/my groups", "/x"},
	{"36 35 0:30 / /sys/fs/cgroup rw - cgroup2", NULL, "/a", NULL, NULL},
	{"", NULL, "/a", NULL, NULL},
};

static const struct {
	const char *cpu, *memory;
	double cpus, bytes; /* below 0: absent */
} limits[] = {
	{"50000 100000\n", "268435456\n", 0.5, 268435456},
	{"max 100000\n", "max\n", -1, -1},
	{"200000 100000", "4096", 2, 4096},
	{"400000 100000\n", "999999999999999999999\n", 3, -1},
	{"0 100000\n", "x\n", -1, -1},
	{"50000\n", "", -1, -1},
	{"50000 0\n", "0\n", -1, 0},
	/* No limit in version 1: with pages of 4 and of 64 KiB, of old kernels, of 32 bits. */
	{"", "9223372036854771712\n", -1, -1},
	{"", "9223372036854710272\n", -1, -1},
	{"", "9223372036854775807\n", -1, -1},
	{"", "18446744073709551615\n", -1, -1},
	{"", "8796093018112\n", -1, -1},
	{"", "8796093022208\n", -1, 8796093022208.0},
};

static const struct {
	const char *quota, *period;
	double cpus; /* below 0: absent */
} quotas[] = {
	{"150000\n", "100000\n", 1.5},
	{"-1\n", "100000\n", -1},
	{"0\n", "100000\n", -1},
	{"150000\n", "0\n", -1},
	{"150000\n", "", -1},
	{"", "100000\n", -1},
	{"x", "100000\n", -1},
};

static const struct {
	const char *text;
	int result;
	struct cgroup_throttling item;
} throttlings[] = {
	{"usage_usec 9\nnr_periods 40\nnr_throttled 4\nthrottled_usec 1500\n", 0, {40, 4, 1500000}},
	{"nr_periods 40\nnr_throttled 4\nthrottled_time 1500\n", 0, {40, 4, 1500}},
	{"nr_periods 40\nnr_throttled 4\nthrottled_usec 1500\nnr_bursts 1\nburst_usec 7", 0, {40, 4, 1500000}},
	{"nr_periods x\nnr_throttled 4\nthrottled_usec 20000000000000000\n", -ENOENT, {0}},
	{"nr_periods 7\nthrottled_usec 20000000000000000\n", 0, {7, ABSENT_U64, ABSENT_U64}},
	{"usage_usec 9\nuser_usec 8\nsystem_usec 1\n", -ENOENT, {0}},
	{"", -ENOENT, {0}},
};
/* clang-format on */

START_TEST(paths_of_groups)
{
	struct slice path = cgroup_limits_path(slice_of(paths[_i].text), paths[_i].controller);
	ck_assert(slice_equals(path, slice_of(paths[_i].path)));
}
END_TEST

START_TEST(places_of_groups)
{
	struct arena arena;
	struct table table;
	struct cgroup_place place;
	arena_init(&arena);
	table_init(&table, &cgroup_limits_part, &arena);
	struct text group = table_text(&table, slice_of(mounts[_i].group));
	bool is_found =
		cgroup_limits_find(slice_of(mounts[_i].mounts), mounts[_i].controller, group, &table, &place);
	ck_assert(is_found == (mounts[_i].directory != NULL));
	if (is_found) {
		ck_assert(slice_equals(arena_slice(&arena, place.mount), slice_of(mounts[_i].directory)));
		ck_assert(slice_equals(arena_slice(&arena, place.below), slice_of(mounts[_i].below)));
	}
	table_finish(&table);
	arena_finish(&arena);
}
END_TEST

START_TEST(lowest_limits)
{
	/* In the fourth case a group above has less. */
	struct cgroup_limits found = {.cpu_limit = _i == 3 ? 3 : NAN, .memory_limit = ABSENT_U64};
	bool is_less = cgroup_limits_add_cpu(&found, slice_of(limits[_i].cpu));
	ck_assert(is_less == (limits[_i].cpus >= 0 && _i != 3));
	is_less = cgroup_limits_add_memory(&found, slice_of(limits[_i].memory));
	ck_assert(is_less == (limits[_i].bytes >= 0));
	ck_assert(limits[_i].cpus < 0 ? isnan(found.cpu_limit) : found.cpu_limit == limits[_i].cpus);
	ck_assert(limits[_i].bytes < 0 ? found.memory_limit == ABSENT_U64
				       : (double)found.memory_limit == limits[_i].bytes);
}
END_TEST

START_TEST(quotas_of_version_1)
{
	struct cgroup_limits found = {.cpu_limit = NAN, .memory_limit = ABSENT_U64};
	bool is_less = cgroup_limits_add_quota(&found, cgroup_limits_number(slice_of(quotas[_i].quota)),
		cgroup_limits_number(slice_of(quotas[_i].period)));
	ck_assert(is_less == (quotas[_i].cpus >= 0));
	ck_assert(is_less ? found.cpu_limit == quotas[_i].cpus : isnan(found.cpu_limit));
}
END_TEST

START_TEST(throttling_of_both_versions)
{
	struct arena arena;
	struct table table;
	arena_init(&arena);
	table_init(&table, &cgroup_throttling_part, &arena);
	int result = cgroup_throttling_add(&table, slice_of(throttlings[_i].text));
	ck_assert_int_eq(result, throttlings[_i].result);
	ck_assert_uint_eq(table.count, result == 0);
	if (result == 0) {
		const struct cgroup_throttling *item = table_item(&table, 0),
					       *expected = &throttlings[_i].item;
		ck_assert_uint_eq(item->periods, expected->periods);
		ck_assert_uint_eq(item->throttled_periods, expected->throttled_periods);
		ck_assert_uint_eq(item->throttled, expected->throttled);
	}
	table_finish(&table);
	arena_finish(&arena);
}
END_TEST

void cgroup_limits_tests(TCase *tests)
{
	tcase_add_loop_test(tests, paths_of_groups, 0, COUNT_OF(paths));
	tcase_add_loop_test(tests, places_of_groups, 0, COUNT_OF(mounts));
	tcase_add_loop_test(tests, lowest_limits, 0, COUNT_OF(limits));
	tcase_add_loop_test(tests, quotas_of_version_1, 0, COUNT_OF(quotas));
	tcase_add_loop_test(tests, throttling_of_both_versions, 0, COUNT_OF(throttlings));
}
