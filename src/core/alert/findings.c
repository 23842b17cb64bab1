/* SPDX-License-Identifier: MIT */
#include "core/alert/findings.h"

#include "core/alert/causes.h"
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

static void add(struct finding_list *list, struct finding finding)
{
	list->counts[finding.level]++;
	size_t at = list->count;
	while (at > 0 && list->findings[at - 1].level < finding.level)
		at--;
	if (at >= FINDINGS_KEPT)
		return;
	size_t moved = list->count - at;
	if (list->count == FINDINGS_KEPT)
		moved--;
	else
		list->count++;
	memmove(&list->findings[at + 1], &list->findings[at], moved * sizeof(finding));
	list->findings[at] = finding;
}

static void judge(const struct delta *delta, struct field field, size_t item, struct finding_list *out)
{
	double value = delta_value(delta, field, item);
	enum level level = delta_level(delta, field, item, value);
	if (level != LEVEL_OK && is_judged(delta, field.family, item))
		add(out, (struct finding){.level = level, .field = field, .item = item, .value = value});
}

static void scan_field(const struct delta *delta, struct field field, struct finding_list *out)
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

void findings_fill_interest(struct interest *interest)
{
	static const char *const causes[] = {
		"cpu_percent", "memory_percent", "io_bytes_per_second", "state", "name"};
	struct field field;
	for (enum family_id f = 0; f < FAMILY_COUNT; f++)
		for (bool more = field_first(f, &field); more; more = field_next(&field))
			if ((field_metric(field)->flags & METRIC_ALERTS) != 0)
				interest_add_field(interest, field);
	interest_add_part(interest, FAMILY_FS, FS_MOUNT);
	interest_add_part(interest, FAMILY_FS, FS_USAGE);
	interest_add_part(interest, FAMILY_DISK, DISK_BLOCK);
	for (size_t i = 0; i < COUNT_OF(causes); i++)
		if (field_find(FAMILY_PROCESS, slice_of(causes[i]), &field))
			interest_add_field(interest, field);
}

void findings_scan(const struct delta *delta, struct finding_list *out)
{
	*out = (struct finding_list){0};
	struct field field;
	for (enum family_id f = 0; f < FAMILY_COUNT; f++) {
		if (!delta->now->families[f].is_present)
			continue;
		for (bool more = field_first(f, &field); more; more = field_next(&field))
			if ((field_metric(field)->flags & METRIC_ALERTS) != 0 && !field.is_rate)
				scan_field(delta, field, out);
	}
	causes_join(delta, out);
}

enum level findings_worst(const struct finding_list *list)
{
	return list->count > 0 ? list->findings[0].level : LEVEL_OK;
}
