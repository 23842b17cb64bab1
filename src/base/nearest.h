/* SPDX-License-Identifier: MIT */
/* "Did you mean": the known word nearest to a mistyped one. */
#ifndef CMON_BASE_NEAREST_H
#define CMON_BASE_NEAREST_H

#include <stddef.h>

enum { NEAREST_LENGTH = 128 };

/* Start with {.word = what was typed}; then offer each known word. best is "" until one came near. */
struct nearest {
	const char *word;
	char best[NEAREST_LENGTH];
	size_t distance;
};

/*
 * Remembers candidate if it is nearer than all before: about a third of its letters may differ, and one of the two
 * words may be the beginning of the other.
 */
void nearest_offer(struct nearest *nearest, const char *candidate);

#endif
