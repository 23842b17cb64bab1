/* SPDX-License-Identifier: MIT */
#include "base/scan.h"
#include "suites.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A copy without a byte behind it, so that the sanitizer sees a read past the end. */
static struct slice exact(const char *text)
{
	size_t length = strlen(text);
	char *copy = malloc(length);
	ck_assert_ptr_nonnull(copy);
	memcpy(copy, text, length);
	return (struct slice){.data = copy, .length = length};
}

static void release(struct slice slice)
{
	free((void *)(uintptr_t)slice.data);
}

static void check_slice(struct slice slice, const char *expected)
{
	ck_assert_msg(slice_equals(slice, slice_of(expected)), "got '%.*s', not '%s'", (int)slice.length,
		slice.data, expected);
}

/* clang-format off */
static const struct {
	const char *text;
	uint64_t u64;
	int64_t i64;
	double real;
} numbers[] = {
	{"0", 0, 0, 0},
	{"00012", 12, 12, 12},
	{"4294967296", 4294967296, 4294967296, 4294967296},
	{"9223372036854775807", INT64_MAX, INT64_MAX, 9223372036854775807.0},
	{"9223372036854775808", 9223372036854775808u, SCAN_ABSENT_I64, 9223372036854775808.0},
	{"-9223372036854775807", SCAN_ABSENT_U64, -INT64_MAX, -9223372036854775807.0},
	{"-9223372036854775808", SCAN_ABSENT_U64, SCAN_ABSENT_I64, -9223372036854775808.0},
	{"18446744073709551614", UINT64_MAX - 1, SCAN_ABSENT_I64, 18446744073709551614.0},
	{"18446744073709551615", SCAN_ABSENT_U64, SCAN_ABSENT_I64, NAN},
	{"18446744073709551616", SCAN_ABSENT_U64, SCAN_ABSENT_I64, NAN},
	{"99999999999999999999999999", SCAN_ABSENT_U64, SCAN_ABSENT_I64, NAN},
	{"-1", SCAN_ABSENT_U64, -1, -1},
	{"-0", SCAN_ABSENT_U64, 0, 0},
	{"", SCAN_ABSENT_U64, SCAN_ABSENT_I64, NAN},
	{"-", SCAN_ABSENT_U64, SCAN_ABSENT_I64, NAN},
	{"--1", SCAN_ABSENT_U64, SCAN_ABSENT_I64, NAN},
	{"+1", SCAN_ABSENT_U64, SCAN_ABSENT_I64, NAN},
	{" 1", SCAN_ABSENT_U64, SCAN_ABSENT_I64, NAN},
	{"1 ", SCAN_ABSENT_U64, SCAN_ABSENT_I64, NAN},
	{"12kB", SCAN_ABSENT_U64, SCAN_ABSENT_I64, NAN},
	{"0x10", SCAN_ABSENT_U64, SCAN_ABSENT_I64, NAN},
	{"1e3", SCAN_ABSENT_U64, SCAN_ABSENT_I64, NAN},
	{"nan", SCAN_ABSENT_U64, SCAN_ABSENT_I64, NAN},
	{"\xd9\xa1", SCAN_ABSENT_U64, SCAN_ABSENT_I64, NAN},
	{"0.28", SCAN_ABSENT_U64, SCAN_ABSENT_I64, 0.28},
	{"-12.50", SCAN_ABSENT_U64, SCAN_ABSENT_I64, -12.5},
	{"350735.47", SCAN_ABSENT_U64, SCAN_ABSENT_I64, 350735.47},
	{"0.1234567890123456789", SCAN_ABSENT_U64, SCAN_ABSENT_I64, 0.123456789012345},
	{"0.1234567890123456789x", SCAN_ABSENT_U64, SCAN_ABSENT_I64, NAN},
	{"1.", SCAN_ABSENT_U64, SCAN_ABSENT_I64, NAN},
	{".5", SCAN_ABSENT_U64, SCAN_ABSENT_I64, NAN},
	{".", SCAN_ABSENT_U64, SCAN_ABSENT_I64, NAN},
	{"1.2.3", SCAN_ABSENT_U64, SCAN_ABSENT_I64, NAN},
	{"1,5", SCAN_ABSENT_U64, SCAN_ABSENT_I64, NAN},
	{"1.-5", SCAN_ABSENT_U64, SCAN_ABSENT_I64, NAN},
};
/* clang-format on */

START_TEST(slices_read_as_numbers)
{
	struct slice slice = exact(numbers[_i].text);
	ck_assert_msg(slice_u64(slice) == numbers[_i].u64, "u64 of '%s'", numbers[_i].text);
	ck_assert_msg(slice_i64(slice) == numbers[_i].i64, "i64 of '%s'", numbers[_i].text);
	double real = slice_double(slice), expected = numbers[_i].real;
	ck_assert_msg(isnan(expected) ? isnan(real) : fabs(real - expected) <= fabs(expected) * 1e-15,
		"'%s' read as %.17g", numbers[_i].text, real);
	release(slice);
}
END_TEST

