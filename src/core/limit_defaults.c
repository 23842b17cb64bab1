/* SPDX-License-Identifier: MIT */
#include "core/limit_defaults.h"

#include "core/snapshot.h"

#include <string.h>

const struct limit_default limit_defaults[] = {
	/* Tasks that wait for a CPU are ordinary where tasks that wait for a disk or memory are not. */
	{FAMILY_PRESSURE, "cpu", "some_avg10", UNIT_PERCENT, {20, 40, 60}},
};
const size_t limit_default_count = COUNT_OF(limit_defaults);

bool limit_default_is_for(const struct limit_default *entry, struct field field)
{
	const struct metric *metric = field_metric(field);
	return entry->family == field.family && !field.is_rate && entry->unit == metric->unit &&
		strcmp(entry->metric, metric->name) == 0;
}

bool limit_default_has_items(struct field field)
{
	for (size_t i = 0; i < limit_default_count; i++)
		if (limit_default_is_for(&limit_defaults[i], field))
			return true;
	return false;
}

const struct limits *limit_default_of(struct field field, const struct label *label)
{
	for (size_t i = 0; label != NULL && i < limit_default_count; i++)
		if (limit_default_is_for(&limit_defaults[i], field) &&
			label_is(label, limit_defaults[i].item))
			return &limit_defaults[i].limits;
	return &field_metric(field)->limits;
}
