/* SPDX-License-Identifier: MIT */
/* Long-lived text of one snapshot: written once, referred to by offset, given back as a whole. */
#ifndef CMON_BASE_ARENA_H
#define CMON_BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A piece of an arena. Offsets, not pointers, so that the arena may move while it grows. */
struct text {
	uint32_t offset;
	uint32_t length; /* UINT32_MAX: absent */
};

#define TEXT_ABSENT ((struct text){.offset = 0, .length = UINT32_MAX})

/* Bytes that belong to somebody else; valid as long as that owner says. Not NUL-terminated. */
struct slice {
	const char *data;
	size_t length;
};

struct arena {
	char *data;
	size_t length;
	size_t capacity;
};

void arena_init(struct arena *arena);
void arena_finish(struct arena *arena);
/* Forgets all text, keeps the storage. Every struct text of it is invalid from then on. */
void arena_reset(struct arena *arena);

/* Copies the bytes in. Returns TEXT_ABSENT without memory or beyond 4 GiB of text. */
struct text arena_add(struct arena *arena, const char *bytes, size_t length);

static inline bool text_is_absent(struct text text)
{
	return text.length == UINT32_MAX;
}

/* The bytes of text, valid until the next arena_add or arena_reset; an absent text gives an empty slice. */
struct slice arena_slice(const struct arena *arena, struct text text);

struct slice slice_of(const char *string);
bool slice_equals(struct slice a, struct slice b);
/* Order of the bytes; a shorter one comes before what continues it. Below, equal or above 0. */
int slice_compare(struct slice a, struct slice b);
/* A number that equal slices share and others hardly ever do. */
uint64_t slice_hash(struct slice slice);

#endif
