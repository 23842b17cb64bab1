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

struct column_value {
	bool is_known;     /* false also when its item is not there */
	double number;     /* NAN when unknown and for texts */
	struct slice text; /* empty when unknown and for numbers */
	enum level level;
};

/* The value of one column. */
void selection_column(const struct selection *selection, size_t column, const struct delta *delta,
	struct column_value *out);

/* How many families a selection names. */
size_t selection_families(const struct selection *selection);

/* Adds all families but process and cgroup, which are lists of their own size, and what must be asked for by name. */
void selection_add_all(struct selection *selection);

/* What to collect for it. */
void selection_fill(const struct selection *selection, struct interest *interest);

/* The first path whose item is not in the data, NULL when all are. nearest as above. */
const char *selection_missing(
	const struct selection *selection, const struct snapshot *now, char nearest[PATH_WORD]);

/* Does the selection ask for anything of this family? */
bool selection_has_family(const struct selection *selection, enum family_id family);
/* Does a choice ask for this field, of whichever item? */
bool choice_asks_for(const struct choice *choice, struct field field);
/* Does any? Never for a label. */
bool selection_has_field(const struct selection *selection, struct field field);

#endif
