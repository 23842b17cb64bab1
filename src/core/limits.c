/* SPDX-License-Identifier: MIT */
#include "core/limits.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_CAPACITY = 16 };

/* The place of a field among those that the list names, as many as there are when it is none of them. */
static size_t find_column(const struct limit_list *list, struct field field)
{
	size_t i = 0;
	while (i < list->field_counts[field.family] && !field_equals(list->fields[field.family][i], field))
		i++;
	return i;
}

static int reserve(struct limit_list *list)
{
	if (list->count < list->capacity)
		return 0;
	size_t capacity = list->capacity == 0 ? FIRST_CAPACITY : 2 * list->capacity;
	struct limit_override *overrides = reallocarray(list->overrides, capacity, sizeof(*overrides));
	if (overrides == NULL)
		return -ENOMEM;
	list->overrides = overrides;
	list->capacity = capacity;
	return 0;
}

int limit_list_add(struct limit_list *list, const struct limit_override *override)
{
	enum family_id family = override->field.family;
	size_t column = find_column(list, override->field);
	if (column == LIMIT_FIELDS || list->count == LIMITS_MOST)
		return -E2BIG;
	int error = reserve(list);
	if (error != 0)
		return error;
	list->overrides[list->count++] = *override;
	list->fields[family][column] = override->field;
	if (column == list->field_counts[family])
		list->field_counts[family]++;
	return 0;
}

void limit_list_finish(struct limit_list *list)
{
	free(list->overrides);
	*list = (struct limit_list){0};
}

const struct limit_override *limit_list_find(
	const struct limit_list *list, struct field field, const struct label *label)
{
	const struct limit_override *found = NULL;
	for (size_t i = list->count; i > 0; i--) {
		const struct limit_override *override = &list->overrides[i - 1];
		if (!field_equals(override->field, field))
			continue;
		if (override->has_item && label != NULL && label_is(label, override->item))
			return override;
		if (!override->has_item && found == NULL)
			found = override;
	}
	return found;
}

void limit_map_finish(struct limit_map *map)
{
	free(map->now.limits);
	free(map->before.limits);
	*map = (struct limit_map){0};
}

static int set_reserve(struct limit_row_set *set, size_t count)
{
	if (count <= set->capacity)
		return 0;
	size_t capacity = set->capacity == 0 ? FIRST_CAPACITY : set->capacity;
	while (capacity < count)
		capacity *= 2;
	/* NOLINTNEXTLINE(bugprone-sizeof-expression): pointers are what the array holds */
	const struct limits **limits = reallocarray(set->limits, capacity, sizeof(*limits));
	if (limits == NULL)
		return -ENOMEM;
	set->limits = limits;
	set->capacity = capacity;
	return 0;
}

static void resolve(const struct limits **out, const struct limit_list *list, const struct snapshot *now,
	enum family_id family, size_t item)
{
	struct label label;
	bool is_list = family_is_list(family);
	if (is_list)
		label = snapshot_label(now, family, item);
	for (size_t i = 0; i < list->field_counts[family]; i++) {
		const struct limit_override *override =
			limit_list_find(list, list->fields[family][i], is_list ? &label : NULL);
		out[i] = override == NULL ? NULL : &override->limits;
	}
}

int limit_map_update(struct limit_map *map, const struct limit_list *list, const struct snapshot *now,
	enum family_id family, const uint32_t *before)
{
	size_t width = list->field_counts[family], count = now->families[family].count;
	struct limit_row_set spare = map->before;
	map->before = map->now;
	map->now = spare;
	map->now.items = 0;
	int error = set_reserve(&map->now, count * width);
	if (error != 0 || width == 0)
		return error;
	map->now.items = count;
	for (size_t item = 0; item < count; item++) {
		const struct limits **out = &map->now.limits[item * width];
		if (before != NULL && before[item] < map->before.items)
			/* NOLINTNEXTLINE(bugprone-sizeof-expression): pointers are what the array holds */
			memcpy(out, &map->before.limits[before[item] * width], width * sizeof(*out));
		else
			resolve(out, list, now, family, item);
	}
	return 0;
}

const struct limits *limit_map_find(
	const struct limit_map *map, const struct limit_list *list, struct field field, size_t item)
{
	size_t width = list->field_counts[field.family], column = find_column(list, field);
	return item < map->now.items && column < width ? map->now.limits[item * width + column] : NULL;
}
