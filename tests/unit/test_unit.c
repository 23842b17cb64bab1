/* SPDX-License-Identifier: MIT */
#include "metric/part.h"
#include "metric/unit.h"
#include "suites.h"

#include <errno.h>
#include <math.h>

/* clang-format off */
static const struct {
	enum unit unit;
	double value;
	const char *text;
} looks[] = {
	{UNIT_BYTES, 0, "0"},
	{UNIT_BYTES, 999, "999"},
	{UNIT_BYTES, 999.4, "999"},
	{UNIT_BYTES, 999.5, "1.0K"},
	{UNIT_BYTES, 1000, "1.0K"},
	{UNIT_BYTES, 1024, "1.0K"},
	{UNIT_BYTES, 10187, "9.9K"},
	{UNIT_BYTES, 10189, "10K"},
	{UNIT_BYTES, 1023487, "999K"},
	{UNIT_BYTES, 1023488, "1.0M"},
	{UNIT_BYTES, 301.0 * 1048576, "301M"},
	{UNIT_BYTES, 9.2 * 1073741824, "9.2G"},
	{UNIT_BYTES, 18446744073709551614.0, "16E"},
	{UNIT_BYTES, -2048, "-2.0K"},
	{UNIT_BYTES, NAN, "-"},
	{UNIT_BYTES, INFINITY, "-"},
	{UNIT_BYTES_PER_SECOND, 1536, "1.5K"},
	{UNIT_BITS_PER_SECOND, 2500e6, "2.5G"},
	{UNIT_HERTZ, 2266000000, "2.3G"},
	{UNIT_HERTZ, 1000, "1.0K"},
	{UNIT_CELSIUS, 45.4, "45C"},
	{UNIT_CELSIUS, -3, "-3C"},
	{UNIT_CELSIUS, NAN, "-"},
	{UNIT_WATTS, 12.06, "12.1"},
	{UNIT_VOLTS, 1.1, "1.1"},
	{UNIT_JOULES, 144000, "144K"},
	{UNIT_PERCENT, 0, "0.0"},
	{UNIT_PERCENT, 12.06, "12.1"},
	{UNIT_PERCENT, 100, "100.0"},
	{UNIT_PERCENT, NAN, "-"},
	{UNIT_PER_SECOND, 1234.56, "1234.6"},
	{UNIT_COUNT_OF, 12, "12"},
	{UNIT_COUNT_OF, 0.28, "0.28"},
	{UNIT_COUNT_OF, NAN, "-"},
	{UNIT_SECONDS, 0, "0ms"},
	{UNIT_SECONDS, 0.0015, "1.5ms"},
	{UNIT_SECONDS, 0.0099, "9.9ms"},
	{UNIT_SECONDS, 0.00996, "10ms"},
	{UNIT_SECONDS, 0.038, "38ms"},
	{UNIT_SECONDS, 0.9994, "999ms"},
	{UNIT_SECONDS, 0.9996, "1.0s"},
	{UNIT_SECONDS, 12.1, "12.1s"},
	{UNIT_SECONDS, 59.94, "59.9s"},
	{UNIT_SECONDS, 59.97, "00:01:00"},
	{UNIT_SECONDS, 60, "00:01:00"},
	{UNIT_SECONDS, 86399.9, "23:59:59"},
	{UNIT_SECONDS, 86400, "1d 00:00"},
	{UNIT_SECONDS, 12 * 86400 + 4 * 3600 + 11 * 60 + 59, "12d 04:11"},
	{UNIT_SECONDS, 18446744073709551614.0, "-"},
	{UNIT_SECONDS, 1e30, "-"},
	{UNIT_SECONDS, NAN, "-"},
	{UNIT_TIMESTAMP, 0, "1970-01-01 00:00:00"},
	{UNIT_TIMESTAMP, 1795299558.19, "2026-11-21 22:19:18"},
	{UNIT_TIMESTAMP, 18446744073709551614.0, "-"},
};

static const struct {
	double value;
	const char *text;
} exact[] = {
	{0, "0"},
	{-0.0, "0"},
	{1, "1"},
	{-1, "-1"},
	{932909411328.0, "932909411328"},
	{9007199254740992.0, "9007199254740992"},
	{9007199254740994.0, "9.00719925474099e+15"},
	{18446744073709551614.0, "1.84467440737096e+19"},
	{0.1, "0.1"},
	{0.28, "0.28"},
	{100.0 / 3, "33.3333333333333"},
	{1e-9, "1e-09"},
	{NAN, "null"},
	{INFINITY, "null"},
	{-INFINITY, "null"},
};

