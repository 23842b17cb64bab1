/* SPDX-License-Identifier: MIT */
#include "parse.h"
#include "proc/vmstat.h"
#include "suites.h"

#include <errno.h>

/* clang-format off */
static const struct parse_case cases[] = {
	{"Linux 6: sums by cause, next to their parts", BYTES("pgpgin 1\npgpgout 2\npgalloc_dma 0\npgalloc_dma32 1\n"
		"pgalloc_normal 30\npgalloc_movable 100\npgalloc_device 0\nallocstall_dma 0\nallocstall_normal 3\n"
		"allocstall_movable 4\npgfree 5\npgfault 60\npgmajfault 7\npgsteal_kswapd 10\npgsteal_direct 20\n"
		"pgsteal_khugepaged 300\npgsteal_proactive 4000\npgscan_kswapd 11\npgscan_direct 22\npgscan_khugepaged 33\n"
		"pgscan_proactive 44\npgscan_direct_throttle 99\npgscan_anon 90\npgscan_file 20\npgsteal_anon 4000\n"
		"pgsteal_file 330\npageoutrun 8\noom_kill 9\ncompact_stall 12\nworkingset_refault_anon 5\n"
		"workingset_refault_file 6\n"), 0,
		"paged_in=1 paged_out=2 faults=60 major_faults=7 allocated=131 freed=5 scanned_kswapd=11 scanned_direct=22 "
		"scanned_other=77 stolen=4330 refaults=11 kswapd_runs=8 allocation_stalls=7 compaction_stalls=12 oom_kills=9\n"},
	{"Linux 3: by cause and zone", BYTES("pgpgin 1\nallocstall 7\npgsteal_kswapd_dma 1\npgsteal_kswapd_dma32 20\n"
		"pgsteal_kswapd_normal 300\npgsteal_direct_normal 4000\npgscan_kswapd_dma32 1\npgscan_kswapd_normal 2\n"
		"pgscan_direct_high 5\npgscan_direct_throttle 99\nkswapd_inodesteal 6\nworkingset_refault 3\n"), 0,
		"paged_in=1 scanned_kswapd=3 scanned_direct=5 stolen=4321 refaults=3 allocation_stalls=7\n"},
	{"Linux 2.6: reclaimed by zone alone", BYTES("pgpgin 1\npgsteal_dma 1\npgsteal_normal 20\npgsteal_movable 300\n"
		"pgscan_kswapd_normal 2\nkswapd_steal 15\nallocstall 7\n"), 0,
		"paged_in=1 scanned_kswapd=2 stolen=321 allocation_stalls=7\n"},
	{"a zone of the future, names like ours", BYTES("pgpgin 1\npgalloc_far 5\npgalloc_ 6\npgallo 7\npgalloc_normal2 8\n"), 0,
		"paged_in=1\n"},
	{"no number, too large, negative", BYTES("pgpgin many\npgpgout 99999999999999999999\npgfault -1\npgfree 4\n"
		"pgalloc_dma x\npgalloc_normal 5\n"), 0, "allocated=5 freed=4\n"},
	{"a sum beyond 64 bits", BYTES("pgfree 1\npgalloc_dma 18446744073709551614\npgalloc_normal 2\n"), 0, "freed=1\n"},
	{"tabs, CRLF, no newline at the end", BYTES("pgpgin\t1\r\n\r\n  pgpgout   2"), 0, "paged_in=1 paged_out=2\n"},
	{"cut in a number's place", BYTES("pgpgin 1\npgpgout "), 0, "paged_in=1\n"},
	{"other keys only", BYTES("nr_free_pages 1\npswpin 2\n"), -EBADMSG, NULL},
	{"empty", BYTES(""), -EBADMSG, NULL},
};

static const struct parse_case extra_cases[] = {
	{"every key in file order", BYTES("nr_free_pages 7\npgpgin 1\npgalloc_dma 2\n"), 0,
		"paged_in=1 allocated=2\n  nr_free_pages: 7\n  pgpgin: 1\n  pgalloc_dma: 2\n"},
};

static const struct parse_case swap_cases[] = {
	{"both", BYTES("pgpgin 1\npswpin 2\npswpout 3\n"), 0, "in=2 out=3\n"},
	{"no swap in the kernel", BYTES("pgpgin 1\n"), -EBADMSG, NULL},
};

static const struct derive_case derived[] = {
	{"no sample before", NULL, "pgfault 50\npgmajfault 5\noom_kill 0\n", 1, ""},
	{"faults", "pgfault 10\npgmajfault 5\n", "pgfault 50\npgmajfault 15\n", 2, "minor_faults_per_second=15"},
	{"fewer faults than major ones", "pgfault 10\npgmajfault 5\n", "pgfault 11\npgmajfault 15\n", 2, ""},
	{"nothing looked at", "pgsteal_direct 1\npgscan_kswapd 1\npgscan_direct 1\npgfree 1\n",
		"pgsteal_direct 1\npgscan_kswapd 1\npgscan_direct 1\npgfree 1\n", 1, ""},
	{"half", "pgsteal_kswapd 1\npgscan_kswapd 1\npgscan_direct 1\npgfree 1\n",
		"pgsteal_kswapd 51\npgscan_kswapd 81\npgscan_direct 21\npgfree 1\n", 1, "reclaimed_percent=50"},
	{"killed", "oom_kill 3\n", "oom_kill 5\n", 2, "new_oom_kills=2"},
	{"nobody killed", "oom_kill 3\n", "oom_kill 3\n", 2, "new_oom_kills=0"},
	{"lower", "oom_kill 3\n", "oom_kill 2\n", 2, ""},
	{"length unknown", "oom_kill 3\npgfault 1\npgmajfault 1\n", "oom_kill 4\npgfault 2\npgmajfault 1\n", NAN, ""},
};
/* clang-format on */

START_TEST(files)
{
	parse_check(&vmstat_part, &cases[_i]);
}
END_TEST

START_TEST(extra_pairs)
{
	parse_check_extra(&vmstat_part, &extra_cases[_i]);
}
END_TEST

START_TEST(swap_rows)
{
	parse_check(&vmstat_swap_part, &swap_cases[_i]);
}
END_TEST

START_TEST(rates)
{
	derive_check(&vmstat_part, &derived[_i]);
}
END_TEST

void vmstat_tests(TCase *tests)
{
	tcase_add_loop_test(tests, files, 0, COUNT_OF(cases));
	tcase_add_loop_test(tests, extra_pairs, 0, COUNT_OF(extra_cases));
	tcase_add_loop_test(tests, swap_rows, 0, COUNT_OF(swap_cases));
	tcase_add_loop_test(tests, rates, 0, COUNT_OF(derived));
}
