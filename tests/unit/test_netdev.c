/* SPDX-License-Identifier: MIT */
#include "parse.h"
#include "proc/net/netdev.h"
#include "suites.h"

#include <errno.h>

#define TITLE                                                                                                              \
	"Inter-|   Receive                            |  Transmit\n"                                                       \
	" face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier " \
	"compressed\n"
#define RX \
	"rx_bytes=1 rx_packets=2 rx_errors=3 rx_dropped=4 rx_fifo=5 rx_frame=6 rx_compressed=7 rx_multicast=8"
#define ALL                                                                                                  \
	RX " tx_bytes=9 tx_packets=10 tx_errors=11 tx_dropped=12 tx_fifo=13 tx_collisions=14 tx_carrier=15 " \
	   "tx_compressed=16\n"
#define NUMBERS "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16"

/* clang-format off */
static const struct parse_case cases[] = {
	{"whole", BYTES(TITLE "    lo:       0       0    0    0    0     0          0         0        0       0    0    0    0"
		"     0       0          0\n  eth0: " NUMBERS "\n"), 0,
		"interface='lo' rx_bytes=0 rx_packets=0 rx_errors=0 rx_dropped=0 rx_fifo=0 rx_frame=0 rx_compressed=0 "
		"rx_multicast=0 tx_bytes=0 tx_packets=0 tx_errors=0 tx_dropped=0 tx_fifo=0 tx_collisions=0 tx_carrier=0 "
		"tx_compressed=0\ninterface='eth0' " ALL},
	{"a number right after the colon", BYTES(TITLE "  eth0:" NUMBERS "\n"), 0, "interface='eth0' " ALL},
	{"many blanks, no newline", BYTES("eth0:\t      " NUMBERS), 0, "interface='eth0' " ALL},
	{"an alias with a colon", BYTES("eth0:1: " NUMBERS "\n"), 0, "interface='eth0:1' " ALL},
	{"dots, dashes and a long name", BYTES("br-0123456789abcdef0123456789abcdef.100@if7:" NUMBERS "\n"), 0,
		"interface='br-0123456789abcdef0123456789abcdef.100@if7' " ALL},
	{"a column of the future", BYTES("eth0: " NUMBERS " 17\n"), 0, "interface='eth0' " ALL},
	{"cut in the row", BYTES(TITLE "eth0: 1 2 3 4 5 6 7 8"), 0, "interface='eth0' " RX "\n"},
	{"cut after the colon", BYTES(TITLE "eth0: " NUMBERS "\neth1: "), 0, "interface='eth0' " ALL},
	{"cut in the name", BYTES(TITLE "eth0: " NUMBERS "\net"), 0, "interface='eth0' " ALL},
	{"no number, too large", BYTES("eth0: 1 x 99999999999999999999 -4 5\n"), 0,
		"interface='eth0' rx_bytes=1 rx_fifo=5\n"},
	{"a row that is none", BYTES("eth0: down\n: 1 2 3\n  : 5\neth1: " NUMBERS "\n"), 0, "interface='eth1' " ALL},
	{"hostile name", BYTES("\x1b[31m: " NUMBERS "\n"), 0, "interface='\\x1b[31m' " ALL},
	{"no interface", BYTES(TITLE), 0, NULL},
	{"text", BYTES("nothing of the kind\n"), -EBADMSG, NULL},
	{"empty", BYTES(""), -EBADMSG, NULL},
};
/* clang-format on */

START_TEST(files)
{
	parse_check(&netdev_part, &cases[_i]);
}
END_TEST

void netdev_tests(TCase *tests)
{
	tcase_add_loop_test(tests, files, 0, COUNT_OF(cases));
}
