/* SPDX-License-Identifier: MIT */
#include "core/collector.h"

#include "core/collect/parts.h"
#include "proc/run/utmp.h"
#include "proc/sys/cgroup.h"
#include "proc/sys/limits.h"
#include "proc/sys/sensor.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The largest kernel text that is read: tens of MB are real for smaps, none of our files comes near. */
enum { TEXT_LENGTH = 256 << 20, PATH_LENGTH = 4096 };

void collector_init(struct collector *collector, struct source *source)
{
	*collector = (struct collector){.source = source};
	buf_init(&collector->text, TEXT_LENGTH);
	buf_init(&collector->path, PATH_LENGTH);
	buf_init(&collector->limited, PATH_LENGTH);
	names_init(&collector->names, CAP_NAMES);
	names_init(&collector->groups, CAP_CGROUPS);
}

void collector_finish(struct collector *collector)
{
	buf_finish(&collector->text);
	buf_finish(&collector->path);
	buf_finish(&collector->limited);
	names_finish(&collector->names);
	names_finish(&collector->groups);
	free(collector->clocks[0].clocks);
	free(collector->clocks[1].clocks);
}

static void parse_part(const struct collector *collector, bool wants_extra, struct part_data *data)
{
	data->table.wants_extra = wants_extra && data->table.part->has_extra;
	data->error = data->table.part->parse(collector->text.data, collector->text.length, &data->table);
	/* A list cut at its cap is shown as far as it goes. */
	data->is_present = data->error == 0 || data->error == -EFBIG;
}

/* A part that is not read each time is taken from the snapshot before while it is fresh enough. */
static bool copy_forward(const struct collector *collector, const struct family_part *entry, bool wants_extra,
	const struct part_data *before, const struct snapshot *now, struct part_data *out)
{
	if (entry->cost == COST_EACH || before == NULL || !before->is_present ||
		!source_is_live(collector->source))
		return false;
	if (entry->cost == COST_SLOW && now->stamp.boottime - before->taken >= COLLECTOR_SLOW_NS)
		return false;
	if (wants_extra && !before->table.wants_extra)
		return false;
	if (table_copy(&out->table, &before->table) != 0)
		return false;
	out->is_present = true;
	out->error = before->error;
	out->taken = before->taken;
	return true;
}

struct pass {
	struct collector *collector;
	const struct interest *interest;
	const struct snapshot *before;
	struct snapshot *out;
	size_t readable;
};

static bool is_wanted_file(const struct pass *pass, enum family_id family, size_t part)
{
	const struct part_data *data = &pass->out->families[family].parts[part];
	enum part_origin origin = families[family].parts[part].origin;
	return (origin == ORIGIN_FILE || origin == ORIGIN_WALK) && !data->is_present && data->error == 0 &&
		interest_has_part(pass->interest, family, part);
}

/* The text is there: give it to every part that wants this file. */
static void parse_wanted(struct pass *pass, const char *path, int error)
{
	for (enum family_id f = 0; f < FAMILY_COUNT; f++) {
		for (size_t p = 0; p < families[f].part_count; p++) {
			struct part_data *data = &pass->out->families[f].parts[p];
			if (!is_wanted_file(pass, f, p) || strcmp(families[f].parts[p].path, path) != 0)
				continue;
			data->taken = pass->out->stamp.boottime;
			data->error = error;
			if (error == 0)
				parse_part(pass->collector, pass->interest->extra[f][p], data);
		}
	}
}

typedef int walker(struct collector *collector, struct table *table);

/* Of a part with ORIGIN_WALK, and of one whose file has a stand-in where it is missing; NULL for others. */
static walker *find_walk(const struct part *part)
{
	static const struct {
		const struct part *part;
		walker *walk;
	} walks[] = {
		{&cgroup_limits_part, collect_limits},
		{&cgroup_part, collect_cgroups},
		{&cgroup_throttling_part, collect_throttling},
		{&sensor_part, collect_sensors},
		{&utmp_part, collect_sessions},
	};
	for (size_t i = 0; i < COUNT_OF(walks); i++)
		if (walks[i].part == part)
			return walks[i].walk;
	return NULL;
}

static void walk_part(struct pass *pass, enum family_id family, size_t part)
{
	struct part_data *data = &pass->out->families[family].parts[part];
	walker *walk = find_walk(data->table.part);
	data->taken = pass->out->stamp.boottime;
	data->error = walk == NULL ? -ENOENT : walk(pass->collector, &data->table);
	data->is_present = data->error == 0 || data->error == -EFBIG;
	pass->readable += data->is_present;
	/* A machine without limits has no such rows, rather than unknown ones. */
	if (!data->is_present && !family_is_list(family))
		data->is_indexed = part_data_index(data, 0, NO_ITEM) == 0;
}

static void read_part(struct pass *pass, enum family_id family, size_t part)
{
	const struct family_part *entry = &families[family].parts[part];
	struct part_data *data = &pass->out->families[family].parts[part];
	const struct part_data *before =
		pass->before == NULL ? NULL : &pass->before->families[family].parts[part];
	if (copy_forward(
		    pass->collector, entry, pass->interest->extra[family][part], before, pass->out, data)) {
		pass->readable++;
		return;
	}
	if (entry->origin == ORIGIN_WALK) {
		walk_part(pass, family, part);
		return;
	}
	buf_reset(&pass->collector->text);
	int error = source_read(pass->collector->source, entry->path, false, &pass->collector->text);
	pass->readable += error == 0;
	parse_wanted(pass, entry->path, error);
	if (error == -ENOENT && find_walk(entry->part) != NULL)
		walk_part(pass, family, part);
}

