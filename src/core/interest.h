/* SPDX-License-Identifier: MIT */
/* What a front end wants to see: the collector reads that and nothing else. */
#ifndef CMON_CORE_INTEREST_H
#define CMON_CORE_INTEREST_H

#include "core/families.h"
#include "core/field.h"

/* Who a process is, across samples: a number is given again, a number with its start (in ticks since boot) is not. */
struct process_identity {
	uint64_t pid;
	uint64_t start;
};

static inline bool process_identity_equals(struct process_identity a, struct process_identity b)
{
	return a.pid == b.pid && a.start == b.start;
}

enum { INTEREST_PINS = 256 };

/* A set of rows, one bit each. Zeroed: nothing is wanted. */
struct interest {
	uint64_t rows[FAMILY_COUNT][FAMILY_PARTS];
	bool extra[FAMILY_COUNT][FAMILY_PARTS];
	/* Processes that somebody looks at closely: every file of theirs is read in each sample, and these parts too. */
	bool pinned_parts[FAMILY_PARTS]; /* wanted of pinned processes, whatever rows say of all */
	size_t pin_count;
	struct process_identity pins[INTEREST_PINS];
	uint64_t threads_of; /* the process whose threads are read, 0: all */
};

/* Wants one field, the label of its family, and whatever else its formula looks at. */
void interest_add_field(struct interest *interest, struct field field);
/* Wants every row of a family but of parts that must be asked for by name, or of one of its parts. */
void interest_add_family(struct interest *interest, enum family_id family);
void interest_add_part(struct interest *interest, enum family_id family, size_t part);

/* Pins a process; one that is pinned already stays so. Returns 0, or -E2BIG beyond INTEREST_PINS. */
int interest_pin(struct interest *interest, struct process_identity process);
bool interest_is_pinned(const struct interest *interest, struct process_identity process);

static inline bool interest_has_part(const struct interest *interest, enum family_id family, size_t part)
{
	return interest->rows[family][part] != 0;
}

#endif
