/* SPDX-License-Identifier: MIT */
#include "core/process_list.h"

#include "proc/pid/cmdline.h"
#include "proc/pid/pidstat.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>

static const struct {
	const char *title;
	const char *field; /* NULL: by name */
} sorts[] = {
	[SORT_CPU] = {"CPU%", "cpu_percent"},
	[SORT_MEMORY] = {"MEM%", "memory_percent"},
	[SORT_IO] = {"I/O", "io_bytes_per_second"},
	[SORT_NAME] = {"COMMAND", NULL},
};
static_assert(COUNT_OF(sorts) == SORT_COUNT, "one line per order");

const char *process_sort_title(enum process_sort sort)
{
	return sorts[sort].title;
}

void process_list_init(struct process_list *list)
{
	*list = (struct process_list){0};
}

void process_list_finish(struct process_list *list)
{
	free(list->rows);
	process_list_init(list);
}

static const struct pidstat *stat_of(const struct delta *delta, size_t item)
{
	return snapshot_item(delta->now, FAMILY_PROCESS, PROCESS_STAT, item);
}

/* The command line where there is one, the kernel's name otherwise. */
static struct slice name_of(const struct delta *delta, size_t item)
{
	const struct cmdline *cmdline = snapshot_item(delta->now, FAMILY_PROCESS, PROCESS_CMDLINE, item);
	if (cmdline != NULL && !text_is_absent(cmdline->command) && cmdline->command.length > 0)
		return arena_slice(&delta->now->arena, cmdline->command);
	return arena_slice(&delta->now->arena, stat_of(delta, item)->name);
}

struct order {
	const struct delta *delta;
	bool by_name, is_reversed;
};

/* Larger first; unknown behind everything, in both directions. */
static int compare_values(double a, double b, bool is_reversed)
{
	if (isnan(a) || isnan(b))
		return isnan(a) - isnan(b);
	int order = (a < b) - (a > b);
	return is_reversed ? -order : order;
}

static int compare_rows(const void *left, const void *right, void *context)
{
	const struct process_row *a = left, *b = right;
	const struct order *order = context;
	int result = 0;
	if (order->by_name)
		result = slice_compare(a->name, b->name) * (order->is_reversed ? -1 : 1);
	else
		result = compare_values(a->key, b->key, order->is_reversed);
	if (result == 0)
		result = compare_values(a->cpu, b->cpu, false);
	if (result == 0)
		result = compare_values(a->memory, b->memory, false);
	/* Items ascend by PID. */
	return result != 0 ? result : (a->item > b->item) - (a->item < b->item);
}

static int reserve(struct process_list *list, size_t count)
{
	if (count <= list->capacity)
		return 0;
	struct process_row *rows = reallocarray(list->rows, count * 2, sizeof(*rows));
	if (rows == NULL)
		return -ENOMEM;
	list->rows = rows;
	list->capacity = count * 2;
	return 0;
}

int process_list_update(
	struct process_list *list, const struct delta *delta, enum process_sort sort, bool is_reversed)
{
	struct field cpu, memory, key = {0};
	size_t count = delta->now->families[FAMILY_PROCESS].is_present
		? delta->now->families[FAMILY_PROCESS].count
		: 0;
	list->count = 0;
	if (reserve(list, count) != 0 || !field_find(FAMILY_PROCESS, slice_of("cpu_percent"), &cpu) ||
		!field_find(FAMILY_PROCESS, slice_of("memory_percent"), &memory))
		return -ENOMEM;
	bool by_name = sorts[sort].field == NULL;
	if (!by_name && !field_find(FAMILY_PROCESS, slice_of(sorts[sort].field), &key))
		return -ENOMEM;
	for (size_t i = 0; i < count; i++) {
		list->rows[i] = (struct process_row){
			.item = (uint32_t)i,
			.cpu = delta_value(delta, cpu, i),
			.memory = delta_value(delta, memory, i),
			.key = by_name ? 0 : delta_value(delta, key, i),
			.name = by_name ? name_of(delta, i) : slice_of(""),
		};
	}
	list->count = count;
	struct order order = {.delta = delta, .by_name = by_name, .is_reversed = is_reversed};
	if (count > 1)
		qsort_r(list->rows, count, sizeof(*list->rows), compare_rows, &order);
	return 0;
}

struct process_identity process_identity_of(const struct delta *delta, size_t item)
{
	const struct pidstat *stat = stat_of(delta, item);
	return (struct process_identity){.pid = stat->pid, .start = stat->start};
}

void process_add_command(struct buf *out, const struct delta *delta, size_t item)
{
	const struct pidstat *stat = stat_of(delta, item);
	const struct cmdline *cmdline = snapshot_item(delta->now, FAMILY_PROCESS, PROCESS_CMDLINE, item);
	struct slice name = name_of(delta, item);
	bool has_command =
		cmdline != NULL && !text_is_absent(cmdline->command) && cmdline->command.length > 0;
	bool is_thread = pidstat_is_kernel_thread(stat);
	if (!has_command)
		buf_add_char(out, is_thread ? '[' : '(');
	buf_add(out, name.data, name.length);
	if (!has_command)
		buf_add_char(out, is_thread ? ']' : ')');
}
