/* SPDX-License-Identifier: MIT */
#include "proc/net/snmp.h"

#include "proc/net/mib.h"

/* Without a segment sent there is nothing to judge: unknown, not 0. */
static double derive_retransmitted(const void *before, const void *now, const struct metric_context *context)
{
	if (before == NULL || isnan(context->seconds))
		return NAN;
	const struct snmp *a = before, *b = now;
	double again = counter_growth(a->tcp_retransmits, b->tcp_retransmits);
	double all = again + counter_growth(a->tcp_out_segments, b->tcp_out_segments);
	return all > 0 ? 100 * again / all : NAN;
}

#define COUNTED .kind = METRIC_COUNTER

/* clang-format off */
static const struct metric rows[] = {
	{FIELD(snmp, tcp_active_opens), .key = "Tcp:ActiveOpens", COUNTED, .help = "connections begun from here"},
	{FIELD(snmp, tcp_passive_opens), .key = "Tcp:PassiveOpens", COUNTED, .help = "connections accepted"},
	{FIELD(snmp, tcp_failed_opens), .key = "Tcp:AttemptFails", COUNTED, .help = "connections that never came up"},
	{FIELD(snmp, tcp_resets), .key = "Tcp:EstabResets", COUNTED, .help = "connections that were up and were reset"},
	{FIELD(snmp, tcp_established), .key = "Tcp:CurrEstab", .help = "connections that are up"},
	{FIELD(snmp, tcp_in_segments), .key = "Tcp:InSegs", COUNTED, .help = "segments received"},
	{FIELD(snmp, tcp_out_segments), .key = "Tcp:OutSegs", COUNTED, .help = "segments sent, without those sent again"},
	{FIELD(snmp, tcp_retransmits), .key = "Tcp:RetransSegs", COUNTED, .help = "segments sent again"},
	{.name = "tcp_retransmitted", .kind = METRIC_DERIVED, .unit = UNIT_PERCENT, .derive = derive_retransmitted, .help = "segments sent again, of all sent"},
	{FIELD(snmp, tcp_in_errors), .key = "Tcp:InErrs", COUNTED, .help = "bad segments received"},
	{FIELD(snmp, tcp_out_resets), .key = "Tcp:OutRsts", COUNTED, .help = "resets sent"},
	{FIELD(snmp, udp_in_datagrams), .key = "Udp:InDatagrams", COUNTED, .help = "datagrams received"},
	{FIELD(snmp, udp_no_port), .key = "Udp:NoPorts", COUNTED, .help = "datagrams for a port that nobody listens to"},
	{FIELD(snmp, udp_in_errors), .key = "Udp:InErrors", COUNTED, .help = "datagrams that could not be delivered"},
	{FIELD(snmp, udp_out_datagrams), .key = "Udp:OutDatagrams", COUNTED, .help = "datagrams sent"},
	{FIELD(snmp, udp_receive_buffer_errors), .key = "Udp:RcvbufErrors", COUNTED, .help = "datagrams lost, no room in the receiver"},
	{FIELD(snmp, udp_send_buffer_errors), .key = "Udp:SndbufErrors", COUNTED, .help = "datagrams not sent, no room in the sender"},
};
/* clang-format on */

#undef COUNTED

const struct part snmp_part = {
	.name = "net/snmp",
	.size = sizeof(struct snmp),
	.rows = rows,
	.row_count = COUNT_OF(rows),
	.parse = mib_parse,
	.cap = 1,
	.has_extra = true,
};
