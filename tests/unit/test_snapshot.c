/* SPDX-License-Identifier: MIT */
/* Items are found by their labels in short lists, long ones, and such as are in order. */
#include "core/snapshot.h"
#include "suites.h"

/* Fills a family with items that the pattern names, numbers from 0 in steps of 3. */
static struct snapshot *snapshot_with(enum family_id family, const char *pattern, size_t count)
{
	struct snapshot *snapshot = snapshot_new();
	ck_assert_ptr_nonnull(snapshot);
	struct family_data *data = &snapshot->families[family];
	struct table *table = &data->parts[0].table;
	struct buf text;
	buf_init(&text, 1 << 20);
	for (size_t i = 0; i < count; i++) {
		buf_add_string(&text, pattern);
		buf_add_u64(&text, 3 * i);
		buf_add_string(&text, family == FAMILY_NET ? ": 1 2 3\n" : " 1 2 3 4\n");
	}
	ck_assert_int_eq(table->part->parse(text.data, text.length, table), 0);
	data->count = table->count;
	data->is_present = data->parts[0].is_present = true;
	data->is_ascending = family == FAMILY_CPU;
	snapshot_index(snapshot, family);
	buf_finish(&text);
	return snapshot;
}

static void expect(const struct snapshot *snapshot, enum family_id family, const struct label *label,
	size_t hint, uint32_t item)
{
	size_t after = hint;
	ck_assert_uint_eq(snapshot_find(snapshot, family, label, &after), item);
	ck_assert_uint_eq(after, item == NO_ITEM ? hint : item + 1);
}

static const struct {
	enum family_id family;
	const char *pattern;
	size_t count;
} lists[] = {
	{FAMILY_NET, "eth", 5},
	{FAMILY_NET, "veth", 3000},
	{FAMILY_CPU, "cpu", 3000},
};

START_TEST(every_item_is_found)
{
	enum family_id family = lists[_i].family;
	size_t count = lists[_i].count;
	struct snapshot *snapshot = snapshot_with(family, lists[_i].pattern, count);
	for (size_t i = 0; i < count; i++) {
		struct label label = snapshot_label(snapshot, family, i);
		expect(snapshot, family, &label, i, (uint32_t)i);
		expect(snapshot, family, &label, count - 1 - i, (uint32_t)i);
		/* Behind the last item, as after it was found. */
		expect(snapshot, family, &label, count, (uint32_t)i);
	}
	snapshot_free(snapshot);
}
END_TEST

START_TEST(what_is_not_there_is_not_found)
{
	enum family_id family = lists[_i].family;
	struct snapshot *snapshot = snapshot_with(family, lists[_i].pattern, lists[_i].count);
	for (uint64_t i = 0; i < 3 * lists[_i].count; i++) {
		char name[32];
		struct buf text;
		buf_init_in(&text, name, sizeof(name));
		buf_printf(&text, "%s%llu", lists[_i].pattern, (unsigned long long)i);
		struct label label = {.text = {.data = text.data, .length = text.length}};
		if (family == FAMILY_CPU)
			label = (struct label){.is_number = true, .number = (double)i};
		expect(snapshot, family, &label, i, i % 3 == 0 ? (uint32_t)i / 3 : NO_ITEM);
	}
	snapshot_reset(snapshot);
	struct label none = {.text = slice_of("veth0")};
	expect(snapshot, FAMILY_NET, &none, 0, NO_ITEM);
	snapshot_free(snapshot);
}
END_TEST

void snapshot_tests(TCase *tests)
{
	tcase_add_loop_test(tests, every_item_is_found, 0, COUNT_OF(lists));
	tcase_add_loop_test(tests, what_is_not_there_is_not_found, 0, COUNT_OF(lists));
}
