/* SPDX-License-Identifier: MIT */
/*
 * The files of a process are read when it has run since the sample before, which its CPU clock tells: a clock that
 * stands still proves that it has used no CPU, taken no fault, read or written nothing, run no other program, given up
 * no rights, and neither ended nor been stopped. The clock is read before the files, so what happens in between moves
 * it for the next pass.
 *
 * Not proved is what others do to a process that sleeps: renice it, take its memory, become its parent, wake it without
 * giving it a CPU yet, swap it out, move it to another control group. So stat, and the files behind I/O, which tell of
 * that, are read in turns too: of each process at least every ROTATION passes, and every ten seconds when passes are rare.
 *
 * Where there are no clocks (fixtures, other roots) stat and I/O are read each time, command line and owner when page
 * faults or CPU time have moved, and in turns, which catches a title that was written over the arguments.
 */
#include "base/clock.h"
#include "core/collect/parts.h"

#include "proc/pid/owner.h"
#include "proc/pid/pidio.h"
#include "proc/pid/pidstat.h"

#include <errno.h>
#include <stdlib.h>

enum { ROTATION = 16 };

/* What is heavy is read again after this. */
#define HEAVY_NS (5 * INT64_C(1000000000))

struct process_pass {
	struct collector *collector;
	const struct interest *interest;
	const struct snapshot *before; /* NULL: copy nothing */
	size_t hint;                   /* place in before */
	const struct clock_list *clocks_before;
	size_t clock_hint; /* place in clocks_before */
	struct snapshot *out;
	struct family_data *family;
	bool is_heavy_fresh; /* what costs much of pinned processes was read a moment ago */
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
	enum part_origin origin = families[FAMILY_PROCESS].parts[part].origin;
	bool is_file = origin == ORIGIN_PROCESS;
	int error = is_file ? source_read(collector->source, collector->path.data, true, &collector->text)
			    : collect_link_text(collector, origin);
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

static int remember_clock(struct clock_list *list, struct process_clock clock)
{
	if (list->count == list->capacity) {
		size_t capacity = list->count == 0 ? 256 : list->count * 2;
		struct process_clock *clocks = reallocarray(list->clocks, capacity, sizeof(*clocks));
		if (clocks == NULL)
			return -ENOMEM;
		list->clocks = clocks;
		list->capacity = capacity;
	}
	list->clocks[list->count++] = clock;
	return 0;
}

/* Whether a process has run since the pass before: known for sure only where it has a clock. */
enum rest { REST_UNKNOWN, REST_MOVED, REST_PROVED };

/* Sets *due when stat must be read for its age or its turn. */
static enum rest watch_clock(struct process_pass *pass, uint64_t pid, bool *due)
{
	const struct clock_list *before = pass->clocks_before;
	int64_t now = pass->out->stamp.boottime;
	struct process_clock clock = {.pid = pid, .time = CLOCK_UNKNOWN, .read_at = now};
	(void)source_clock(pass->collector->source, pid, &clock.time);
	while (pass->clock_hint < before->count && before->clocks[pass->clock_hint].pid < pid)
		pass->clock_hint++;
	bool is_known = pass->clock_hint < before->count && before->clocks[pass->clock_hint].pid == pid;
	const struct process_clock *then = is_known ? &before->clocks[pass->clock_hint] : &clock;
	bool has_stood = is_known && clock.time != CLOCK_UNKNOWN && then->time == clock.time;
	*due = !is_known || now - then->read_at >= COLLECTOR_SLOW_NS ||
		(pid + pass->collector->pass) % ROTATION == 0;
	/* Only what stands still and is not due is left unread, and keeps its age. */
	if (!*due && (has_stood || clock.time == CLOCK_UNKNOWN))
		clock.read_at = then->read_at;
	if (remember_clock(&pass->collector->clocks[pass->collector->pass % 2], clock) != 0)
		*due = true;
	if (clock.time == CLOCK_UNKNOWN)
		return REST_UNKNOWN;
	return has_stood ? REST_PROVED : REST_MOVED;
}

/* The place of the same number in the snapshot before, NO_ITEM for none. */
static size_t place_before(struct process_pass *pass, uint64_t pid)
{
	if (pass->before == NULL)
		return NO_ITEM;
	const struct family_data *family = &pass->before->families[FAMILY_PROCESS];
	size_t place = find_before(pass, pid);
	if (place >= family->count)
		return NO_ITEM;
	const struct pidstat *then = table_item(&family->parts[PROCESS_STAT].table, place);
	return then->pid == pid ? place : NO_ITEM;
}

/* May what is not stat be copied from place, now that stat is known? */
static bool may_copy(
	const struct process_pass *pass, size_t place, const struct pidstat *now, enum rest rest, bool due)
{
	if (place == NO_ITEM || rest == REST_MOVED)
		return false;
	const struct table *stats = &pass->before->families[FAMILY_PROCESS].parts[PROCESS_STAT].table;
	const struct pidstat *then = table_item(stats, place);
	if (rest == REST_PROVED)
		return then->start == now->start;
	return !due && is_still(then, now);
}

/* What others do to a pinned process is worth seeing at once: it is read whether it has run or not. */
static bool has_pinned_number(const struct interest *interest, uint64_t pid)
{
	for (size_t i = 0; i < interest->pin_count; i++)
		if (interest->pins[i].pid == pid)
			return true;
	return false;
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

/* Without any denial before, absent figures mean that the kernel does not count them. */
static bool was_denied(const struct process_pass *pass, const struct table *table, size_t place)
{
	const struct pidio *io = table_item(table, place);
	return pass->before->unreadable_io > 0 && io->read_bytes == ABSENT_U64 &&
		io->write_bytes == ABSENT_U64;
}

/* Adds exactly one item to a part of the process: read, copied, or absent. */
static int add_part(struct process_pass *pass, uint64_t pid, size_t part, size_t copy_from)
{
	const struct part_data *before =
		copy_from == NO_ITEM ? NULL : &pass->before->families[FAMILY_PROCESS].parts[part];
	const struct family_part *entry = &families[FAMILY_PROCESS].parts[part];
	struct part_data *data = &pass->family->parts[part];
	size_t count = data->table.count;
	/* A part that only pinned processes had is not stored in the order of all: they are read in any case. */
	if (before != NULL && before->is_present && !before->is_indexed) {
		pass->out->unreadable_io += part == PROCESS_IO && was_denied(pass, &before->table, copy_from);
		return table_copy_item(&data->table, &before->table, copy_from) != NULL ? 0 : -ENOMEM;
	}
	int error = entry->origin == ORIGIN_OWNER ? read_owner(pass, pid) : read_file(pass, pid, part);
	if (part == PROCESS_IO && error == -EACCES)
		pass->out->unreadable_io++;
	if (error == -ENOMEM || error == -EFBIG)
		return error;
	return data->table.count > count || table_add(&data->table) != NULL ? 0 : data->table.error;
}

/* Adds the stat of a process, read or copied. Returns 1 when it was added, 0 when it is gone, -errno. */
static int add_stat(struct process_pass *pass, uint64_t pid, size_t place, bool is_unread)
{
	struct table *stats = &pass->family->parts[PROCESS_STAT].table;
	if (is_unread) {
		const struct table *before =
			&pass->before->families[FAMILY_PROCESS].parts[PROCESS_STAT].table;
		return table_copy_item(stats, before, place) != NULL ? 1 : -ENOMEM;
	}
	int error = read_file(pass, pid, PROCESS_STAT);
	/* Gone between the listing and now, or never a process: no message, no row. */
	if (error != 0)
		return error == -ENOMEM || error == -EFBIG ? error : 0;
	if (((const struct pidstat *)table_item(stats, stats->count - 1))->pid == pid)
		return 1;
	table_drop_last(stats);
	return 0;
}

/* The parts behind I/O are what others may change of a process that sleeps: like stat they are read in turns too. */
static bool is_kept(size_t part, enum rest rest, bool due)
{
	if (rest == REST_PROVED)
		return part <= PROCESS_IO || !due;
	return families[FAMILY_PROCESS].parts[part].cost == COST_ONCE;
}

/* Adds what the sample before had of a part that only pinned processes have. False when it had nothing. */
static bool copy_pinned_part(struct process_pass *pass, size_t part, size_t item)
{
	struct part_data *data = &pass->family->parts[part];
	if (pass->before == NULL || !pass->before->families[FAMILY_PROCESS].parts[part].is_indexed)
		return false;
	const struct pidstat *now = table_item(&pass->family->parts[PROCESS_STAT].table, item);
	size_t place = place_before(pass, now->pid);
	const struct part_data *before = &pass->before->families[FAMILY_PROCESS].parts[part];
	const struct pidstat *then =
		place == NO_ITEM ? NULL : snapshot_item(pass->before, FAMILY_PROCESS, PROCESS_STAT, place);
	return then != NULL && then->start == now->start && before->index[place] != NO_ITEM &&
		table_copy_item(&data->table, &before->table, before->index[place]) != NULL;
}

/* Adds the process to a part that only pinned ones have. */
static int add_pinned_part(struct process_pass *pass, uint64_t pid, size_t part, size_t item, bool is_pinned)
{
	struct part_data *data = &pass->family->parts[part];
	int error = 0;
	if (is_pinned &&
		!(pass->is_heavy_fresh && families[FAMILY_PROCESS].parts[part].cost == COST_HEAVY &&
			copy_pinned_part(pass, part, item)))
		error = add_part(pass, pid, part, NO_ITEM);
	if (error != 0)
		return error;
	return part_data_index(data, item, is_pinned ? (uint32_t)(data->table.count - 1) : NO_ITEM);
}

static int add_process(struct process_pass *pass, uint64_t pid)
{
	const struct table *stats = &pass->family->parts[PROCESS_STAT].table;
	bool due;
	enum rest rest = watch_clock(pass, pid, &due);
	bool is_pinned = has_pinned_number(pass->interest, pid);
	size_t place = is_pinned ? NO_ITEM : place_before(pass, pid);
	int added = add_stat(pass, pid, place, rest == REST_PROVED && place != NO_ITEM && !due);
	if (added <= 0)
		return added;
	bool is_same = may_copy(pass, place, table_item(stats, stats->count - 1), rest, due);
	int error = 0;
	for (size_t p = 1; p < families[FAMILY_PROCESS].part_count && error == 0; p++) {
		bool is_copied = is_same && is_kept(p, rest, due);
		if (interest_has_part(pass->interest, FAMILY_PROCESS, p))
			error = add_part(pass, pid, p, is_copied ? place : NO_ITEM);
		else if (pass->family->parts[p].is_indexed)
			error = add_pinned_part(pass, pid, p, stats->count - 1, is_pinned);
	}
	return error;
}

/* The time of a heavy part is that of the pass that read it, which passes after it take over with what it read. */
static void settle_heavy(struct process_pass *pass)
{
	int64_t now = pass->out->stamp.boottime;
	for (size_t p = 0; p < families[FAMILY_PROCESS].part_count; p++) {
		if (families[FAMILY_PROCESS].parts[p].cost != COST_HEAVY ||
			!pass->family->parts[p].is_indexed)
			continue;
		const struct part_data *before =
			pass->before == NULL ? NULL : &pass->before->families[FAMILY_PROCESS].parts[p];
		pass->is_heavy_fresh = before != NULL && before->is_present && before->is_indexed &&
			now - before->taken < HEAVY_NS;
		pass->family->parts[p].taken = pass->is_heavy_fresh ? before->taken : now;
	}
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
		.clocks_before = &collector->clocks[(collector->pass + 1) % 2],
	};
	collector->clocks[collector->pass % 2].count = 0;
	const uint64_t *pids = NULL;
	size_t count = 0;
	int error = source_processes(collector->source, &pids, &count);
	for (size_t p = 0; p < families[FAMILY_PROCESS].part_count; p++) {
		bool is_wanted = interest_has_part(interest, FAMILY_PROCESS, p),
		     is_pinned = !is_wanted && interest->pinned_parts[p] && interest->pin_count > 0;
		pass.family->parts[p].error = error;
		pass.family->parts[p].is_present = error == 0 && (is_wanted || is_pinned);
		pass.family->parts[p].is_indexed = is_pinned;
	}
	settle_heavy(&pass);
	for (size_t i = 0; i < count && error == 0; i++)
		error = add_process(&pass, pids[i]);
	if (error != 0)
		pass.family->parts[PROCESS_STAT].error = error;
	pass.family->count = pass.family->parts[PROCESS_STAT].table.count;
	pass.family->is_present = pass.family->parts[PROCESS_STAT].is_present && pass.family->count > 0;
	pass.family->is_ascending = true;
	return pass.family->count;
}
