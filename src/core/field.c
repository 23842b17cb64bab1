/* SPDX-License-Identifier: MIT */
#include "core/field.h"

enum { NAME_LENGTH = 256 };

bool field_first(enum family_id family, struct field *out)
{
	*out = (struct field){.family = family};
	return families[family].part_count > 0;
}

bool field_next(struct field *field)
{
	const struct family *family = &families[field->family];
	if (!field->is_rate && metric_has_rate(field_metric(*field))) {
		field->is_rate = true;
		return true;
	}
	field->is_rate = false;
	field->row++;
	if (field->row == family->parts[field->part].part->row_count) {
		field->row = 0;
		field->part++;
	}
	return field->part < family->part_count;
}

bool field_find(enum family_id family, struct slice name, struct field *out)
{
	struct field field;
	char storage[NAME_LENGTH];
	struct buf text;
	bool is_found = false;
	buf_init_in(&text, storage, sizeof(storage));
	for (bool more = field_first(family, &field); more && !is_found;
		more = !is_found && field_next(&field)) {
		buf_reset(&text);
		field_add_name(&text, field);
		is_found = slice_equals(name, (struct slice){.data = text.data, .length = text.length});
		if (is_found)
			*out = field;
	}
	return is_found;
}

enum unit field_unit(struct field field)
{
	enum unit unit = field_metric(field)->unit;
	if (!field.is_rate)
		return unit;
	return unit == UNIT_BYTES ? UNIT_BYTES_PER_SECOND : UNIT_PER_SECOND;
}

bool field_is_traffic(struct field field)
{
	return (field.family == FAMILY_NET || field.family == FAMILY_NET_TOTAL) &&
		field_unit(field) == UNIT_BYTES_PER_SECOND;
}

void field_add_value(struct buf *out, struct field field, double value, const char *unknown)
{
	if (field.is_rate || field_metric(field)->kind == METRIC_DERIVED)
		unit_add_computed(out, value, unknown);
	else
		unit_add_exact(out, value, unknown);
}

void field_add_name(struct buf *out, struct field field)
{
	const struct metric *metric = field_metric(field);
	/* The label goes by the word that the family has for it. */
	if (metric->kind == METRIC_LABEL)
		buf_add_string(out, families[field.family].label);
	else
		metric_add_name(out, metric, field.is_rate);
}
