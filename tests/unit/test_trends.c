/* SPDX-License-Identifier: MIT */
/* How soon a file system is full, over scripted series; and what else only compares instants: jumps of the clock. */
#include "core/alert/log.h"
#include "core/alert/text.h"
#include "machine.h"
#include "suites.h"

#include <stdio.h>
#include <string.h>

enum { SAMPLES = 40, BLOCK = 1 << 20 };

/* A sample: seconds since boot, MiB that are free of 1000 on /srv. */
static void write_sample(struct machine *machine, unsigned sample, unsigned seconds, unsigned free)
{
	char name[16], path[64], text[128];
	snprintf(name, sizeof(name), "%u", sample);
	machine_write_time(machine, name, seconds);
	snprintf(path, sizeof(path), "%u/proc/self/mountinfo", sample);
	machine_write(machine, path, "2 1 8:1 / /srv rw - ext4 /dev/x rw\n");
	snprintf(path, sizeof(path), "%u/cmon/statvfs", sample);
	snprintf(text, sizeof(text), "/srv %u 1000 %u %u 100 50\n", (unsigned)BLOCK, free, free);
	machine_write(machine, path, text);
}

/* clang-format off */
static const struct {
	const char *what;
	unsigned step;        /* seconds between samples */
	unsigned free[SAMPLES]; /* MiB; 0: no further sample */
	double hours;         /* NAN: unknown, INFINITY: never */
	enum level level;
} series[] = {
	{"a steady one", 60, {600, 599, 598, 597, 596, 595, 594, 593, 592}, 592 / 60.0, LEVEL_WARNING},
	{"a fast one", 60, {900, 890, 880, 870, 860, 850, 840, 830}, 830 / 600.0, LEVEL_CRITICAL},
	{"one with a little noise", 60, {600, 598, 598, 597, 595, 595, 594, 592}, NAN, LEVEL_WARNING},
	{"too few samples", 60, {600, 590, 580, 570, 560}, NAN, LEVEL_OK},
	{"too short a time", 20, {600, 590, 580, 570, 560, 550, 540}, NAN, LEVEL_OK},
	{"none", 60, {600, 600, 600, 600, 600, 600, 600, 600}, INFINITY, LEVEL_OK},
	{"one that gets emptier", 60, {500, 510, 520, 530, 540, 550, 560}, INFINITY, LEVEL_OK},
	{"up and down", 60, {600, 500, 600, 500, 600, 500, 600, 500}, INFINITY, LEVEL_OK},
	{"one jump", 60, {600, 600, 600, 600, 600, 600, 500}, INFINITY, LEVEL_OK},
	{"one that has stopped", 60, {600, 590, 580, 570, 560, 550, 550, 550, 550, 550, 550, 550, 550, 550, 550}, INFINITY, LEVEL_OK},
	{"a slow one", 600, {900, 899, 898, 897, 896, 895, 894}, 894 / 6.0, LEVEL_OK},
};
/* clang-format on */

START_TEST(a_file_system_fills_up)
{
	struct machine machine;
	machine_init(&machine);
	for (unsigned i = 0; i < SAMPLES && series[_i].free[i] > 0; i++)
		write_sample(&machine, i + 1, 1000 + i * series[_i].step, series[_i].free[i]);
	machine_begin(&machine);
	while (sampler_step(machine.sampler) == 0)
		;
	struct field field;
	ck_assert(field_find(FAMILY_FS, slice_of("full_in_seconds"), &field));
	double seconds = machine_value(&machine, FAMILY_FS, "/srv", "full_in_seconds");
	ck_assert_msg(delta_level(&machine.sampler->delta, field, 0, seconds) == series[_i].level, "%s: %g h",
		series[_i].what, seconds / 3600);
	if (isnan(series[_i].hours) && series[_i].level == LEVEL_OK)
		ck_assert_double_nan(seconds);
	else if (isinf(series[_i].hours))
		ck_assert_double_infinite(seconds);
	else if (!isnan(series[_i].hours))
		ck_assert_double_eq_tol(seconds / 3600, series[_i].hours, 0.01);
	machine_finish(&machine);
}
END_TEST

