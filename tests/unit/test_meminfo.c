/* SPDX-License-Identifier: MIT */
#include "parse.h"
#include "proc/meminfo.h"
#include "suites.h"

#include <errno.h>

/* clang-format off */
static const struct parse_case cases[] = {
	{"every row", BYTES("MemTotal:       1 kB\nMemFree: 2 kB\nMemAvailable: 3 kB\nBuffers: 4 kB\nCached: 5 kB\n"
		"SwapCached: 6 kB\nActive: 7 kB\nInactive: 8 kB\nActive(anon): 9 kB\nInactive(file): 10 kB\nDirty: 11 kB\n"
		"Writeback: 12 kB\nAnonPages: 13 kB\nMapped: 14 kB\nShmem: 15 kB\nSlab: 16 kB\nSReclaimable: 17 kB\n"
		"SUnreclaim: 18 kB\nKernelStack: 19 kB\nPageTables: 20 kB\nWritebackTmp: 21 kB\nCommitLimit: 22 kB\n"
		"Committed_AS: 23 kB\nHugePages_Total:       24\nHugepagesize:       2048 kB\n"), 0,
		"total=1 free=2 available=3 buffers=4 cached=5 active=7 inactive=8 dirty=11 writeback=12 anonymous=13 "
		"mapped=14 shared=15 reclaimable=17 slab=16 kernel_stack=19 page_tables=20 committed=23 commit_limit=22\n"},
	{"four rows only", BYTES("MemTotal: 236380 kB\nMemFree: 84404 kB\nBuffers: 1 kB\nCached: 2 kB\n"), 0,
		"total=236380 free=84404 buffers=1 cached=2\n"},
	{"any order", BYTES("Cached: 2 kB\nMemFree: 84404 kB\nMemTotal: 236380 kB"), 0, "total=236380 free=84404 cached=2\n"},
	{"2.4: a table on top", BYTES("        total:    used:    free:  shared: buffers:  cached:\n"
		"Mem:  1000 900 100 0 50 60\nSwap: 2000 0 2000\nMemTotal: 10 kB\nMemFree: 3 kB\nMemShared: 0 kB\n"
		"Buffers: 4 kB\nCached: 5 kB\n"), 0, "total=10 free=3 buffers=4 cached=5\n"},
	{"without the unit, without blanks", BYTES("MemTotal:10\nMemFree:\t3\r\n"), 0, "total=10 free=3\n"},
	{"cut in a number's place", BYTES("MemTotal: 10 kB\nMemFree:   "), 0, "total=10\n"},
	{"cut in a key", BYTES("MemTotal: 10 kB\nMemFr"), 0, "total=10\n"},
	{"no number, too large", BYTES("MemTotal: many kB\nMemFree: 99999999999999999999 kB\nCached: 5 kB\n"), 0, "cached=5\n"},
	{"keys like ours", BYTES("memtotal: 1\nMemTotal2: 2\nXMemTotal: 3\nMemTotal 4\n"), -EBADMSG, NULL},
	{"empty", BYTES(""), -EBADMSG, NULL},
	{"colons only", BYTES(":::\n:\n: 5\n"), -EBADMSG, NULL},
};

static const struct parse_case extra_cases[] = {
	{"every key in file order", BYTES("MemTotal:   10 kB\nZswap: 5 kB\nActive(anon): 6 kB\nHugePages_Total:       0\n"), 0,
		"total=10\n  MemTotal: 10 kB\n  Zswap: 5 kB\n  Active(anon): 6 kB\n  HugePages_Total: 0\n"},
};

static const struct parse_case swap_cases[] = {
	{"all", BYTES("SwapCached: 3 kB\nSwapTotal: 1 kB\nSwapFree: 2 kB\n"), 0, "total=1 free=2 cached=3\n"},
	{"2.4", BYTES("Swap: 2000 0 2000\nMemTotal: 10 kB\nSwapTotal: 5 kB\nSwapFree: 4 kB\n"), 0, "total=5 free=4\n"},
	{"no swap in the kernel", BYTES("MemTotal: 10 kB\nMemFree: 3 kB\n"), -EBADMSG, NULL},
};

static const struct derive_case used[] = {
	{"total - available", NULL, "MemTotal: 1000 kB\nMemFree: 100 kB\nMemAvailable: 250 kB\nBuffers: 9 kB\nCached: 9 kB\n", NAN,
		"used_bytes=768000 used_percent=75"},
	{"none used", NULL, "MemTotal: 1000 kB\nMemAvailable: 1000 kB\n", NAN, "used_bytes=0 used_percent=0"},
	{"old kernel", NULL, "MemTotal: 1000 kB\nMemFree: 100 kB\nBuffers: 50 kB\nCached: 200 kB\nSReclaimable: 60 kB\n"
		"Shmem: 10 kB\n", NAN, "used_bytes=614400 used_percent=60"},
	{"older kernel", NULL, "MemTotal: 1000 kB\nMemFree: 100 kB\nBuffers: 50 kB\nCached: 250 kB\n", NAN,
		"used_bytes=614400 used_percent=60"},
	{"no cached", NULL, "MemTotal: 1000 kB\nMemFree: 100 kB\nBuffers: 50 kB\n", NAN, ""},
	{"no total", NULL, "MemFree: 100 kB\nMemAvailable: 250 kB\n", NAN, ""},
	{"total 0", NULL, "MemTotal: 0 kB\nMemAvailable: 0 kB\n", NAN, "used_bytes=0"},
	{"available beyond total", NULL, "MemTotal: 1000 kB\nMemAvailable: 1001 kB\n", NAN, ""},
	{"a sum beyond 64 bits", NULL, "MemTotal: 1000 kB\nMemFree: 18446744073709551614 kB\nBuffers: 2 kB\nCached: 10 kB\n", NAN,
		""},
};

static const struct derive_case swap_used[] = {
	{"a quarter", NULL, "SwapTotal: 1000 kB\nSwapFree: 750 kB\n", NAN, "used_bytes=256000 used_percent=25"},
	{"no swap: no share, not 0", NULL, "SwapTotal: 0 kB\nSwapFree: 0 kB\n", NAN, "used_bytes=0"},
	{"free absent", NULL, "SwapTotal: 1000 kB\n", NAN, ""},
	{"free beyond total", NULL, "SwapTotal: 1000 kB\nSwapFree: 1001 kB\n", NAN, ""},
};
/* clang-format on */

START_TEST(files)
{
	parse_check(&meminfo_part, &cases[_i]);
}
END_TEST

START_TEST(extra_pairs)
{
	parse_check_extra(&meminfo_part, &extra_cases[_i]);
}
END_TEST

START_TEST(swap_rows)
{
	parse_check(&meminfo_swap_part, &swap_cases[_i]);
}
END_TEST

START_TEST(used_memory)
{
	derive_check(&meminfo_part, &used[_i]);
}
END_TEST

START_TEST(used_swap)
{
	derive_check(&meminfo_swap_part, &swap_used[_i]);
}
END_TEST

void meminfo_tests(TCase *tests)
{
	tcase_add_loop_test(tests, files, 0, COUNT_OF(cases));
	tcase_add_loop_test(tests, extra_pairs, 0, COUNT_OF(extra_cases));
	tcase_add_loop_test(tests, swap_rows, 0, COUNT_OF(swap_cases));
	tcase_add_loop_test(tests, used_memory, 0, COUNT_OF(used));
	tcase_add_loop_test(tests, used_swap, 0, COUNT_OF(swap_used));
}
