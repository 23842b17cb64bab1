/* SPDX-License-Identifier: MIT */
/* A table: the items of one part, as its parser filled them in. */
#ifndef CMON_METRIC_TABLE_H
#define CMON_METRIC_TABLE_H

#include "base/arena.h"
#include "metric/metric.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct part;

/* What a "key: value" file says beyond the rows, in the file's order. */
struct pair {
	struct text key, value;
	uint32_t item;
};

/* The items of one part, in the order of the kernel's text. Keeps its storage from sample to sample. */
struct table {
	const struct part *part;
	struct arena *arena; /* where text goes; borrowed */
	char *items;
	const struct metric *label;   /* the row that names an item; NULL for none */
	char *blank;                  /* an item whose values are all absent */
	struct table_column *columns; /* where the words of a line go, from the kernel's column 1 on */
	size_t column_count;
	size_t size; /* bytes of one item */
	size_t count, capacity;
	bool wants_extra;
	struct pair *pairs;
	size_t pair_count, pair_capacity;
	int error; /* sticky: -EFBIG at the cap, -ENOMEM */
	uint64_t
		basis; /* hash of what all counters are sums over, 0 for nothing: with another one they began anew */
};

void table_init(struct table *table, const struct part *part, struct arena *arena);
void table_finish(struct table *table);
/* Forgets the items, keeps the storage. */
void table_reset(struct table *table);

/* Adds an item whose values are all absent. NULL, and error set, at the cap or without memory. */
void *table_add(struct table *table);
/* Takes the item added last away again. */
void table_drop_last(struct table *table);

/* Item i, i < count; valid until the next table_add. */
static inline void *table_item(const struct table *table, size_t i)
{
	return table->items + i * table->size;
}

/* Copies text into the table's arena. */
struct text table_text(struct table *table, struct slice text);

/*
 * Stores the words of a line, the first of which is column first, into the members of their columns in an item of the
 * table; in the _to form up to column last. Takes the words that it looks at.
 */
void table_store_columns(const struct table *table, void *item, unsigned first, struct scan *line);
void table_store_columns_to(
	const struct table *table, void *item, unsigned first, unsigned last, struct scan *line);

/* Reports a pair of the item added last; nothing happens unless the table wants extra. */
void table_add_extra(struct table *table, struct slice key, struct slice value);
/* The same of item i. */
void table_add_extra_of(struct table *table, size_t i, struct slice key, struct slice value);
/* Puts pairs that were not reported item by item into the order of the items, each in the order of its reports. */
void table_sort_extra(struct table *table);

/* What names an item: a number, or the bytes of a text. */
struct label {
	bool is_number;
	double number;
	struct slice text;
};

/* Do whole numbers name the items? */
static inline bool table_is_numbered(const struct table *table)
{
	return table->label != NULL && (table->label->type == TYPE_I64 || table->label->type == TYPE_U64);
}

/* The number that names item i of such a table; NAN when it is absent. */
static inline double table_number(const struct table *table, size_t i)
{
	const char *member = (const char *)table_item(table, i) + table->label->offset;
	if (table->label->type == TYPE_I64) {
		int64_t number = *(const int64_t *)(const void *)member;
		return number == ABSENT_I64 ? NAN : (double)number;
	}
	uint64_t number = *(const uint64_t *)(const void *)member;
	return number == ABSENT_U64 ? NAN : (double)number;
}

/* The label of item i, valid as long as the table's text. The part must have a label row. */
struct label table_label(const struct table *table, size_t i);
/* Order of two labels: numbers by value and before texts, texts by bytes. Below, equal or above 0. */
int label_compare(const struct label *a, const struct label *b);

enum { TABLE_NONE = -1 };

/* Puts the items in the order of their labels. Pairs of extra do not follow: for tables without them. */
void table_sort(struct table *table);
/* The place of a label in a sorted table, or TABLE_NONE. */
ptrdiff_t table_search(const struct table *table, const struct label *label);

#endif
