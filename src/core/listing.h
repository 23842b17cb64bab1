/* SPDX-License-Identifier: MIT */
/* A listing: the items and fields that a selection shows of a delta. Every format is a loop over listings. */
#ifndef CMON_CORE_LISTING_H
#define CMON_CORE_LISTING_H

#include "core/selection.h"

/*
 * The items of one family that a selection shows, in the order of the data. Usage:
 *
 *	for (listing_init(&listing, selection, delta, family); listing_next(&listing);)
 *		for (bool more = listing_first_field(&listing, &field); more; more = listing_next_field(&listing, &field))
 *			listing_value(&listing, field)
 */
struct listing {
	const struct selection *selection;
	const struct delta *delta;
	enum family_id family;
	bool is_raw; /* a kernel file as it stands: item is a place in raw_part's table */
	uint8_t raw_part;
	size_t item; /* of the family, or a place */
	size_t count, next;
};

void listing_init(struct listing *listing, const struct selection *selection, const struct delta *delta,
	enum family_id family);
bool listing_next(struct listing *listing);

/* Fields that are asked for, the label left out. */
bool listing_first_field(const struct listing *listing, struct field *out);
bool listing_next_field(const struct listing *listing, struct field *field);
bool listing_shows(const struct listing *listing, struct field field);

struct label listing_label(const struct listing *listing);
double listing_value(const struct listing *listing, struct field field);
/* The level that a value of the item has reached. */
enum level listing_level(const struct listing *listing, struct field field, double value);
bool listing_text(const struct listing *listing, struct field field, struct slice *out);

/* The pairs beyond the rows of this item: count of them, *first is the first. 0 unless a kernel file was asked for. */
size_t listing_extra(const struct listing *listing, const struct table **table, size_t *first);

#endif
