/* SPDX-License-Identifier: MIT */
/* The registry: every part of it is tested, every path names one thing. */
#include "core/families.h"
#include "core/field.h"
#include "parts.h"
#include "suites.h"

#include <string.h>

static bool is_tested(const struct part *part)
{
	for (size_t i = 0; i < part_fixture_count; i++)
		if (part_fixtures[i].part == part)
			return true;
	return false;
}

START_TEST(every_part_is_tested)
{
	const struct family *family = &families[_i];
	ck_assert_uint_gt(family->part_count, 0);
	ck_assert_uint_le(family->part_count, FAMILY_PARTS);
	for (size_t p = 0; p < family->part_count; p++)
		ck_assert_msg(is_tested(family->parts[p].part), "%s: %s is not in tests/unit/parts.c",
			family->name, family->parts[p].part->name);
}
END_TEST

START_TEST(origins_fit_the_parts)
{
	const struct family *family = &families[_i];
	for (size_t p = 0; p < family->part_count; p++) {
		const struct family_part *member = &family->parts[p];
		bool has_file = member->origin == ORIGIN_FILE || member->origin == ORIGIN_PROCESS ||
			member->origin == ORIGIN_THREAD || member->origin == ORIGIN_NAMED ||
			member->origin == ORIGIN_LINK || member->origin == ORIGIN_NAMES ||
			member->origin == ORIGIN_LINKS;
		bool is_sum = member->origin == ORIGIN_SUM;
		bool has_path = has_file || is_sum || member->origin == ORIGIN_DIRECTORY ||
			member->origin == ORIGIN_WALK;
		ck_assert_msg(has_path == (member->path != NULL), "%s: %s", family->name, member->part->name);
		/* What is added up is settled first. */
		ck_assert(!is_sum || family_find(slice_of(member->path)) < (enum family_id)_i);
		ck_assert_msg((member->origin == ORIGIN_NAMED) == (family->items != NULL), "%s: %s",
			family->name, member->part->name);
		ck_assert_msg(has_file == (member->part->parse != NULL), "%s: %s", family->name,
			member->part->name);
		ck_assert_msg(member->part->cap > 1 || member->is_joined || family->label == NULL, "%s: %s",
			family->name, member->part->name);
		ck_assert_msg(part_label(member->part) == NULL || family->label != NULL, "%s: %s",
			family->name, member->part->name);
	}
	bool has_label = part_label(family->parts[0].part) != NULL;
	ck_assert(has_label == (family->label != NULL));
	ck_assert(family_find(slice_of(family->name)) == (enum family_id)_i);
}
END_TEST

/* A label stands in the first part; what joins others to it has the same name and is never shown. */
static bool is_second_label(struct field field)
{
	return field.part > 0 && field_metric(field)->kind == METRIC_LABEL;
}

START_TEST(every_name_is_one_field)
{
	struct field field, found;
	struct buf name;
	size_t count = 0;
	buf_init(&name, 1000);
	for (bool more = field_first((enum family_id)_i, &field); more; more = field_next(&field)) {
		if (is_second_label(field))
			continue;
		buf_reset(&name);
		field_add_name(&name, field);
		ck_assert_msg(field_find((enum family_id)_i, slice_of(name.data), &found), "%s", name.data);
		ck_assert_msg(memcmp(&found, &field, sizeof(field)) == 0 ||
				(found.part == field.part && found.row == field.row &&
					found.is_rate == field.is_rate),
			"%s: two fields called %s", families[_i].name, name.data);
		count++;
	}
	ck_assert_uint_gt(count, 0);
	ck_assert(!field_find((enum family_id)_i, slice_of("nothing"), &found));
	buf_finish(&name);
}
END_TEST

/* The row that a sum adds up is one of its family's first part. */
START_TEST(sums_know_what_they_add_up)
{
	const struct family_part *sum = &families[_i].parts[0];
	if (sum->origin != ORIGIN_SUM)
		return;
	const struct part *added = families[family_find(slice_of(sum->path))].parts[0].part;
	for (size_t r = 0; r < sum->part->row_count; r++) {
		size_t found = 0;
		for (size_t a = 0; a < added->row_count; a++)
			found += strcmp(added->rows[a].name, sum->part->rows[r].key) == 0 &&
				metric_has_rate(&added->rows[a]);
		ck_assert_msg(found == 1, "%s: %s", families[_i].name, sum->part->rows[r].name);
	}
}
END_TEST

START_TEST(names_and_help_are_good)
{
	const struct family *family = &families[_i];
	ck_assert_uint_eq(strspn(family->name, "abcdefghijklmnopqrstuvwxyz_"), strlen(family->name));
	ck_assert(family->help != NULL && family->help[0] != '\0');
	ck_assert(family->help[strlen(family->help) - 1] != '.');
	for (int other = 0; other < _i; other++)
		ck_assert_str_ne(families[other].name, family->name);
}
END_TEST

void families_tests(TCase *tests)
{
	tcase_add_loop_test(tests, every_part_is_tested, 0, FAMILY_COUNT);
	tcase_add_loop_test(tests, origins_fit_the_parts, 0, FAMILY_COUNT);
	tcase_add_loop_test(tests, every_name_is_one_field, 0, FAMILY_COUNT);
	tcase_add_loop_test(tests, sums_know_what_they_add_up, 0, FAMILY_COUNT);
	tcase_add_loop_test(tests, names_and_help_are_good, 0, FAMILY_COUNT);
}
