/* SPDX-License-Identifier: MIT */
/* Alerts over a scripted series: when they open and close, what they remember. */
#include "core/alert/log.h"
#include "machine.h"
#include "suites.h"

#include <stdio.h>
#include <string.h>

static struct alert_log events;

/* One sample: seconds since boot, memory used in percent (-1: no meminfo). */
struct step {
	unsigned seconds;
	int used;
	size_t open, ended;
};

static void write_memory(struct machine *machine, unsigned sample, int used)
{
	char path[64], text[128];
	snprintf(path, sizeof(path), "%u/proc/meminfo", sample);
	snprintf(text, sizeof(text), "MemTotal: 1000 kB\nMemAvailable: %d kB\n", 1000 - 10 * used);
	if (used >= 0)
		machine_write(machine, path, text);
	/* Two processes: one that has the memory, one that has none of it; and the file that says that a sample is one. */
	snprintf(path, sizeof(path), "%u/proc/30/stat", sample);
	machine_write(machine, path,
		"30 (hog (1)) S 0 0 0 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 5 819200 125 18446744073709551615\n");
	snprintf(path, sizeof(path), "%u/proc/31/stat", sample);
	machine_write(machine, path,
		"31 (flea) S 0 0 0 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 6 819200 1 18446744073709551615\n");
}

static void take(struct machine *machine)
{
	struct finding_list found;
	ck_assert_int_eq(sampler_step(machine->sampler), 0);
	findings_scan(&machine->sampler->delta, &found);
	alert_log_update(&events, &machine->sampler->delta, &found);
}

static void play(struct machine *machine, const struct step *steps, size_t count)
{
	machine_init(machine);
	alert_log_init(&events);
	for (unsigned i = 0; i < count; i++) {
		char name[16];
		snprintf(name, sizeof(name), "%u", i + 1);
		machine_write_time(machine, name, steps[i].seconds);
		write_memory(machine, i + 1, steps[i].used);
	}
	machine_begin(machine);
	for (size_t i = 0; i < count; i++) {
		take(machine);
		ck_assert_msg(alert_log_open_count(&events) == steps[i].open, "step %zu: %zu open", i,
			alert_log_open_count(&events));
		ck_assert_msg(alert_log_ended_count(&events) == steps[i].ended, "step %zu: %zu ended", i,
			alert_log_ended_count(&events));
	}
}

/* Opens after six seconds, stays while careful, closes when ok, remembers the worst and who it was. */
START_TEST(an_alert_has_a_life)
{
	static const struct step steps[] = {
		{100, 10, 0, 0},
		{101, 75, 0, 0},
		{106, 80, 0, 0},
		{107, 95, 1, 0},
		{108, 60, 1, 0}, /* careful */
		{109, 75, 1, 0},
		{110, 10, 0, 1},
		{111, 10, 0, 1},
	};
	struct machine machine;
	const struct logged_alert *alerts[4];
	play(&machine, steps, COUNT_OF(steps));
	ck_assert_uint_eq(alert_log_list(&events, alerts, COUNT_OF(alerts)), 1);
	const struct logged_alert *alert = alerts[0];
	ck_assert_int_eq(alert->field.family, FAMILY_MEM);
	ck_assert_str_eq(alert->item, "");
	ck_assert(!alert->is_open);
	ck_assert_int_eq(alert->level, LEVEL_OK);
	ck_assert_int_eq(alert->worst_level, LEVEL_CRITICAL);
	ck_assert_double_eq(alert->worst, 95);
	ck_assert_int_eq(alert->begin.boottime, INT64_C(101000000000));
	ck_assert_int_eq(alert->end.boottime, INT64_C(110000000000));
	ck_assert_int_eq(alert->begin.realtime, INT64_C(1790000101000000000));
	ck_assert_int_eq(alert->culprits.cause, CAUSE_MEMORY);
	ck_assert_uint_eq(alert->culprits.count, 1);
	ck_assert_uint_eq(alert->culprits.all, 1);
	ck_assert_str_eq(alert->culprits.named[0].name, "hog (1)");
	ck_assert_uint_eq(alert->culprits.named[0].process.pid, 30);
	ck_assert_uint_eq(alert->culprits.named[0].process.start, 5);
	ck_assert_double_eq(alert->culprits.named[0].value, 50);
	alert_log_drop_ended(&events);
	ck_assert_uint_eq(alert_log_list(&events, alerts, COUNT_OF(alerts)), 0);
	machine_finish(&machine);
}
END_TEST

