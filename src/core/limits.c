/* SPDX-License-Identifier: MIT */
#include "core/limits.h"

#include "core/snapshot.h"

#include <string.h>

const struct limits_override limits_overrides[] = {
	/* Tasks that wait for a CPU are ordinary where tasks that wait for a disk or memory are not. */
	{FAMILY_PRESSURE, "cpu", "some_avg10", UNIT_PERCENT, {20, 40, 60}},
};
const size_t limits_override_count = COUNT_OF(limits_overrides);

bool limits_is_for(const struct limits_override *override, struct field field)
{
	const struct metric *metric = field_metric(field);
	return override->family == field.family && !field.is_rate && override->unit == metric->unit &&
		strcmp(override->metric, metric->name) == 0;
}

const struct limits *limits_of(struct field field, const struct label *label)
{
	for (size_t i = 0; label != NULL && i < limits_override_count; i++)
		if (limits_is_for(&limits_overrides[i], field) && label_is(label, limits_overrides[i].item))
			return &limits_overrides[i].limits;
	return &field_metric(field)->limits;
}
