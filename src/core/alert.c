/* SPDX-License-Identifier: MIT */
#include "core/alert.h"

#include "core/members.h"
#include "proc/stat.h"

#include <string.h>

static bool is_judged(const struct delta *delta, enum family_id family, size_t item)
{
	if (family == FAMILY_DISK)
		return members_is_whole_disk(delta->now, item);
	if (family == FAMILY_FS)
		return members_is_writable_mount(delta->now, item);
	return true;
}

static void add(struct alert_list *list, struct alert alert)
{
	list->counts[alert.level]++;
	size_t at = list->count;
	while (at > 0 && list->alerts[at - 1].level < alert.level)
		at--;
	if (at >= ALERTS_KEPT)
		return;
	size_t moved = list->count - at;
	if (list->count == ALERTS_KEPT)
		moved--;
	else
		list->count++;
	memmove(&list->alerts[at + 1], &list->alerts[at], moved * sizeof(alert));
	list->alerts[at] = alert;
}

static void judge(const struct delta *delta, struct field field, size_t item, struct alert_list *out)
{
	double value = delta_value(delta, field, item);
	enum level level = delta_level(delta, field, item, value);
	if (level != LEVEL_OK && is_judged(delta, field.family, item))
		add(out, (struct alert){.level = level, .field = field, .item = item, .value = value});
}

static void scan_field(const struct delta *delta, struct field field, struct alert_list *out)
{
	static const struct label total = {.is_number = true, .number = (double)STAT_CPU_TOTAL};
	if ((field_metric(field)->flags & METRIC_TOTAL_ONLY) != 0) {
		size_t hint = 0;
		uint32_t item = snapshot_find(delta->now, field.family, &total, &hint);
		if (item != NO_ITEM)
			judge(delta, field, item, out);
		return;
	}
	for (size_t item = 0; item < delta->now->families[field.family].count; item++)
		judge(delta, field, item, out);
}

void alert_scan(const struct delta *delta, struct alert_list *out)
{
	*out = (struct alert_list){0};
	struct field field;
	for (enum family_id f = 0; f < FAMILY_COUNT; f++) {
		if (!delta->now->families[f].is_present)
			continue;
		for (bool more = field_first(f, &field); more; more = field_next(&field))
			if ((field_metric(field)->flags & METRIC_ALERTS) != 0 && !field.is_rate)
				scan_field(delta, field, out);
	}
}

enum level alert_worst(const struct alert_list *list)
{
	return list->count > 0 ? list->alerts[0].level : LEVEL_OK;
}

bool alert_culprit(const struct delta *delta, const struct alert *alert, size_t *item, struct field *by)
{
	/* What a process has less of is no explanation. */
	static const struct {
		const char *field;
		double least;
	} causes[] = {
		[CAUSE_CPU] = {"cpu_percent", 5},
		[CAUSE_MEMORY] = {"memory_percent", 5},
		[CAUSE_IO] = {"io_bytes_per_second", 65536},
	};
	enum metric_cause cause = field_metric(alert->field)->cause;
	if (cause == CAUSE_NONE || !field_find(FAMILY_PROCESS, slice_of(causes[cause].field), by))
		return false;
	double most = -1;
	for (size_t i = 0; i < delta->now->families[FAMILY_PROCESS].count; i++) {
		double value = delta_value(delta, *by, i);
		if (!(value > most))
			continue;
		most = value;
		*item = i;
	}
	return most >= causes[cause].least;
}
