/* SPDX-License-Identifier: MIT */
/*
 * Parts that are had item by item. What need not be had each time is copied from the same item of the sample before
 * while that is fresh enough; an item that is new is asked at once.
 */
#include "core/collect/parts.h"

#include "proc/cmon/fsusage.h"
#include "proc/pid/mountinfo.h"

#include <errno.h>
#include <string.h>

struct item_pass {
	struct collector *collector;
	const struct snapshot *before; /* NULL: nothing to copy from */
	struct snapshot *out;
	enum family_id family;
	size_t part;
	size_t hint; /* item of before behind the one found last */
	bool has_copied;
};

static const struct part_data *data_before(const struct item_pass *pass)
{
	return &pass->before->families[pass->family].parts[pass->part];
}

static bool is_fresh(const struct item_pass *pass, enum part_cost cost)
{
	if (pass->before == NULL || !data_before(pass)->is_present || cost == COST_EACH)
		return false;
	return cost == COST_ONCE || pass->out->stamp.boottime - data_before(pass)->taken < COLLECTOR_SLOW_NS;
}

/* Another file system at the same place is another item, whose size nobody has asked yet. */
static bool is_same_device(const struct item_pass *pass, size_t before, size_t now)
{
	const struct mountinfo *a = snapshot_item(pass->before, FAMILY_FS, FS_MOUNT, before);
	const struct mountinfo *b = snapshot_item(pass->out, FAMILY_FS, FS_MOUNT, now);
	return a != NULL && b != NULL &&
		slice_equals(arena_slice(&pass->before->arena, a->device_number),
			arena_slice(&pass->out->arena, b->device_number));
}

static bool copy_item(struct item_pass *pass, size_t now, const struct label *label)
{
	size_t item = snapshot_find(pass->before, pass->family, label, &pass->hint);
	if (item == NO_ITEM || (pass->family == FAMILY_FS && !is_same_device(pass, item, now)))
		return false;
	struct table *table = &pass->out->families[pass->family].parts[pass->part].table;
	bool is_copied = table_copy_item(table, &data_before(pass)->table, item) != NULL;
	pass->has_copied |= is_copied;
	return is_copied;
}

/* A name as sysfs spells it: a slash in it is written as an exclamation mark. */
static void set_directory(struct buf *path, const char *pattern, const struct label *label)
{
	const char *place = strchr(pattern, '%');
	size_t before = place == NULL ? strlen(pattern) : (size_t)(place - pattern);
	buf_reset(path);
	buf_add(path, pattern, before);
	size_t start = path->length;
	label_add(path, label);
	for (size_t i = start; i < path->length; i++)
		if (path->data[i] == '/')
			path->data[i] = '!';
	buf_add_string(path, place == NULL ? "" : place + 1);
}

/* Makes "key value" lines out of the files of one directory, one per row, for the part's parser. */
static int fetch_directory(
	struct item_pass *pass, const char *pattern, const struct label *label, struct table *table)
{
	struct collector *collector = pass->collector;
	struct buf *path = &collector->path, *text = &collector->text;
	const struct part *part = table->part;
	set_directory(path, pattern, label);
	size_t directory = path->length;
	buf_reset(text);
	for (size_t r = 0; r < part->row_count && path->error == 0; r++) {
		if (part->rows[r].key == NULL)
			continue;
		size_t start = text->length;
		path->length = directory;
		buf_add_char(path, '/');
		buf_add_string(path, part->rows[r].key);
		buf_add_string(text, part->rows[r].key);
		buf_add_char(text, ' ');
		/* A file that is not there, or says EINVAL (speed of a link that is down), leaves its row absent. */
		if (source_read(collector->source, path->data, true, text) != 0)
			text->length = start;
		else if (text->data[text->length - 1] != '\n')
			buf_add_char(text, '\n');
	}
	return part->parse(text->data, text->length, table);
}

static int fetch_item(struct item_pass *pass, const struct family_part *entry, const struct label *label,
	struct table *table)
{
	if (entry->origin == ORIGIN_DIRECTORY)
		return fetch_directory(pass, entry->path, label, table);
	struct fsusage *usage = table_add(table);
	return usage == NULL ? table->error : source_usage(pass->collector->source, label->text, usage);
}

static void collect_part(struct item_pass *pass)
{
	const struct family_part *entry = &families[pass->family].parts[pass->part];
	struct family_data *family = &pass->out->families[pass->family];
	struct part_data *data = &family->parts[pass->part];
	bool has_fresh = is_fresh(pass, entry->cost);
	data->is_present = true;
	for (size_t i = 0; i < family->count && data->is_present; i++) {
		struct label label = snapshot_label(pass->out, pass->family, i);
		if (has_fresh && copy_item(pass, i, &label))
			continue;
		/* What cannot be had of one item is absent there, and the others go on. */
		(void)fetch_item(pass, entry, &label, &data->table);
		data->is_present = data->table.count > i || table_add(&data->table) != NULL;
	}
	data->taken = pass->has_copied ? data_before(pass)->taken : pass->out->stamp.boottime;
}

void collect_items(struct collector *collector, const struct interest *interest,
	const struct snapshot *before, struct snapshot *out, enum family_id family)
{
	for (size_t p = 0; p < families[family].part_count; p++) {
		enum part_origin origin = families[family].parts[p].origin;
		struct item_pass pass = {
			.collector = collector,
			.before = source_is_live(collector->source) ? before : NULL,
			.out = out,
			.family = family,
			.part = p,
		};
		bool is_ours = origin == ORIGIN_STATVFS || origin == ORIGIN_DIRECTORY;
		if (is_ours && out->families[family].is_present && interest_has_part(interest, family, p))
			collect_part(&pass);
	}
}
