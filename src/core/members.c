/* SPDX-License-Identifier: MIT */
#include "core/members.h"

#include "proc/cmon/fsusage.h"
#include "proc/diskstats.h"
#include "proc/net/netdev.h"
#include "proc/pid/mountinfo.h"
#include "proc/sys/block.h"

#include <string.h>

/* The kernel lists partitions right behind their disk, at most this many. */
enum { MOST_PARTITIONS = 256 };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The disk that a name would be a partition of: sda1 → sda, nvme0n1p2 → nvme0n1. Empty for none. */
static struct slice parent_name(struct slice name)
{
	size_t length = name.length;
	while (length > 0 && is_digit(name.data[length - 1]))
		length--;
	if (length == 0 || length == name.length)
		return slice_of("");
	if (length > 1 && name.data[length - 1] == 'p' && is_digit(name.data[length - 2]))
		length--;
	return (struct slice){.data = name.data, .length = length};
}

static bool is_partition(const struct snapshot *snapshot, size_t item, struct slice name)
{
	struct label parent = {.text = parent_name(name)};
	size_t hint = item;
	if (parent.text.length == 0)
		return false;
	uint32_t found = snapshot_find(snapshot, FAMILY_DISK, &parent, &hint);
	return found < item && item - found <= MOST_PARTITIONS;
}

static bool begins_with(struct slice name, const char *word)
{
	size_t length = strlen(word);
	return name.length > length && memcmp(name.data, word, length) == 0 && is_digit(name.data[length]);
}

/* nvme0c1n1 is one path to nvme0n1. */
static bool is_multipath_path(struct slice name)
{
	return begins_with(name, "nvme") && memchr(name.data, 'c', name.length) != NULL;
}

bool members_is_whole_disk(const struct snapshot *snapshot, size_t item)
{
	static const char *const stacked[] = {"loop", "ram", "zram", "zd", "dm-", "md", "bcache"};
	struct slice name = snapshot_label(snapshot, FAMILY_DISK, item).text;
	for (size_t i = 0; i < COUNT_OF(stacked); i++)
		if (begins_with(name, stacked[i]))
			return false;
	const struct part_data *blocks = &snapshot->families[FAMILY_DISK].parts[DISK_BLOCK];
	if (!blocks->is_present || blocks->table.count == 0)
		return !is_multipath_path(name) && !is_partition(snapshot, item, name);
	const struct block *block = snapshot_item(snapshot, FAMILY_DISK, DISK_BLOCK, item);
	return block != NULL && !is_multipath_path(name) && block->hidden != 1 &&
		(block->slaves == 0 || block->slaves == ABSENT_U64);
}

bool members_is_counted_interface(const struct snapshot *snapshot, size_t item)
{
	struct slice name = snapshot_label(snapshot, FAMILY_NET, item).text;
	if (slice_equals(name, slice_of("lo")) || slice_equals(name, slice_of("face")) ||
		begins_with(name, "bond"))
		return false;
	size_t at = name.length;
	while (at > 0 && is_digit(name.data[at - 1]))
		at--;
	return at == name.length || at == 0 || name.data[at - 1] != '.';
}

bool members_is_used_interface(const struct snapshot *snapshot, size_t item)
{
	const struct netdev *device = snapshot_item(snapshot, FAMILY_NET, 0, item);
	return device != NULL && (device->rx_packets > 0 || device->tx_packets > 0);
}

bool members_is_used_disk(const struct snapshot *snapshot, size_t item)
{
	const struct diskstats *disk = snapshot_item(snapshot, FAMILY_DISK, 0, item);
	return disk != NULL && (disk->reads > 0 || disk->writes > 0);
}

bool members_is_writable_mount(const struct snapshot *snapshot, size_t item)
{
	const struct mountinfo *mount = snapshot_item(snapshot, FAMILY_FS, FS_MOUNT, item);
	const struct fsusage *usage = snapshot_item(snapshot, FAMILY_FS, FS_USAGE, item);
	return mount != NULL && usage != NULL && mount->read_only == 0 && usage->size_bytes != ABSENT_U64 &&
		usage->size_bytes > 0;
}