/* It opens after six seconds, and closes when the growth has ended, which makes its time infinite. */
START_TEST(its_alert_has_a_life)
{
	static struct alert_log log;
	struct machine machine;
	struct finding_list found;
	const struct logged_alert *alerts[2];
	char text[128];
	struct buf out;
	machine_init(&machine);
	alert_log_init(&log);
	for (unsigned i = 0; i < SAMPLES; i++)
		write_sample(&machine, i + 1, 1000 + i * 30, i < 12 ? 600 - i : 588);
	machine_begin(&machine);
	bool was_open = false;
	while (sampler_step(machine.sampler) == 0) {
		findings_scan(&machine.sampler->delta, &found);
		alert_log_update(&log, &machine.sampler->delta, &found);
		was_open |= alert_log_open_count(&log) == 1;
	}
	ck_assert(was_open);
	ck_assert_uint_eq(alert_log_open_count(&log), 0);
	ck_assert_uint_eq(alert_log_list(&log, alerts, 2), 1);
	ck_assert_int_eq(alerts[0]->worst_level, LEVEL_WARNING);
	ck_assert_double_eq(alerts[0]->worst_limit, 24 * 3600);
	buf_init_in(&out, text, sizeof(text));
	alert_text_add_what(
		&out, &(struct told){alerts[0]->field, alerts[0]->item, alerts[0]->worst, NAN, UTF8_ASCII});
	ck_assert_str_eq(text, "FS /srv full in about 5 h");
	machine_finish(&machine);
}
END_TEST

/* More mounts than are followed, and others later: those that are gone give way. */
START_TEST(mounts_come_and_go)
{
	struct machine machine;
	struct buf mounts, usages;
	machine_init(&machine);
	for (unsigned sample = 0; sample < 12; sample++) {
		char name[16], path[64];
		buf_init(&mounts, 1 << 20);
		buf_init(&usages, 1 << 20);
		for (unsigned i = 0; i < TREND_MOUNTS; i++) {
			char letter = sample < 3 ? 'a' : 'b';
			buf_printf(&mounts, "%u 1 8:%u / /%c%u rw - ext4 /dev/x rw\n", i + 2, i, letter, i);
			buf_printf(&usages, "/%c%u 1048576 1000 %u %u 100 50\n", letter, i, 600 - sample,
				600 - sample);
		}
		snprintf(name, sizeof(name), "%u", sample + 1);
		machine_write_time(&machine, name, 1000 + 60 * sample);
		snprintf(path, sizeof(path), "%u/proc/self/mountinfo", sample + 1);
		machine_write(&machine, path, mounts.data);
		snprintf(path, sizeof(path), "%u/cmon/statvfs", sample + 1);
		machine_write(&machine, path, usages.data);
		buf_finish(&mounts);
		buf_finish(&usages);
	}
	machine_begin(&machine);
	while (sampler_step(machine.sampler) == 0)
		;
	ck_assert_uint_eq(machine.sampler->trends.fs_count, TREND_MOUNTS);
	ck_assert_double_gt(machine_value(&machine, FAMILY_FS, "/b63", "full_in_seconds"), 3600);
	machine_finish(&machine);
}
END_TEST

/* clang-format off */
static const struct {
	const char *realtime, *boottime; /* of the second sample; the first is at 1790000000 and 100 s after boot */
	double jump;
	enum level level;
	const char *what;
} clocks[] = {
	{"1790000010000000000", "110000000000", 0, LEVEL_OK, NULL},
	{"1790000011900000000", "110000000000", 1.9, LEVEL_OK, NULL},
	{"1790000012000000000", "110000000000", 2, LEVEL_WARNING, "CLOCK set 2.0s forward"},
	{"1789996410000000000", "110000000000", -3600, LEVEL_WARNING, "CLOCK set 01:00:00 back"},
	/* A suspend of an hour: both went on. */
	{"1790003610000000000", "3710000000000", 0, LEVEL_OK, NULL},
};
/* clang-format on */

