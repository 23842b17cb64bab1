/* SPDX-License-Identifier: MIT */
/* The rows of every part: all bytes of the struct, once; names, keys and columns that every output can rely on. */
#include "parts.h"
#include "suites.h"

#include <ctype.h>
#include <string.h>

enum { MEMBER = 8, MOST_MEMBERS = 256, NAMES = 4096 };

static const struct part *part_of(int i)
{
	return part_fixtures[i].part;
}

START_TEST(rows_cover_every_byte_once)
{
	const struct part *part = part_of(_i);
	unsigned char covered[MOST_MEMBERS * MEMBER] = {0};
	ck_assert_uint_le(part->size, sizeof(covered));
	for (size_t i = 0; i < part->row_count; i++) {
		const struct metric *row = &part->rows[i];
		if (row->type == TYPE_NONE)
			continue;
		ck_assert_msg(row->offset % MEMBER == 0 && row->offset + MEMBER <= part->size, "%s: %s",
			part->name, row->name);
		for (size_t byte = 0; byte < MEMBER; byte++)
			covered[row->offset + byte]++;
	}
	for (size_t byte = 0; byte < part->size; byte++)
		ck_assert_msg(
			covered[byte] == 1, "%s: byte %zu is in %d rows", part->name, byte, covered[byte]);
}
END_TEST

START_TEST(columns_ascend_and_keys_are_unique)
{
	const struct part *part = part_of(_i);
	unsigned column = 0;
	for (size_t i = 0; i < part->row_count; i++) {
		const struct metric *row = &part->rows[i];
		ck_assert_msg(row->column == 0 || row->column > column, "%s: %s", part->name, row->name);
		ck_assert_msg(row->column == 0 || row->key == NULL, "%s: %s", part->name, row->name);
		column = row->column != 0 ? row->column : column;
		for (size_t other = 0; row->key != NULL && other < i; other++)
			ck_assert_msg(
				part->rows[other].key == NULL || strcmp(part->rows[other].key, row->key) != 0,
				"%s: two rows of %s", part->name, row->key);
	}
}
END_TEST

/* Adds " NAME " and fails when it was there. */
static void add_name(struct buf *names, const struct part *part, const struct metric *row, bool is_rate)
{
	struct buf name;
	buf_init(&name, 100);
	buf_add_char(&name, ' ');
	metric_add_name(&name, row, is_rate);
	buf_add_char(&name, ' ');
	ck_assert_msg(strstr(names->data, name.data) == NULL, "%s: two rows called%s", part->name, name.data);
	ck_assert_uint_eq(strspn(name.data, " abcdefghijklmnopqrstuvwxyz0123456789_"), name.length);
	ck_assert(islower((unsigned char)name.data[1]));
	buf_add_string(names, name.data);
	buf_finish(&name);
}

START_TEST(exported_names_are_unique)
{
	const struct part *part = part_of(_i);
	struct buf names;
	buf_init(&names, 64 * NAMES);
	for (size_t i = 0; i < part->row_count; i++) {
		add_name(&names, part, &part->rows[i], false);
		if (part->rows[i].kind == METRIC_COUNTER)
			add_name(&names, part, &part->rows[i], true);
	}
	ck_assert_int_eq(names.error, 0);
	buf_finish(&names);
}
END_TEST

START_TEST(help_is_a_few_words)
{
	const struct part *part = part_of(_i);
	for (size_t i = 0; i < part->row_count; i++) {
		const char *help = part->rows[i].help, *name = part->rows[i].name;
		ck_assert_msg(help != NULL && help[0] != '\0', "%s: %s has no help", part->name, name);
		ck_assert_msg(
			!isupper((unsigned char)help[0]), "%s: help of %s is upper case", part->name, name);
		ck_assert_msg(
			help[strlen(help) - 1] != '.', "%s: help of %s ends in a dot", part->name, name);
	}
}
END_TEST

/* A gauge shows its member, a derived row computes, a text has no level: nothing in between. */
static bool is_sound(const struct metric *row)
{
	bool is_computed = row->derive != NULL || row->compute != NULL;
	bool has_limits = row->limits.careful != 0 || row->limits.warning != 0 || row->limits.critical != 0;
	if (is_computed != (row->kind == METRIC_DERIVED) || (row->type == TYPE_NONE) != is_computed)
		return false;
	if (row->kind == METRIC_COUNTER && row->type != TYPE_U64)
		return false;
	if ((row->kind == METRIC_TEXT) != (row->type == TYPE_TEXT) && row->kind != METRIC_LABEL)
		return false;
	double sign = limits_descend(&row->limits) ? -1 : 1;
	if (has_limits &&
		(sign * row->limits.careful > sign * row->limits.warning ||
			sign * row->limits.warning > sign * row->limits.critical ||
			row->limits.critical <= 0))
		return false;
	return (row->flags & METRIC_ALERTS) == 0 || has_limits;
}

START_TEST(rows_are_sound)
{
	const struct part *part = part_of(_i);
	size_t labels = 0;
	ck_assert_uint_gt(part->row_count, 0);
	ck_assert_uint_le(part->row_count, PART_ROWS);
	ck_assert_uint_gt(part->cap, 0);
	ck_assert((part->parse == NULL) == (part_fixtures[_i].path == NULL));
	for (size_t i = 0; i < part->row_count; i++) {
		ck_assert_msg(is_sound(&part->rows[i]), "%s: %s", part->name, part->rows[i].name);
		labels += part->rows[i].kind == METRIC_LABEL;
	}
	ck_assert_uint_le(labels, 1);
}
END_TEST

void coverage_tests(TCase *tests)
{
	int count = (int)part_fixture_count;
	tcase_add_loop_test(tests, rows_cover_every_byte_once, 0, count);
	tcase_add_loop_test(tests, columns_ascend_and_keys_are_unique, 0, count);
	tcase_add_loop_test(tests, exported_names_are_unique, 0, count);
	tcase_add_loop_test(tests, help_is_a_few_words, 0, count);
	tcase_add_loop_test(tests, rows_are_sound, 0, count);
}
