/* SPDX-License-Identifier: MIT */
/*
 * A selection: which values somebody asked for by path.
 *
 *	mem                    a family
 *	net.eth0   disk.sda2   an item of it
 *	load.five              a metric of it (of all its items, in a list family)
 *	disk.sda2.reads_total  a metric of one item; * stands for any item
 *	meminfo   net/dev      a kernel file: the rows of its parts and what else it says
 */
#ifndef CMON_CORE_SELECTION_H
#define CMON_CORE_SELECTION_H

#include "core/delta.h"
#include "core/interest.h"

#include <stdbool.h>

enum { PATH_WORD = 256, SELECTION_PATHS = 256 };

struct choice {
	enum family_id family;
	bool has_item;
	char item[PATH_WORD];
	bool has_field;
	struct field field;
	bool has_part; /* a kernel file: this part alone, as the kernel lists it */
	uint8_t part;
	char path[PATH_WORD]; /* as it was asked for, cut */
};

struct selection {
	struct choice choices[SELECTION_PATHS];
	size_t count;
	bool is_columns; /* each choice is one value, in the order of the choices */
};

/*
 * Reads a path that begins with a family.
 *
 * Returns 0, or -ENOENT with the known name nearest to it, "" for none.
 */
int selection_choose(struct choice *out, const char *path, char nearest[PATH_WORD]);

/*
 * Adds a path.
 *
 * nearest  on -ENOENT the known name nearest to the path, "" for none
 *
 * Returns 0, -ENOENT for a name that is none, -E2BIG for too many paths.
 */
int selection_add(struct selection *selection, const char *path, char nearest[PATH_WORD]);

/*
 * Adds the paths of a list with commas between them, each of which must name one value: a metric of a single-item
 * family, or of one item. *at is the path that was refused.
 *
 * Returns as selection_add, or -EINVAL for a path that names more than one value.
 */
int selection_add_columns(
	struct selection *selection, const char *list, char at[PATH_WORD], char nearest[PATH_WORD]);

/* The value of one column: unknown (false) when its item is not there. text is set for text fields. */
bool selection_column(const struct selection *selection, size_t column, const struct delta *delta,
	double *value, struct slice *text);

/* How many families a selection names. */
size_t selection_families(const struct selection *selection);

/* Adds all families but process and cgroup, which are lists of their own size, and what must be asked for by name. */
void selection_add_all(struct selection *selection);

/* What to collect for it. */
void selection_fill(const struct selection *selection, struct interest *interest);

/* The first path whose item is not in the data, NULL when all are. nearest as above. */
const char *selection_missing(
	const struct selection *selection, const struct snapshot *now, char nearest[PATH_WORD]);

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
/* Does the selection ask for anything of this family? */
bool selection_has_family(const struct selection *selection, enum family_id family);
/* Does it ask for this field of any item? Never for a label. */
bool selection_has_field(const struct selection *selection, struct field field);

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