/* What falls below warning before six seconds are over, leaves no trace; nor does what nobody could see. */
START_TEST(a_short_one_is_none)
{
	static const struct step steps[] = {
		{100, 75, 0, 0},
		{105, 75, 0, 0},
		{106, 60, 0, 0},
		{107, 75, 0, 0},
		{112, 75, 0, 0},
		{113, 75, 1, 0},
		{120, -1, 1, 0}, /* unknown neither closes it … */
		{130, 75, 1, 0},
		{131, 20, 0, 1},
	};
	struct machine machine;
	play(&machine, steps, COUNT_OF(steps));
	machine_finish(&machine);
}
END_TEST

static void write_mounts(struct machine *machine, unsigned sample, const char *mounts)
{
	char path[64];
	snprintf(path, sizeof(path), "%u/proc/self/mountinfo", sample);
	machine_write(machine, path, mounts);
	snprintf(path, sizeof(path), "%u/cmon/statvfs", sample);
	machine_write(machine, path, "/a 4096 100 2 2 100 50\n/b 4096 100 8 8 100 50\n");
}

/* Items are told apart by name, an unmounted one is over, and the worst comes first. */
START_TEST(alerts_follow_their_items)
{
	static const char both[] = "2 1 8:1 / /b rw - ext4 /dev/x rw\n3 1 8:2 / /a rw - ext4 /dev/y rw\n",
			  turned[] = "3 1 8:2 / /a rw - ext4 /dev/y rw\n2 1 8:1 / /b rw - ext4 /dev/x rw\n",
			  one[] = "2 1 8:1 / /b rw - ext4 /dev/x rw\n";
	static const char *const mounts[] = {both, turned, one};
	struct machine machine;
	const struct logged_alert *alerts[4];
	machine_init(&machine);
	alert_log_init(&events);
	for (unsigned i = 0; i < 3; i++) {
		char name[16];
		snprintf(name, sizeof(name), "%u", i + 1);
		machine_write_time(&machine, name, 100 + 10 * i);
		write_mounts(&machine, i + 1, mounts[i]);
	}
	machine_begin(&machine);
	take(&machine);
	ck_assert_uint_eq(alert_log_open_count(&events), 0);
	ck_assert_uint_eq(alert_log_list(&events, alerts, COUNT_OF(alerts)), 2);
	take(&machine);
	ck_assert_uint_eq(alert_log_open_count(&events), 2);
	ck_assert_uint_eq(alert_log_list(&events, alerts, COUNT_OF(alerts)), 2);
	ck_assert_str_eq(alerts[0]->item, "/a");
	ck_assert_int_eq(alerts[0]->level, LEVEL_CRITICAL);
	ck_assert_str_eq(alerts[1]->item, "/b");
	ck_assert_uint_eq(alert_log_list(&events, alerts, 1), 1);
	ck_assert_str_eq(alerts[0]->item, "/a");
	take(&machine);
	ck_assert_uint_eq(alert_log_open_count(&events), 1);
	ck_assert_uint_eq(alert_log_ended_count(&events), 1);
	ck_assert_uint_eq(alert_log_list(&events, alerts, COUNT_OF(alerts)), 2);
	ck_assert_str_eq(alerts[0]->item, "/b");
	ck_assert_str_eq(alerts[1]->item, "/a");
	ck_assert_int_eq(alerts[1]->end.boottime, INT64_C(110000000000));
	ck_assert_uint_eq(events.unlogged, 0);
	machine_finish(&machine);
}
END_TEST

/* A process that was killed for want of memory is told at once. */
START_TEST(an_event_opens_at_once)
{
	struct machine machine;
	machine_init(&machine);
	alert_log_init(&events);
	for (unsigned i = 1; i <= 3; i++) {
		char name[16], path[64];
		snprintf(name, sizeof(name), "%u", i);
		machine_write_time(&machine, name, 100 + i);
		snprintf(path, sizeof(path), "%u/proc/vmstat", i);
		machine_write(&machine, path, i < 2 ? "oom_kill 3\n" : "oom_kill 4\n");
	}
	machine_begin(&machine);
	take(&machine);
	ck_assert_uint_eq(alert_log_open_count(&events), 0);
	take(&machine);
	ck_assert_uint_eq(alert_log_open_count(&events), 1);
	take(&machine);
	ck_assert_uint_eq(alert_log_open_count(&events), 0);
	ck_assert_uint_eq(alert_log_ended_count(&events), 1);
	machine_finish(&machine);
}
END_TEST

