/* SPDX-License-Identifier: MIT */
#include "parse.h"
#include "proc/cmon/fsusage.h"
#include "suites.h"

#include <errno.h>

/* clang-format off */
static const struct parse_case cases[] = {
	{"whole", BYTES("/ 4096 498138 289263 258953 131072 115605\n/proc 4096 0 0 0 0 0\n"), 0,
		"mount='/' block_size=4096 blocks=498138 blocks_free=289263 blocks_available=258953 inodes=131072 "
		"inodes_free=115605\n"
		"mount='/proc' block_size=4096 blocks=0 blocks_free=0 blocks_available=0 inodes=0 inodes_free=0\n"},
	{"escapes", BYTES("/srv/data\\040set 4096 1 1 1 1 1"), 0,
		"mount='/srv/data set' block_size=4096 blocks=1 blocks_free=1 blocks_available=1 inodes=1 inodes_free=1\n"},
	{"cut", BYTES("/ 4096 498138 28"), 0, "mount='/' block_size=4096 blocks=498138 blocks_free=28\n"},
	{"a number that is none", BYTES("/ 4096 x -1 99999999999999999999 5 6 7\n"), 0,
		"mount='/' block_size=4096 inodes=5 inodes_free=6\n"},
	{"a mount point alone", BYTES("/ 4096 1 1 1 1 1\n/boot\n\n"), 0,
		"mount='/' block_size=4096 blocks=1 blocks_free=1 blocks_available=1 inodes=1 inodes_free=1\n"},
	{"empty", BYTES(""), 0, NULL},
	{"text without a row", BYTES("/boot\n"), -EBADMSG, NULL},
};

static const struct {
	const char *name;
	struct fsusage_line line;
	const char *values; /* of the derived rows: used, used %, inodes used % */
} usages[] = {
	{"as df counts", {.block_size = 4096, .blocks = 1000, .blocks_free = 400, .blocks_available = 200, .inodes = 100,
		.inodes_free = 75}, "2457600 75 25"},
	{"full for all but root", {.block_size = 1024, .blocks = 100, .blocks_free = 5, .blocks_available = 0, .inodes = 8,
		.inodes_free = 0}, "97280 100 100"},
	{"no blocks, no inodes: no share", {.block_size = 4096}, "0 - -"},
	{"free beyond size", {.block_size = 1, .blocks = 5, .blocks_free = 6, .inodes = 5, .inodes_free = 6}, "- - -"},
	{"absent", {.block_size = 4096, .blocks = ABSENT_U64, .blocks_free = 5, .inodes = ABSENT_U64, .inodes_free = 1},
		"- - -"},
	{"no size of a block", {.block_size = ABSENT_U64, .blocks = 5, .blocks_free = 5}, "- - -"},
	{"available absent", {.block_size = 1, .blocks = 10, .blocks_free = 5, .blocks_available = ABSENT_U64}, "5 - -"},
	{"a product beyond 64 bits", {.block_size = 4096, .blocks = (UINT64_C(1) << 52) + 10, .blocks_free = 5}, "- - -"},
};
/* clang-format on */

START_TEST(files)
{
	parse_check(&fsusage_line_part, &cases[_i]);
}
END_TEST

START_TEST(use_of_a_file_system)
{
	const struct metric_context context = {.seconds = NAN};
	struct fsusage usage = fsusage_of(&usages[_i].line);
	struct buf values;
	buf_init(&values, 1000);
	for (size_t i = 0; i < fsusage_part.row_count; i++) {
		const struct metric *row = &fsusage_part.rows[i];
		if (row->derive == NULL)
			continue;
		if (values.length > 0)
			buf_add_char(&values, ' ');
		unit_add_exact(&values, row->derive(NULL, &usage, &context), "-");
	}
	ck_assert_msg(slice_equals(slice_of(values.data), slice_of(usages[_i].values)), "%s: got %s, not %s",
		usages[_i].name, values.data, usages[_i].values);
	buf_finish(&values);
}
END_TEST

void fsusage_tests(TCase *tests)
{
	tcase_add_loop_test(tests, files, 0, COUNT_OF(cases));
	tcase_add_loop_test(tests, use_of_a_file_system, 0, COUNT_OF(usages));
}
