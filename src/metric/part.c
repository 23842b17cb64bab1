/* SPDX-License-Identifier: MIT */
#include "metric/part.h"

#include <limits.h>
#include <string.h>

static bool row_has_key(const struct metric *row, struct slice key)
{
	return row->key != NULL && strlen(row->key) == key.length &&
		memcmp(row->key, key.data, key.length) == 0;
}

const struct metric *part_row_by_key(const struct part *part, struct slice key, size_t *hint)
{
	for (size_t step = 0; step < part->row_count; step++) {
		size_t i = (*hint + step) % part->row_count;
		if (!row_has_key(&part->rows[i], key))
			continue;
		*hint = i + 1;
		return &part->rows[i];
	}
	return NULL;
}

void part_store_column(const struct part *part, void *item, unsigned column, struct slice word)
{
	for (size_t i = 0; i < part->row_count; i++)
		if (part->rows[i].column == column)
			metric_store(&part->rows[i], item, word);
}

/* Stores the next word. Nearly all rows of tables are such numbers, which need no second look. */
static bool store_word(const struct metric *row, void *item, struct scan *line)
{
	struct slice word;
	if (row->type == TYPE_U64)
		return scan_u64(line, (uint64_t *)(void *)((char *)item + row->offset));
	if (!scan_word(line, &word))
		return false;
	metric_store(row, item, word);
	return true;
}

void part_store_columns_to(
	const struct part *part, void *item, unsigned first, unsigned last, struct scan *line)
{
	unsigned column = first;
	struct slice word;
	/* A copy that nothing else can reach stays in registers. */
	struct scan left = *line;
	bool has_more = true;
	for (size_t i = 0; has_more && i < part->row_count && part->rows[i].column <= last; i++) {
		if (part->rows[i].column < column)
			continue;
		for (; has_more && column < part->rows[i].column; column++)
			has_more = scan_word(&left, &word);
		if (has_more)
			has_more = store_word(&part->rows[i], item, &left);
		column++;
	}
	*line = left;
}

void part_store_columns(const struct part *part, void *item, unsigned first, struct scan *line)
{
	part_store_columns_to(part, item, first, UINT_MAX, line);
}

const struct metric *part_label(const struct part *part)
{
	for (size_t i = 0; i < part->row_count; i++)
		if (part->rows[i].kind == METRIC_LABEL)
			return &part->rows[i];
	return NULL;
}
