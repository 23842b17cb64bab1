/* SPDX-License-Identifier: MIT */
#include "proc/sys/limits.h"
#include "suites.h"

/* clang-format off */
static const struct {
	const char *text, *path;
} paths[] = {
	{"0::/\n", "/"},
	{"0::/system.slice/web.service", "/system.slice/web.service"},
	{"9:name=systemd:/a\n1:cpu:/b\n0::/c\n", "/c"},
	{"10::/a\n", ""},
	{"0::\n", ""},
	{"1:cpu:/b\n", ""},
	{"", ""},
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
};
/* clang-format on */

START_TEST(paths_of_groups)
{
	ck_assert(slice_equals(cgroup_limits_path(slice_of(paths[_i].text)), slice_of(paths[_i].path)));
}
END_TEST

START_TEST(lowest_limits)
{
	/* In the fourth case a group above has less. */
	struct cgroup_limits found = {.cpu_limit = _i == 3 ? 3 : NAN, .memory_limit = ABSENT_U64};
	cgroup_limits_add_cpu(&found, slice_of(limits[_i].cpu));
	cgroup_limits_add_memory(&found, slice_of(limits[_i].memory));
	ck_assert(limits[_i].cpus < 0 ? isnan(found.cpu_limit) : found.cpu_limit == limits[_i].cpus);
	ck_assert(limits[_i].bytes < 0 ? found.memory_limit == ABSENT_U64
				       : (double)found.memory_limit == limits[_i].bytes);
}
END_TEST

void cgroup_limits_tests(TCase *tests)
{
	tcase_add_loop_test(tests, paths_of_groups, 0, COUNT_OF(paths));
	tcase_add_loop_test(tests, lowest_limits, 0, COUNT_OF(limits));
}
