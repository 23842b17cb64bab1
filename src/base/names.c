/* SPDX-License-Identifier: MIT */
#include "base/names.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_TEXT = 256 << 20 };

void names_init(struct names *names, size_t cap)
{
	*names = (struct names){.cap = cap};
	buf_init(&names->text, MOST_TEXT);
}

void names_finish(struct names *names)
{
	buf_finish(&names->text);
	free(names->starts);
	*names = (struct names){0};
}

void names_reset(struct names *names)
{
	buf_reset(&names->text);
	names->count = 0;
	names->error = 0;
}

static void reserve(struct names *names)
{
	if (names->count < names->capacity)
		return;
	size_t capacity = names->capacity == 0 ? 64 : names->capacity * 2;
	size_t *starts = reallocarray(names->starts, capacity, sizeof(*starts));
	if (starts == NULL) {
		names->error = -ENOMEM;
		return;
	}
	names->starts = starts;
	names->capacity = capacity;
}

void names_add(struct names *names, const char *name)
{
	if (names->error == 0 && names->count >= names->cap)
		names->error = -EFBIG;
	if (names->error == 0)
		reserve(names);
	if (names->error != 0)
		return;
	size_t start = names->text.length;
	buf_add(&names->text, name, strlen(name) + 1);
	names->error = names->text.error;
	if (names->error == 0)
		names->starts[names->count++] = start;
}

static int compare(const void *a, const void *b, void *text)
{
	const char *left = (const char *)text + *(const size_t *)a;
	const char *right = (const char *)text + *(const size_t *)b;
	return strverscmp(left, right);
}

void names_sort(struct names *names, size_t first)
{
	if (names->count > first + 1)
		qsort_r(names->starts + first, names->count - first, sizeof(*names->starts), compare,
			names->text.data);
}
