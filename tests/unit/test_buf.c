/* SPDX-License-Identifier: MIT */
#include "base/buf.h"
#include "suites.h"

#include <errno.h>
#include <string.h>

START_TEST(empty_is_a_string)
{
	struct buf buf;
	buf_init(&buf, 100);
	ck_assert_str_eq(buf.data, "");
	buf_add(&buf, NULL, 0);
	buf_add_repeat(&buf, 'x', 0);
	buf_reset(&buf);
	ck_assert_str_eq(buf.data, "");
	buf_finish(&buf);
	buf_finish(&buf);
	struct buf zeroed = {0};
	buf_finish(&zeroed);
}
END_TEST

START_TEST(additions_follow_each_other)
{
	struct buf buf;
	buf_init(&buf, 1000);
	buf_add_string(&buf, "one");
	buf_add_char(&buf, ' ');
	buf_add(&buf, "two\0three", 9);
	buf_add_repeat(&buf, '-', 3);
	buf_add_u64(&buf, 0);
	buf_add_u64(&buf, UINT64_MAX);
	buf_printf(&buf, "%s=%d", "four", -4);
	static const char expected[] = "one two\0three---018446744073709551615four=-4";
	ck_assert_uint_eq(buf.length, sizeof(expected) - 1);
	ck_assert_mem_eq(buf.data, expected, sizeof(expected));
	ck_assert_int_eq(buf.error, 0);
	buf_finish(&buf);
}
END_TEST

START_TEST(grows_across_its_storage)
{
	struct buf buf;
	buf_init(&buf, 100000);
	for (int i = 0; i < 10000; i++)
		buf_add_string(&buf, "0123456789");
	ck_assert_uint_eq(buf.length, 100000);
	ck_assert_uint_eq(strlen(buf.data), 100000);
	ck_assert_mem_eq(buf.data + 99990, "0123456789", 11);
	ck_assert_int_eq(buf.error, 0);
	buf_finish(&buf);
}
END_TEST

START_TEST(maximum_is_hard_and_the_error_stays)
{
	struct buf buf;
	buf_init(&buf, 10);
	buf_add_string(&buf, "0123456789");
	ck_assert_int_eq(buf.error, 0);
	buf_add_char(&buf, 'x');
	ck_assert_int_eq(buf.error, -EFBIG);
	ck_assert_str_eq(buf.data, "0123456789");
	buf_reset(&buf);
	ck_assert_int_eq(buf.error, 0);
	buf_add_string(&buf, "0123456");
	buf_printf(&buf, "%d", 12345);
	ck_assert_int_eq(buf.error, -EFBIG);
	/* There would be room, but the error is sticky. */
	buf_add_char(&buf, 'x');
	ck_assert_str_eq(buf.data, "0123456");
	ck_assert_ptr_null(buf_reserve(&buf, 1));
	buf_finish(&buf);
}
END_TEST

START_TEST(reserve_gives_room_behind)
{
	struct buf buf;
	buf_init(&buf, 1000);
	buf_add_string(&buf, "ab");
	char *room = buf_reserve(&buf, 500);
	ck_assert_ptr_eq(room, buf.data + 2);
	memset(room, 'c', 500);
	ck_assert_uint_eq(buf.length, 2);
	ck_assert_ptr_null(buf_reserve(&buf, SIZE_MAX));
	ck_assert_int_eq(buf.error, -EFBIG);
	buf_finish(&buf);
}
END_TEST

void buf_tests(TCase *tests)
{
	tcase_add_test(tests, empty_is_a_string);
	tcase_add_test(tests, additions_follow_each_other);
	tcase_add_test(tests, grows_across_its_storage);
	tcase_add_test(tests, maximum_is_hard_and_the_error_stays);
	tcase_add_test(tests, reserve_gives_room_behind);
}
