/* SPDX-License-Identifier: MIT */
/* /proc/net/netstat: what Linux counts beyond the standards. Source: Documentation/networking/snmp_counter.rst. */
#ifndef CMON_PROC_NET_NETSTAT_H
#define CMON_PROC_NET_NETSTAT_H

#include "metric/part.h"

/* Counters since the network namespace began. */
struct netstat {
	uint64_t tcp_syncookies_sent;
	uint64_t tcp_listen_overflows;
	uint64_t tcp_listen_drops;
	uint64_t tcp_timeouts;
	uint64_t tcp_backlog_drops; /* since 2.6.34 */
	uint64_t tcp_memory_aborts;
	uint64_t tcp_memory_pressures;
	uint64_t ip_in_bytes, ip_out_bytes; /* since 2.6.31 */
};

/* One item; every pair of the file as extra, "TcpExt:TW". -EBADMSG without one known pair. */
extern const struct part netstat_part;

#endif
