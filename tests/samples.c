/* SPDX-License-Identifier: MIT */
#include "samples.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/scan.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { MOST_BYTES = 64 << 20, MOST_DEPTH = 16 };

struct search {
	const char *pattern;
	samples_visit *visit;
	void *argument;
	size_t found;
};

static bool takes_last(struct scan *path, struct slice *component)
{
	struct scan whole = *path;
	struct slice before;
	if (scan_until_last(&whole, '/', &before)) {
		*component = (struct slice){.data = whole.at, .length = (size_t)(whole.end - whole.at)};
		path->end = before.data + before.length;
		return true;
	}
	*component = (struct slice){.data = path->at, .length = (size_t)(path->end - path->at)};
	path->end = path->at;
	return component->length > 0;
}

/* Compares component by component from the end; PID takes any number. */
static bool matches(const char *path, const char *pattern)
{
	struct scan path_left = scan_slice(slice_of(path)), pattern_left = scan_slice(slice_of(pattern));
	struct slice component, wanted;
	while (takes_last(&pattern_left, &wanted)) {
		if (!takes_last(&path_left, &component))
			return false;
		bool is_number = slice_u64(component) != SCAN_ABSENT_U64;
		if (!slice_equals(component, wanted) && !(slice_equals(wanted, slice_of("PID")) && is_number))
			return false;
	}
	return true;
}

static void visit_file(struct search *search, const char *path)
{
	struct buf text;
	buf_init(&text, MOST_BYTES);
	if (file_read(AT_FDCWD, path, FILE_REGULAR, &text) == 0) {
		search->found++;
		search->visit(
			path, (struct slice){.data = text.data, .length = text.length}, search->argument);
	}
	buf_finish(&text);
}

static void walk(struct search *search, const char *path, int depth)
{
	/* Sorted, so that a failure comes at the same place every time. */
	struct dirent **entries;
	int count = depth < MOST_DEPTH ? scandir(path, &entries, NULL, alphasort) : -1;
	for (int i = 0; i < count; i++) {
		const char *name = entries[i]->d_name;
		struct buf child;
		struct stat status;
		buf_init(&child, 65536);
		buf_printf(&child, "%s/%s", path, name);
		if (strcmp(name, ".") != 0 && strcmp(name, "..") != 0 && lstat(child.data, &status) == 0) {
			if (S_ISDIR(status.st_mode))
				walk(search, child.data, depth + 1);
			else if (S_ISREG(status.st_mode) && matches(child.data, search->pattern))
				visit_file(search, child.data);
		}
		buf_finish(&child);
		free(entries[i]);
	}
	if (count >= 0)
		free(entries);
}

size_t samples_each(const char *directory, const char *pattern, samples_visit *visit, void *argument)
{
	struct search search = {.pattern = pattern, .visit = visit, .argument = argument};
	walk(&search, directory, 0);
	return search.found;
}
