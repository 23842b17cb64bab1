/* SPDX-License-Identifier: MIT */
#include "metric/table.h"

#include "metric/part.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* Where a word of the kernel's line goes; TYPE_NONE: nowhere. */
struct table_column {
	const struct metric *row;
	size_t offset;
	enum metric_type type;
};

void table_init(struct table *table, const struct part *part, struct arena *arena)
{
	*table = (struct table){.part = part, .size = part->size, .label = part_label(part), .arena = arena};
}

void table_finish(struct table *table)
{
	free(table->items);
	free(table->blank);
	free(table->columns);
	free(table->pairs);
	table_init(table, table->part, table->arena);
}

void table_reset(struct table *table)
{
	table->count = 0;
	table->pair_count = 0;
	table->error = 0;
	table->basis = 0;
}

/* Doubles *capacity for elements of size bytes. Returns the new storage or NULL; the old one is then still valid. */
static void *grown(void *storage, size_t *capacity, size_t size)
{
	size_t wanted = *capacity == 0 ? 4 : *capacity * 2;
	void *larger = reallocarray(storage, wanted, size);
	if (larger != NULL)
		*capacity = wanted;
	return larger;
}

/* Made once, since a look at every row for every line costs more than parsing does. */
static bool make_columns(struct table *table)
{
	const struct part *part = table->part;
	size_t count = 0;
	for (size_t i = 0; i < part->row_count; i++)
		if (part->rows[i].column > count)
			count = part->rows[i].column;
	if (count == 0 || table->columns != NULL)
		return true;
	table->columns = calloc(count, sizeof(*table->columns));
	if (table->columns == NULL)
		return false;
	table->column_count = count;
	for (size_t i = 0; i < part->row_count; i++) {
		const struct metric *row = &part->rows[i];
		if (row->column > 0)
			table->columns[row->column - 1] =
				(struct table_column){.row = row, .offset = row->offset, .type = row->type};
	}
	return true;
}

/* Made once, since setting each member of each item costs more than parsing does. */
static bool make_blank(struct table *table)
{
	const struct part *part = table->part;
	if (table->blank != NULL)
		return true;
	table->blank = calloc(1, table->size);
	for (size_t i = 0; table->blank != NULL && i < part->row_count; i++)
		metric_set_absent(&part->rows[i], table->blank);
	return table->blank != NULL;
}

void *table_add(struct table *table)
{
	const struct part *part = table->part;
	if (table->count >= part->cap) {
		table->error = -EFBIG;
		return NULL;
	}
	if (table->count == table->capacity) {
		char *items = make_blank(table) && make_columns(table)
			? grown(table->items, &table->capacity, table->size)
			: NULL;
		if (items == NULL) {
			table->error = -ENOMEM;
			return NULL;
		}
		table->items = items;
	}
	return memcpy(table_item(table, table->count++), table->blank, table->size);
}

void table_drop_last(struct table *table)
{
	table->count--;
	while (table->pair_count > 0 && table->pairs[table->pair_count - 1].item == table->count)
		table->pair_count--;
}

struct text table_text(struct table *table, struct slice text)
{
	return arena_add(table->arena, text.data, text.length);
}

void table_store_columns_to(
	const struct table *table, void *item, unsigned first, unsigned last, struct scan *line)
{
	/* Copies that nothing else can reach stay in registers. */
	const struct table_column *columns = table->columns;
	struct scan left = *line;
	size_t end = last < table->column_count ? last : table->column_count;
	struct slice word;
	bool has_more = true;
	for (size_t i = first - 1; has_more && i < end; i++) {
		const struct table_column *column = &columns[i];
		/* Nearly all of them are such numbers, which need no second look. */
		if (column->type == TYPE_U64)
			has_more = scan_u64(&left, (uint64_t *)(void *)((char *)item + column->offset));
		else if ((has_more = scan_word(&left, &word)) && column->type != TYPE_NONE)
			metric_store(column->row, item, word);
	}
	*line = left;
}

void table_store_columns(const struct table *table, void *item, unsigned first, struct scan *line)
{
	table_store_columns_to(table, item, first, UINT_MAX, line);
}

void table_add_extra(struct table *table, struct slice key, struct slice value)
{
	if (table->count > 0)
		table_add_extra_of(table, table->count - 1, key, value);
}

void table_add_extra_of(struct table *table, size_t i, struct slice key, struct slice value)
{
	if (!table->wants_extra || i >= table->count)
		return;
	if (table->pair_count == table->pair_capacity) {
		struct pair *pairs = grown(table->pairs, &table->pair_capacity, sizeof(*pairs));
		if (pairs == NULL) {
			table->error = -ENOMEM;
			return;
		}
		table->pairs = pairs;
	}
	struct pair *pair = &table->pairs[table->pair_count++];
	pair->key = table_text(table, key);
	pair->value = table_text(table, value);
	pair->item = (uint32_t)i;
}

/* Text is added to the arena in the order of the reports. */
static int compare_pairs(const void *a, const void *b)
{
	const struct pair *left = a, *right = b;
	if (left->item != right->item)
		return left->item < right->item ? -1 : 1;
	return (left->key.offset > right->key.offset) - (left->key.offset < right->key.offset);
}

void table_sort_extra(struct table *table)
{
	if (table->pair_count > 1)
		qsort(table->pairs, table->pair_count, sizeof(*table->pairs), compare_pairs);
}

struct label table_label(const struct table *table, size_t i)
{
	/* Labels are raw: neither ticks nor pages name anything. */
	static const struct metric_context none = {.hz = 1, .page_size = 1};
	const void *item = table_item(table, i);
	if (table->label->type == TYPE_TEXT)
		return (struct label){.text = arena_slice(table->arena, metric_text(table->label, item))};
	return (struct label){.is_number = true,
		.number = table_is_numbered(table) ? table_number(table, i)
						   : metric_number(table->label, item, &none)};
}

int label_compare(const struct label *a, const struct label *b)
{
	if (a->is_number != b->is_number)
		return a->is_number ? -1 : 1;
	if (a->is_number)
		return (a->number > b->number) - (a->number < b->number);
	return slice_compare(a->text, b->text);
}

static int compare_items(const void *a, const void *b, void *context)
{
	const struct table *table = context;
	/* Both lie within the array that is being sorted, or in qsort's own copy of it: read them in place. */
	struct table left = *table;
	left.items = (char *)(uintptr_t)a;
	struct table right = left;
	right.items = (char *)(uintptr_t)b;
	struct label left_label = table_label(&left, 0), right_label = table_label(&right, 0);
	return label_compare(&left_label, &right_label);
}

void table_sort(struct table *table)
{
	if (table->count > 1)
		qsort_r(table->items, table->count, table->size, compare_items, table);
}

ptrdiff_t table_search(const struct table *table, const struct label *label)
{
	size_t low = 0, high = table->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		struct label here = table_label(table, middle);
		int order = label_compare(&here, label);
		if (order == 0)
			return (ptrdiff_t)middle;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return TABLE_NONE;
}
