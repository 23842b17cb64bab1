/* SPDX-License-Identifier: MIT */
#include "table_check.h"

#include <errno.h>

static bool is_within(const struct arena *arena, struct text text)
{
	if (text_is_absent(text))
		return true;
	return text.offset <= arena->length && text.length <= arena->length - text.offset;
}

static bool has_good_texts(const struct table *table)
{
	for (size_t i = 0; i < table->count; i++)
		for (size_t row = 0; row < table->part->row_count; row++)
			if (!is_within(
				    table->arena, metric_text(&table->part->rows[row], table_item(table, i))))
				return false;
	return true;
}

static bool has_good_pairs(const struct table *table)
{
	for (size_t i = 0; i < table->pair_count; i++) {
		const struct pair *pair = &table->pairs[i];
		if (pair->item >= table->count || !is_within(table->arena, pair->key) ||
			!is_within(table->arena, pair->value))
			return false;
	}
	return true;
}

const char *table_check(const struct table *table, int result)
{
	if (result != 0 && result != -EBADMSG && result != -EFBIG)
		return "an error that is not promised";
	if (table->error != (result == -EBADMSG ? 0 : result))
		return "the table's error is not the result";
	if (result == -EBADMSG && table->count > 0)
		return "items beside -EBADMSG";
	if (result == 0 && table->part->cap == 1 && table->count != 1)
		return "not one item in a part of one item";
	if (table->count > table->part->cap || table->count > table->capacity)
		return "more items than the cap";
	if (!has_good_texts(table))
		return "a text beyond the arena";
	return has_good_pairs(table) ? NULL : "a pair beyond the table";
}
