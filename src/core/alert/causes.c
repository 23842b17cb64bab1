/* SPDX-License-Identifier: MIT */
#include "core/alert/causes.h"

#include "core/alert/culprits.h"

#include <string.h>

/* What a row is told by. */
struct join {
	enum family_id family;
	const char *name;
	enum metric_cause cause; /* only when it is of this cause; CAUSE_NONE: always */
	enum family_id by_family;
	const char *by_name;
	bool is_same_item;
};

/* clang-format off */
static const struct join joins[] = {
	{FAMILY_LOAD, "one", CAUSE_CPU, FAMILY_CPU, "busy", false},
	{FAMILY_PRESSURE, "some_avg10", CAUSE_CPU, FAMILY_CPU, "busy", false},
	{FAMILY_PRESSURE, "some_avg10", CAUSE_MEMORY, FAMILY_MEM, "used", false},
	{FAMILY_DISK, "await", CAUSE_NONE, FAMILY_DISK, "busy", true},
	{FAMILY_CPU, "iowait", CAUSE_NONE, FAMILY_DISK, "busy", false},
	{FAMILY_PRESSURE, "some_avg10", CAUSE_BLOCKED, FAMILY_DISK, "busy", false},
	{FAMILY_LOAD, "one", CAUSE_BLOCKED, FAMILY_DISK, "busy", false},
	{FAMILY_HOST, "waiting_while_idle", CAUSE_NONE, FAMILY_DISK, "busy", false},
	{FAMILY_LOAD, "one", CAUSE_BLOCKED, FAMILY_HOST, "waiting_while_idle", false},
	{FAMILY_PRESSURE, "some_avg10", CAUSE_BLOCKED, FAMILY_HOST, "waiting_while_idle", false},
};
/* clang-format on */

static bool is_row(const struct finding *finding, enum family_id family, const char *name)
{
	return finding->field.family == family && strcmp(field_metric(finding->field)->name, name) == 0;
}

static bool is_told_by(const struct delta *delta, const struct finding *finding, const struct finding *other)
{
	for (size_t i = 0; i < COUNT_OF(joins); i++) {
		const struct join *join = &joins[i];
		if (is_row(finding, join->family, join->name) &&
			is_row(other, join->by_family, join->by_name) &&
			(!join->is_same_item || finding->item == other->item) &&
			(join->cause == CAUSE_NONE ||
				join->cause == culprits_cause(delta, finding->field, finding->item)))
			return true;
	}
	return false;
}

/* Parts go behind the others of their level; the order is kept otherwise. */
static void settle(struct finding_list *list)
{
	for (size_t i = 1; i < list->count; i++) {
		struct finding moved = list->findings[i];
		size_t at = i;
		while (at > 0 && !moved.is_part && list->findings[at - 1].is_part &&
			list->findings[at - 1].level == moved.level)
			at--;
		memmove(&list->findings[at + 1], &list->findings[at], (i - at) * sizeof(moved));
		list->findings[at] = moved;
	}
}

void causes_join(const struct delta *delta, struct finding_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		struct finding *finding = &list->findings[i];
		for (size_t by = 0; by < list->count && !finding->is_part; by++)
			finding->is_part = list->findings[by].level >= finding->level &&
				is_told_by(delta, finding, &list->findings[by]);
		list->counts[finding->level] -= finding->is_part;
	}
	settle(list);
}
