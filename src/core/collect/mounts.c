/* SPDX-License-Identifier: MIT */
/*
 * Which mounts are items: those that hold files, each file system once. statvfs is asked for these alone, since on
 * some others it acts (autofs mounts) or can only answer with zeros.
 */
#include "core/collect/parts.h"

#include "proc/pid/mountinfo.h"

enum { SEEN_WORDS = 1024 };

static struct slice text_of(const struct table *mounts, struct text text)
{
	return arena_slice(mounts->arena, text);
}

static uint32_t hash_of(struct slice text)
{
	uint32_t hash = 2166136261u;
	for (size_t i = 0; i < text.length; i++)
		hash = (hash ^ (unsigned char)text.data[i]) * 16777619u;
	return hash;
}

/* Marks a hash. Was it, or another one of the same bit, marked before? */
static bool was_seen(uint64_t seen[SEEN_WORDS], uint32_t hash)
{
	uint64_t *word = &seen[hash / 64 % SEEN_WORDS], bit = UINT64_C(1) << hash % 64;
	bool is_marked = (*word & bit) != 0;
	*word |= bit;
	return is_marked;
}

/* A later mount hides an earlier one at the same place. */
static bool is_covered(const struct table *mounts, size_t place)
{
	const struct mountinfo *mount = table_item(mounts, place);
	for (size_t i = place + 1; i < mounts->count; i++) {
		const struct mountinfo *later = table_item(mounts, i);
		if (slice_equals(text_of(mounts, later->mount), text_of(mounts, mount->mount)))
			return true;
	}
	return false;
}

/* Of several views of one file system (bind mounts) the one with the shortest path counts, of those the first. */
static bool is_view(const struct table *mounts, size_t place, const char *is_hidden)
{
	const struct mountinfo *mount = table_item(mounts, place);
	struct slice number = text_of(mounts, mount->device_number);
	for (size_t i = 0; i < mounts->count; i++) {
		const struct mountinfo *other = table_item(mounts, i);
		bool is_better = other->mount.length < mount->mount.length ||
			(other->mount.length == mount->mount.length && i < place);
		if (is_better && !is_hidden[i] && slice_equals(text_of(mounts, other->device_number), number))
			return true;
	}
	return false;
}

/* Most places and devices stand once in the list; the bitmaps tell those without looking at all others. */
static void mark_hidden(const struct table *mounts, char *is_hidden)
{
	uint64_t seen[SEEN_WORDS] = {0};
	for (size_t i = mounts->count; i > 0; i--) {
		const struct mountinfo *mount = table_item(mounts, i - 1);
		bool may_be = was_seen(seen, hash_of(text_of(mounts, mount->mount)));
		is_hidden[i - 1] = may_be && is_covered(mounts, i - 1);
	}
}

static bool is_root(const struct table *mounts, const struct mountinfo *mount)
{
	return slice_equals(text_of(mounts, mount->mount), slice_of("/"));
}

static void mark_left_out(const struct table *mounts, char *is_hidden, char *is_out)
{
	uint64_t once[SEEN_WORDS] = {0}, twice[SEEN_WORDS] = {0};
	for (size_t i = 0; i < mounts->count; i++) {
		const struct mountinfo *mount = table_item(mounts, i);
		uint32_t hash = hash_of(text_of(mounts, mount->device_number));
		if (was_seen(once, hash))
			(void)was_seen(twice, hash);
	}
	for (size_t i = 0; i < mounts->count; i++) {
		const struct mountinfo *mount = table_item(mounts, i);
		uint32_t hash = hash_of(text_of(mounts, mount->device_number));
		bool may_be_view = (twice[hash / 64 % SEEN_WORDS] >> hash % 64 & 1) != 0;
		is_out[i] = is_hidden[i];
		if (is_out[i] || is_root(mounts, mount))
			continue;
		is_out[i] = mountinfo_is_pseudo(text_of(mounts, mount->type)) ||
			(may_be_view && is_view(mounts, i, is_hidden));
	}
}

void collect_mounts(struct collector *collector, struct snapshot *out)
{
	struct family_data *family = &out->families[FAMILY_FS];
	struct part_data *mounts = &family->parts[FS_MOUNT];
	size_t count = mounts->table.count;
	/* The file has been parsed: its buffer serves for the marks. */
	buf_reset(&collector->text);
	char *marks = mounts->is_present ? buf_reserve(&collector->text, 2 * count) : NULL;
	if (marks == NULL)
		return;
	mark_hidden(&mounts->table, marks);
	mark_left_out(&mounts->table, marks, marks + count);
	for (size_t place = 0; place < count; place++) {
		if (marks[count + place])
			continue;
		if (part_data_index(mounts, family->count, (uint32_t)place) != 0)
			return;
		family->count++;
	}
	mounts->is_indexed = true;
	family->is_present = true;
}
