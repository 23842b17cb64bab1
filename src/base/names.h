/* SPDX-License-Identifier: MIT */
/* A growing list of names, one storage for all of them. */
#ifndef CMON_BASE_NAMES_H
#define CMON_BASE_NAMES_H

#include "base/buf.h"

#include <stddef.h>

/* After the first failure error is set and every later addition does nothing. Keeps its storage when reset. */
struct names {
	struct buf text; /* each with a NUL behind it */
	size_t *starts;
	size_t count, capacity;
	size_t cap; /* most names */
	int error;  /* -EFBIG at the cap, -ENOMEM */
};

void names_init(struct names *names, size_t cap);
void names_finish(struct names *names);
void names_reset(struct names *names);

void names_add(struct names *names, const char *name);

/* Name i, i < count; valid until the next names_add. */
static inline const char *names_get(const struct names *names, size_t i)
{
	return names->text.data + names->starts[i];
}

/* Puts the names from place first on in order; numbers in them count by value, so that hwmon2 comes before hwmon10. */
void names_sort(struct names *names, size_t first);

#endif
