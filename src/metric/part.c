/* SPDX-License-Identifier: MIT */
#include "metric/part.h"

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

const struct metric *part_label(const struct part *part)
{
	for (size_t i = 0; i < part->row_count; i++)
		if (part->rows[i].kind == METRIC_LABEL)
			return &part->rows[i];
	return NULL;
}
