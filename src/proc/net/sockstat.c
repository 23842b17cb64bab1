/* SPDX-License-Identifier: MIT */
#include "proc/net/sockstat.h"

#include "proc/net/mib.h"

#include <errno.h>

/* clang-format off */
static const struct metric rows[] = {
	{FIELD(sockstat, used), .key = "sockets:used", .help = "sockets of all kinds"},
	{FIELD(sockstat, tcp_in_use), .key = "TCP:inuse", .help = "sockets of TCP over IPv4, listeners included"},
	{FIELD(sockstat, tcp_orphans), .key = "TCP:orphan", .help = "connections that no program has any more"},
	{FIELD(sockstat, tcp_time_wait), .key = "TCP:tw", .help = "connections that are over and wait for stragglers"},
	{FIELD(sockstat, tcp_allocated), .key = "TCP:alloc", .help = "sockets of TCP in any state"},
	{FIELD(sockstat, tcp_memory), .key = "TCP:mem", .unit = UNIT_BYTES, .scale = SCALE_PAGES, .help = "buffers of TCP"},
	{FIELD(sockstat, udp_in_use), .key = "UDP:inuse", .help = "sockets of UDP over IPv4"},
	{FIELD(sockstat, udp_memory), .key = "UDP:mem", .unit = UNIT_BYTES, .scale = SCALE_PAGES, .help = "buffers of UDP"},
	{FIELD(sockstat, udplite_in_use), .key = "UDPLITE:inuse", .help = "sockets of UDP-Lite over IPv4"},
	{FIELD(sockstat, raw_in_use), .key = "RAW:inuse", .help = "raw sockets over IPv4"},
	{FIELD(sockstat, fragments), .key = "FRAG:inuse", .help = "packets that wait for their other fragments"},
	{FIELD(sockstat, fragment_memory), .key = "FRAG:memory", .unit = UNIT_BYTES, .help = "their fragments"},
};
/* clang-format on */

/* "TCP: inuse 6 orphan 0 …": names and numbers in turns. */
static int sockstat_parse(const char *text, size_t length, struct table *out)
{
	struct scan file = scan_of(text, length), line;
	struct slice protocol, name, value;
	size_t hint = 0, found = 0;
	if (table_add(out) == NULL)
		return out->error;
	while (scan_line(&file, &line)) {
		if (!scan_until(&line, ':', &protocol))
			continue;
		while (scan_word(&line, &name) && scan_word(&line, &value))
			found += mib_store(out, protocol, name, value, &hint);
	}
	if (found > 0)
		return out->error;
	table_drop_last(out);
	return -EBADMSG;
}

const struct part sockstat_part = {
	.name = "net/sockstat",
	.size = sizeof(struct sockstat),
	.rows = rows,
	.row_count = COUNT_OF(rows),
	.parse = sockstat_parse,
	.cap = 1,
	.has_extra = true,
};
