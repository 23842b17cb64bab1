/* SPDX-License-Identifier: MIT */
#include "core/process/group.h"

#include "core/process/rows.h"
#include "core/process/unit.h"
#include "proc/pid/owner.h"
#include "proc/pid/pidcgroup.h"
#include "proc/pid/pidstat.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* What a process belongs to: its group is who has the same bytes. Empty when it is not known. */
typedef struct slice group_key(const struct delta *delta, size_t item);

static struct slice name_of(const struct delta *delta, size_t item)
{
	const struct pidstat *stat = snapshot_item(delta->now, FAMILY_PROCESS, PROCESS_STAT, item);
	return arena_slice(&delta->now->arena, stat->name);
}

/* Two numbers may have one name, so the number it is. */
static struct slice uid_of(const struct delta *delta, size_t item)
{
	const struct owner *owner = snapshot_item(delta->now, FAMILY_PROCESS, PROCESS_OWNER, item);
	bool is_known = owner != NULL && owner->uid != ABSENT_U64;
	return is_known ? (struct slice){(const char *)&owner->uid, sizeof(owner->uid)} : (struct slice){0};
}

static struct slice user_of(const struct delta *delta, size_t item)
{
	const struct owner *owner = snapshot_item(delta->now, FAMILY_PROCESS, PROCESS_OWNER, item);
	return arena_slice(&delta->now->arena, owner == NULL ? TEXT_ABSENT : owner->user);
}

static struct slice cgroup_of(const struct delta *delta, size_t item)
{
	const struct pidcgroup *cgroup = snapshot_item(delta->now, FAMILY_PROCESS, PROCESS_CGROUP, item);
	return arena_slice(&delta->now->arena, cgroup == NULL ? TEXT_ABSENT : cgroup->cgroup);
}

static struct slice unit_of(const struct delta *delta, size_t item)
{
	return process_unit(cgroup_of(delta, item));
}

/* clang-format off */
static const struct {
	const char *title;
	group_key *key;
	group_key *name; /* what it is called and sorted by */
} groupings[] = {
	[GROUPING_NONE] = {"", NULL, NULL},
	[GROUPING_NAME] = {"program", name_of, name_of},
	[GROUPING_USER] = {"user", uid_of, user_of},
	[GROUPING_CGROUP] = {"cgroup", cgroup_of, cgroup_of},
	[GROUPING_UNIT] = {"unit", unit_of, unit_of},
};
/* clang-format on */
static_assert(COUNT_OF(groupings) == GROUPING_COUNT, "one line per grouping");

const char *process_grouping_title(enum process_grouping grouping)
{
	return groupings[grouping].title;
}

void process_grouping_add_name(
	struct buf *out, enum process_grouping grouping, const struct delta *delta, size_t item)
{
	struct slice name = groupings[grouping].name(delta, item);
	struct slice uid = uid_of(delta, item);
	uint64_t number;
	if (name.length > 0) {
		buf_add(out, name.data, name.length);
	} else if (grouping == GROUPING_USER && uid.length > 0) {
		memcpy(&number, uid.data, sizeof(number));
		buf_add_u64(out, number);
	} else {
		buf_add_char(out, '-');
	}
}

/* FNV-1a, from the kind of group on. */
static uint64_t hash(enum process_grouping grouping, struct slice key)
{
	uint64_t sum = UINT64_C(0xcbf29ce484222325) ^ (uint64_t)grouping;
	for (size_t i = 0; i < key.length; i++)
		sum = (sum ^ (unsigned char)key.data[i]) * UINT64_C(0x100000001b3);
	return sum;
}

struct process_identity process_grouping_identity(
	enum process_grouping grouping, const struct delta *delta, size_t item)
{
	return (struct process_identity){
		.pid = hash(grouping, groupings[grouping].key(delta, item)), .start = FOLD_GROUP};
}

struct group {
	uint64_t hash;
	uint32_t item; /* its first process */
	uint32_t first, count;
};

struct process_groups {
	struct group *groups;
	struct process_key *keys; /* by group */
	uint32_t *order;          /* of groups */
	uint32_t *group_of;       /* by place in the order of the list */
	uint32_t *slots;          /* hash → group, with open addressing */
	size_t count, capacity, slot_count;
};

void process_groups_free(struct process_groups *groups)
{
	if (groups == NULL)
		return;
	free(groups->groups);
	free(groups->keys);
	free(groups->order);
	free(groups->group_of);
	free(groups->slots);
	free(groups);
}

static size_t slots_for(size_t count)
{
	size_t slots = 16;
	while (slots < 2 * count)
		slots *= 2;
	return slots;
}

