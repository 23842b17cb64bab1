/* SPDX-License-Identifier: MIT */
#include "core/process/unit.h"

#include "base/scan.h"
#include "metric/part.h"

#include <string.h>

/* What the kernel writes behind the path of a group that has been removed. */
#define REMOVED " (deleted)"

static bool ends_with(struct slice text, const char *end)
{
	size_t length = strlen(end);
	return text.length > length && memcmp(text.data + text.length - length, end, length) == 0;
}

static bool is_unit(struct slice component)
{
	static const char *const ends[] = {".service", ".scope", ".slice", ".socket", ".mount", ".swap"};
	for (size_t i = 0; i < COUNT_OF(ends); i++)
		if (ends_with(component, ends[i]))
			return true;
	return false;
}

/* The last component, which is taken off path; empty when none is left. */
static struct slice take_last(struct slice *path)
{
	size_t end = path->length;
	while (end > 0 && path->data[end - 1] == '/')
		end--;
	size_t begin = end;
	while (begin > 0 && path->data[begin - 1] != '/')
		begin--;
	path->length = begin;
	return (struct slice){.data = path->data + begin, .length = end - begin};
}

struct slice process_unit(struct slice cgroup)
{
	if (ends_with(cgroup, REMOVED))
		cgroup.length -= strlen(REMOVED);
	struct slice last = take_last(&cgroup);
	for (struct slice component = last; component.length > 0; component = take_last(&cgroup))
		if (is_unit(component))
			return component;
	/* Above the root of an own namespace of control groups there is only "..". */
	return last.length == 0 || slice_equals(last, slice_of("..")) ? slice_of("-") : last;
}
