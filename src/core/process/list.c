/* SPDX-License-Identifier: MIT */
#include "core/process/list.h"

#include "core/process/rows.h"
#include "core/process/tree.h"
#include "proc/pid/cmdline.h"
#include "proc/pid/owner.h"
#include "proc/pid/pidstat.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>

/*
 * What can be added up over several processes, besides counters and their rates. Of memory it is an upper bound, since
 * shared pages count in each process.
 */
static const char *const added[] = {
	"cpu_percent",
	"cpu_seconds",
	"memory_percent",
	"resident_bytes",
	"virtual_bytes",
	"anonymous_bytes",
	"locked_bytes",
	"shared_bytes",
	"swap_bytes",
	"data_bytes",
	"io_bytes_per_second",
	"cancelled_write_bytes",
	"threads",
};

void process_list_init(struct process_list *list)
{
	struct field field;
	*list = (struct process_list){0};
	/* A name that is not found is a row that was renamed: its order has nothing to go by, and the tests fail. */
	for (enum process_sort sort = 0; sort < SORT_COUNT; sort++)
		if (process_sort_field(sort) != NULL)
			(void)field_find(
				FAMILY_PROCESS, slice_of(process_sort_field(sort)), &list->fields[sort]);
	list->cpu = list->fields[SORT_CPU];
	(void)field_find(FAMILY_PROCESS, slice_of("memory_percent"), &list->memory);
	for (size_t i = 0; i < COUNT_OF(added); i++)
		if (field_find(FAMILY_PROCESS, slice_of(added[i]), &field))
			list->adds[field.part] |= UINT64_C(1) << field.row;
}

void process_list_finish(struct process_list *list)
{
	free(list->rows);
	free(list->members);
	free(list->keys);
	free(list->order);
	free(list->nodes);
	process_groups_free(list->groups);
	*list = (struct process_list){0};
}

static const struct pidstat *stat_of(const struct delta *delta, size_t item)
{
	return snapshot_item(delta->now, FAMILY_PROCESS, PROCESS_STAT, item);
}

static const struct cmdline *cmdline_of(const struct delta *delta, size_t item)
{
	const struct cmdline *cmdline = snapshot_item(delta->now, FAMILY_PROCESS, PROCESS_CMDLINE, item);
	bool has_command =
		cmdline != NULL && !text_is_absent(cmdline->command) && cmdline->command.length > 0;
	return has_command ? cmdline : NULL;
}

/* The command line where there is one, the kernel's name otherwise. */
static struct slice name_of(const struct delta *delta, size_t item)
{
	const struct cmdline *cmdline = cmdline_of(delta, item);
	return arena_slice(
		&delta->now->arena, cmdline != NULL ? cmdline->command : stat_of(delta, item)->name);
}

static struct slice user_of(const struct delta *delta, size_t item)
{
	const struct owner *owner = snapshot_item(delta->now, FAMILY_PROCESS, PROCESS_OWNER, item);
	return arena_slice(&delta->now->arena, owner == NULL ? TEXT_ABSENT : owner->user);
}

bool process_is_hidden(const struct process_options *options, const struct delta *delta, size_t item)
{
	return options->hides_kernel_threads && pidstat_is_kernel_thread(stat_of(delta, item));
}

bool process_matches(const struct process_options *options, const struct delta *delta, size_t item)
{
	return options->filter == NULL || expression_matches(options->filter, delta, item);
}

struct process_key process_key_of(
	const struct process_list *list, const struct delta *delta, enum process_sort sort, size_t item)
{
	struct process_key key = {
		.cpu = delta_value(delta, list->cpu, item),
		.memory = delta_value(delta, list->memory, item),
		.name = sort == SORT_NAME   ? name_of(delta, item)
			: sort == SORT_USER ? user_of(delta, item)
					    : (struct slice){0},
	};
	if (sort == SORT_CPU)
		key.figure = key.cpu;
	else if (process_sort_field(sort) != NULL)
		key.figure = delta_value(delta, list->fields[sort], item);
	return key;
}

static double add_known(double a, double b)
{
	return isnan(a) ? b : isnan(b) ? a : a + b;
}

void process_key_add(struct process_key *sum, const struct process_key *key, enum process_sort sort)
{
	sum->cpu = add_known(sum->cpu, key->cpu);
	sum->memory = add_known(sum->memory, key->memory);
	if (process_sort_adds(sort))
		sum->figure = add_known(sum->figure, key->figure);
}

static int reserve(struct process_list *list, size_t count)
{
	if (count <= list->capacity)
		return 0;
	size_t capacity = count + count / 2;
	struct process_row *rows = reallocarray(list->rows, 2 * capacity, sizeof(*rows));
	list->rows = rows == NULL ? list->rows : rows;
	uint32_t *members = reallocarray(list->members, capacity, sizeof(*members));
	list->members = members == NULL ? list->members : members;
	struct process_key *keys = reallocarray(list->keys, capacity, sizeof(*keys));
	list->keys = keys == NULL ? list->keys : keys;
	uint32_t *order = reallocarray(list->order, capacity, sizeof(*order));
	list->order = order == NULL ? list->order : order;
	if (rows == NULL || members == NULL || keys == NULL || order == NULL)
		return -ENOMEM;
	list->capacity = capacity;
	return 0;
}

