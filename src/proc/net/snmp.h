/* SPDX-License-Identifier: MIT */
/* /proc/net/snmp: counters of IP, TCP and UDP (both versions of IP for TCP). Source: RFC 4022, RFC 4113. */
#ifndef CMON_PROC_NET_SNMP_H
#define CMON_PROC_NET_SNMP_H

#include "metric/part.h"

/* Counters since the network namespace began, but tcp_established. */
struct snmp {
	uint64_t tcp_established;
	uint64_t tcp_active_opens;
	uint64_t tcp_passive_opens;
	uint64_t tcp_failed_opens;
	uint64_t tcp_resets; /* of connections that were up */
	uint64_t tcp_in_segments;
	uint64_t tcp_out_segments;
	uint64_t tcp_retransmits;
	uint64_t tcp_in_errors;
	uint64_t tcp_out_resets;
	uint64_t udp_in_datagrams;
	uint64_t udp_out_datagrams;
	uint64_t udp_no_port;
	uint64_t udp_in_errors;
	uint64_t udp_receive_buffer_errors;
	uint64_t udp_send_buffer_errors;
};

/* One item; every pair of the file as extra, "Tcp:RtoMin". -EBADMSG without one known pair. */
extern const struct part snmp_part;

#endif
