/* SPDX-License-Identifier: MIT */
/* Which limits count for one item: those of the row, or those that were made for the item. */
#ifndef CMON_CORE_LIMITS_H
#define CMON_CORE_LIMITS_H

#include "core/field.h"

struct limits_override {
	enum family_id family;
	const char *item;   /* its label as text */
	const char *metric; /* stem of the row, and its unit */
	enum unit unit;
	struct limits limits;
};

extern const struct limits_override limits_overrides[];
extern const size_t limits_override_count;

/* Is this override one of the field's? */
bool limits_is_for(const struct limits_override *override, struct field field);

/* label: of the item, NULL for a single-item family. */
const struct limits *limits_of(struct field field, const struct label *label);

#endif
