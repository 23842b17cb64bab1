/* SPDX-License-Identifier: MIT */
/* What a row takes from the text of its file. */
#include "parse.h"
#include "proc/directory.h"
#include "suites.h"

struct sample {
	uint64_t whole, behind, word, sum;
	double fraction;
	struct text all, rest;
};

/* clang-format off */
static const struct metric rows[] = {
	{FIELD(sample, whole), .key = "size", .help = "number"},
	{FIELD(sample, behind), .key = "cpu.stat usage_usec", .help = "number behind a word"},
	{FIELD(sample, word), .key = "io.pressure some total", .help = "number in a word"},
	{FIELD(sample, sum), .key = "io.stat * rbytes", .help = "sum"},
	{FIELD(sample, fraction), .key = "io.pressure some avg10", .help = "fraction"},
	{FIELD(sample, all), .kind = METRIC_TEXT, .key = "type", .help = "text"},
	{FIELD(sample, rest), .kind = METRIC_TEXT, .key = "type kind", .help = "text behind a word"},
};
/* clang-format on */

enum { WHOLE, BEHIND, WORD, SUM, FRACTION, ALL, REST };

static const struct part part = {
	.name = "sample", .size = sizeof(struct sample), .rows = rows, .row_count = COUNT_OF(rows), .cap = 1};

/* clang-format off */
static const struct {
	const char *text;
	int row;
	bool is_found;
	const char *item;
} cases[] = {
	{"512\n", WHOLE, true, "whole=512\n"},
	{"512", WHOLE, true, "whole=512\n"},
	{"512 kB\nsize 9\n", WHOLE, true, "whole=512\n"},
	{"-1\n", WHOLE, true, "\n"},
	{"max\n", WHOLE, true, "\n"},
	{"\n512\n", WHOLE, false, "\n"},
	{"", WHOLE, false, "\n"},
	{"usage_usec 7\nuser_usec 5\n", BEHIND, true, "behind=7\n"},
	{"user_usec 5\nusage_usec 7", BEHIND, true, "behind=7\n"},
	{"usage_usec\nuser_usec 5\n", BEHIND, false, "\n"},
	{"usage_usec_more 7\n", BEHIND, false, "\n"},
	{"full avg10=1.00 total=1\nsome avg10=0.25 avg60=3.00 total=99\n", WORD, true, "word=99\n"},
	{"full avg10=1.00 total=1\nsome avg10=0.25 avg60=3.00 total=99\n", FRACTION, true, "fraction=0.25\n"},
	{"full avg10=1.00 total=1\n", WORD, false, "\n"},
	{"some avg10=0.25\n", WORD, false, "\n"},
	{"some total\n", WORD, false, "\n"},
	{"8:0 rbytes=10 wbytes=3\n8:16 rbytes=5\n", SUM, true, "sum=15\n"},
	{"8:0\n8:16 rbytes=5\n", SUM, true, "sum=5\n"},
	{"8:0 rbytes=10\n8:16 rbytes=x\n", SUM, true, "\n"},
	{"8:0 rbytes=18446744073709551614\n8:16 rbytes=5\n", SUM, true, "\n"},
	{"8:0 wbytes=10\n", SUM, false, "\n"},
	{"", SUM, false, "\n"},
	{" Li-ion  pack \nmore\n", ALL, true, "all='Li-ion  pack'\n"},
	{"\r\n", ALL, false, "\n"},
	{"kind of blue\n", REST, true, "rest='of blue'\n"},
};
/* clang-format on */

START_TEST(texts)
{
	struct parse parse;
	struct buf out;
	parse_init(&parse, &part);
	buf_init(&out, 1000);
	void *item = table_add(&parse.table);
	bool is_found = directory_store(&rows[cases[_i].row], item, slice_of(cases[_i].text), &parse.table);
	parse_add_items(&out, &parse);
	ck_assert_msg(is_found == cases[_i].is_found, "%s", cases[_i].text);
	ck_assert_str_eq(out.data, cases[_i].item);
	buf_finish(&out);
	parse_finish(&parse);
}
END_TEST

START_TEST(files)
{
	static const struct metric none = {.name = "none"};
	ck_assert(slice_equals(directory_file(&rows[WHOLE]), slice_of("size")));
	ck_assert(slice_equals(directory_file(&rows[SUM]), slice_of("io.stat")));
	ck_assert_uint_eq(directory_file(&none).length, 0);
}
END_TEST

void directory_tests(TCase *tests)
{
	tcase_add_loop_test(tests, texts, 0, COUNT_OF(cases));
	tcase_add_test(tests, files);
}
