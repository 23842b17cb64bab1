/* SPDX-License-Identifier: MIT */
/* Built-in limits: those of the row, or those of a single item that is judged by others. */
#ifndef CMON_CORE_LIMIT_DEFAULTS_H
#define CMON_CORE_LIMIT_DEFAULTS_H

#include "core/field.h"

struct limit_default {
	enum family_id family;
	const char *item;   /* its label as text */
	const char *metric; /* stem of the row, and its unit */
	enum unit unit;
	struct limits limits;
};

extern const struct limit_default limit_defaults[];
extern const size_t limit_default_count;

/* Is this entry one of the field's? */
bool limit_default_is_for(const struct limit_default *entry, struct field field);

/* Has any item of the field limits of its own? */
bool limit_default_has_items(struct field field);

/* label: of the item, NULL for a single-item family. */
const struct limits *limit_default_of(struct field field, const struct label *label);

#endif