/* A load of tasks that wait names those that wait, and counts the others. */
START_TEST(those_who_wait_are_named)
{
	struct machine machine;
	struct culprits culprits;
	struct field load;
	machine_init(&machine);
	machine_write(&machine, "proc/loadavg", "9.00 9.00 9.00 1/5 9\n");
	machine_write(&machine, "proc/stat", "cpu 1 2 3 4\ncpu0 1 2 3 4\n");
	for (unsigned i = 1; i <= 6; i++) {
		char path[64], text[128];
		snprintf(path, sizeof(path), "proc/%u/stat", i);
		snprintf(text, sizeof(text), "%u (w%u) %c 0 0 0 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 5 8192 1\n",
			i, i, i < 6 ? 'D' : 'R');
		machine_write(&machine, path, text);
	}
	machine_open(&machine);
	ck_assert(field_find(FAMILY_LOAD, slice_of("one"), &load));
	culprits_find(&machine.sampler->delta, load, 0, &culprits);
	ck_assert_int_eq(culprits.cause, CAUSE_BLOCKED);
	ck_assert_uint_eq(culprits.count, CULPRITS_NAMED);
	ck_assert_uint_eq(culprits.all, 5);
	ck_assert_str_eq(culprits.named[0].name, "w1");
	machine_finish(&machine);
}
END_TEST

/* A busy CPU from 101 to 110, and the load that it made: one alert. The load falls for longer, and is none of its own. */
static void write_busy(struct machine *machine, unsigned sample, unsigned busy, double load)
{
	char path[64], text[128];
	snprintf(path, sizeof(path), "%u/proc/stat", sample);
	snprintf(text, sizeof(text), "cpu %u 0 0 %u 0\ncpu0 %u 0 0 %u 0\n", busy, 100 * sample - busy, busy,
		100 * sample - busy);
	machine_write(machine, path, text);
	snprintf(path, sizeof(path), "%u/proc/loadavg", sample);
	snprintf(text, sizeof(text), "%.2f 1.00 1.00 1/2 3\n", load);
	machine_write(machine, path, text);
}

START_TEST(one_cause_is_one_alert)
{
	static const struct {
		unsigned seconds, busy; /* ticks in all */
		double load;
		size_t open, ended;
	} steps[] = {
		{100, 10, 0.1, 0, 0},
		{101, 110, 1.5, 0, 0},
		{107, 210, 2.0, 1, 0},
		{110, 310, 3.0, 1, 0},
		{111, 311, 2.9, 0, 1},
		{120, 312, 2.5, 0, 1},
		{220, 313, 1.2, 0, 1},
		{229, 314, 1.1, 0, 1},
		{232, 315, 1.1, 1, 1}, /* after two minutes it is a trouble of its own */
		{240, 316, 0.1, 0, 2},
	};
	struct machine machine;
	const struct logged_alert *alerts[4];
	machine_init(&machine);
	alert_log_init(&events);
	for (unsigned i = 0; i < COUNT_OF(steps); i++) {
		char name[16];
		snprintf(name, sizeof(name), "%u", i + 1);
		machine_write_time(&machine, name, steps[i].seconds);
		write_busy(&machine, i + 1, steps[i].busy, steps[i].load);
	}
	machine_begin(&machine);
	for (size_t i = 0; i < COUNT_OF(steps); i++) {
		take(&machine);
		ck_assert_msg(alert_log_open_count(&events) == steps[i].open, "step %zu: %zu open", i,
			alert_log_open_count(&events));
		ck_assert_uint_eq(alert_log_ended_count(&events), steps[i].ended);
		ck_assert_uint_eq(
			alert_log_count(&events), alert_log_list(&events, alerts, COUNT_OF(alerts)));
		ck_assert_uint_eq(events.unlogged, 0);
	}
	ck_assert_int_eq(alerts[1]->field.family, FAMILY_CPU);
	ck_assert_double_eq(alerts[1]->worst, 100);
	ck_assert_double_eq(alerts[1]->worst_limit, 90);
	machine_finish(&machine);
}
END_TEST

void alert_log_tests(TCase *tests)
{
	tcase_add_test(tests, an_alert_has_a_life);
	tcase_add_test(tests, a_short_one_is_none);
	tcase_add_test(tests, alerts_follow_their_items);
	tcase_add_test(tests, an_event_opens_at_once);
	tcase_add_test(tests, one_cause_is_one_alert);
	tcase_add_test(tests, those_who_wait_are_named);
}
