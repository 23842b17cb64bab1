/* SPDX-License-Identifier: MIT */
#include "parse.h"
#include "proc/pid/status.h"
#include "suites.h"

#include <errno.h>

/* clang-format off */
static const struct parse_case cases[] = {
	{"every row", BYTES("Name:\tinit\nUmask:\t0022\nState:\tS (sleeping)\nUid:\t0\t0\t0\t0\nGroups:\t \nVmPeak:\t    3308 kB\n"
		"VmSize:\t    3300 kB\nVmLck:\t       1 kB\nVmHWM:\t    2052 kB\nVmRSS:\t    2050 kB\nRssAnon:\t     144 kB\n"
		"RssFile:\t    1900 kB\nRssShmem:\t       6 kB\nVmSwap:\t       7 kB\nCpus_allowed_list:\t0-3,6\nThreads:\t1\nvoluntary_ctxt_switches:\t78\nnonvoluntary_ctxt_switches:\t2\n"), 0,
		"peak_virtual=3308 locked=1 peak_resident=2052 anonymous=144 file=1900 shared_memory=6 swap=7 cpus_allowed='0-3,6' voluntary_switches=78 involuntary_switches=2\n"},
	{"a kernel thread", BYTES("Name:\tkthreadd\nKthread:\t1\nvoluntary_ctxt_switches:\t78\nnonvoluntary_ctxt_switches:\t2\n"), 0,
		"voluntary_switches=78 involuntary_switches=2\n"},
	{"2.6.32", BYTES("Name:\tinit\nUtrace:\t0\nVmPeak:\t 10 kB\nVmHWM:\t 5 kB\nvoluntary_ctxt_switches:\t78"), 0,
		"peak_virtual=10 peak_resident=5 voluntary_switches=78\n"},
	{"a name like ours", BYTES("Name:\tVmSwap: 5 kB\nVmHWM:\t 5 kB\n"), 0, "peak_resident=5\n"},
	{"no number, too large", BYTES("VmSwap:\tx kB\nVmLck:\t99999999999999999999 kB\nVmHWM:\t 5 kB\n"), 0, "peak_resident=5\n"},
	{"empty: the process ended", BYTES(""), -EBADMSG, NULL},
};
/* clang-format on */

START_TEST(files)
{
	parse_check(&status_part, &cases[_i]);
}
END_TEST

void status_tests(TCase *tests)
{
	tcase_add_loop_test(tests, files, 0, COUNT_OF(cases));
}
