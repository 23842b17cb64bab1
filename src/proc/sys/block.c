/* SPDX-License-Identifier: MIT */
#include "proc/sys/block.h"

/* clang-format off */
static const struct metric rows[] = {
	{FIELD(block, size), .key = "size", .unit = UNIT_BYTES, .scale = 512, .help = "size of the disk"},
	{FIELD(block, removable), .key = "removable", .help = "1 when its medium can be taken out"},
	{FIELD(block, read_only), .key = "ro", .help = "1 when it cannot be written"},
	{FIELD(block, rotational), .key = "queue/rotational", .help = "1 when it turns, as far as it says"},
	{FIELD(block, hidden), .key = "hidden", .help = "1 when it is a path to another disk"},
	{FIELD(block, slaves), .key = "slaves/", .help = "devices that it is made of"},
	{FIELD(block, model), .kind = METRIC_TEXT, .key = "device/model", .help = "what the maker calls it"},
};
/* clang-format on */

const struct part block_part = {
	.name = "block",
	.size = sizeof(struct block),
	.rows = rows,
	.row_count = COUNT_OF(rows),
	.cap = CAP_DISKS,
};
