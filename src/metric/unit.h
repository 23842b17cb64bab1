/* SPDX-License-Identifier: MIT */
/* Units: what the names say and how a number of a unit looks to a person. */
#ifndef CMON_METRIC_UNIT_H
#define CMON_METRIC_UNIT_H

#include "base/buf.h"

enum unit {
	UNIT_COUNT_OF, /* how many of something, or a plain number such as the load */
	UNIT_BYTES,
	UNIT_BYTES_PER_SECOND,
	UNIT_BITS_PER_SECOND, /* of a link as such; its exported name says only bits */
	UNIT_PER_SECOND,
	UNIT_SECONDS,
	UNIT_TIMESTAMP, /* seconds since 1970, UTC */
	UNIT_PERCENT,
	UNIT_HERTZ,
	UNIT_CELSIUS,
	UNIT_VOLTS,
	UNIT_WATTS,
	UNIT_JOULES,
	UNIT_COUNT
};

/* The word of --list: "bytes", "percent" …; "" for a plain number. */
const char *unit_name(enum unit unit);

/* What an exported name ends with: "_bytes", "_percent" …; "" for a plain number. */
const char *unit_suffix(enum unit unit);

/*
 * Adds value as a person reads it, at most five characters for sizes: "301M", "9.2G", "12.1", "38ms",
 * "12d 04:11". Sizes are powers of 1024. NAN gives "-".
 */
void unit_add(struct buf *out, enum unit unit, double value);

/*
 * Adds value in its base unit for programs: an integer up to 2^53 in full, else up to 15 digits,
 * with a point in every locale. NAN and infinity give unknown.
 */
void unit_add_exact(struct buf *out, double value, const char *unknown);

/* The same for a value that was computed: up to 9 digits, since more would claim what was never measured. */
void unit_add_computed(struct buf *out, double value, const char *unknown);

/* Adds seconds since 1970 as 2026-11-21T02:13:41Z (or with a blank, without Z, for people). */
void unit_add_time(struct buf *out, double seconds, char separator);

/*
 * Reads a number with an optional suffix into the unit's base: "20ms", "4G", "90%", "1.5".
 * Returns 0 or -EBADMSG.
 */
int unit_parse(enum unit unit, const char *text, double *out);

#endif
