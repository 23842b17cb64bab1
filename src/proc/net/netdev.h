/* SPDX-License-Identifier: MIT */
/* /proc/net/dev. Source: Documentation/networking/statistics.rst. */
#ifndef CMON_PROC_NET_NETDEV_H
#define CMON_PROC_NET_NETDEV_H

#include "metric/part.h"

/* Counters since the interface was registered. */
struct netdev {
	struct text interface;
	uint64_t rx_bytes;
	uint64_t rx_packets;
	uint64_t rx_errors;
	uint64_t rx_dropped;
	uint64_t rx_fifo;
	uint64_t rx_frame;
	uint64_t rx_compressed;
	uint64_t rx_multicast;
	uint64_t tx_bytes;
	uint64_t tx_packets;
	uint64_t tx_errors;
	uint64_t tx_dropped;
	uint64_t tx_fifo;
	uint64_t tx_collisions;
	uint64_t tx_carrier;
	uint64_t tx_compressed;
};

/*
 * One item per line of the form "name: numbers"; the name ends at the last colon before them. Missing columns
 * are absent. 0 without any interface when the two title lines are there, else -EBADMSG.
 */
extern const struct part netdev_part;

#endif
