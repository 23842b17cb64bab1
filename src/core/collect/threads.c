/* SPDX-License-Identifier: MIT */
/* Threads cost a file each, which is why nobody reads them who was not asked to. */
#include "core/collect/parts.h"
#include "proc/pid/thread.h"

#include <errno.h>

static void set_path(struct collector *collector, uint64_t pid, const char *tid)
{
	struct buf *path = &collector->path;
	buf_reset(path);
	buf_add_string(path, "proc/");
	buf_add_u64(path, pid);
	buf_add_string(path, "/task");
	if (tid == NULL)
		return;
	buf_printf(path, "/%s/stat", tid);
}

/* A thread that is gone, or what was none, leaves no item. Returns 0 or the table's error. */
static int add_thread(struct collector *collector, uint64_t pid, const char *tid, struct table *table)
{
	struct buf *text = &collector->text;
	size_t count = table->count;
	set_path(collector, pid, tid);
	buf_reset(text);
	if (source_read(collector->source, collector->path.data, true, text) != 0 ||
		table->part->parse(text->data, text->length, table) != 0 || table->count == count)
		return table->error;
	struct thread *thread = table_item(table, count);
	thread->pid = pid;
	if (thread->tid != slice_u64(slice_of(tid)))
		table_drop_last(table);
	return 0;
}

static int add_threads(struct collector *collector, uint64_t pid, struct table *table)
{
	struct names *tids = &collector->names;
	names_reset(tids);
	set_path(collector, pid, NULL);
	/* Of a process that is gone, or may not be looked at, there are none. */
	int error = 0;
	if (source_list(collector->source, collector->path.data, true, tids) != 0)
		return 0;
	for (size_t i = 0; i < tids->count && error == 0; i++)
		error = add_thread(collector, pid, names_get(tids, i), table);
	return error;
}

size_t collect_threads(struct collector *collector, const struct interest *interest, struct snapshot *out)
{
	struct part_data *data = &out->families[FAMILY_THREAD].parts[0];
	const uint64_t *pids = &interest->threads_of;
	size_t count = 1;
	int error = interest->threads_of != 0 ? 0 : source_processes(collector->source, &pids, &count);
	for (size_t i = 0; i < count && error == 0; i++)
		error = add_threads(collector, pids[i], &data->table);
	/* So that one walk finds them all in the sample before. */
	table_sort(&data->table);
	data->is_present = data->table.count > 0;
	data->error = error != 0 || data->is_present ? error : -ENOENT;
	data->taken = out->stamp.boottime;
	return data->table.count;
}
