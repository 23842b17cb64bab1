/* SPDX-License-Identifier: MIT */
#include "parse.h"
#include "proc/run/logind.h"
#include "suites.h"

#include <errno.h>

/* clang-format off */
static const struct parse_case cases[] = {
	{"terminal", BYTES("# This is private data. Do not parse.\nUID=1000\nUSER=anna\nACTIVE=1\nSTATE=active\nREMOTE=0\nTYPE=tty\nCLASS=user\nSEAT=seat0\nTTY=tty2\nVTNR=2\nLEADER=812\nREALTIME=1795290000123456\nMONOTONIC=55123456\n"), 0,
		"session='tty2' name='anna' pid=812 login=1795290000\n"},
	{"remote, without a terminal", BYTES("USER=bert\nREMOTE=1\nREMOTE_HOST=192.0.2.7\nCLASS=user\nLEADER=4711\nREALTIME=1795293000000000\n"), 0,
		"name='bert' host='192.0.2.7' pid=4711 login=1795293000\n"},
	{"keys in another order, unknown ones", BYTES("TTY=pts/0\nLEADER_PIDFDID=99\nCLASS=user-light\nNEW=a=b\nUSER=carl\n"), 0,
		"session='pts/0' name='carl'\n"},
	{"path of the device", BYTES("CLASS=user\nTTY=/dev/pts/3\nUSER=carl\n"), 0, "session='pts/3' name='carl'\n"},
	{"quotes", BYTES("CLASS=\"user\"\nTTY=\"pts/1\"\nUSER=\"\"\n"), 0, "session='pts/1'\n"},
	{"numbers that are none", BYTES("CLASS=user\nTTY=tty1\nLEADER=x\nREALTIME=-1\n"), 0, "session='tty1'\n"},
	{"only its class", BYTES("CLASS=user\n"), 0, "\n"},
	{"hostile", BYTES("CLASS=user\nTTY=\x1b[2J\nUSER=%n\n"), 0, "session='\\x1b[2J' name='%n'\n"},
	{"CRLF", BYTES("CLASS=user\r\nTTY=tty1\r\n"), 0, "session='tty1'\n"},
	{"greeter", BYTES("CLASS=greeter\nUSER=gdm\nTTY=tty1\n"), 0, NULL},
	{"service manager", BYTES("CLASS=manager\nUSER=anna\n"), 0, NULL},
	{"a class that only begins so", BYTES("CLASS=userland\nUSER=anna\n"), 0, NULL},
	{"logged out, something still runs", BYTES("CLASS=user\nSTATE=closing\nUSER=anna\nTTY=tty2\n"), 0, NULL},
	{"class is cut off", BYTES("UID=1000\nUSER=anna\nTTY=tty2\n"), -EBADMSG, NULL},
	{"class without a value", BYTES("CLASS=\nUSER=anna\n"), -EBADMSG, NULL},
	{"no pairs", BYTES("CLASS user\n"), -EBADMSG, NULL},
	{"empty", BYTES(""), -EBADMSG, NULL},
};
/* clang-format on */

START_TEST(sessions)
{
	parse_check(&logind_part, &cases[_i]);
}
END_TEST

void logind_tests(TCase *tests)
{
	tcase_add_loop_test(tests, sessions, 0, COUNT_OF(cases));
}