START_TEST(lines_end_at_newlines_and_at_the_end)
{
	struct slice text = exact("one\n\ntwo\r\n\r\nthr\ree\r");
	static const char *const expected[] = {"one", "", "two", "", "thr\ree"};
	struct scan file = scan_slice(text), line;
	for (size_t i = 0; i < 5; i++) {
		ck_assert(scan_line(&file, &line));
		check_slice(
			(struct slice){.data = line.at, .length = (size_t)(line.end - line.at)}, expected[i]);
	}
	ck_assert(!scan_line(&file, &line));
	ck_assert(scan_is_done(&file));
	release(text);
}
END_TEST

START_TEST(a_newline_at_the_end_begins_no_line)
{
	struct scan file = scan_slice(slice_of("one\n")), line;
	ck_assert(scan_line(&file, &line));
	ck_assert(!scan_line(&file, &line));
	struct scan empty = scan_of("", 0);
	ck_assert(!scan_line(&empty, &line));
}
END_TEST

START_TEST(words_are_runs_between_blanks)
{
	struct slice text = exact(" \t one\t two  three");
	struct scan line = scan_slice(text);
	struct slice word;
	ck_assert(scan_word(&line, &word));
	check_slice(word, "one");
	check_slice(scan_rest(&line), "two  three");
	ck_assert(scan_word(&line, &word));
	check_slice(word, "two");
	ck_assert(scan_word(&line, &word));
	check_slice(word, "three");
	ck_assert(!scan_word(&line, &word));
	check_slice(scan_rest(&line), "");
	release(text);
}
END_TEST

START_TEST(blanks_alone_are_no_word)
{
	struct slice text = exact(" \t ");
	struct scan line = scan_slice(text);
	struct slice word;
	check_slice(scan_rest(&line), "");
	ck_assert(!scan_word(&line, &word));
	release(text);
}
END_TEST

START_TEST(numbers_are_taken_word_by_word)
{
	struct scan line = scan_slice(slice_of("12 x -3 1.5"));
	uint64_t u64 = 7;
	int64_t i64 = 7;
	double real = 7;
	ck_assert(scan_u64(&line, &u64) && u64 == 12);
	ck_assert(scan_u64(&line, &u64) && u64 == SCAN_ABSENT_U64);
	ck_assert(scan_i64(&line, &i64) && i64 == -3);
	ck_assert(scan_double(&line, &real));
	ck_assert_double_eq(real, 1.5);
	/* Nothing is written when nothing is left. */
	ck_assert(!scan_u64(&line, &u64) && u64 == SCAN_ABSENT_U64);
	ck_assert(!scan_i64(&line, &i64) && i64 == -3);
	ck_assert(!scan_double(&line, &real));
	ck_assert_double_eq(real, 1.5);
}
END_TEST

START_TEST(separators_split_at_the_first_or_last)
{
	struct slice text = exact("a:b:c"), before;
	struct scan first = scan_slice(text), last = scan_slice(text), none = scan_slice(text);
	ck_assert(scan_until(&first, ':', &before));
	check_slice(before, "a");
	check_slice(scan_rest(&first), "b:c");
	ck_assert(scan_until_last(&last, ':', &before));
	check_slice(before, "a:b");
	check_slice(scan_rest(&last), "c");
	ck_assert(!scan_until(&none, '=', &before) && !scan_until_last(&none, '=', &before));
	check_slice(scan_rest(&none), "a:b:c");
	release(text);
}
END_TEST

START_TEST(separators_at_the_edges_leave_empty_slices)
{
	struct slice text = exact(":"), before;
	struct scan first = scan_slice(text), last = scan_slice(text), done = scan_of("", 0);
	ck_assert(scan_until(&first, ':', &before) && before.length == 0 && scan_is_done(&first));
	ck_assert(scan_until_last(&last, ':', &before) && before.length == 0 && scan_is_done(&last));
	ck_assert(!scan_until(&done, ':', &before) && !scan_until_last(&done, ':', &before));
	release(text);
}
END_TEST

void scan_tests(TCase *tests)
{
	tcase_add_loop_test(tests, slices_read_as_numbers, 0, sizeof(numbers) / sizeof(numbers[0]));
	tcase_add_test(tests, lines_end_at_newlines_and_at_the_end);
	tcase_add_test(tests, a_newline_at_the_end_begins_no_line);
	tcase_add_test(tests, words_are_runs_between_blanks);
	tcase_add_test(tests, blanks_alone_are_no_word);
	tcase_add_test(tests, numbers_are_taken_word_by_word);
	tcase_add_test(tests, separators_split_at_the_first_or_last);
	tcase_add_test(tests, separators_at_the_edges_leave_empty_slices);
}
