/* SPDX-License-Identifier: MIT */
/* Limits of single items: who they are for, which of several holds, and that they stay with their item. */
#include "core/sampler.h"
#include "suites.h"

#include <errno.h>
#include <string.h>

static void add(
	struct limit_list *list, enum family_id family, const char *item, const char *name, double careful)
{
	struct limit_override override = {
		.has_item = item != NULL, .limits = {careful, careful + 1, careful + 2}};
	ck_assert(field_find(family, slice_of(name), &override.field));
	if (item != NULL)
		memcpy(override.item, item, strlen(item) + 1);
	ck_assert_int_eq(limit_list_add(list, &override), 0);
}

static double careful_of(const struct limit_list *list, const char *item, const char *name)
{
	struct label label = {.text = slice_of(item)};
	struct field field;
	ck_assert(field_find(FAMILY_FS, slice_of(name), &field));
	const struct limit_override *override = limit_list_find(list, field, &label);
	return override == NULL ? 0 : override->limits.careful;
}

START_TEST(an_item_stands_before_all_and_later_before_earlier)
{
	struct limit_list list = {0};
	add(&list, FAMILY_FS, "/srv", "used_percent", 10);
	add(&list, FAMILY_FS, NULL, "used_percent", 20);
	add(&list, FAMILY_FS, "/home", "used_percent", 30);
	add(&list, FAMILY_FS, "/home", "used_percent", 40);
	ck_assert_double_eq(careful_of(&list, "/srv", "used_percent"), 10);
	ck_assert_double_eq(careful_of(&list, "/", "used_percent"), 20);
	ck_assert_double_eq(careful_of(&list, "/home", "used_percent"), 40);
	ck_assert_double_eq(careful_of(&list, "/srv", "inodes_used_percent"), 0);
	limit_list_finish(&list);
}
END_TEST

START_TEST(there_is_a_cap)
{
	struct limit_list list = {0};
	struct limit_override override = {.limits = {1, 2, 3}};
	ck_assert(field_find(FAMILY_MEM, slice_of("used_percent"), &override.field));
	for (size_t i = 0; i < LIMITS_MOST; i++)
		ck_assert_int_eq(limit_list_add(&list, &override), 0);
	ck_assert_int_eq(limit_list_add(&list, &override), -E2BIG);
	ck_assert_uint_eq(list.field_counts[FAMILY_MEM], 1);
	limit_list_finish(&list);
}
END_TEST

static enum level level_at(
	const struct delta *delta, enum family_id family, const char *item, const char *name)
{
	struct field field;
	ck_assert(field_find(family, slice_of(name), &field));
	for (size_t i = 0; i < delta->now->families[family].count; i++) {
		struct label label = snapshot_label(delta->now, family, i);
		if (label_is(&label, item))
			return delta_level(delta, field, i, 1000);
	}
	ck_abort_msg("no item %s", item);
	return LEVEL_OK;
}

static double critical_at(
	const struct delta *delta, enum family_id family, const char *item, const char *name)
{
	struct field field;
	ck_assert(field_find(family, slice_of(name), &field));
	for (size_t i = 0; i < delta->now->families[family].count; i++) {
		struct label label = snapshot_label(delta->now, family, i);
		if (label_is(&label, item))
			return delta_limits(delta, field, i).critical;
	}
	ck_abort_msg("no item %s", item);
	return 0;
}

/* Interfaces that come, go and change places: each keeps its own limits, the others those of all. */
START_TEST(limits_stay_with_their_item)
{
	struct sampler *sampler;
	struct limit_list list = {0};
	struct source_options options = {.root = CMON_SOURCE_DIR "/fixtures/broken/backwards"};
	add(&list, FAMILY_NET, NULL, "rx_bytes_per_second", 2000);
	add(&list, FAMILY_NET, "eth1", "rx_bytes_per_second", 998);
	add(&list, FAMILY_DISK, "sdb", "queue_length", 1000);
	ck_assert_int_eq(sampler_open(&sampler, &options), 0);
	sampler->delta.overrides = &list;
	interest_add_family(&sampler->interest, FAMILY_NET);
	interest_add_family(&sampler->interest, FAMILY_DISK);
	int samples = 0;
	for (; sampler_step(sampler) == 0; samples++) {
		ck_assert_int_eq(
			level_at(&sampler->delta, FAMILY_NET, "eth1", "rx_bytes_per_second"), LEVEL_CRITICAL);
		ck_assert_int_eq(
			level_at(&sampler->delta, FAMILY_NET, "lo", "rx_bytes_per_second"), LEVEL_OK);
		ck_assert_int_eq(
			level_at(&sampler->delta, FAMILY_DISK, "sdb", "queue_length"), LEVEL_CAREFUL);
		ck_assert_int_eq(level_at(&sampler->delta, FAMILY_DISK, "sda", "queue_length"), LEVEL_OK);
		ck_assert_int_eq(
			level_at(&sampler->delta, FAMILY_DISK, "sda", "busy_percent"), LEVEL_CRITICAL);
		/* Those that hold can be told: of the item, of all its family, of the row. */
		ck_assert(critical_at(&sampler->delta, FAMILY_NET, "eth1", "rx_bytes_per_second") == 1000);
		ck_assert(critical_at(&sampler->delta, FAMILY_NET, "lo", "rx_bytes_per_second") == 2002);
		ck_assert(critical_at(&sampler->delta, FAMILY_DISK, "sda", "busy_percent") == 99);
	}
	ck_assert_int_eq(samples, 2);
	sampler_close(sampler);
	limit_list_finish(&list);
}
END_TEST

void limits_tests(TCase *tests)
{
	tcase_add_test(tests, an_item_stands_before_all_and_later_before_earlier);
	tcase_add_test(tests, there_is_a_cap);
	tcase_add_test(tests, limits_stay_with_their_item);
}
