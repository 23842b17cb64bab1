/* SPDX-License-Identifier: MIT */
/* The limits of the own control group: the lowest of it and of all above it. */
#include "proc/sys/limits.h"
#include "core/collect/parts.h"

#include <errno.h>

/* Version 1 alone has no tree that says "0::/". */
static int find_group(struct collector *collector)
{
	struct buf *text = &collector->text, *path = &collector->path;
	buf_reset(text);
	/* Of another root's machine, and of a fixture without "self", the first process tells. */
	int error = source_is_live(collector->source) && !source_is_own(collector->source)
		? -ENOENT
		: source_read(collector->source, "proc/self/cgroup", false, text);
	if (error == -ENOENT)
		error = source_read(collector->source, "proc/1/cgroup", false, text);
	struct slice group = cgroup_limits_path((struct slice){.data = text->data, .length = text->length});
	if (error == 0 && group.length == 0)
		error = -ENOENT;
	buf_reset(path);
	buf_add_string(path, "sys/fs/cgroup");
	if (error == 0)
		buf_add(path, group.data, group.length);
	return error != 0 ? error : path->error;
}

static struct slice read_limit(struct collector *collector, const char *name)
{
	struct buf *path = &collector->path, *text = &collector->text;
	size_t length = path->length;
	buf_reset(text);
	buf_add_string(path, name);
	int error = path->error != 0 ? path->error : source_read(collector->source, path->data, false, text);
	path->length = length;
	path->data[length] = '\0';
	return error == 0 ? (struct slice){.data = text->data, .length = text->length} : slice_of("");
}

static size_t parent_length(const struct buf *path)
{
	size_t length = path->length;
	while (length > 0 && path->data[length - 1] != '/')
		length--;
	return length > 0 ? length - 1 : 0;
}

int collect_limits(struct collector *collector, struct table *table)
{
	int error = find_group(collector);
	struct buf *path = &collector->path;
	if (error != 0)
		return error;
	struct cgroup_limits *limits = table_add(table);
	if (limits == NULL)
		return table->error;
	/* Never above the root of the tree; that of a container has files too. */
	for (size_t root = sizeof("sys/fs/cgroup") - 1; path->length >= root;
		path->length = parent_length(path)) {
		path->data[path->length] = '\0';
		cgroup_limits_add_cpu(limits, read_limit(collector, "/cpu.max"));
		cgroup_limits_add_memory(limits, read_limit(collector, "/memory.max"));
	}
	if (!isnan(limits->cpu_limit) || limits->memory_limit != ABSENT_U64)
		return 0;
	table_drop_last(table);
	return -ENOENT;
}
