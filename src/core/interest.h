/* SPDX-License-Identifier: MIT */
/* What a front end wants to see: the collector reads that and nothing else. */
#ifndef CMON_CORE_INTEREST_H
#define CMON_CORE_INTEREST_H

#include "core/families.h"
#include "core/field.h"

/* A set of rows, one bit each. Zeroed: nothing is wanted. */
struct interest {
	uint64_t rows[FAMILY_COUNT][FAMILY_PARTS];
	bool extra[FAMILY_COUNT][FAMILY_PARTS];
};

/* Wants one field, the label of its family, and whatever else its formula looks at. */
void interest_add_field(struct interest *interest, struct field field);
/* Wants every row of a family, or of one of its parts. */
void interest_add_family(struct interest *interest, enum family_id family);
void interest_add_part(struct interest *interest, enum family_id family, size_t part);

static inline bool interest_has_part(const struct interest *interest, enum family_id family, size_t part)
{
	return interest->rows[family][part] != 0;
}

#endif
