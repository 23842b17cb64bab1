/* SPDX-License-Identifier: MIT */
#include "proc/net/netstat.h"

#include "proc/net/mib.h"

#define COUNTED .kind = METRIC_COUNTER
#define BYTES .kind = METRIC_COUNTER, .unit = UNIT_BYTES

/* clang-format off */
static const struct metric rows[] = {
	{FIELD(netstat, tcp_syncookies_sent), .key = "TcpExt:SyncookiesSent", COUNTED, .help = "answers to a flood of connections"},
	{FIELD(netstat, tcp_listen_overflows), .key = "TcpExt:ListenOverflows", COUNTED, .help = "connections lost, the queue of a listener was full"},
	{FIELD(netstat, tcp_listen_drops), .key = "TcpExt:ListenDrops", COUNTED, .help = "connections that listeners lost for any reason"},
	{FIELD(netstat, tcp_timeouts), .key = "TcpExt:TCPTimeouts", COUNTED, .help = "times that an answer stayed away too long"},
	{FIELD(netstat, tcp_backlog_drops), .key = "TcpExt:TCPBacklogDrop", COUNTED, .help = "segments lost, the queue of a socket was full"},
	{FIELD(netstat, tcp_memory_aborts), .key = "TcpExt:TCPAbortOnMemory", COUNTED, .help = "connections given up for want of memory"},
	{FIELD(netstat, tcp_memory_pressures), .key = "TcpExt:TCPMemoryPressures", COUNTED, .help = "times that TCP ran short of memory"},
	{FIELD(netstat, ip_in_bytes), .key = "IpExt:InOctets", BYTES, .help = "received by IPv4"},
	{FIELD(netstat, ip_out_bytes), .key = "IpExt:OutOctets", BYTES, .help = "sent by IPv4"},
};
/* clang-format on */

#undef COUNTED
#undef BYTES

const struct part netstat_part = {
	.name = "net/netstat",
	.size = sizeof(struct netstat),
	.rows = rows,
	.row_count = COUNT_OF(rows),
	.parse = mib_parse,
	.cap = 1,
	.has_extra = true,
};
