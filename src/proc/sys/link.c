/* SPDX-License-Identifier: MIT */
#include "proc/sys/link.h"

/* clang-format off */
static const struct metric identity_rows[] = {
	{FIELD(link_identity, ifindex), .key = "ifindex", .flags = METRIC_IDENTITY, .help = "number of the interface"},
};
/* clang-format on */

/* clang-format off */
static const struct metric rows[] = {
	{FIELD(link, speed_bits), .key = "speed", .unit = UNIT_BITS_PER_SECOND, .scale = 1e6, .help = "most bits a second that the link carries"},
	{FIELD(link, duplex), .kind = METRIC_TEXT, .key = "duplex", .help = "full: both directions at once, half: one at a time"},
	{FIELD(link, state), .kind = METRIC_TEXT, .key = "operstate", .help = "is it up, and if not, why"},
	{FIELD(link, address), .kind = METRIC_TEXT, .key = "address", .help = "its hardware address"},
	{FIELD(link, mtu), .key = "mtu", .unit = UNIT_BYTES, .help = "largest packet"},
};
/* clang-format on */

/* -1, in 16 or 32 bits where the driver or the kernel is old, and 0 are no speed. */
static void amend(void *item)
{
	struct link *link = item;
	if (link->speed_bits == 0 || link->speed_bits == UINT16_MAX || link->speed_bits >= INT32_MAX)
		link->speed_bits = ABSENT_U64;
}

const struct part link_identity_part = {
	.name = "class/net",
	.size = sizeof(struct link_identity),
	.rows = identity_rows,
	.row_count = COUNT_OF(identity_rows),
	.cap = CAP_INTERFACES,
};

const struct part link_part = {
	.name = "class/net",
	.size = sizeof(struct link),
	.rows = rows,
	.row_count = COUNT_OF(rows),
	.cap = CAP_INTERFACES,
	.amend = amend,
};
