/* SPDX-License-Identifier: MIT */
#include "core/snapshot.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* Shorter lists are walked over as fast as looked up. */
enum { INDEX_LEAST = 32 };

struct snapshot *snapshot_new(void)
{
	struct snapshot *snapshot = calloc(1, sizeof(*snapshot));
	if (snapshot == NULL)
		return NULL;
	arena_init(&snapshot->arena);
	for (enum family_id f = 0; f < FAMILY_COUNT; f++)
		for (size_t p = 0; p < families[f].part_count; p++)
			table_init(&snapshot->families[f].parts[p].table, families[f].parts[p].part,
				&snapshot->arena);
	return snapshot;
}

void snapshot_free(struct snapshot *snapshot)
{
	if (snapshot == NULL)
		return;
	for (enum family_id f = 0; f < FAMILY_COUNT; f++) {
		free(snapshot->families[f].slots);
		for (size_t p = 0; p < families[f].part_count; p++) {
			table_finish(&snapshot->families[f].parts[p].table);
			free(snapshot->families[f].parts[p].index);
		}
	}
	arena_finish(&snapshot->arena);
	free(snapshot);
}

static void part_data_reset(struct part_data *data)
{
	table_reset(&data->table);
	data->table.wants_extra = false;
	data->is_indexed = data->is_present = false;
	data->error = 0;
	data->taken = 0;
}

void snapshot_reset(struct snapshot *snapshot)
{
	arena_reset(&snapshot->arena);
	snapshot->stamp = (struct stamp){0};
	snapshot->unreadable_io = 0;
	for (enum family_id f = 0; f < FAMILY_COUNT; f++) {
		snapshot->families[f].count = snapshot->families[f].slot_count = 0;
		snapshot->families[f].is_present = snapshot->families[f].is_ascending = false;
		for (size_t p = 0; p < families[f].part_count; p++)
			part_data_reset(&snapshot->families[f].parts[p]);
	}
}

struct label snapshot_label(const struct snapshot *snapshot, enum family_id family, size_t item)
{
	const struct part_data *data = &snapshot->families[family].parts[0];
	return table_label(&data->table, data->is_indexed ? data->index[item] : item);
}

static uint64_t hash_of(const struct label *label)
{
	const char *bytes = (const char *)&label->number;
	return slice_hash(label->is_number ? (struct slice){.data = bytes, .length = sizeof(label->number)}
					   : label->text);
}

static bool is_labelled(
	const struct snapshot *snapshot, enum family_id family, size_t item, const struct label *label)
{
	struct label other = snapshot_label(snapshot, family, item);
	return label_compare(&other, label) == 0;
}

/* The slot of a label: free, or with the item that has it. */
static uint32_t *slot_of(const struct snapshot *snapshot, enum family_id family, const struct label *label)
{
	const struct family_data *data = &snapshot->families[family];
	size_t slot = hash_of(label) & (data->slot_count - 1);
	while (data->slots[slot] != NO_ITEM && !is_labelled(snapshot, family, data->slots[slot], label))
		slot = (slot + 1) & (data->slot_count - 1);
	return &data->slots[slot];
}

/* Without memory there is no index, and the search walks. */
static bool reserve_slots(struct family_data *data)
{
	size_t count = 2;
	while (count < 2 * data->count)
		count *= 2;
	if (count > data->slot_capacity) {
		uint32_t *slots = reallocarray(data->slots, count, sizeof(*slots));
		if (slots == NULL)
			return false;
		data->slots = slots;
		data->slot_capacity = count;
	}
	data->slot_count = count;
	memset(data->slots, 0xff, count * sizeof(*data->slots));
	return true;
}

void snapshot_index(struct snapshot *snapshot, enum family_id family)
{
	struct family_data *data = &snapshot->families[family];
	/* In a short list, and in one in order, an item is found without. */
	if (data->count < INDEX_LEAST || data->is_ascending || !reserve_slots(data))
		return;
	for (size_t item = 0; item < data->count; item++) {
		struct label label = snapshot_label(snapshot, family, item);
		uint32_t *slot = slot_of(snapshot, family, &label);
		if (*slot == NO_ITEM)
			*slot = (uint32_t)item;
	}
}

static uint32_t search_ascending(
	const struct snapshot *snapshot, enum family_id family, const struct label *label)
{
	size_t low = 0, high = snapshot->families[family].count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		struct label here = snapshot_label(snapshot, family, middle);
		int order = label_compare(&here, label);
		if (order == 0)
			return (uint32_t)middle;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NO_ITEM;
}

static uint32_t walk(
	const struct snapshot *snapshot, enum family_id family, const struct label *label, size_t start)
{
	size_t count = snapshot->families[family].count;
	for (size_t step = 0; step < count; step++)
		if (is_labelled(snapshot, family, (start + step) % count, label))
			return (uint32_t)((start + step) % count);
	return NO_ITEM;
}

uint32_t snapshot_find(
	const struct snapshot *snapshot, enum family_id family, const struct label *label, size_t *hint)
{
	const struct family_data *data = &snapshot->families[family];
	uint32_t found;
	if (*hint < data->count && is_labelled(snapshot, family, *hint, label))
		found = (uint32_t)*hint;
	else if (data->is_ascending)
		found = search_ascending(snapshot, family, label);
	else if (data->slot_count > 0)
		found = *slot_of(snapshot, family, label);
	else
		found = walk(snapshot, family, label, *hint);
	if (found != NO_ITEM)
		*hint = found + 1;
	return found;
}

void label_add(struct buf *out, const struct label *label)
{
	if (!label->is_number)
		buf_add(out, label->text.data, label->text.length);
	else if (label->number < 0)
		buf_add_string(out, "total");
	else
		buf_add_u64(out, (uint64_t)label->number);
}

bool label_is(const struct label *label, const char *text)
{
	if (!label->is_number)
		return slice_equals(label->text, slice_of(text));
	if (label->number < 0)
		return strcmp(text, "total") == 0;
	uint64_t number = slice_u64(slice_of(text));
	return number != ABSENT_U64 && (double)number == label->number;
}

int part_data_index(struct part_data *data, size_t item, uint32_t place)
{
	if (item == data->index_capacity) {
		size_t capacity = item == 0 ? 64 : item * 2;
		uint32_t *index = reallocarray(data->index, capacity, sizeof(*index));
		if (index == NULL)
			return -ENOMEM;
		data->index = index;
		data->index_capacity = capacity;
	}
	data->index[item] = place;
	return 0;
}

void *table_copy_item(struct table *to, const struct table *from, size_t item)
{
	const struct part *part = from->part;
	char *copy = table_add(to);
	if (copy == NULL)
		return NULL;
	memcpy(copy, table_item(from, item), part->size);
	for (size_t r = 0; r < part->row_count; r++) {
		if (part->rows[r].type != TYPE_TEXT)
			continue;
		struct text text = metric_text(&part->rows[r], copy);
		if (!text_is_absent(text))
			text = table_text(to, arena_slice(from->arena, text));
		memcpy(copy + part->rows[r].offset, &text, sizeof(text));
	}
	return copy;
}

int table_copy(struct table *to, const struct table *from)
{
	size_t pair = 0;
	to->wants_extra = from->wants_extra;
	to->basis = from->basis;
	for (size_t i = 0; i < from->count; i++) {
		if (table_copy_item(to, from, i) == NULL)
			break;
		for (; pair < from->pair_count && from->pairs[pair].item == i; pair++)
			table_add_extra(to, arena_slice(from->arena, from->pairs[pair].key),
				arena_slice(from->arena, from->pairs[pair].value));
	}
	return to->error;
}
