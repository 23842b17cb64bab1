/* SPDX-License-Identifier: MIT */
/* net/snmp, and the form that it shares with net/netstat. */
#include "parse.h"
#include "proc/net/netstat.h"
#include "proc/net/snmp.h"
#include "suites.h"

#include <errno.h>

#define LONG_NAME "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn"

/* clang-format off */
static const struct parse_case cases[] = {
	{"tables of several protocols", BYTES("Ip: Forwarding DefaultTTL\nIp: 2 64\n"
		"Tcp: RtoAlgorithm MaxConn ActiveOpens PassiveOpens AttemptFails EstabResets CurrEstab InSegs OutSegs RetransSegs InErrs OutRsts\n"
		"Tcp: 1 -1 3 4 5 6 7 8 9 10 11 12\n"
		"Udp: InDatagrams NoPorts InErrors OutDatagrams RcvbufErrors SndbufErrors InCsumErrors\nUdp: 21 22 23 24 25 26 27\n"
		"UdpLite: InDatagrams NoPorts\nUdpLite: 31 32\n"), 0,
		"tcp_active_opens=3 tcp_passive_opens=4 tcp_failed_opens=5 tcp_resets=6 tcp_established=7 tcp_in_segments=8 "
		"tcp_out_segments=9 tcp_retransmits=10 tcp_in_errors=11 tcp_out_resets=12 udp_in_datagrams=21 udp_no_port=22 "
		"udp_in_errors=23 udp_out_datagrams=24 udp_receive_buffer_errors=25 udp_send_buffer_errors=26\n"},
	{"other columns in another order", BYTES("Tcp: New OutSegs InSegs\nTcp: 1 2 3"), 0, "tcp_in_segments=3 tcp_out_segments=2\n"},
	{"fewer and more numbers than names", BYTES("Tcp: InSegs OutSegs\nTcp: 1\nUdp: NoPorts\nUdp: 2 3\n"), 0,
		"tcp_in_segments=1 udp_no_port=2\n"},
	{"names without numbers", BYTES("Tcp: InSegs\nUdp: NoPorts\nUdp: 2\nTcp: OutSegs\n"), 0, "udp_no_port=2\n"},
	{"no number, too large, negative", BYTES("Tcp: InSegs OutSegs InErrs OutRsts\nTcp: x 99999999999999999999 -1 4\n"), 0,
		"tcp_out_resets=4\n"},
	{"a protocol of the same name twice", BYTES("Tcp: InSegs\nTcp: 1\nTcp: OutSegs\nTcp: 2\n"), 0,
		"tcp_in_segments=1 tcp_out_segments=2\n"},
	{"a name too long", BYTES("Tcp: " LONG_NAME LONG_NAME LONG_NAME LONG_NAME " InSegs\nTcp: 1 2\n"), 0, "tcp_in_segments=2\n"},
	{"no colon", BYTES("Tcp InSegs\nTcp 1\n"), -EBADMSG, NULL},
	{"colons only", BYTES(":\n: 1\n::\n"), -EBADMSG, NULL},
	{"empty", BYTES(""), -EBADMSG, NULL},
};

static const struct parse_case extra_cases[] = {
	{"every pair", BYTES("Ip: A B\nIp: 1 -2\nTcp: InSegs\nTcp: 3\n"), 0, "tcp_in_segments=3\n  Ip:A: 1\n  Ip:B: -2\n  Tcp:InSegs: 3\n"},
};

static const struct derive_case derived[] = {
	{"no sample before", NULL, "Tcp: OutSegs RetransSegs\nTcp: 1 2\n", 1, ""},
	{"a fifth", "Tcp: OutSegs RetransSegs\nTcp: 100 5\n", "Tcp: OutSegs RetransSegs\nTcp: 140 15\n", 1, "tcp_retransmitted_percent=20"},
	{"none of some", "Tcp: OutSegs RetransSegs\nTcp: 100 5\n", "Tcp: OutSegs RetransSegs\nTcp: 140 5\n", 1, "tcp_retransmitted_percent=0"},
	{"nothing sent", "Tcp: OutSegs RetransSegs\nTcp: 100 5\n", "Tcp: OutSegs RetransSegs\nTcp: 100 5\n", 1, ""},
	{"lower", "Tcp: OutSegs RetransSegs\nTcp: 100 5\n", "Tcp: OutSegs RetransSegs\nTcp: 140 4\n", 1, ""},
};

static const struct parse_case netstat_cases[] = {
	{"rows", BYTES("TcpExt: SyncookiesSent TW ListenOverflows ListenDrops TCPTimeouts TCPBacklogDrop TCPAbortOnMemory TCPMemoryPressures\n"
		"TcpExt: 1 197 2 3 4 5 6 7\nIpExt: InNoRoutes InOctets OutOctets\nIpExt: 9 10 11\nMPTcpExt: TCPTimeouts\nMPTcpExt: 99\n"), 0,
		"tcp_syncookies_sent=1 tcp_listen_overflows=2 tcp_listen_drops=3 tcp_timeouts=4 tcp_backlog_drops=5 "
		"tcp_memory_aborts=6 tcp_memory_pressures=7 ip_in_bytes=10 ip_out_bytes=11\n"},
	{"none of ours", BYTES("Tcp: InSegs\nTcp: 1\n"), -EBADMSG, NULL},
};
/* clang-format on */

START_TEST(files)
{
	parse_check(&snmp_part, &cases[_i]);
}
END_TEST

START_TEST(extra_pairs)
{
	parse_check_extra(&snmp_part, &extra_cases[_i]);
}
END_TEST

START_TEST(shares)
{
	derive_check(&snmp_part, &derived[_i]);
}
END_TEST

START_TEST(netstat_files)
{
	parse_check(&netstat_part, &netstat_cases[_i]);
}
END_TEST

void snmp_tests(TCase *tests)
{
	tcase_add_loop_test(tests, files, 0, COUNT_OF(cases));
	tcase_add_loop_test(tests, extra_pairs, 0, COUNT_OF(extra_cases));
	tcase_add_loop_test(tests, shares, 0, COUNT_OF(derived));
	tcase_add_loop_test(tests, netstat_files, 0, COUNT_OF(netstat_cases));
}
