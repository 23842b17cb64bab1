/* SPDX-License-Identifier: MIT */
/* What alerts say. */
#include "core/alert/text.h"
#include "suites.h"

#include <math.h>
#include <string.h>

/* clang-format off */
static const struct {
	enum family_id family;
	const char *name, *item;
	double value, limit;
	const char *what, *rule;
} told[] = {
	{FAMILY_CPU, "busy_percent", "total", 97, 90, "CPU busy 97%", "\u226590%"},
	{FAMILY_CPU, "steal_percent", "total", 31.4, 20, "CPU steal 31%: the host is busy, not you", "\u226520%"},
	{FAMILY_LOAD, "one", "", 18, 1, "LOAD 18.0, 4.50 per CPU", "\u22651 per CPU"},
	{FAMILY_MEM, "used_percent", "", 70, 70, "MEM used 70%", "\u226570%"},
	{FAMILY_DISK, "await_seconds", "vda", 0.0384, 0.02, "DISK vda await 38 ms", "\u226520ms"},
	{FAMILY_DISK, "await_seconds", "vda", 0.0055, 0.005, "DISK vda await 5.5 ms", "\u22655ms"},
	{FAMILY_PRESSURE, "some_avg10_percent", "io", 35, 20, "PSI io 35%", "\u226520%"},
	{FAMILY_FS, "used_percent", "/srv", 95.6, 95, "FS /srv used 96%", "\u226595%"},
	{FAMILY_FS, "inodes_used_percent", "/srv", 91, 90, "FS /srv inodes 91%", "\u226590%"},
	{FAMILY_FS, "full_in_seconds", "/srv", 43300, 86400, "FS /srv full in about 12 h", "\u226424 h"},
	{FAMILY_FS, "full_in_seconds", "/srv", 2700, 14400, "FS /srv full in about 45 min", "\u22644 h"},
	{FAMILY_FS, "full_in_seconds", "/srv", 200000, 259200, "FS /srv full in about 2 days", "\u22643 days"},
	{FAMILY_FS, "used_percent", "/a\033b", 95, NAN, "FS /a\\x1bb used 95%", ""},
	{FAMILY_SENSOR, "temperature_celsius", "coretemp/temp1", 92, 84, "SENSOR coretemp/temp1 92\u00b0C", "\u226584\u00b0C"},
	{FAMILY_RAID, "degraded", "md0", 1, 1, "RAID md0 lacks 1 device", ""},
	{FAMILY_RAID, "degraded", "md0", 2, 1, "RAID md0 lacks 2 devices", ""},
	{FAMILY_VM, "new_oom_kills", "", 1, 1, "OOM 1 process killed for want of memory", ""},
	{FAMILY_VM, "new_oom_kills", "", 3, 1, "OOM 3 processes killed for want of memory", ""},
	{FAMILY_HOST, "restarting", "", 1, 1, "RESTARTS again and again", ""},
	{FAMILY_HOST, "restarting", "", 2, 1, "RESTARTS of 2 services", ""},
	{FAMILY_HOST, "clock_jump_seconds", "", -90, 2, "CLOCK set 00:01:30 back", "\u22652s"},
	{FAMILY_HOST, "waiting_while_idle", "", 12, 5, "12 processes wait (D) while CPU is idle", "\u22655"},
	{FAMILY_HOST, "waiting_while_idle", "", 1, 1, "1 process waits (D) while CPU is idle", "\u22651"},
};
/* clang-format on */

START_TEST(each_finding_has_its_words)
{
	struct buf out;
	struct field field;
	buf_init(&out, 1024);
	ck_assert(field_find(told[_i].family, slice_of(told[_i].name), &field));
	alert_text_add_what(&out, &(struct told){field, told[_i].item, told[_i].value, 4, UTF8_UNICODE});
	ck_assert_str_eq(out.data, told[_i].what);
	buf_reset(&out);
	alert_text_add_rule(&out, field, told[_i].limit, UTF8_UNICODE);
	ck_assert_str_eq(out.data, told[_i].rule);
	buf_reset(&out);
	/* Where only ASCII can be shown, there is nothing else. */
	alert_text_add_what(&out, &(struct told){field, told[_i].item, told[_i].value, 4, UTF8_ASCII});
	alert_text_add_rule(&out, field, told[_i].limit, UTF8_ASCII);
	for (size_t i = 0; i < out.length; i++)
		ck_assert_int_lt((unsigned char)out.data[i], 0x80);
	buf_finish(&out);
}
END_TEST

/* Every row that alerts says something, and nothing of an unknown value that could pass for a figure. */
START_TEST(every_row_that_alerts_has_words)
{
	struct buf out;
	struct field field;
	size_t count = 0;
	buf_init(&out, 1024);
	for (enum family_id f = 0; f < FAMILY_COUNT; f++)
		for (bool more = field_first(f, &field); more; more = field_next(&field)) {
			if ((field_metric(field)->flags & METRIC_ALERTS) == 0 || field.is_rate)
				continue;
			buf_reset(&out);
			alert_text_add_what(&out, &(struct told){field, "it", 1, 2, UTF8_ASCII});
			ck_assert_uint_gt(out.length, strlen("FS it "));
			ck_assert_ptr_null(strstr(out.data, "nan"));
			count++;
		}
	ck_assert_uint_ge(count, 15);
	buf_finish(&out);
}
END_TEST

START_TEST(as_many_as_fit_are_named)
{
	static const struct {
		size_t width;
		const char *text;
	} widths[] = {
		{SIZE_MAX, "yes[7] 98% of 1 CPU, cc[8] 40%, ld[9] 5%, 2 more"},
		{49, "yes[7] 98% of 1 CPU, cc[8] 40%, ld[9] 5%, 2 more"},
		{41, "yes[7] 98% of 1 CPU, cc[8] 40%, 3 more"},
		{30, "yes[7] 98%, cc[8] 40%, 3 more"},
		{10, "yes[7] 98%, 4 more"},
	};
	struct culprits culprits = {
		.cause = CAUSE_CPU,
		.named = {{{7, 1}, "yes", 98}, {{8, 1}, "cc", 40}, {{9, 1}, "ld", 5}},
		.count = 3,
		.all = 5,
	};
	struct buf out;
	buf_init(&out, 1024);
	alert_text_add_who(&out, &culprits, widths[_i].width, UTF8_ASCII);
	ck_assert_str_eq(out.data, widths[_i].text);
	buf_finish(&out);
}
END_TEST

void alert_text_tests(TCase *tests)
{
	tcase_add_loop_test(tests, each_finding_has_its_words, 0, COUNT_OF(told));
	tcase_add_test(tests, every_row_that_alerts_has_words);
	tcase_add_loop_test(tests, as_many_as_fit_are_named, 0, 5);
}
