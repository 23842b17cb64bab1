/* SPDX-License-Identifier: MIT */
/* Control groups of version 2: the directories of their tree, each before what is below it. */
#include "core/collect/parts.h"
#include "proc/sys/cgroup.h"

#include <errno.h>
#include <string.h>

enum { DEEPEST = 64 };

/* The whole tree, or beside version 1 the one mount that holds it. */
static const char *find_root(struct collector *collector, int *error)
{
	static const struct {
		const char *root, *proof;
	} roots[] = {
		{"sys/fs/cgroup", "sys/fs/cgroup/cgroup.controllers"},
		{"sys/fs/cgroup/unified", "sys/fs/cgroup/unified/cgroup.controllers"},
	};
	for (size_t i = 0; i < COUNT_OF(roots); i++) {
		buf_reset(&collector->text);
		*error = source_read(collector->source, roots[i].proof, false, &collector->text);
		if (*error == 0)
			return roots[i].root;
	}
	return NULL;
}

static bool set_path(struct collector *collector, const char *root, const char *group)
{
	buf_reset(&collector->path);
	buf_add_string(&collector->path, root);
	buf_add_string(&collector->path, group);
	return collector->path.error == 0;
}

static size_t depth_of(const char *group)
{
	size_t depth = 0;
	for (; *group != '\0'; group++)
		depth += *group == '/';
	return depth;
}

/* Adds the groups right below one to the list of those to come. */
static void add_children(struct collector *collector, const char *root, size_t at)
{
	struct names *names = &collector->names, *groups = &collector->groups;
	struct buf *path = &collector->path;
	names_reset(names);
	if (depth_of(names_get(groups, at)) >= DEEPEST || !set_path(collector, root, names_get(groups, at)) ||
		source_list(collector->source, path->data, true, names) != 0)
		return;
	for (size_t i = 0; i < names->count && groups->error == 0; i++) {
		buf_reset(path);
		buf_add_string(path, names_get(groups, at));
		buf_add_char(path, '/');
		buf_add_string(path, names_get(names, i));
		if (path->error == 0)
			names_add(groups, path->data);
	}
}

static void add_group(struct collector *collector, const char *root, const char *group, struct table *table)
{
	if (!set_path(collector, root, group) || collect_directory(collector, table) != 0)
		return;
	struct cgroup *item = table_item(table, table->count - 1);
	item->path = table_text(table, slice_of(group[0] == '\0' ? "/" : group));
}

int collect_cgroups(struct collector *collector, struct table *table)
{
	int error;
	const char *root = find_root(collector, &error);
	struct names *groups = &collector->groups;
	if (root == NULL)
		return error;
	names_reset(groups);
	names_add(groups, "");
	for (size_t i = 0; i < groups->count && table->error == 0; i++) {
		add_group(collector, root, names_get(groups, i), table);
		add_children(collector, root, i);
	}
	return table->error != 0 ? table->error : groups->error;
}