START_TEST(the_clock_is_set)
{
	struct machine machine;
	struct finding_list found;
	char text[256], what[128];
	struct buf out;
	machine_init(&machine);
	machine_write(&machine, "1/cmon/meta",
		"hz 100\npage_size 4096\ntime 1790000000000000000\nboottime 100000000000\nmonotonic 100000000000\n");
	snprintf(text, sizeof(text), "hz 100\npage_size 4096\ntime %s\nboottime %s\nmonotonic 110000000000\n",
		clocks[_i].realtime, clocks[_i].boottime);
	machine_write(&machine, "2/cmon/meta", text);
	machine_write(&machine, "1/proc/loadavg", "0.1 0.1 0.1 1/2 3\n");
	machine_write(&machine, "2/proc/loadavg", "0.1 0.1 0.1 1/2 3\n");
	machine_open(&machine);
	ck_assert_double_eq_tol(
		machine_value(&machine, FAMILY_HOST, NULL, "clock_jump_seconds"), clocks[_i].jump, 1e-6);
	findings_scan(&machine.sampler->delta, &found);
	ck_assert_int_eq(findings_worst(&found), clocks[_i].level);
	if (clocks[_i].what != NULL) {
		buf_init_in(&out, what, sizeof(what));
		alert_text_add_what(&out,
			&(struct told){
				found.findings[0].field, "", found.findings[0].value, NAN, UTF8_ASCII});
		ck_assert_str_eq(what, clocks[_i].what);
	}
	machine_finish(&machine);
}
END_TEST

/* A service that ends and is begun anew again and again: named with the number of its latest process. */
START_TEST(a_service_begins_anew)
{
	static struct alert_log log;
	struct machine machine;
	struct finding_list found;
	const struct logged_alert *alerts[2];
	char text[128];
	struct buf out;
	machine_init(&machine);
	alert_log_init(&log);
	for (unsigned i = 0; i < 9; i++) {
		char name[16], path[64], stat[160];
		snprintf(name, sizeof(name), "%u", i + 1);
		machine_write_time(&machine, name, 1000 + 20 * i);
		snprintf(path, sizeof(path), "%u/proc/1/stat", i + 1);
		machine_write(&machine, path, "1 (init) S 0 1 1 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 5 8192 1\n");
		snprintf(path, sizeof(path), "%u/proc/%u/stat", i + 1, 100 + i);
		snprintf(stat, sizeof(stat),
			"%u (crasher) S 1 %u 1 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 %u 8192 1\n", 100 + i, 100 + i,
			(995 + 20 * i) * 100);
		machine_write(&machine, path, stat);
		/* What a script runs again and again is no service. */
		snprintf(path, sizeof(path), "%u/proc/50/stat", i + 1);
		machine_write(
			&machine, path, "50 (script) S 1 1 1 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 6 8192 1\n");
		snprintf(path, sizeof(path), "%u/proc/%u/stat", i + 1, 200 + i);
		snprintf(stat, sizeof(stat),
			"%u (command) S 50 %u 1 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 %u 8192 1\n", 200 + i,
			200 + i, (995 + 20 * i) * 100);
		machine_write(&machine, path, stat);
	}
	machine_begin(&machine);
	while (sampler_step(machine.sampler) == 0) {
		findings_scan(&machine.sampler->delta, &found);
		alert_log_update(&log, &machine.sampler->delta, &found);
	}
	ck_assert_uint_eq(alert_log_open_count(&log), 1);
	ck_assert_uint_eq(alert_log_list(&log, alerts, 2), 1);
	ck_assert_int_eq(alerts[0]->level, LEVEL_WARNING);
	buf_init_in(&out, text, sizeof(text));
	alert_text_add_who(&out, &alerts[0]->culprits, SIZE_MAX, UTF8_ASCII);
	ck_assert_str_eq(text, "crasher[108] 8 times in 10 min");
	machine_finish(&machine);
}
END_TEST

void trends_tests(TCase *tests)
{
	tcase_add_loop_test(tests, a_file_system_fills_up, 0, COUNT_OF(series));
	tcase_add_test(tests, its_alert_has_a_life);
	tcase_add_test(tests, mounts_come_and_go);
	tcase_add_test(tests, a_service_begins_anew);
	tcase_add_loop_test(tests, the_clock_is_set, 0, COUNT_OF(clocks));
}
