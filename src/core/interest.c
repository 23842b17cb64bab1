/* SPDX-License-Identifier: MIT */
#include "core/interest.h"

#include <errno.h>

static void add_row(struct interest *interest, enum family_id family, size_t part, size_t row)
{
	interest->rows[family][part] |= UINT64_C(1) << row;
}

static void add_named(struct interest *interest, enum family_id family, const char *name)
{
	struct field field;
	if (field_find(family, slice_of(name), &field))
		add_row(interest, family, field.part, field.row);
}

/* What tells an item from a later one of the same name: rates must know it. */
static void add_identity(struct interest *interest, enum family_id family)
{
	for (size_t part = 0; part < families[family].part_count; part++)
		for (size_t row = 0; row < families[family].parts[part].part->row_count; row++)
			if ((families[family].parts[part].part->rows[row].flags & METRIC_IDENTITY) != 0)
				add_row(interest, family, part, row);
}

void interest_add_field(struct interest *interest, struct field field)
{
	const struct metric *metric = field_metric(field);
	add_row(interest, field.family, field.part, field.row);
	/* The first part makes the items. */
	if (family_is_list(field.family))
		add_row(interest, field.family, 0, 0);
	add_identity(interest, field.family);
	if ((metric->flags & METRIC_NEEDS_FAMILY) != 0)
		for (size_t part = 0; part < families[field.family].part_count; part++)
			add_row(interest, field.family, part, 0);
	const struct family_part *part = &families[field.family].parts[field.part];
	if (part->origin == ORIGIN_SUM) {
		add_row(interest, family_find(slice_of(part->path)), 0, 0);
		add_identity(interest, family_find(slice_of(part->path)));
	}
	if ((metric->flags & METRIC_NEEDS_CPUS) != 0)
		add_row(interest, FAMILY_CPU, 0, 0);
	if ((metric->flags & METRIC_NEEDS_MEMORY) != 0)
		add_named(interest, FAMILY_MEM, "total_bytes");
	if ((metric->flags & METRIC_NEEDS_PROCESSES) != 0)
		add_row(interest, FAMILY_PROCESS, PROCESS_STAT, 0);
}

void interest_add_part(struct interest *interest, enum family_id family, size_t part)
{
	const struct part *rows = families[family].parts[part].part;
	for (size_t row = 0; row < rows->row_count; row++)
		interest_add_field(interest,
			(struct field){.family = family, .part = (uint8_t)part, .row = (uint8_t)row});
}

void interest_add_family(struct interest *interest, enum family_id family)
{
	for (size_t part = 0; part < families[family].part_count; part++)
		if (family_has_by_default(family, part))
			interest_add_part(interest, family, part);
}

bool interest_is_pinned(const struct interest *interest, struct process_identity process)
{
	for (size_t i = 0; i < interest->pin_count; i++)
		if (process_identity_equals(interest->pins[i], process))
			return true;
	return false;
}

int interest_pin(struct interest *interest, struct process_identity process)
{
	if (interest_is_pinned(interest, process))
		return 0;
	if (interest->pin_count == INTEREST_PINS)
		return -E2BIG;
	interest->pins[interest->pin_count++] = process;
	return 0;
}
