/* SPDX-License-Identifier: MIT */
#include "parse.h"
#include "proc/pid/pidio.h"
#include "suites.h"

#include <errno.h>

/* clang-format off */
static const struct parse_case cases[] = {
	{"all", BYTES("rchar: 1\nwchar: 2\nsyscr: 3\nsyscw: 4\nread_bytes: 5\nwrite_bytes: 6\ncancelled_write_bytes: 7\n"), 0,
		"read_bytes=5 write_bytes=6 cancelled_write_bytes=7\n"},
	{"negative", BYTES("read_bytes: 5\nwrite_bytes: 6\ncancelled_write_bytes: -4096"), 0,
		"read_bytes=5 write_bytes=6 cancelled_write_bytes=-4096\n"},
	{"a key alone", BYTES("write_bytes: 6\nread_bytes:\n"), 0, "write_bytes=6\n"},
	{"too large", BYTES("read_bytes: 99999999999999999999\nwrite_bytes: 6\n"), 0, "write_bytes=6\n"},
	{"other keys only", BYTES("rchar: 1\n"), -EBADMSG, NULL},
	{"empty: the process ended", BYTES(""), -EBADMSG, NULL},
};

static const struct derive_case derived[] = {
	{"both", "read_bytes: 0\nwrite_bytes: 4096", "read_bytes: 8192\nwrite_bytes: 8192", 2, "io_bytes_per_second=6144"},
	{"none", "read_bytes: 5\nwrite_bytes: 5", "read_bytes: 5\nwrite_bytes: 5", 1, "io_bytes_per_second=0"},
	{"lower", "read_bytes: 5\nwrite_bytes: 5", "read_bytes: 4\nwrite_bytes: 50", 1, ""},
	{"one absent", "read_bytes: 5", "read_bytes: 9", 1, ""},
	{"no sample before", NULL, "read_bytes: 5\nwrite_bytes: 5", 1, ""},
	{"length unknown", "read_bytes: 5\nwrite_bytes: 5", "read_bytes: 5\nwrite_bytes: 5", NAN, ""},
};
/* clang-format on */

START_TEST(files)
{
	parse_check(&pidio_part, &cases[_i]);
}
END_TEST

START_TEST(rates)
{
	derive_check(&pidio_part, &derived[_i]);
}
END_TEST

void pidio_tests(TCase *tests)
{
	tcase_add_loop_test(tests, files, 0, COUNT_OF(cases));
	tcase_add_loop_test(tests, rates, 0, COUNT_OF(derived));
}
