/* SPDX-License-Identifier: MIT */
/*
 * Limits that differ from those of a row: of all items of a family, or of one of them. What holds for an item is looked
 * up when it first appears and kept with it; later samples only carry it along.
 */
#ifndef CMON_CORE_LIMITS_H
#define CMON_CORE_LIMITS_H

#include "core/field.h"
#include "core/snapshot.h"

enum { LIMIT_ITEM = 256, LIMIT_FIELDS = 64, LIMITS_MOST = 4096 };

struct limit_override {
	struct field field;
	bool has_item; /* otherwise all items of the family */
	char item[LIMIT_ITEM];
	struct limits limits;
	size_t origin; /* a number of whoever made the list */
};

/* Zeroed: the limits of the rows hold. Must not change while a delta uses it. */
struct limit_list {
	struct limit_override *overrides;
	size_t count, capacity;
	struct field fields[FAMILY_COUNT][LIMIT_FIELDS]; /* those of a family that any override names */
	size_t field_counts[FAMILY_COUNT];
};

/* Copies an override in; a later one stands before an earlier one. Returns 0, -E2BIG beyond a cap or -ENOMEM. */
int limit_list_add(struct limit_list *list, const struct limit_override *override);
void limit_list_finish(struct limit_list *list);

/*
 * The override that holds for a field of an item: one that names the item, else one for all; NULL for none.
 *
 * label  of the item, NULL in a single-item family and for what holds for all items
 */
const struct limit_override *limit_list_find(
	const struct limit_list *list, struct field field, const struct label *label);

/* What holds for the items of one family: a pointer for each of its fields in the list, NULL where the row's hold. */
struct limit_row_set {
	const struct limits **limits; /* items × fields */
	size_t items, capacity;
};

/* Zeroed: nothing is known. Those of the sample before are kept, so that they can be carried over. */
struct limit_map {
	struct limit_row_set now, before;
};

void limit_map_finish(struct limit_map *map);

/*
 * Finds what holds for each item of now.
 *
 * before  item → its place at the last call, NO_ITEM or above for a new one; NULL: all are new
 *
 * Returns 0 or -ENOMEM; then the limits of the rows hold.
 */
int limit_map_update(struct limit_map *map, const struct limit_list *list, const struct snapshot *now,
	enum family_id family, const uint32_t *before);

/* The limits of an item that are not those of its row; NULL for none. */
const struct limits *limit_map_find(
	const struct limit_map *map, const struct limit_list *list, struct field field, size_t item);

#endif
