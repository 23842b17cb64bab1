/* SPDX-License-Identifier: MIT */
#include "proc/sys/limits.h"

#include "proc/octal.h"
#include "proc/pid/mountinfo.h"

#include <errno.h>
#include <string.h>

static double derive_throttled(const void *before, const void *now, const struct metric_context *context)
{
	if (before == NULL)
		return NAN;
	const struct cgroup_throttling *a = before, *b = now;
	return counter_growth(a->throttled, b->throttled) / 1e7 / context->seconds;
}

/* clang-format off */
static const struct metric limit_rows[] = {
	{FIELD(cgroup_limits, cpu_limit), .help = "most CPUs that its control groups let it use"},
	{FIELD(cgroup_limits, memory_limit), .unit = UNIT_BYTES, .help = "most memory that its control groups let it use"},
};

#define THROTTLING(member) .offset = offsetof(struct cgroup_throttling, member), .type = TYPE_U64, .kind = METRIC_COUNTER
static const struct metric throttling_rows[] = {
	{.name = "cpu_throttled", .kind = METRIC_DERIVED, .unit = UNIT_PERCENT, .derive = derive_throttled, .limits = {10, 20, 50}, .help = "time held back by the CPU limit, summed over CPUs"},
	{.name = "cpu_limit_periods", THROTTLING(periods), .help = "periods of the CPU limit"},
	{.name = "cpu_throttled_periods", THROTTLING(throttled_periods), .help = "periods in which it was held back"},
	{.name = "cpu_throttled", THROTTLING(throttled), .unit = UNIT_SECONDS, .scale = 1e-9, .help = "time held back"},
};
#undef THROTTLING
/* clang-format on */

const struct part cgroup_limits_part = {
	.name = "limits",
	.size = sizeof(struct cgroup_limits),
	.rows = limit_rows,
	.row_count = COUNT_OF(limit_rows),
	.cap = 1,
};

const struct part cgroup_throttling_part = {
	.name = "throttling",
	.size = sizeof(struct cgroup_throttling),
	.rows = throttling_rows,
	.row_count = COUNT_OF(throttling_rows),
	.cap = 1,
};

/* "4:cpu,cpuacct:/a" of version 1, "0::/a" of version 2. A path may hold colons. */
static bool is_of(struct slice number, struct slice controllers, const char *controller)
{
	if (controller == NULL)
		return slice_equals(number, slice_of("0")) && controllers.length == 0;
	return mountinfo_has_option(controllers, controller);
}

struct slice cgroup_limits_path(struct slice text, const char *controller)
{
	struct scan file = scan_slice(text), line;
	struct slice number, controllers;
	while (scan_line(&file, &line)) {
		if (!scan_until(&line, ':', &number) || !scan_until(&line, ':', &controllers) ||
			!is_of(number, controllers, controller))
			continue;
		struct slice path = {.data = line.at, .length = (size_t)(line.end - line.at)};
		if (path.length > 0 && path.data[0] == '/')
			return path;
	}
	return slice_of("");
}

/* The kernel writes so of a group that is outside of what this one may see. */
static bool is_outside(struct slice group)
{
	return slice_equals(group, slice_of("/..")) ||
		(group.length > 3 && memcmp(group.data, "/../", 4) == 0);
}

/* What stands behind root in the path of the group. False when the group is not below it. */
static bool find_below(const struct arena *arena, struct text root, struct text group, struct text *below)
{
	struct slice upper = arena_slice(arena, root), whole = arena_slice(arena, group);
	size_t length = slice_equals(upper, slice_of("/")) ? 0 : upper.length;
	if (is_outside(whole) || whole.length < length || memcmp(whole.data, upper.data, length) != 0 ||
		(whole.length > length && whole.data[length] != '/'))
		return false;
	uint32_t left = group.length - (uint32_t)length;
	*below = (struct text){.offset = group.offset + (uint32_t)length, .length = left > 1 ? left : 0};
	return true;
}

bool cgroup_limits_find(struct slice mounts, const char *controller, struct text group, struct table *out,
	struct cgroup_place *place)
{
	struct scan file = scan_slice(mounts), line;
	struct mountinfo_line mount;
	while (scan_line(&file, &line)) {
		if (!mountinfo_take_line(&line, &mount) ||
			!slice_equals(mount.type, slice_of(controller == NULL ? "cgroup2" : "cgroup")) ||
			(controller != NULL && !mountinfo_has_option(mount.super, controller)))
			continue;
		struct text below, root = octal_decode(out, mount.root);
		struct text directory = octal_decode(out, mount.mount);
		if (!find_below(out->arena, root, group, &below))
			continue;
		*place = (struct cgroup_place){.mount = directory, .below = below};
		return true;
	}
	return false;
}

uint64_t cgroup_limits_number(struct slice text)
{
	struct scan file = scan_slice(text), line;
	uint64_t number;
	return scan_line(&file, &line) && scan_u64(&line, &number) ? number : ABSENT_U64;
}

bool cgroup_limits_add_quota(struct cgroup_limits *limits, uint64_t quota, uint64_t period)
{
	if (quota == ABSENT_U64 || period == ABSENT_U64 || quota == 0 || period == 0)
		return false;
	double cpus = (double)quota / (double)period;
	if (cpus >= limits->cpu_limit)
		return false;
	limits->cpu_limit = cpus;
	return true;
}

bool cgroup_limits_add_cpu(struct cgroup_limits *limits, struct slice text)
{
	struct scan file = scan_slice(text), line;
	uint64_t quota, period;
	return scan_line(&file, &line) && scan_u64(&line, &quota) && scan_u64(&line, &period) &&
		cgroup_limits_add_quota(limits, quota, period);
}

/* Version 1 has no word for none: it writes the most that its counter of pages can hold, 31 bits of them on 32 bits. */
static bool is_no_limit(uint64_t bytes)
{
	return bytes >= UINT64_C(1) << 60 || bytes == (uint64_t)INT32_MAX * 4096;
}

bool cgroup_limits_add_memory(struct cgroup_limits *limits, struct slice text)
{
	uint64_t bytes = cgroup_limits_number(text);
	if (is_no_limit(bytes) || bytes >= limits->memory_limit)
		return false;
	limits->memory_limit = bytes;
	return true;
}

static uint64_t nanoseconds(uint64_t microseconds)
{
	uint64_t product;
	if (microseconds == ABSENT_U64 || __builtin_mul_overflow(microseconds, UINT64_C(1000), &product))
		return ABSENT_U64;
	return product;
}

int cgroup_throttling_add(struct table *out, struct slice text)
{
	struct scan file = scan_slice(text), line;
	struct slice key;
	uint64_t number;
	struct cgroup_throttling *item = table_add(out);
	if (item == NULL)
		return out->error;
	while (scan_line(&file, &line)) {
		if (!scan_word(&line, &key) || !scan_u64(&line, &number))
			continue;
		if (slice_equals(key, slice_of("nr_periods")))
			item->periods = number;
		else if (slice_equals(key, slice_of("nr_throttled")))
			item->throttled_periods = number;
		else if (slice_equals(key, slice_of("throttled_usec")))
			item->throttled = nanoseconds(number);
		else if (slice_equals(key, slice_of("throttled_time")))
			item->throttled = number;
	}
	if (item->periods != ABSENT_U64 || item->throttled != ABSENT_U64)
		return 0;
	table_drop_last(out);
	return -ENOENT;
}
