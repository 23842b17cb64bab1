/* SPDX-License-Identifier: MIT */
/*
 * The plain strategy: every wanted file of every process is read in each sample, but for command line and owner.
 * Those change when a process runs another program or gives up its rights, and neither happens without page faults
 * or CPU time; a rotation catches what only looks unchanged, such as a title that a program writes over its arguments.
 */
#include "core/collect/parts.h"

#include "proc/pid/owner.h"
#include "proc/pid/pidstat.h"

#include <errno.h>

enum { ROTATION = 16 };

struct process_pass {
	struct collector *collector;
	const struct interest *interest;
	const struct snapshot *before; /* NULL: copy nothing */
	size_t hint;                   /* place in before */
	struct snapshot *out;
	struct family_data *family;
};

static void set_path(struct collector *collector, uint64_t pid, const char *file)
{
	buf_reset(&collector->path);
	buf_add_string(&collector->path, "proc/");
	buf_add_u64(&collector->path, pid);
	buf_add_char(&collector->path, '/');
	buf_add_string(&collector->path, file);
}

/* Reads one file of one process into its table. Returns 0 or -errno; then the table is as before. */
static int read_file(struct process_pass *pass, uint64_t pid, size_t part)
{
	struct collector *collector = pass->collector;
	struct table *table = &pass->family->parts[part].table;
	set_path(collector, pid, families[FAMILY_PROCESS].parts[part].path);
	buf_reset(&collector->text);
	int error = source_read(collector->source, collector->path.data, true, &collector->text);
	if (error != 0)
		return error;
	return table->part->parse(collector->text.data, collector->text.length, table);
}

/* The same process in the sample before, by number; both lists ascend, so one walk finds all. */
static size_t find_before(struct process_pass *pass, uint64_t pid)
{
	const struct table *table = &pass->before->families[FAMILY_PROCESS].parts[PROCESS_STAT].table;
	while (pass->hint < table->count &&
		((const struct pidstat *)table_item(table, pass->hint))->pid < pid)
		pass->hint++;
	return pass->hint;
}

static bool is_still(const struct pidstat *a, const struct pidstat *b)
{
	return a->pid == b->pid && a->start == b->start && a->minor_faults == b->minor_faults &&
		a->major_faults == b->major_faults && a->user_seconds == b->user_seconds &&
		a->system_seconds == b->system_seconds;
}

/* The place in the snapshot before whose command line and owner still hold, NO_ITEM when they must be read. */
static size_t place_to_copy(struct process_pass *pass, const struct pidstat *now)
{
	if (pass->before == NULL || (now->pid + pass->collector->pass) % ROTATION == 0)
		return NO_ITEM;
	const struct family_data *family = &pass->before->families[FAMILY_PROCESS];
	size_t place = find_before(pass, now->pid);
	if (place >= family->count)
		return NO_ITEM;
	return is_still(table_item(&family->parts[PROCESS_STAT].table, place), now) ? place : NO_ITEM;
}

static int read_owner(struct process_pass *pass, uint64_t pid)
{
	struct table *table = &pass->family->parts[PROCESS_OWNER].table;
	uint64_t uid;
	int error = source_owner(pass->collector->source, pid, &uid);
	struct owner *owner = error == 0 ? table_add(table) : NULL;
	if (owner == NULL)
		return error != 0 ? error : table->error;
	owner->uid = uid;
	struct slice name = source_user(pass->collector->source, uid);
	if (name.length > 0)
		owner->user = table_text(table, name);
	return 0;
}

/* Adds exactly one item to a part of the process: read, copied, or absent. */
static int add_part(struct process_pass *pass, uint64_t pid, size_t part, size_t copy_from)
{
	const struct family_part *entry = &families[FAMILY_PROCESS].parts[part];
	struct part_data *data = &pass->family->parts[part];
	size_t count = data->table.count;
	if (entry->cost == COST_ONCE && copy_from != NO_ITEM &&
		pass->before->families[FAMILY_PROCESS].parts[part].is_present)
		return table_copy_item(&data->table,
			       &pass->before->families[FAMILY_PROCESS].parts[part].table, copy_from)
			? 0
			: -ENOMEM;
	int error = entry->origin == ORIGIN_OWNER ? read_owner(pass, pid) : read_file(pass, pid, part);
	if (part == PROCESS_IO && error == -EACCES)
		pass->out->unreadable_io++;
	if (error == -ENOMEM || error == -EFBIG)
		return error;
	return data->table.count > count || table_add(&data->table) != NULL ? 0 : data->table.error;
}

static int add_process(struct process_pass *pass, uint64_t pid)
{
	struct table *stats = &pass->family->parts[PROCESS_STAT].table;
	int error = read_file(pass, pid, PROCESS_STAT);
	/* Gone between the listing and now, or never a process: no message, no row. */
	if (error != 0)
		return error == -ENOMEM || error == -EFBIG ? error : 0;
	const struct pidstat *now = table_item(stats, stats->count - 1);
	if (now->pid != pid) {
		table_drop_last(stats);
		return 0;
	}
	size_t copy_from = place_to_copy(pass, now);
	for (size_t p = 1; p < families[FAMILY_PROCESS].part_count && error == 0; p++)
		if (interest_has_part(pass->interest, FAMILY_PROCESS, p))
			error = add_part(pass, pid, p, copy_from);
	return error;
}

size_t collect_processes(struct collector *collector, const struct interest *interest,
	const struct snapshot *before, struct snapshot *out)
{
	struct process_pass pass = {
		.collector = collector,
		.interest = interest,
		.before = source_is_live(collector->source) ? before : NULL,
		.out = out,
		.family = &out->families[FAMILY_PROCESS],
	};
	const uint64_t *pids = NULL;
	size_t count = 0;
	int error = source_processes(collector->source, &pids, &count);
	for (size_t p = 0; p < families[FAMILY_PROCESS].part_count; p++) {
		pass.family->parts[p].error = error;
		pass.family->parts[p].is_present =
			error == 0 && interest_has_part(interest, FAMILY_PROCESS, p);
	}
	for (size_t i = 0; i < count && error == 0; i++)
		error = add_process(&pass, pids[i]);
	if (error != 0)
		pass.family->parts[PROCESS_STAT].error = error;
	pass.family->count = pass.family->parts[PROCESS_STAT].table.count;
	pass.family->is_present = pass.family->parts[PROCESS_STAT].is_present && pass.family->count > 0;
	pass.family->is_ascending = true;
	return pass.family->count;
}
