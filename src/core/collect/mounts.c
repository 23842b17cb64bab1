/* SPDX-License-Identifier: MIT */
/*
 * Which mounts are items: those that hold files, each file system once. statvfs is asked for these alone, since on
 * some others it acts (autofs mounts) or can only answer with zeros.
 */
#include "core/collect/parts.h"

#include "proc/pid/mountinfo.h"

static struct slice text_of(const struct table *mounts, struct text text)
{
	return arena_slice(mounts->arena, text);
}

/* A later mount hides an earlier one at the same place. */
static bool is_hidden(const struct table *mounts, size_t place)
{
	const struct mountinfo *mount = table_item(mounts, place);
	for (size_t i = place + 1; i < mounts->count; i++) {
		const struct mountinfo *later = table_item(mounts, i);
		if (slice_equals(text_of(mounts, later->mount), text_of(mounts, mount->mount)))
			return true;
	}
	return false;
}

/* Of several views of one file system (bind mounts) the one with the shortest path counts. */
static bool is_view(const struct table *mounts, size_t place)
{
	const struct mountinfo *mount = table_item(mounts, place);
	struct slice number = text_of(mounts, mount->device_number);
	for (size_t i = 0; i < mounts->count; i++) {
		const struct mountinfo *other = table_item(mounts, i);
		if (i == place || !slice_equals(text_of(mounts, other->device_number), number) ||
			is_hidden(mounts, i))
			continue;
		if (other->mount.length < mount->mount.length ||
			(other->mount.length == mount->mount.length && i < place))
			return true;
	}
	return false;
}

static bool is_item(const struct table *mounts, size_t place)
{
	const struct mountinfo *mount = table_item(mounts, place);
	if (slice_equals(text_of(mounts, mount->mount), slice_of("/")))
		return !is_hidden(mounts, place);
	return !mountinfo_is_pseudo(text_of(mounts, mount->type)) && !is_hidden(mounts, place) &&
		!is_view(mounts, place);
}

void collect_mounts(struct snapshot *out)
{
	struct family_data *family = &out->families[FAMILY_FS];
	struct part_data *mounts = &family->parts[FS_MOUNT];
	if (!mounts->is_present)
		return;
	for (size_t place = 0; place < mounts->table.count; place++) {
		if (!is_item(&mounts->table, place))
			continue;
		if (part_data_index(mounts, family->count, (uint32_t)place) != 0)
			return;
		family->count++;
	}
	mounts->is_indexed = true;
	family->is_present = true;
}