/* Are the labels numbers, each larger than the one before? */
static bool ascends(const struct table *table)
{
	double before = -INFINITY;
	if (!table_is_numbered(table))
		return table->count == 0;
	for (size_t i = 0; i < table->count; i++) {
		double number = table_number(table, i);
		if (!(number > before))
			return false;
		before = number;
	}
	return true;
}

/* The search begins at hint: where the orders are the same, that is the place. */
static uint32_t find_place(const struct table *table, const struct label *label, size_t hint, bool is_sorted)
{
	for (size_t step = 0; step < table->count; step++) {
		size_t at = (hint + step) % table->count;
		struct label other = table_label(table, at);
		if (label_compare(label, &other) == 0)
			return (uint32_t)at;
		if (!is_sorted)
			continue;
		ptrdiff_t found = table_search(table, label);
		return found == TABLE_NONE ? NO_ITEM : (uint32_t)found;
	}
	return NO_ITEM;
}

/* Puts the items of a joined part into the order of the family's first part. */
static void join_part(struct family_data *family, struct part_data *data)
{
	const struct table *first = &family->parts[0].table;
	size_t hint = 0;
	/* What is said of one item alone, when nobody says it, is nobody's row rather than unknown of all. */
	bool is_of_nobody = !data->is_present && data->error != 0 && data->table.part->cap == 1;
	if (!data->is_present && !is_of_nobody)
		return;
	bool is_sorted = ascends(&data->table);
	for (size_t i = 0; i < family->count; i++) {
		struct label label = table_label(first, i);
		uint32_t place = find_place(&data->table, &label, hint, is_sorted);
		if (place != NO_ITEM)
			hint = place + 1;
		if (part_data_index(data, i, place) != 0) {
			data->is_present = false;
			return;
		}
	}
	data->is_indexed = true;
}

/* What is computed is there when it is wanted; a sum, when the family is that it adds up and that comes before it. */
static bool has_part(
	const struct interest *interest, const struct snapshot *out, enum family_id id, size_t part)
{
	const struct family_part *entry = &families[id].parts[part];
	bool is_wanted = interest_has_part(interest, id, part);
	if (entry->origin == ORIGIN_SUM)
		return is_wanted && out->families[family_find(slice_of(entry->path))].is_present;
	return out->families[id].parts[part].is_present || (entry->origin == ORIGIN_NONE && is_wanted);
}

/* A family has the items of its first part; one without a list is there as soon as any part is, or is only computed. */
static void settle_family(const struct interest *interest, struct snapshot *out, enum family_id id)
{
	struct family_data *family = &out->families[id];
	if (id == FAMILY_PROCESS || id == FAMILY_FS)
		return;
	if (!family_is_list(id)) {
		for (size_t p = 0; p < families[id].part_count; p++)
			family->is_present |= has_part(interest, out, id, p);
		family->count = 1;
		return;
	}
	family->is_present = family->parts[0].is_present;
	family->count = family->is_present ? family->parts[0].table.count : 0;
	family->is_ascending = ascends(&family->parts[0].table);
	for (size_t p = 1; p < families[id].part_count; p++)
		if (families[id].parts[p].is_joined)
			join_part(family, &family->parts[p]);
}

size_t collector_sample(struct collector *collector, const struct interest *interest,
	const struct snapshot *before, struct snapshot *out)
{
	struct pass pass = {.collector = collector, .interest = interest, .before = before, .out = out};
	snapshot_reset(out);
	out->number = collector->pass++;
	out->left = source_left(collector->source);
	source_stamp(collector->source, &out->stamp);
	for (enum family_id f = 0; f < FAMILY_COUNT; f++) {
		for (size_t p = 0; p < families[f].part_count; p++) {
			if (is_wanted_file(&pass, f, p))
				read_part(&pass, f, p);
			else if (families[f].parts[p].origin == ORIGIN_NAMED &&
				interest_has_part(interest, f, p))
				pass.readable += collect_named(collector, out, f, p);
			else if (families[f].parts[p].origin == ORIGIN_THREAD &&
				interest_has_part(interest, f, p))
				pass.readable += collect_threads(collector, interest, out);
		}
	}
	for (enum family_id f = 0; f < FAMILY_COUNT; f++)
		settle_family(interest, out, f);
	collect_mounts(collector, out);
	for (enum family_id f = 0; f < FAMILY_COUNT; f++)
		if (family_is_list(f) && f != FAMILY_PROCESS)
			snapshot_index(out, f);
	for (enum family_id f = 0; f < FAMILY_COUNT; f++)
		collect_items(collector, interest, before, out, f);
	if (interest_has_part(interest, FAMILY_PROCESS, PROCESS_STAT))
		pass.readable += collect_processes(collector, interest, before, out);
	return pass.readable;
}

int collector_next(struct collector *collector, const struct interest *interest,
	const struct snapshot *before, struct snapshot *out)
{
	bool is_live = source_is_live(collector->source);
	size_t readable = 0;
	while (readable == 0) {
		int error = source_next(collector->source);
		if (error != 0)
			return error == -ENODATA && !collector->has_sample && collector->pass > 0 ? -ENOENT
												  : error;
		readable = collector_sample(collector, interest, before, out);
		/* A live root that has become silent is shown as it is: everything unknown. */
		if (readable == 0 && is_live)
			return collector->has_sample ? 0 : -ENOENT;
	}
	collector->has_sample = true;
	return 0;
}
