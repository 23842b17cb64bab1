/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "suites.h"

#include <stdlib.h>

START_TEST(texts_survive_growth)
{
	struct arena arena;
	struct text texts[2000];
	arena_init(&arena);
	for (unsigned i = 0; i < 2000; i++) {
		char word[8] = {(char)('a' + i % 26), 'x', (char)('0' + i % 10)};
		texts[i] = arena_add(&arena, word, i % 8);
	}
	for (unsigned i = 0; i < 2000; i++) {
		struct slice slice = arena_slice(&arena, texts[i]);
		ck_assert_uint_eq(slice.length, i % 8);
		if (slice.length > 2)
			ck_assert(slice.data[0] == (char)('a' + i % 26) &&
				slice.data[2] == (char)('0' + i % 10));
	}
	arena_finish(&arena);
	arena_finish(&arena);
}
END_TEST

START_TEST(absent_and_empty_differ_but_both_give_no_bytes)
{
	struct arena arena;
	arena_init(&arena);
	struct text empty = arena_add(&arena, "", 0);
	ck_assert(!text_is_absent(empty));
	ck_assert(text_is_absent(TEXT_ABSENT));
	ck_assert_uint_eq(arena_slice(&arena, empty).length, 0);
	ck_assert_uint_eq(arena_slice(&arena, TEXT_ABSENT).length, 0);
	ck_assert_ptr_nonnull(arena_slice(&arena, TEXT_ABSENT).data);
	arena_finish(&arena);
}
END_TEST

START_TEST(reset_keeps_the_storage)
{
	struct arena arena;
	arena_init(&arena);
	arena_add(&arena, "0123456789", 10);
	size_t capacity = arena.capacity;
	const char *data = arena.data;
	arena_reset(&arena);
	struct text text = arena_add(&arena, "abc", 3);
	ck_assert_uint_eq(text.offset, 0);
	ck_assert_uint_eq(arena.capacity, capacity);
	ck_assert_ptr_eq(arena.data, data);
	arena_finish(&arena);
}
END_TEST

START_TEST(too_much_is_absent)
{
	struct arena arena = {.length = UINT32_MAX - 4};
	/* Nothing is copied: the length alone refuses. */
	ck_assert(text_is_absent(arena_add(&arena, "0123", 4)));
	ck_assert_uint_eq(arena.length, UINT32_MAX - 4);
}
END_TEST

START_TEST(slices_compare_by_bytes)
{
	static const struct {
		const char *a, *b;
		int order;
	} cases[] = {
		{"", "", 0},
		{"", "a", -1},
		{"a", "", 1},
		{"a", "a", 0},
		{"a", "b", -1},
		{"ab", "a", 1},
		{"a", "ab", -1},
		{"\x7f", "\x80", -1},
		{"cpu10", "cpu2", -1},
	};
	int i = _i;
	struct slice a = slice_of(cases[i].a), b = slice_of(cases[i].b);
	int order = slice_compare(a, b);
	ck_assert_int_eq((order > 0) - (order < 0), cases[i].order);
	ck_assert(slice_equals(a, b) == (cases[i].order == 0));
}
END_TEST

void arena_tests(TCase *tests)
{
	tcase_add_test(tests, texts_survive_growth);
	tcase_add_test(tests, absent_and_empty_differ_but_both_give_no_bytes);
	tcase_add_test(tests, reset_keeps_the_storage);
	tcase_add_test(tests, too_much_is_absent);
	tcase_add_loop_test(tests, slices_compare_by_bytes, 0, 9);
}
