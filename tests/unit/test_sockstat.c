/* SPDX-License-Identifier: MIT */
#include "parse.h"
#include "proc/net/sockstat.h"
#include "suites.h"

#include <errno.h>

/* clang-format off */
static const struct parse_case cases[] = {
	{"every row", BYTES("sockets: used 17\nTCP: inuse 6 orphan 1 tw 197 alloc 13 mem 2\nUDP: inuse 3 mem 4\nUDPLITE: inuse 5\n"
		"RAW: inuse 7\nFRAG: inuse 8 memory 9\n"), 0,
		"used=17 tcp_in_use=6 tcp_orphans=1 tcp_time_wait=197 tcp_allocated=13 tcp_memory=2 udp_in_use=3 udp_memory=4 "
		"udplite_in_use=5 raw_in_use=7 fragments=8 fragment_memory=9\n"},
	{"other pairs in another order", BYTES("TCP: tw 1 new 9 inuse 2"), 0, "tcp_in_use=2 tcp_time_wait=1\n"},
	{"no number, too large, cut", BYTES("TCP: inuse x orphan 99999999999999999999 tw 3\nUDP: inuse\n"), 0, "tcp_time_wait=3\n"},
	{"IPv6 only", BYTES("TCP6: inuse 1\n"), -EBADMSG, NULL},
	{"empty", BYTES(""), -EBADMSG, NULL},
};

static const struct parse_case extra_cases[] = {
	{"every pair", BYTES("TCP: inuse 2 new 9\n"), 0, "tcp_in_use=2\n  TCP:inuse: 2\n  TCP:new: 9\n"},
};
/* clang-format on */

START_TEST(files)
{
	parse_check(&sockstat_part, &cases[_i]);
}
END_TEST

START_TEST(extra_pairs)
{
	parse_check_extra(&sockstat_part, &extra_cases[_i]);
}
END_TEST

void sockstat_tests(TCase *tests)
{
	tcase_add_loop_test(tests, files, 0, COUNT_OF(cases));
	tcase_add_loop_test(tests, extra_pairs, 0, COUNT_OF(extra_cases));
}
