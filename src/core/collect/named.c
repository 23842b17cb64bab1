/* SPDX-License-Identifier: MIT */
/*
 * Families whose items are files of one directory with names that are known: the file's name is the label, its text the
 * rest. A file that is not there, or that the kernel refuses to read (pressure that is switched off: EOPNOTSUPP), is
 * no item.
 */
#include "core/collect/parts.h"

#include <errno.h>
#include <string.h>

static void set_path(struct buf *path, const char *pattern, struct slice name)
{
	const char *place = strchr(pattern, '%');
	buf_reset(path);
	buf_add(path, pattern, (size_t)(place - pattern));
	buf_add(path, name.data, name.length);
	buf_add_string(path, place + 1);
}

/* Adds the item of one file. Returns 0 or -errno; then there is none. */
static int add_item(struct collector *collector, const char *pattern, struct slice name, struct table *table)
{
	size_t count = table->count;
	set_path(&collector->path, pattern, name);
	buf_reset(&collector->text);
	int error = source_read(collector->source, collector->path.data, false, &collector->text);
	if (error == 0)
		error = table->part->parse(collector->text.data, collector->text.length, table);
	if (table->count == count)
		return error;
	char *label = (char *)table_item(table, count) + part_label(table->part)->offset;
	*(struct text *)(void *)label = table_text(table, name);
	return 0;
}

size_t collect_named(struct collector *collector, struct snapshot *out, enum family_id family, size_t part)
{
	const struct family_part *entry = &families[family].parts[part];
	struct part_data *data = &out->families[family].parts[part];
	struct scan names = scan_slice(slice_of(families[family].items));
	struct slice name;
	int error = -ENOENT;
	while (scan_word(&names, &name)) {
		int result = add_item(collector, entry->path, name, &data->table);
		/* Of several reasons the one that says most: not only that there is no such file. */
		if (error == -ENOENT)
			error = result;
	}
	data->is_present = data->table.count > 0;
	data->error = data->is_present ? 0 : error;
	data->taken = out->stamp.boottime;
	return data->table.count;
}
