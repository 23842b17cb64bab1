/* SPDX-License-Identifier: MIT */
#include "core/alert/culprits.h"

#include "core/process/list.h"
#include "core/trends.h"

#include <assert.h>
#include <string.h>

/* What a process has less of is no explanation. */
static const struct {
	const char *field;
	double least;
} causes[] = {
	[CAUSE_CPU] = {"cpu_percent", 5},
	[CAUSE_MEMORY] = {"memory_percent", 5},
	[CAUSE_IO] = {"io_bytes_per_second", 65536},
	/* Among those that wait, the one that moves most comes first; how much that is does not matter. */
	[CAUSE_BLOCKED] = {"io_bytes_per_second", 0},
};

static size_t count_in_state(const struct delta *delta, struct field state, char letter)
{
	size_t count = 0;
	struct slice text;
	for (size_t i = 0; i < delta->now->families[FAMILY_PROCESS].count; i++)
		count += delta_text(delta, state, i, &text) && text.length > 0 && text.data[0] == letter;
	return count;
}

/* Pressure has one row for three resources; a load is made of those that run and those that wait. */
enum metric_cause culprits_cause(const struct delta *delta, struct field field, size_t item)
{
	struct field state;
	if (field.family == FAMILY_PRESSURE) {
		struct label label = snapshot_label(delta->now, FAMILY_PRESSURE, item);
		return label_is(&label, "cpu")       ? CAUSE_CPU
			: label_is(&label, "memory") ? CAUSE_MEMORY
			: label_is(&label, "io")     ? CAUSE_BLOCKED
						     : CAUSE_NONE;
	}
	if (field.family == FAMILY_LOAD && field_find(FAMILY_PROCESS, slice_of("state"), &state) &&
		count_in_state(delta, state, 'D') > count_in_state(delta, state, 'R'))
		return CAUSE_BLOCKED;
	return field_metric(field)->cause;
}

/* An unknown figure is less than any. */
static bool is_more(double a, double b)
{
	return a > b || (isnan(b) && !isnan(a));
}

static void insert(const struct delta *delta, struct culprits *out, size_t item, double value)
{
	struct field name;
	struct slice text = slice_of("");
	size_t at = out->count;
	while (at > 0 && is_more(value, out->named[at - 1].value))
		at--;
	if (at >= CULPRITS_NAMED)
		return;
	if (out->count < CULPRITS_NAMED)
		out->count++;
	memmove(&out->named[at + 1], &out->named[at], (out->count - 1 - at) * sizeof(out->named[0]));
	struct culprit *culprit = &out->named[at];
	*culprit = (struct culprit){.process = process_identity_of(delta, item), .value = value};
	if (field_find(FAMILY_PROCESS, slice_of("name"), &name))
		(void)delta_text(delta, name, item, &text);
	size_t length = text.length < CULPRIT_NAME ? text.length : CULPRIT_NAME - 1;
	memcpy(culprit->name, text.data, length);
}

/* Those that begin anew, most often first; the latest process of each stands for it. */
static void find_restarts(const struct delta *delta, struct culprits *out)
{
	const struct process_restart *found[RESTARTS_TRACKED];
	if (delta->trends == NULL)
		return;
	out->all = trends_find_restarts(delta->trends, found, RESTARTS_TRACKED);
	for (; out->count < out->all && out->count < CULPRITS_NAMED; out->count++) {
		const struct process_restart *restart = found[out->count];
		struct culprit *culprit = &out->named[out->count];
		*culprit = (struct culprit){.process = restart->last, .value = (double)restart->count};
		static_assert(sizeof(culprit->name) >= sizeof(restart->name), "a name fits");
		memcpy(culprit->name, restart->name, sizeof(restart->name));
	}
}

void culprits_find(const struct delta *delta, struct field field, size_t item, struct culprits *out)
{
	struct field state;
	struct slice text;
	*out = (struct culprits){.cause = culprits_cause(delta, field, item)};
	if (out->cause == CAUSE_RESTARTS) {
		find_restarts(delta, out);
		return;
	}
	if (out->cause == CAUSE_NONE || !delta->now->families[FAMILY_PROCESS].is_present ||
		!field_find(FAMILY_PROCESS, slice_of(causes[out->cause].field), &out->by) ||
		!field_find(FAMILY_PROCESS, slice_of("state"), &state))
		return;
	for (size_t i = 0; i < delta->now->families[FAMILY_PROCESS].count; i++) {
		double value = delta_value(delta, out->by, i);
		bool is_blocked = delta_text(delta, state, i, &text) && slice_equals(text, slice_of("D"));
		bool matters = out->cause == CAUSE_BLOCKED ? is_blocked : value >= causes[out->cause].least;
		if (!matters)
			continue;
		out->all++;
		insert(delta, out, i, value);
	}
}
