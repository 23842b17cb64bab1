/* SPDX-License-Identifier: MIT */
#include "proc/cmon/fsusage.h"

#include "proc/octal.h"

#include <errno.h>

static double derive_used(const void *before, const void *now, const struct metric_context *context)
{
	(void)before;
	(void)context;
	const struct fsusage *fs = now;
	if (fs->size_bytes == ABSENT_U64 || fs->free_bytes == ABSENT_U64 || fs->free_bytes > fs->size_bytes)
		return NAN;
	return (double)(fs->size_bytes - fs->free_bytes);
}

/* As df counts: of what is used or can be by others than root, so 100 % is reached when they can write no more. */
static double derive_used_percent(const void *before, const void *now, const struct metric_context *context)
{
	const struct fsusage *fs = now;
	double used = derive_used(before, now, context);
	if (isnan(used) || fs->available_bytes == ABSENT_U64 || used + (double)fs->available_bytes <= 0)
		return NAN;
	return 100 * used / (used + (double)fs->available_bytes);
}

/* File systems that make inodes as they need them report none: no share, not 0. */
static double derive_inodes_used_percent(
	const void *before, const void *now, const struct metric_context *context)
{
	(void)before;
	(void)context;
	const struct fsusage *fs = now;
	if (fs->inodes == ABSENT_U64 || fs->inodes == 0 || fs->inodes_free == ABSENT_U64 ||
		fs->inodes_free > fs->inodes)
		return NAN;
	return 100 * (double)(fs->inodes - fs->inodes_free) / (double)fs->inodes;
}

/* clang-format off */
static const struct metric rows[] = {
	{FIELD(fsusage, size_bytes), .unit = UNIT_BYTES, .help = "size"},
	{.name = "used", .kind = METRIC_DERIVED, .unit = UNIT_BYTES, .derive = derive_used, .help = "size - free"},
	{FIELD(fsusage, free_bytes), .unit = UNIT_BYTES, .help = "free, for root"},
	{FIELD(fsusage, available_bytes), .unit = UNIT_BYTES, .help = "free, for everybody"},
	{.name = "used", .kind = METRIC_DERIVED, .unit = UNIT_PERCENT, .derive = derive_used_percent, .limits = {80, 90, 95}, .flags = METRIC_ALERTS, .help = "used of used + available, as df counts"},
	{FIELD(fsusage, inodes), .help = "number of inodes"},
	{FIELD(fsusage, inodes_free), .help = "inodes that are free"},
	{.name = "inodes_used", .kind = METRIC_DERIVED, .unit = UNIT_PERCENT, .derive = derive_inodes_used_percent, .limits = {80, 90, 95}, .flags = METRIC_ALERTS, .help = "inodes used of all"},
};
/* clang-format on */

const struct part fsusage_part = {
	.name = "statvfs",
	.size = sizeof(struct fsusage),
	.rows = rows,
	.row_count = COUNT_OF(rows),
	.cap = CAP_MOUNTS,
};

/* clang-format off */
static const struct metric line_rows[] = {
	{FIELD(fsusage_line, mount), .kind = METRIC_LABEL, .help = "where it is mounted"},
	{FIELD(fsusage_line, block_size), .column = 2, .help = "f_frsize"},
	{FIELD(fsusage_line, blocks), .column = 3, .help = "f_blocks"},
	{FIELD(fsusage_line, blocks_free), .column = 4, .help = "f_bfree"},
	{FIELD(fsusage_line, blocks_available), .column = 5, .help = "f_bavail"},
	{FIELD(fsusage_line, inodes), .column = 6, .help = "f_files"},
	{FIELD(fsusage_line, inodes_free), .column = 7, .help = "f_ffree"},
};
/* clang-format on */

static int fsusage_lines_parse(const char *text, size_t length, struct table *out)
{
	struct scan file = scan_of(text, length);
	struct scan line;
	while (scan_line(&file, &line)) {
		struct slice mount;
		if (!scan_word(&line, &mount) || scan_rest(&line).length == 0)
			continue;
		struct fsusage_line *item = table_add(out);
		if (item == NULL)
			break;
		item->mount = octal_decode(out, mount);
		table_store_columns(out, item, 2, &line);
	}
	return out->error != 0 ? out->error : out->count > 0 || length == 0 ? 0 : -EBADMSG;
}

const struct part fsusage_line_part = {
	.name = "statvfs",
	.size = sizeof(struct fsusage_line),
	.rows = line_rows,
	.row_count = COUNT_OF(line_rows),
	.parse = fsusage_lines_parse,
	.cap = CAP_MOUNTS,
};

static uint64_t product(uint64_t blocks, uint64_t size)
{
	uint64_t bytes;
	if (blocks == ABSENT_U64 || size == ABSENT_U64 || __builtin_mul_overflow(blocks, size, &bytes))
		return ABSENT_U64;
	return bytes;
}

struct fsusage fsusage_of(const struct fsusage_line *line)
{
	return (struct fsusage){
		.size_bytes = product(line->blocks, line->block_size),
		.free_bytes = product(line->blocks_free, line->block_size),
		.available_bytes = product(line->blocks_available, line->block_size),
		.inodes = line->inodes,
		.inodes_free = line->inodes_free,
	};
}