static const struct {
	enum unit unit;
	const char *text;
	int result;
	double value;
} words[] = {
	{UNIT_COUNT_OF, "1.5", 0, 1.5},
	{UNIT_COUNT_OF, "-3", 0, -3},
	{UNIT_COUNT_OF, "5K", -EBADMSG, 0},
	{UNIT_BYTES, "0", 0, 0},
	{UNIT_BYTES, "4K", 0, 4096},
	{UNIT_BYTES, "2.5M", 0, 2621440},
	{UNIT_BYTES, "4G", 0, 4294967296},
	{UNIT_BYTES, "1T", 0, 1099511627776},
	{UNIT_BYTES_PER_SECOND, "1M", 0, 1048576},
	{UNIT_BYTES, "1MB", -EBADMSG, 0},
	{UNIT_BYTES, "20ms", -EBADMSG, 0},
	{UNIT_BYTES, "90%", -EBADMSG, 0},
	{UNIT_SECONDS, "20ms", 0, 0.02},
	{UNIT_SECONDS, "15us", 0, 0.000015},
	{UNIT_SECONDS, "1.5s", 0, 1.5},
	{UNIT_SECONDS, "2m", 0, 120},
	{UNIT_SECONDS, "1h", 0, 3600},
	{UNIT_SECONDS, "3", 0, 3},
	{UNIT_PERCENT, "90%", 0, 90},
	{UNIT_PERCENT, "90", 0, 90},
	{UNIT_PERCENT, "90%%", -EBADMSG, 0},
	{UNIT_PERCENT, "90 %", -EBADMSG, 0},
	{UNIT_PERCENT, "", -EBADMSG, 0},
	{UNIT_PERCENT, "%", -EBADMSG, 0},
	{UNIT_PERCENT, "-", -EBADMSG, 0},
	{UNIT_PERCENT, "1-2", -EBADMSG, 0},
	{UNIT_PERCENT, "1.2.3", -EBADMSG, 0},
	{UNIT_PERCENT, "1e3", -EBADMSG, 0},
	{UNIT_PERCENT, "nan", -EBADMSG, 0},
	{UNIT_PERCENT, "inf", -EBADMSG, 0},
	{UNIT_PERCENT, "1,5", -EBADMSG, 0},
};
/* clang-format on */

START_TEST(values_look_short)
{
	struct buf out;
	buf_init(&out, 1000);
	unit_add(&out, looks[_i].unit, looks[_i].value);
	ck_assert_str_eq(out.data, looks[_i].text);
	buf_finish(&out);
}
END_TEST

START_TEST(sizes_take_five_characters_at_most)
{
	struct buf out;
	buf_init(&out, 1000);
	for (double value = 1; value < 1.0e21; value *= 1.0037) {
		buf_reset(&out);
		unit_add(&out, UNIT_BYTES, value);
		ck_assert_msg(out.length <= 5, "%.17g is %s", value, out.data);
	}
	buf_finish(&out);
}
END_TEST

START_TEST(exact_values_are_for_programs)
{
	struct buf out;
	buf_init(&out, 1000);
	unit_add_exact(&out, exact[_i].value, "null");
	ck_assert_str_eq(out.data, exact[_i].text);
	buf_finish(&out);
}
END_TEST

START_TEST(words_become_values)
{
	double value = 7;
	ck_assert_int_eq(unit_parse(words[_i].unit, words[_i].text, &value), words[_i].result);
	/* Written only on success. */
	double expected = words[_i].result == 0 ? words[_i].value : 7;
	ck_assert_double_eq_tol(value, expected, 1e-12 + fabs(expected) * 1e-12);
}
END_TEST

START_TEST(times_have_two_forms)
{
	struct buf out;
	buf_init(&out, 1000);
	unit_add_time(&out, 1795299558.99, 'T');
	buf_add_char(&out, '|');
	unit_add_time(&out, -1, ' ');
	buf_add_char(&out, '|');
	unit_add_time(&out, 253402300799.0, 'T');
	buf_add_char(&out, '|');
	unit_add_time(&out, 253402300800.0, 'T');
	buf_add_char(&out, '|');
	unit_add_time(&out, NAN, 'T');
	ck_assert_str_eq(out.data, "2026-11-21T22:19:18Z|1969-12-31 23:59:59|9999-12-31T23:59:59Z|-|-");
	buf_finish(&out);
}
END_TEST

void unit_tests(TCase *tests)
{
	tcase_add_loop_test(tests, values_look_short, 0, COUNT_OF(looks));
	tcase_add_test(tests, sizes_take_five_characters_at_most);
	tcase_add_loop_test(tests, exact_values_are_for_programs, 0, COUNT_OF(exact));
	tcase_add_loop_test(tests, words_become_values, 0, COUNT_OF(words));
	tcase_add_test(tests, times_have_two_forms);
}
