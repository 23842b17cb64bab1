/* SPDX-License-Identifier: MIT */
/* A field: one exported name of a family. A counter has two, its total and its rate. */
#ifndef CMON_CORE_FIELD_H
#define CMON_CORE_FIELD_H

#include "core/families.h"

#include <stdbool.h>
#include <stdint.h>

struct field {
	enum family_id family;
	uint8_t part;
	uint8_t row;
	bool is_rate;
};

static inline const struct metric *field_metric(struct field field)
{
	return &families[field.family].parts[field.part].part->rows[field.row];
}

static inline bool field_equals(struct field a, struct field b)
{
	return a.family == b.family && a.part == b.part && a.row == b.row && a.is_rate == b.is_rate;
}

/* The first field of a family, and the one after field; false behind the last. In the order of parts and rows. */
bool field_first(enum family_id family, struct field *out);
bool field_next(struct field *field);

/* The field of an exported name, such as "used_percent". */
bool field_find(enum family_id family, struct slice name, struct field *out);

/* The unit of its values: that of the row, per second for a rate. */
enum unit field_unit(struct field field);

/* Is it bytes per second over a network? Those some people read in bits. */
bool field_is_traffic(struct field field);

/* Adds a value of the field in its base unit, for programs; unknown for NAN. */
void field_add_value(struct buf *out, struct field field, double value, const char *unknown);

/* Adds the exported name. */
void field_add_name(struct buf *out, struct field field);

#endif
