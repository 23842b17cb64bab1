/* SPDX-License-Identifier: MIT */
/* A snapshot: everything known at one instant, counters as the kernel gave them. */
#ifndef CMON_CORE_SNAPSHOT_H
#define CMON_CORE_SNAPSHOT_H

#include "base/arena.h"
#include "core/families.h"
#include "core/source.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define NO_ITEM UINT32_MAX

/* One part of all items of a family. */
struct part_data {
	struct table table;
	uint32_t *index; /* item → place in table, NO_ITEM for none; only when is_indexed */
	size_t index_capacity;
	bool is_indexed; /* otherwise item i is at place i */
	bool is_present; /* it was wanted, read and parsed */
	int error;       /* why it is not present: -errno, 0 when it was not wanted */
	int64_t taken;   /* boottime at which a part that is not read each time was read */
};

struct family_data {
	size_t count; /* items */
	bool is_present;
	bool is_ascending; /* labels are numbers, each larger than the one before */
	struct part_data parts[FAMILY_PARTS];
	uint32_t *slots; /* items by the hash of their labels, NO_ITEM: free; see snapshot_index */
	size_t slot_count, slot_capacity;
};

/* Borrows nothing from another snapshot; all text lies in its own arena and goes with snapshot_reset. */
struct snapshot {
	struct stamp stamp;
	struct arena arena;
	struct family_data families[FAMILY_COUNT];
	size_t unreadable_io; /* processes whose PID/io may not be read */
	uint64_t number;      /* of the sample since the start, from 0 */
	size_t left;          /* samples that its source still has; SIZE_MAX for a live one */
};

struct snapshot *snapshot_new(void);
/* Takes NULL. */
void snapshot_free(struct snapshot *snapshot);
/* Forgets everything, keeps the storage. */
void snapshot_reset(struct snapshot *snapshot);

/* The struct of one part of an item, NULL when that is not known. Valid until snapshot_reset. */
static inline const void *snapshot_item(
	const struct snapshot *snapshot, enum family_id family, size_t part, size_t item)
{
	const struct part_data *data = &snapshot->families[family].parts[part];
	if (!data->is_present || item >= snapshot->families[family].count)
		return NULL;
	size_t place = data->is_indexed ? data->index[item] : item;
	return place < data->table.count ? table_item(&data->table, place) : NULL;
}

/* The label of an item of a list family, valid until snapshot_reset. */
struct label snapshot_label(const struct snapshot *snapshot, enum family_id family, size_t item);

/* Makes snapshot_find cheap for the items of a list family, which must be complete. */
void snapshot_index(struct snapshot *snapshot, enum family_id family);

/*
 * The item of that label, NO_ITEM for none. Lists are nearly always in the same order from sample to sample, so the
 * search begins at *hint, which then stands behind what was found.
 */
uint32_t snapshot_find(
	const struct snapshot *snapshot, enum family_id family, const struct label *label, size_t *hint);

/* Adds a label as text: a CPU of number -1 is "total". */
void label_add(struct buf *out, const struct label *label);

/* Is this the label that text names? */
bool label_is(const struct label *label, const char *text);

/* Makes item i of a part that is not stored in the family's order be at place; items must come in order from 0. */
int part_data_index(struct part_data *data, size_t item, uint32_t place);

/* Copies all items and their text into another snapshot's table of the same part. */
int table_copy(struct table *to, const struct table *from);
/* Copies one item. NULL without memory. */
void *table_copy_item(struct table *to, const struct table *from, size_t item);

#endif
