/* SPDX-License-Identifier: MIT */
/*
 * Which mounts are items: those that hold files, each file system once. statvfs is asked for these alone, since on
 * some others it acts (autofs mounts) or can only answer with zeros.
 */
#include "core/collect/parts.h"

#include "proc/pid/mountinfo.h"

#include <stddef.h>
#include <string.h>

/* The place of one mount of each text that some member has, by the hash of the text. */
struct places {
	const struct table *mounts;
	size_t member;   /* offset of the text in the struct */
	uint32_t *slots; /* NO_ITEM: free */
	size_t count;    /* power of 2, more than there are mounts */
};

static struct slice text_of(const struct table *mounts, size_t place, size_t member)
{
	struct text text;
	memcpy(&text, (const char *)table_item(mounts, place) + member, sizeof(text));
	return arena_slice(mounts->arena, text);
}

static void places_reset(struct places *places, size_t member)
{
	places->member = member;
	for (size_t i = 0; i < places->count; i++)
		places->slots[i] = NO_ITEM;
}

/* The slot of the text that the mount at place has: free, or with the place of a mount that has the same. */
static uint32_t *places_find(const struct places *places, size_t place)
{
	struct slice text = text_of(places->mounts, place, places->member);
	size_t slot = slice_hash(text) & (places->count - 1);
	while (places->slots[slot] != NO_ITEM &&
		!slice_equals(text_of(places->mounts, places->slots[slot], places->member), text))
		slot = (slot + 1) & (places->count - 1);
	return &places->slots[slot];
}

/* A later mount hides an earlier one at the same place. */
static void mark_hidden(struct places *places, char *is_hidden)
{
	places_reset(places, offsetof(struct mountinfo, mount));
	for (size_t i = places->mounts->count; i > 0; i--) {
		uint32_t *slot = places_find(places, i - 1);
		is_hidden[i - 1] = *slot != NO_ITEM;
		if (*slot == NO_ITEM)
			*slot = (uint32_t)i - 1;
	}
}

/* Of several views of one file system (bind mounts) the one with the shortest path counts, of those the first. */
static void find_views(struct places *places, const char *is_hidden)
{
	places_reset(places, offsetof(struct mountinfo, device_number));
	for (size_t i = 0; i < places->mounts->count; i++) {
		const struct mountinfo *mount = table_item(places->mounts, i);
		uint32_t *slot = places_find(places, i);
		const struct mountinfo *best = *slot == NO_ITEM ? NULL : table_item(places->mounts, *slot);
		if (!is_hidden[i] && (best == NULL || mount->mount.length < best->mount.length))
			*slot = (uint32_t)i;
	}
}

static bool is_item(const struct places *places, size_t place)
{
	const struct table *mounts = places->mounts;
	if (slice_equals(text_of(mounts, place, offsetof(struct mountinfo, mount)), slice_of("/")))
		return true;
	return !mountinfo_is_pseudo(text_of(mounts, place, offsetof(struct mountinfo, type))) &&
		*places_find(places, place) == place;
}

void collect_mounts(struct collector *collector, struct snapshot *out)
{
	struct family_data *family = &out->families[FAMILY_FS];
	struct part_data *mounts = &family->parts[FS_MOUNT];
	size_t count = mounts->table.count;
	struct places places = {.mounts = &mounts->table, .count = 2};
	while (places.count < 2 * count)
		places.count *= 2;
	/* The file has been parsed: its buffer serves for slots and marks. */
	buf_reset(&collector->text);
	size_t slot_bytes = places.count * sizeof(*places.slots);
	char *storage = mounts->is_present ? buf_reserve(&collector->text, slot_bytes + count) : NULL;
	if (storage == NULL)
		return;
	places.slots = (void *)storage;
	char *is_hidden = storage + slot_bytes;
	mark_hidden(&places, is_hidden);
	find_views(&places, is_hidden);
	for (size_t place = 0; place < count; place++) {
		if (is_hidden[place] || !is_item(&places, place))
			continue;
		if (part_data_index(mounts, family->count, (uint32_t)place) != 0)
			return;
		family->count++;
	}
	mounts->is_indexed = true;
	family->is_present = true;
}
