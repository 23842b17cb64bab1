/* SPDX-License-Identifier: MIT */
/*
 * A delta: two snapshots matched item by item, and the seconds between them. The only place where rates come
 * from, by one rule for all of them:
 *
 *	a rate is unknown (NAN) in the first sample, for an item that is new or was registered anew, after a counter
 *	went back, over a gap and over no time; it is never 0 for want of knowledge and never negative.
 */
#ifndef CMON_CORE_DELTA_H
#define CMON_CORE_DELTA_H

#include "core/field.h"
#include "core/limits.h"
#include "core/snapshot.h"

/* How the items of one family in now were found in before. */
struct match {
	uint32_t *before; /* item → item of before; NO_ITEM, or NEWBORN */
	bool *broken;     /* one of its counters went back: it began anew, none can be compared */
	size_t capacity;
};

/* Began within the interval: its counters began at 0, which is known. */
#define NEWBORN (UINT32_MAX - 1)

struct trends;

struct delta {
	const struct snapshot *before; /* NULL in the first sample */
	const struct snapshot *now;    /* NULL until the first sample */
	struct metric_context context; /* seconds: NAN when there is nothing to compare */
	bool is_gap;                   /* suspended, or stopped for more than three intervals */
	struct match matches[FAMILY_COUNT];
	const struct limit_list
		*overrides; /* set it before the first sample; NULL: the limits of the rows hold */
	struct limit_map limits[FAMILY_COUNT];
	const struct trends *trends; /* what only many samples tell; NULL: nobody follows them */
};

void delta_init(struct delta *delta);
void delta_finish(struct delta *delta);

/*
 * Compares two snapshots, which must stay until the next call.
 *
 * before    NULL for a first sample
 * interval  seconds between samples as planned, 0 for none: a much longer one is a gap
 *
 * Returns 0 or -ENOMEM; then no rate is known.
 */
int delta_update(
	struct delta *delta, const struct snapshot *before, const struct snapshot *now, double interval);

/* A field of an item in its base unit; NAN when unknown and for texts. */
double delta_value(const struct delta *delta, struct field field, size_t item);

/* The same for an item of one file as the kernel lists it, by its place there; without rates. */
double delta_raw_value(const struct delta *delta, struct field field, size_t place);

/*
 * The struct of one part of an item in the sample before, for rows that are computed of several parts. NULL when
 * there is none that may be compared with the one of now.
 */
const void *delta_before(const struct delta *delta, enum family_id family, size_t part, size_t item);

/* A text field, valid as long as the snapshot. False when it is absent. */
bool delta_text(const struct delta *delta, struct field field, size_t item, struct slice *out);

/* The limits that hold for an item's field: of the item itself, of the configuration, or of the row. Per CPU as those. */
struct limits delta_limits(const struct delta *delta, struct field field, size_t item);

/* The level that a value of an item's field has reached, by the item's own limits or else its row's. */
enum level delta_level(const struct delta *delta, struct field field, size_t item, double value);

/* The same for an item of one file as the kernel lists it, by its place there. */
enum level delta_raw_level(const struct delta *delta, struct field field, size_t place, double value);

#endif