/* Puts what is shown into the order, by number yet, and what it will be sorted by into the keys. */
static size_t choose(
	struct process_list *list, const struct delta *delta, const struct process_options *options)
{
	size_t chosen = 0;
	for (size_t i = 0; i < delta->now->families[FAMILY_PROCESS].count; i++) {
		if (process_is_hidden(options, delta, i) || !process_matches(options, delta, i))
			continue;
		list->keys[i] = process_key_of(list, delta, options->sort, i);
		list->order[chosen++] = (uint32_t)i;
	}
	return chosen;
}

static void make_rows(struct process_list *list, const struct process_options *options, size_t chosen,
	size_t first, size_t shown)
{
	struct process_order order = {options->sort, options->is_reversed, list->keys};
	size_t last = shown < chosen && first < chosen - shown ? first + shown : chosen;
	process_order_sort(&order, list->order, chosen, first, last);
	for (size_t i = 0; i < chosen; i++) {
		list->members[i] = list->order[i];
		list->rows[i] =
			(struct process_row){.item = list->order[i], .first = (uint32_t)i, .count = 1};
	}
	list->count = list->processes = chosen;
}

int process_list_update(struct process_list *list, const struct delta *delta,
	const struct process_options *options, size_t first, size_t shown)
{
	const struct family_data *family = &delta->now->families[FAMILY_PROCESS];
	list->count = list->processes = 0;
	list->grouping = options->grouping;
	if (!family->is_present)
		return 0;
	int error = reserve(list, family->count);
	if (error != 0)
		return error;
	if (options->grouping == GROUPING_NONE && options->is_tree)
		return process_tree_rows(list, delta, options);
	size_t chosen = choose(list, delta, options);
	if (options->grouping != GROUPING_NONE)
		return process_group_rows(list, delta, options, chosen);
	make_rows(list, options, chosen, first, shown);
	return 0;
}

void process_options_fill(const struct process_options *options, struct interest *interest)
{
	struct process_list list;
	process_list_init(&list);
	interest_add_field(interest, list.cpu);
	interest_add_field(interest, list.memory);
	if (process_sort_field(options->sort) != NULL)
		interest_add_field(interest, list.fields[options->sort]);
	if (options->filter != NULL)
		expression_fill(options->filter, interest);
	if (options->sort == SORT_NAME)
		interest_add_part(interest, FAMILY_PROCESS, PROCESS_CMDLINE);
	if (options->grouping == GROUPING_USER)
		interest_add_part(interest, FAMILY_PROCESS, PROCESS_OWNER);
	if (options->grouping == GROUPING_CGROUP || options->grouping == GROUPING_UNIT)
		interest_add_part(interest, FAMILY_PROCESS, PROCESS_CGROUP);
}

double process_row_value(const struct process_list *list, const struct delta *delta,
	const struct process_row *row, struct field field)
{
	if (!row->is_sum)
		return delta_value(delta, field, row->item);
	double sum = NAN;
	bool adds =
		field_metric(field)->kind == METRIC_COUNTER || (list->adds[field.part] >> field.row & 1) != 0;
	for (size_t i = 0; adds && i < row->count; i++)
		sum = add_known(sum, delta_value(delta, field, list->members[row->first + i]));
	return sum;
}

struct process_identity process_row_identity(
	const struct process_list *list, const struct delta *delta, const struct process_row *row)
{
	return row->is_group ? process_grouping_identity(list->grouping, delta, row->item)
			     : process_identity_of(delta, row->item);
}

static uint64_t pid_of(const struct snapshot *snapshot, size_t item)
{
	const struct pidstat *stat = snapshot_item(snapshot, FAMILY_PROCESS, PROCESS_STAT, item);
	return stat->pid;
}

uint32_t process_find_number(const struct snapshot *snapshot, uint64_t pid)
{
	const struct family_data *family = &snapshot->families[FAMILY_PROCESS];
	size_t low = 0, high = family->is_present ? family->count : 0, count = high;
	/* Items ascend by number. */
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (pid_of(snapshot, middle) < pid)
			low = middle + 1;
		else
			high = middle;
	}
	return low < count && pid_of(snapshot, low) == pid ? (uint32_t)low : NO_ITEM;
}

uint32_t process_find(const struct delta *delta, struct process_identity identity)
{
	uint32_t item = process_find_number(delta->now, identity.pid);
	bool is_found = item != NO_ITEM && stat_of(delta, item)->start == identity.start;
	return is_found ? item : NO_ITEM;
}

struct process_identity process_identity_of(const struct delta *delta, size_t item)
{
	const struct pidstat *stat = stat_of(delta, item);
	return (struct process_identity){.pid = stat->pid, .start = stat->start};
}

void process_add_command(struct buf *out, const struct delta *delta, size_t item)
{
	struct slice name = name_of(delta, item);
	bool has_command = cmdline_of(delta, item) != NULL;
	bool is_thread = pidstat_is_kernel_thread(stat_of(delta, item));
	if (!has_command)
		buf_add_char(out, is_thread ? '[' : '(');
	buf_add(out, name.data, name.length);
	if (!has_command)
		buf_add_char(out, is_thread ? ']' : ')');
}
