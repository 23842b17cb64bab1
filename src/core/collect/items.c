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

/* *place is where the copy stands; NO_ITEM when there was nothing of this item before either. */
static bool copy_item(struct item_pass *pass, size_t now, const struct label *label, uint32_t *place)
{
	size_t item = snapshot_find(pass->before, pass->family, label, &pass->hint);
	if (item == NO_ITEM || (pass->family == FAMILY_FS && !is_same_device(pass, item, now)))
		return false;
	const struct part_data *before = data_before(pass);
	size_t from = before->is_indexed ? before->index[item] : item;
	struct table *table = &pass->out->families[pass->family].parts[pass->part].table;
	/* A series may tell later what it did not tell at first. */
	if (from == NO_ITEM && !source_is_live(pass->collector->source))
		return false;
	if (from != NO_ITEM && table_copy_item(table, &before->table, from) == NULL)
		return false;
	*place = from == NO_ITEM ? NO_ITEM : (uint32_t)table->count - 1;
	pass->has_copied = true;
	return true;
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

/* *place is where the item stands; NO_ITEM when there is no such directory. */
static void fetch_item(struct item_pass *pass, const struct family_part *entry, const struct label *label,
	struct table *table, uint32_t *place)
{
	int error;
	if (entry->origin == ORIGIN_DIRECTORY) {
		set_directory(&pass->collector->path, entry->path, label);
		error = collect_directory(pass->collector, table);
	} else {
		struct fsusage *usage = table_add(table);
		error = usage == NULL ? table->error : 0;
		/* A file system that does not tell is there all the same. */
		if (usage != NULL)
			(void)source_usage(pass->collector->source, label->text, usage);
	}
	*place = error == 0 ? (uint32_t)table->count - 1 : NO_ITEM;
}

/* A fixture without the directory above has none of them: one look is enough for thousands of items. */
static bool has_directories(struct item_pass *pass, const struct family_part *entry)
{
	struct collector *collector = pass->collector;
	const char *place = strchr(entry->path == NULL ? "" : entry->path, '%');
	if (entry->origin != ORIGIN_DIRECTORY || place == NULL || source_is_live(collector->source))
		return true;
	while (place > entry->path && *place != '/')
		place--;
	buf_reset(&collector->path);
	buf_add(&collector->path, entry->path, (size_t)(place - entry->path));
	names_reset(&collector->names);
	return source_list(collector->source, collector->path.data, false, &collector->names) == 0;
}

static void collect_part(struct item_pass *pass)
{
	const struct family_part *entry = &families[pass->family].parts[pass->part];
	struct family_data *family = &pass->out->families[pass->family];
	struct part_data *data = &family->parts[pass->part];
	bool has_fresh = is_fresh(pass, entry->cost), has_any = has_directories(pass, entry);
	data->is_present = true;
	for (size_t i = 0; i < family->count && data->is_present; i++) {
		struct label label = snapshot_label(pass->out, pass->family, i);
		uint32_t place = NO_ITEM;
		if (has_any && (!has_fresh || !copy_item(pass, i, &label, &place)))
			fetch_item(pass, entry, &label, &data->table, &place);
		data->is_present = part_data_index(data, i, place) == 0;
	}
	data->is_indexed = data->is_present;
	data->taken = pass->has_copied ? data_before(pass)->taken : pass->out->stamp.boottime;
}

void collect_items(struct collector *collector, const struct interest *interest,
	const struct snapshot *before, struct snapshot *out, enum family_id family)
{
	for (size_t p = 0; p < families[family].part_count; p++) {
		enum part_origin origin = families[family].parts[p].origin;
		/* A sample of a series tells all that changes; what never does is not read again there either. */
		bool may_copy =
			source_is_live(collector->source) || families[family].parts[p].cost == COST_ONCE;
		struct item_pass pass = {
			.collector = collector,
			.before = may_copy ? before : NULL,
			.out = out,
			.family = family,
			.part = p,
		};
		bool is_ours = origin == ORIGIN_STATVFS || origin == ORIGIN_DIRECTORY;
		if (is_ours && out->families[family].is_present && interest_has_part(interest, family, p))
			collect_part(&pass);
	}
}
