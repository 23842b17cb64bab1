/* SPDX-License-Identifier: MIT */
/* Which disks stand for themselves: by sys/block, and by name where that is not asked for or not there. */
#include "core/members.h"
#include "core/sampler.h"
#include "suites.h"

#include <string.h>

/* clang-format off */
static const struct {
	const char *fixture;
	bool has_blocks;
	const char *whole; /* in the order of diskstats */
} cases[] = {
	{"laptop", true, "sda cciss/c0d0 sr0 "},
	{"laptop", false, "sda dm0data nvme0hidden cciss/c0d0 sr0 "},
	{"node6", true, "sda vda vdb "},
};
/* clang-format on */

START_TEST(whole_disks)
{
	struct sampler *sampler;
	struct buf path, whole;
	struct field field;
	buf_init(&path, 4096);
	buf_init(&whole, 4096);
	buf_printf(&path, "%s/fixtures/%s", CMON_SOURCE_DIR, cases[_i].fixture);
	struct source_options options = {.root = path.data};
	ck_assert_int_eq(sampler_open(&sampler, &options), 0);
	const char *name = cases[_i].has_blocks ? "slaves" : "reads_total";
	ck_assert(field_find(FAMILY_DISK, slice_of(name), &field));
	interest_add_field(&sampler->interest, field);
	ck_assert_int_eq(sampler_step(sampler), 0);
	const struct snapshot *now = sampler->delta.now;
	for (size_t i = 0; i < now->families[FAMILY_DISK].count; i++) {
		struct label label = snapshot_label(now, FAMILY_DISK, i);
		if (!members_is_whole_disk(now, i))
			continue;
		label_add(&whole, &label);
		buf_add_char(&whole, ' ');
	}
	ck_assert_str_eq(whole.data, cases[_i].whole);
	sampler_close(sampler);
	buf_finish(&whole);
	buf_finish(&path);
}
END_TEST

void whole_disks_tests(TCase *tests)
{
	tcase_add_loop_test(tests, whole_disks, 0, COUNT_OF(cases));
}
