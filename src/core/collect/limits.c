/* SPDX-License-Identifier: MIT */
/*
 * The limits of the own control group: the lowest of it and of all above it that can be seen. Version 2 has one tree;
 * version 1 has one for each set of controllers, with a group for each.
 */
#include "proc/sys/limits.h"
#include "base/clock.h"
#include "core/collect/parts.h"

#include <errno.h>

/* A group and what can be seen above it; collector->path is its directory. */
struct group {
	size_t root; /* length of the path of the topmost one */
	bool is_version_1;
};

static struct slice text_of(const struct collector *collector)
{
	return (struct slice){.data = collector->text.data, .length = collector->text.length};
}

static int read_text(struct collector *collector, const char *path)
{
	buf_reset(&collector->text);
	return source_read(collector->source, path, false, &collector->text);
}

/* Of another root's machine, and of a fixture without "self", the first process tells. */
static int read_groups(struct collector *collector)
{
	bool is_other = source_is_live(collector->source) && !source_is_own(collector->source);
	int error = is_other ? -ENOENT : read_text(collector, "proc/self/cgroup");
	return error == -ENOENT ? read_text(collector, "proc/1/cgroup") : error;
}

static int set_directory(
	struct collector *collector, struct slice mount, struct slice below, struct group *group)
{
	struct buf *path = &collector->path;
	buf_reset(path);
	/* Paths of a source are below its root. */
	bool is_absolute = mount.length > 0 && mount.data[0] == '/';
	buf_add(path, mount.data + is_absolute, mount.length - is_absolute);
	group->root = path->length;
	buf_add(path, below.data, below.length);
	return path->length == 0 ? -ENOENT : path->error;
}

static int find_group(
	struct collector *collector, struct table *table, const char *controller, struct group *group)
{
	int error = read_groups(collector);
	if (error != 0)
		return error;
	struct slice found = cgroup_limits_path(text_of(collector), controller);
	group->is_version_1 = found.length > 0;
	if (!group->is_version_1)
		found = cgroup_limits_path(text_of(collector), NULL);
	if (found.length == 0)
		return -ENOENT;
	struct text path = table_text(table, found);
	struct cgroup_place place;
	if (text_is_absent(path))
		return -ENOMEM;
	error = read_text(collector, "proc/self/mountinfo");
	if (error == -ENOENT && !group->is_version_1)
		return set_directory(
			collector, slice_of("/sys/fs/cgroup"), arena_slice(table->arena, path), group);
	if (error != 0)
		return error;
	const char *tree = group->is_version_1 ? controller : NULL;
	if (!cgroup_limits_find(text_of(collector), tree, path, table, &place))
		return -ENOENT;
	return set_directory(collector, arena_slice(table->arena, place.mount),
		arena_slice(table->arena, place.below), group);
}

/* A file of the group that collector->path says; empty when it cannot be read. */
static struct slice read_limit(struct collector *collector, const char *name)
{
	struct buf *path = &collector->path;
	size_t length = path->length;
	buf_add_string(path, name);
	int error = path->error != 0 ? path->error : read_text(collector, path->data);
	path->length = length;
	path->data[length] = '\0';
	return error == 0 ? text_of(collector) : slice_of("");
}

static size_t parent_length(const struct buf *path)
{
	size_t length = path->length;
	while (length > 0 && path->data[length - 1] != '/')
		length--;
	return length > 0 ? length - 1 : 0;
}

/* Goes to the group above. False when none can be seen. */
static bool go_up(struct collector *collector, const struct group *group)
{
	struct buf *path = &collector->path;
	if (path->length <= group->root)
		return false;
	path->length = parent_length(path);
	path->data[path->length] = '\0';
	return path->length >= group->root;
}

static bool add_cpu(struct collector *collector, const struct group *group, struct cgroup_limits *limits)
{
	if (!group->is_version_1)
		return cgroup_limits_add_cpu(limits, read_limit(collector, "/cpu.max"));
	uint64_t quota = cgroup_limits_number(read_limit(collector, "/cpu.cfs_quota_us"));
	uint64_t period = cgroup_limits_number(read_limit(collector, "/cpu.cfs_period_us"));
	return cgroup_limits_add_quota(limits, quota, period);
}

/* Also remembers whose limit it is. */
static void find_cpu_limit(struct collector *collector, struct table *table, struct cgroup_limits *limits)
{
	struct group group;
	buf_reset(&collector->limited);
	collector->limited_pass = collector->pass;
	collector->limited_at = clock_boottime();
	if (find_group(collector, table, "cpu", &group) != 0)
		return;
	do {
		if (add_cpu(collector, &group, limits)) {
			buf_reset(&collector->limited);
			buf_add(&collector->limited, collector->path.data, collector->path.length);
		}
	} while (go_up(collector, &group));
}

static void find_memory_limit(struct collector *collector, struct table *table, struct cgroup_limits *limits)
{
	struct group group;
	if (find_group(collector, table, "memory", &group) != 0)
		return;
	const char *file = group.is_version_1 ? "/memory.limit_in_bytes" : "/memory.max";
	do
		cgroup_limits_add_memory(limits, read_limit(collector, file));
	while (go_up(collector, &group));
}

int collect_limits(struct collector *collector, struct table *table)
{
	struct cgroup_limits limits = {.cpu_limit = NAN, .memory_limit = ABSENT_U64};
	find_cpu_limit(collector, table, &limits);
	find_memory_limit(collector, table, &limits);
	if (isnan(limits.cpu_limit) && limits.memory_limit == ABSENT_U64)
		return -ENOENT;
	struct cgroup_limits *item = table_add(table);
	if (item != NULL)
		*item = limits;
	return table->error;
}

/* Limits are changed seldom, but what they do to a group is read each time. */
static bool knows_limit(const struct collector *collector)
{
	return collector->limited_pass == collector->pass ||
		(source_is_live(collector->source) && collector->limited_pass > 0 &&
			clock_boottime() - collector->limited_at < COLLECTOR_SLOW_NS);
}

int collect_throttling(struct collector *collector, struct table *table)
{
	struct cgroup_limits limits = {.cpu_limit = NAN, .memory_limit = ABSENT_U64};
	if (!knows_limit(collector))
		find_cpu_limit(collector, table, &limits);
	if (collector->limited.length == 0 || collector->limited.error != 0)
		return -ENOENT;
	buf_reset(&collector->path);
	buf_add(&collector->path, collector->limited.data, collector->limited.length);
	return cgroup_throttling_add(table, read_limit(collector, "/cpu.stat"));
}
