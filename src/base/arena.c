/* SPDX-License-Identifier: MIT */
#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

void arena_init(struct arena *arena)
{
	*arena = (struct arena){0};
}

void arena_finish(struct arena *arena)
{
	free(arena->data);
	arena_init(arena);
}

void arena_reset(struct arena *arena)
{
	arena->length = 0;
}

static bool arena_grow(struct arena *arena, size_t needed)
{
	size_t capacity = arena->capacity < 4096 ? 4096 : arena->capacity;
	while (capacity < needed)
		capacity *= 2;
	char *data = realloc(arena->data, capacity);
	if (data == NULL)
		return false;
	arena->data = data;
	arena->capacity = capacity;
	return true;
}

struct text arena_add(struct arena *arena, const char *bytes, size_t length)
{
	if (length >= UINT32_MAX - arena->length)
		return TEXT_ABSENT;
	size_t needed = arena->length + length;
	if (needed > arena->capacity && !arena_grow(arena, needed))
		return TEXT_ABSENT;
	if (length > 0)
		memcpy(arena->data + arena->length, bytes, length);
	struct text text = {.offset = (uint32_t)arena->length, .length = (uint32_t)length};
	arena->length = needed;
	return text;
}

struct slice arena_slice(const struct arena *arena, struct text text)
{
	if (text_is_absent(text) || text.length == 0)
		return (struct slice){.data = "", .length = 0};
	return (struct slice){.data = arena->data + text.offset, .length = text.length};
}

struct slice slice_of(const char *string)
{
	return (struct slice){.data = string, .length = strlen(string)};
}

bool slice_equals(struct slice a, struct slice b)
{
	return a.length == b.length && (a.length == 0 || memcmp(a.data, b.data, a.length) == 0);
}

int slice_compare(struct slice a, struct slice b)
{
	size_t shorter = a.length < b.length ? a.length : b.length;
	int order = shorter == 0 ? 0 : memcmp(a.data, b.data, shorter);
	if (order != 0)
		return order;
	return (a.length > b.length) - (a.length < b.length);
}

/* FNV-1a. */
uint64_t slice_hash(struct slice slice)
{
	uint64_t hash = UINT64_C(14695981039346656037);
	for (size_t i = 0; i < slice.length; i++)
		hash = (hash ^ (unsigned char)slice.data[i]) * UINT64_C(1099511628211);
	return hash;
}