static struct process_groups *groups_new(size_t capacity)
{
	struct process_groups *groups = calloc(1, sizeof(*groups));
	if (groups == NULL)
		return NULL;
	*groups = (struct process_groups){
		.groups = calloc(capacity, sizeof(*groups->groups)),
		.keys = calloc(capacity, sizeof(*groups->keys)),
		.order = calloc(capacity, sizeof(*groups->order)),
		.group_of = calloc(capacity, sizeof(*groups->group_of)),
		.slots = calloc(slots_for(capacity), sizeof(*groups->slots)),
		.capacity = capacity,
	};
	if (groups->groups != NULL && groups->keys != NULL && groups->order != NULL &&
		groups->group_of != NULL && groups->slots != NULL)
		return groups;
	process_groups_free(groups);
	return NULL;
}

static int reserve(struct process_list *list)
{
	if (list->groups != NULL && list->groups->capacity >= list->capacity)
		return 0;
	struct process_groups *groups = groups_new(list->capacity);
	if (groups == NULL)
		return -ENOMEM;
	process_groups_free(list->groups);
	list->groups = groups;
	return 0;
}

/* The group of a process, which is made when there is none. */
static uint32_t find_group(struct process_list *list, const struct delta *delta, uint32_t item)
{
	struct process_groups *groups = list->groups;
	group_key *key_of = groupings[list->grouping].key;
	struct slice key = key_of(delta, item);
	uint64_t sum = hash(list->grouping, key);
	size_t slot = sum % groups->slot_count;
	for (; groups->slots[slot] != NO_ITEM; slot = (slot + 1) % groups->slot_count) {
		const struct group *group = &groups->groups[groups->slots[slot]];
		if (group->hash == sum && slice_equals(key_of(delta, group->item), key))
			return groups->slots[slot];
	}
	groups->slots[slot] = (uint32_t)groups->count;
	groups->groups[groups->count] = (struct group){.hash = sum, .item = item};
	return (uint32_t)groups->count++;
}

static void gather(
	struct process_list *list, const struct delta *delta, enum process_sort sort, size_t chosen)
{
	struct process_groups *groups = list->groups;
	groups->count = 0;
	groups->slot_count = slots_for(chosen);
	memset(groups->slots, 0xff, groups->slot_count * sizeof(*groups->slots));
	for (size_t i = 0; i < chosen; i++) {
		uint32_t item = list->order[i], group = find_group(list, delta, item);
		groups->group_of[i] = group;
		if (groups->groups[group].count++ > 0) {
			process_key_add(&groups->keys[group], &list->keys[item], sort);
			continue;
		}
		groups->keys[group] = list->keys[item];
		groups->order[group] = group;
		if (sort == SORT_NAME)
			groups->keys[group].name = groupings[list->grouping].name(delta, item);
	}
}

/* Puts the members of each group beside each other, the groups in their order. */
static void place_members(struct process_list *list, size_t chosen)
{
	struct process_groups *groups = list->groups;
	uint32_t place = 0;
	for (size_t i = 0; i < groups->count; i++) {
		struct group *group = &groups->groups[groups->order[i]];
		group->first = place;
		place += group->count;
		group->count = 0;
	}
	for (size_t i = 0; i < chosen; i++) {
		struct group *group = &groups->groups[groups->group_of[i]];
		list->members[group->first + group->count++] = list->order[i];
	}
}

static void add_members(
	struct process_list *list, const struct group *group, const struct process_options *options)
{
	struct process_order order = {options->sort, options->is_reversed, list->keys};
	process_order_sort(&order, &list->members[group->first], group->count, 0, group->count);
	for (uint32_t i = 0; i < group->count; i++)
		list->rows[list->count++] = (struct process_row){
			.item = list->members[group->first + i],
			.first = group->first + i,
			.count = 1,
			.depth = 1,
			.lines = i + 1 < group->count ? UINT64_C(1) << 1 : 0,
		};
}

static void add_group(
	struct process_list *list, const struct group *group, const struct process_options *options)
{
	bool is_open = options->folds != NULL &&
		process_folds_has(options->folds, (struct process_identity){group->hash, FOLD_GROUP});
	list->rows[list->count++] = (struct process_row){
		.item = group->item,
		.first = group->first,
		.count = group->count,
		.is_sum = true,
		.is_group = true,
		.has_children = true,
		.is_folded = !is_open,
	};
	if (is_open)
		add_members(list, group, options);
}

int process_group_rows(struct process_list *list, const struct delta *delta,
	const struct process_options *options, size_t chosen)
{
	int error = reserve(list);
	if (error != 0)
		return error;
	struct process_groups *groups = list->groups;
	gather(list, delta, options->sort, chosen);
	struct process_order order = {options->sort, options->is_reversed, groups->keys};
	process_order_sort(&order, groups->order, groups->count, 0, groups->count);
	place_members(list, chosen);
	for (size_t i = 0; i < groups->count; i++)
		add_group(list, &groups->groups[groups->order[i]], options);
	list->processes = chosen;
	return 0;
}
