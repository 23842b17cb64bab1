/* SPDX-License-Identifier: MIT */
#include "parse.h"
#include "proc/cmon/meta.h"
#include "suites.h"

#include <errno.h>
#include <string.h>

/* clang-format off */
static const struct parse_case cases[] = {
	{"whole", BYTES("format 1\ntime 1795299558190977764\nboottime 1293730000000\nmonotonic 1293730000001\nhz 100\n"
		"page_size 4096\narch x86_64\nhostname node6\nzone Europe/Berlin\n"), 0,
		"format=1 time=1795299558190977764 boottime=1293730000000 monotonic=1293730000001 hz=100 page_size=4096 "
		"arch='x86_64' hostname='node6' zone='Europe/Berlin'\n"},
	{"some, and unknown ones", BYTES("hz 1024\ncolour blue\npage_size 65536"), 0, "hz=1024 page_size=65536\n"},
	{"many blanks", BYTES("  hz \t 100  \nhostname  a b \n"), 0, "hz=100 hostname='a b'\n"},
	{"no number, negative", BYTES("format 1\nhz many\ntime -5\n"), 0, "format=1\n"},
	{"a key alone", BYTES("format 1\nhz\n"), 0, "format=1\n"},
	{"no key of ours", BYTES("colour blue\n"), -EBADMSG, NULL},
	{"empty", BYTES(""), -EBADMSG, NULL},
};
/* clang-format on */

START_TEST(meta_files)
{
	parse_check(&meta_part, &cases[_i]);
}
END_TEST

START_TEST(error_files)
{
	static const char text[] =
		"proc/1/io EACCES\nproc/2/io ENOENT\nproc/pressure/io EOPNOTSUPP\nproc/3/io 13\n"
		"proc/4/io ENOSUCH\nproc/5/io 0\nproc/6/io 99999\nalone\n\nproc/7/io ESRCH x\n";
	static const struct {
		const char *path;
		uint64_t number;
	} expected[] = {
		{"proc/1/io", EACCES},
		{"proc/2/io", ENOENT},
		{"proc/pressure/io", EOPNOTSUPP},
		{"proc/3/io", 13},
		{"proc/4/io", EIO},
		{"proc/5/io", EIO},
		{"proc/6/io", EIO},
		{"proc/7/io", ESRCH},
	};
	struct parse parse;
	parse_init(&parse, &meta_error_part);
	parse_run(&parse, slice_of(text));
	ck_assert_int_eq(parse.result, 0);
	ck_assert_uint_eq(parse.table.count, COUNT_OF(expected));
	for (size_t i = 0; i < COUNT_OF(expected); i++) {
		const struct meta_error *error = parse_item(&parse, i);
		ck_assert(slice_equals(arena_slice(&parse.arena, error->path), slice_of(expected[i].path)));
		ck_assert_uint_eq(error->number, expected[i].number);
	}
	parse_finish(&parse);
}
END_TEST

/* clang-format off */
static const struct parse_case odd_errors[] = {
	{"empty: no error", BYTES(""), 0, NULL},
	{"text without a row", BYTES("proc/1/io\n"), -EBADMSG, NULL},
};
/* clang-format on */

START_TEST(odd_error_files)
{
	parse_check(&meta_error_part, &odd_errors[_i]);
}
END_TEST

void meta_tests(TCase *tests)
{
	tcase_add_loop_test(tests, meta_files, 0, COUNT_OF(cases));
	tcase_add_test(tests, error_files);
	tcase_add_loop_test(tests, odd_error_files, 0, COUNT_OF(odd_errors));
}
