/* SPDX-License-Identifier: MIT */
#include "metric/part.h"
#include "suites.h"

#include <errno.h>
#include <string.h>

struct thing {
	struct text name;
	uint64_t first;
	int64_t third;
	uint64_t fourth;
	uint64_t total;
};

static const struct metric rows[] = {
	{FIELD(thing, name), .kind = METRIC_LABEL},
	{FIELD(thing, first), .column = 1},
	{.name = "computed", .kind = METRIC_DERIVED},
	{FIELD(thing, third), .column = 3},
	{FIELD(thing, fourth), .column = 4},
	{FIELD(thing, total), .key = "Total"},
};

static const struct part part = {.name = "thing",
	.size = sizeof(struct thing),
	.rows = rows,
	.row_count = COUNT_OF(rows),
	.cap = 20,
	.has_extra = true};

static struct arena arena;
static struct table table;

static void make_table(void)
{
	arena_init(&arena);
	table_init(&table, &part, &arena);
}

static void remove_table(void)
{
	table_finish(&table);
	table_finish(&table);
	arena_finish(&arena);
}

START_TEST(new_items_are_absent_and_stop_at_the_cap)
{
	for (size_t i = 0; i < part.cap; i++) {
		struct thing *thing = table_add(&table);
		ck_assert_ptr_nonnull(thing);
		ck_assert(text_is_absent(thing->name) && thing->first == ABSENT_U64 &&
			thing->third == ABSENT_I64);
		thing->first = i;
	}
	ck_assert_int_eq(table.error, 0);
	ck_assert_ptr_null(table_add(&table));
	ck_assert_int_eq(table.error, -EFBIG);
	ck_assert_uint_eq(table.count, part.cap);
	for (size_t i = 0; i < part.cap; i++)
		ck_assert_uint_eq(((const struct thing *)table_item(&table, i))->first, i);
}
END_TEST

START_TEST(reset_keeps_the_storage)
{
	table_add(&table);
	const char *items = table.items;
	size_t capacity = table.capacity;
	table.error = -EFBIG;
	table_reset(&table);
	ck_assert(table.count == 0 && table.error == 0);
	struct thing *thing = table_add(&table);
	ck_assert_ptr_eq((const char *)thing, items);
	ck_assert_uint_eq(table.capacity, capacity);
}
END_TEST

START_TEST(extra_belongs_to_the_last_item)
{
	struct slice key = slice_of("key"), value = slice_of("value");
	table_add(&table);
	table_add_extra(&table, key, value);
	ck_assert_uint_eq(table.pair_count, 0);
	table.wants_extra = true;
	table_reset(&table);
	table_add_extra(&table, key, value);
	ck_assert_uint_eq(table.pair_count, 0);
	for (unsigned i = 0; i < 10; i++) {
		table_add(&table);
		table_add_extra(&table, key, value);
		table_add_extra(&table, value, key);
	}
	ck_assert_uint_eq(table.pair_count, 20);
	ck_assert_uint_eq(table.pairs[19].item, 9);
	ck_assert(slice_equals(arena_slice(&arena, table.pairs[19].key), value));
	table_drop_last(&table);
	ck_assert(table.count == 9 && table.pair_count == 18);
}
END_TEST

START_TEST(keys_are_found_in_any_order)
{
	size_t hint = 0;
	ck_assert_ptr_null(part_row_by_key(&part, slice_of("Tota"), &hint));
	ck_assert_ptr_null(part_row_by_key(&part, slice_of("Totals"), &hint));
	ck_assert_ptr_null(part_row_by_key(&part, slice_of(""), &hint));
	ck_assert_ptr_eq(part_row_by_key(&part, slice_of("Total"), &hint), &rows[5]);
	ck_assert_ptr_eq(part_row_by_key(&part, slice_of("Total"), &hint), &rows[5]);
	const struct part empty = {.name = "empty"};
	ck_assert_ptr_null(part_row_by_key(&empty, slice_of("Total"), &hint));
}
END_TEST

static const struct {
	const char *line;
	unsigned first, last;
	struct thing thing;
} lines[] = {
	{"1 2 -3 4 5", 1, 99, {.first = 1, .third = -3, .fourth = 4}},
	{"1 2 -3 4 5", 1, 3, {.first = 1, .third = -3, .fourth = ABSENT_U64}},
	{"1 2 -3", 1, 99, {.first = 1, .third = -3, .fourth = ABSENT_U64}},
	{"1 2", 1, 99, {.first = 1, .third = ABSENT_I64, .fourth = ABSENT_U64}},
	{"", 1, 99, {.first = ABSENT_U64, .third = ABSENT_I64, .fourth = ABSENT_U64}},
	{"-3 4", 3, 99, {.first = ABSENT_U64, .third = -3, .fourth = 4}},
	{"2 3 4", 2, 4, {.first = ABSENT_U64, .third = 3, .fourth = 4}},
	{"4", 4, 99, {.first = ABSENT_U64, .third = ABSENT_I64, .fourth = 4}},
	{"x 2 y 4", 1, 99, {.first = ABSENT_U64, .third = ABSENT_I64, .fourth = 4}},
	{"1 2 99999999999999999999 4", 1, 99, {.first = 1, .third = ABSENT_I64, .fourth = 4}},
};

START_TEST(columns_go_to_their_rows)
{
	struct thing *thing = table_add(&table);
	struct scan line = scan_slice(slice_of(lines[_i].line));
	table_store_columns_to(&table, thing, lines[_i].first, lines[_i].last, &line);
	ck_assert_uint_eq(thing->first, lines[_i].thing.first);
	ck_assert_int_eq(thing->third, lines[_i].thing.third);
	ck_assert_uint_eq(thing->fourth, lines[_i].thing.fourth);
	ck_assert_uint_eq(thing->total, ABSENT_U64);
}
END_TEST

START_TEST(single_columns_and_labels)
{
	struct thing *thing = table_add(&table);
	part_store_column(&part, thing, 3, slice_of("-7"));
	part_store_column(&part, thing, 2, slice_of("8"));
	ck_assert(thing->third == -7 && thing->first == ABSENT_U64 && thing->fourth == ABSENT_U64);
	ck_assert_ptr_eq(part_label(&part), &rows[0]);
	const struct part unlabelled = {.rows = rows + 1, .row_count = COUNT_OF(rows) - 1};
	ck_assert_ptr_null(part_label(&unlabelled));
}
END_TEST

void part_tests(TCase *tests)
{
	tcase_add_checked_fixture(tests, make_table, remove_table);
	tcase_add_test(tests, new_items_are_absent_and_stop_at_the_cap);
	tcase_add_test(tests, reset_keeps_the_storage);
	tcase_add_test(tests, extra_belongs_to_the_last_item);
	tcase_add_test(tests, keys_are_found_in_any_order);
	tcase_add_loop_test(tests, columns_go_to_their_rows, 0, COUNT_OF(lines));
	tcase_add_test(tests, single_columns_and_labels);
}
