/* SPDX-License-Identifier: MIT */
#include "parse.h"
#include "proc/pid/smaps.h"
#include "suites.h"

#include <errno.h>

/* clang-format off */
static const struct parse_case cases[] = {
	{"a kernel of 5.4 and later", BYTES("561a-7ffe ---p 00000000 00:00 0                          [rollup]\nRss:                1780 kB\n"
		"Pss:                 265 kB\nPss_Anon:            112 kB\nPss_File:            153 kB\nPss_Shmem:             0 kB\n"
		"Private_Clean:        44 kB\nPrivate_Dirty:       112 kB\nSwap:                  9 kB\nSwapPss:               3 kB\n"), 0,
		"pss=265 pss_anonymous=112 pss_file=153 pss_shared=0 private_clean=44 private_dirty=112 pss_swap=3\n"},
	{"4.14", BYTES("561a-7ffe ---p 00000000 00:00 0 [rollup]\nPss: 265 kB\n"), 0, "pss=265\n"},
	{"empty: a kernel thread", BYTES(""), -EBADMSG, NULL},
};
/* clang-format on */

START_TEST(smaps_texts)
{
	parse_check(&smaps_part, &cases[_i]);
}
END_TEST

void smaps_tests(TCase *tests)
{
	tcase_add_loop_test(tests, smaps_texts, 0, COUNT_OF(cases));
}
