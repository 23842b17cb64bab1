/* SPDX-License-Identifier: MIT */
#include "proc/directory.h"
#include "core/collect/parts.h"

#include <errno.h>
#include <string.h>

/* What a directory says is how much is in it. */
static void count_names(struct collector *collector)
{
	names_reset(&collector->names);
	if (source_list(collector->source, collector->path.data, false, &collector->names) == 0)
		buf_add_u64(&collector->text, collector->names.count);
}

static int read_below(struct collector *collector, size_t directory, struct slice name)
{
	struct buf *path = &collector->path;
	path->length = directory;
	buf_add_char(path, '/');
	buf_add(path, name.data, name.length);
	buf_reset(&collector->text);
	if (path->error != 0)
		return path->error;
	if (name.data[name.length - 1] != '/')
		return source_read(collector->source, path->data, false, &collector->text);
	count_names(collector);
	return 0;
}

int collect_directory(struct collector *collector, struct table *table)
{
	const struct part *part = table->part;
	size_t directory = collector->path.length;
	void *item = table_add(table);
	struct slice last = slice_of("");
	bool is_found = false;
	/* The kernel would see another path than the label says. */
	int error = memchr(collector->path.data, '\0', directory) == NULL ? 0 : -ENOENT;
	for (size_t r = 0; item != NULL && r < part->row_count; r++) {
		const struct metric *row = &part->rows[r];
		struct slice name = directory_file(row);
		if (name.length == 0)
			continue;
		/* A file that is not there, or says EINVAL (speed of a link that is down), leaves its rows absent. */
		if (!slice_equals(name, last))
			error = read_below(collector, directory, name);
		last = name;
		struct slice text = {.data = collector->text.data, .length = collector->text.length};
		if (error == 0)
			is_found |= directory_store(row, item, text, table);
	}
	collector->path.length = directory;
	collector->path.data[directory] = '\0';
	if (item == NULL)
		return table->error;
	if (!is_found)
		table_drop_last(table);
	else if (part->amend != NULL)
		part->amend(item);
	return is_found ? 0 : -ENOENT;
}
