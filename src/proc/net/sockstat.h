/* SPDX-License-Identifier: MIT */
/* /proc/net/sockstat: sockets by kind; those in use are IPv4 only. Source: net/ipv4/proc.c of Linux. */
#ifndef CMON_PROC_NET_SOCKSTAT_H
#define CMON_PROC_NET_SOCKSTAT_H

#include "metric/part.h"

struct sockstat {
	uint64_t used;
	uint64_t tcp_in_use;
	uint64_t tcp_orphans;
	uint64_t tcp_time_wait;
	uint64_t tcp_allocated;
	uint64_t tcp_memory; /* pages */
	uint64_t udp_in_use;
	uint64_t udp_memory; /* pages */
	uint64_t udplite_in_use;
	uint64_t raw_in_use;
	uint64_t fragments;
	uint64_t fragment_memory; /* bytes */
};

/* One item; every pair of the file as extra, "TCP:inuse". -EBADMSG without one known pair. */
extern const struct part sockstat_part;

#endif
