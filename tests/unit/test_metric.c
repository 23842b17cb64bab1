/* SPDX-License-Identifier: MIT */
#include "metric/metric.h"
#include "metric/part.h"
#include "suites.h"

struct thing {
	uint64_t count;
	int64_t level;
	double share;
	struct text word;
};

static const struct metric rows[] = {
	{FIELD(thing, count), .kind = METRIC_COUNTER, .unit = UNIT_BYTES, .scale = 512},
	{FIELD(thing, level), .scale = SCALE_TICKS},
	{FIELD(thing, share), .scale = SCALE_PAGES},
	{FIELD(thing, word), .kind = METRIC_TEXT},
	{.name = "none", .kind = METRIC_DERIVED},
};

static const struct metric_context context = {.hz = 1024, .page_size = 65536};

START_TEST(rows_know_type_and_scale)
{
	struct thing thing = {.count = 2, .level = -512, .share = 0.5, .word = {.offset = 1, .length = 3}};
	ck_assert_double_eq(metric_number(&rows[0], &thing, &context), 1024);
	ck_assert_double_eq(metric_number(&rows[1], &thing, &context), -0.5);
	ck_assert_double_eq(metric_number(&rows[2], &thing, &context), 32768);
	ck_assert_double_nan(metric_number(&rows[3], &thing, &context));
	ck_assert_double_nan(metric_number(&rows[4], &thing, &context));
	ck_assert_uint_eq(metric_text(&rows[3], &thing).length, 3);
	ck_assert(text_is_absent(metric_text(&rows[0], &thing)));
}
END_TEST

START_TEST(absent_is_nan)
{
	struct thing thing;
	for (size_t i = 0; i < COUNT_OF(rows); i++)
		metric_set_absent(&rows[i], &thing);
	for (size_t i = 0; i < COUNT_OF(rows); i++)
		ck_assert_double_nan(metric_number(&rows[i], &thing, &context));
	ck_assert(text_is_absent(thing.word));
	ck_assert(thing.count == ABSENT_U64 && thing.level == ABSENT_I64);
}
END_TEST

START_TEST(words_are_stored_by_type)
{
	struct thing thing = {.word = TEXT_ABSENT};
	for (size_t i = 0; i < COUNT_OF(rows); i++)
		metric_store(&rows[i], &thing, slice_of("-12"));
	ck_assert(thing.count == ABSENT_U64 && thing.level == -12 && text_is_absent(thing.word));
	ck_assert_double_eq(thing.share, -12);
	for (size_t i = 0; i < COUNT_OF(rows); i++)
		metric_store(&rows[i], &thing, slice_of("1.5"));
	ck_assert(thing.count == ABSENT_U64 && thing.level == ABSENT_I64);
	ck_assert_double_eq(thing.share, 1.5);
}
END_TEST

/* clang-format off */
static const struct {
	uint64_t before, now;
	double growth, growth_32, growth_or_0;
} counters[] = {
	{0, 0, 0, 0, 0},
	{5, 7, 2, 2, 2},
	{7, 5, NAN, 4294967294, 0},
	{UINT32_MAX, 0, NAN, 1, 0},
	{UINT32_MAX, UINT64_C(1) << 32, 1, 1, 1},
	{UINT64_C(1) << 32, 5, NAN, NAN, 0},
	{UINT64_MAX - 1, 0, NAN, NAN, 0},
	{ABSENT_U64, 7, NAN, NAN, 0},
	{7, ABSENT_U64, NAN, NAN, 0},
	{ABSENT_U64, ABSENT_U64, NAN, NAN, 0},
};

static const struct {
	struct metric metric;
	const char *name, *rate;
	bool has_rate;
} names[] = {
	{{.name = "total", .unit = UNIT_BYTES}, "total_bytes", NULL, false},
	{{.name = "size_bytes", .unit = UNIT_BYTES}, "size_bytes", NULL, false},
	{{.name = "used", .unit = UNIT_PERCENT, .kind = METRIC_DERIVED}, "used_percent", NULL, false},
	{{.name = "boot_time", .unit = UNIT_TIMESTAMP}, "boot_time_seconds", NULL, false},
	{{.name = "frequency", .unit = UNIT_HERTZ}, "frequency_hertz", NULL, false},
	{{.name = "io", .unit = UNIT_BYTES_PER_SECOND, .kind = METRIC_DERIVED}, "io_bytes_per_second", NULL, false},
	{{.name = "s", .unit = UNIT_SECONDS}, "s_seconds", NULL, false},
	{{.name = "reads", .kind = METRIC_COUNTER}, "reads_total", "reads_per_second", true},
	{{.name = "read_bytes", .unit = UNIT_BYTES, .kind = METRIC_COUNTER},
		"read_bytes_total", "read_bytes_per_second", true},
	{{.name = "user", .unit = UNIT_SECONDS, .kind = METRIC_COUNTER}, "user_seconds_total", NULL, false},
};
/* clang-format on */

static bool is_same(double a, double b)
{
	return isnan(a) ? isnan(b) : fabs(a - b) < 0.5;
}

START_TEST(counters_only_grow)
{
	uint64_t before = counters[_i].before, now = counters[_i].now;
	ck_assert(is_same(counter_growth(before, now), counters[_i].growth));
	ck_assert(is_same(counter_growth_32(before, now), counters[_i].growth_32));
	ck_assert(is_same(counter_growth_or_0(before, now), counters[_i].growth_or_0));
}
END_TEST

START_TEST(parts_of_a_counter_add_up)
{
	ck_assert_uint_eq(counter_sum(2, 3), 5);
	ck_assert_uint_eq(counter_sum(ABSENT_U64, 3), 3);
	ck_assert_uint_eq(counter_sum(3, ABSENT_U64), 3);
	ck_assert_uint_eq(counter_sum(ABSENT_U64, ABSENT_U64), ABSENT_U64);
	ck_assert_uint_eq(counter_sum(ABSENT_U64 - 1, 0), ABSENT_U64 - 1);
	ck_assert_uint_eq(counter_sum(ABSENT_U64 - 1, 5), ABSENT_U64);
}
END_TEST

START_TEST(names_are_stem_and_unit)
{
	const struct metric *metric = &names[_i].metric;
	struct buf out;
	buf_init(&out, 100);
	metric_add_name(&out, metric, false);
	ck_assert_str_eq(out.data, names[_i].name);
	ck_assert(metric_has_rate(metric) == names[_i].has_rate);
	if (names[_i].has_rate) {
		buf_reset(&out);
		metric_add_name(&out, metric, true);
		ck_assert_str_eq(out.data, names[_i].rate);
	}
	buf_finish(&out);
}
END_TEST

void metric_tests(TCase *tests)
{
	tcase_add_test(tests, rows_know_type_and_scale);
	tcase_add_test(tests, absent_is_nan);
	tcase_add_test(tests, words_are_stored_by_type);
	tcase_add_loop_test(tests, counters_only_grow, 0, COUNT_OF(counters));
	tcase_add_test(tests, parts_of_a_counter_add_up);
	tcase_add_loop_test(tests, names_are_stem_and_unit, 0, COUNT_OF(names));
}
