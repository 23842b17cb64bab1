/* SPDX-License-Identifier: MIT */
/* The ring of the last samples: what it keeps, what it loses, how it becomes columns. */
#include "core/history.h"
#include "machine.h"
#include "suites.h"

#include <stdio.h>
#include <string.h>

static struct history history;

static struct field find(enum family_id family, const char *name)
{
	struct field field;
	ck_assert(field_find(family, slice_of(name), &field));
	return field;
}

/* Ten samples, two seconds apart: the load is the number of the sample, the fifth has none. */
static void write_samples(struct machine *machine)
{
	machine_init(machine);
	for (unsigned i = 1; i <= 10; i++) {
		char name[16], path[64], text[128];
		snprintf(name, sizeof(name), "%u", i);
		machine_write_time(machine, name, 100 + 2 * i);
		snprintf(path, sizeof(path), "%u/proc/loadavg", i);
		snprintf(text, sizeof(text), "%u.00 0.00 0.00 1/2 3\n", i);
		if (i != 5)
			machine_write(machine, path, text);
		/* A process that begins with the third sample; its number is given anew in the seventh. */
		snprintf(path, sizeof(path), "%u/proc/%u/stat", i, i < 3 ? 1U : 7U);
		snprintf(text, sizeof(text), "%u (a) S 0 0 0 0 -1 0 0 0 0 0 0 0 0 0 20 0 %u 0 %u 8192 1\n",
			i < 3 ? 1U : 7U, i, i < 7 ? 5U : 6U);
		machine_write(machine, path, text);
	}
	machine_begin(machine);
}

static void expect(int series, double seconds, const double *expected, size_t count)
{
	double columns[16];
	history_columns(&history, series, seconds, columns, count);
	for (size_t i = 0; i < count; i++)
		ck_assert_msg(isnan(expected[i]) ? isnan(columns[i]) : columns[i] == expected[i],
			"column %zu: %f", i, columns[i]);
}

START_TEST(columns_of_samples)
{
	struct machine machine;
	write_samples(&machine);
	ck_assert_int_eq(history_init(&history, 8), 0);
	int load = history_watch(&history, find(FAMILY_LOAD, "one"), NULL);
	ck_assert_int_eq(history_watch(&history, find(FAMILY_LOAD, "one"), NULL), load);
	expect(load, 0, (double[]){NAN, NAN}, 2);
	for (unsigned i = 0; i < 10; i++) {
		ck_assert_int_eq(sampler_step(machine.sampler), 0);
		history_update(&history, &machine.sampler->delta);
	}
	expect(load, 0, (double[]){8, 9, 10}, 3);
	/* The ring has lost the first two. */
	expect(load, 0, (double[]){NAN, NAN, 3, 4, NAN, 6, 7, 8, 9, 10}, 10);
	/* A column of four seconds is the mean of what is known of its two samples. */
	expect(load, 4, (double[]){NAN, 3.5, 6, 7.5, 9.5}, 5);
	history_finish(&history);
	machine_finish(&machine);
}
END_TEST

/* A number that is given anew is another process, and a series that begins late has nothing before. */
START_TEST(series_of_a_process)
{
	struct machine machine;
	write_samples(&machine);
	ck_assert_int_eq(history_init(&history, 16), 0);
	int threads = HISTORY_NONE;
	for (unsigned i = 1; i <= 10; i++) {
		ck_assert_int_eq(sampler_step(machine.sampler), 0);
		if (i == 4)
			threads = history_watch_process(&history, find(FAMILY_PROCESS, "threads"),
				(struct process_identity){.pid = 7, .start = 5});
		history_update(&history, &machine.sampler->delta);
	}
	expect(threads, 0, (double[]){NAN, NAN, NAN, 4, 5, 6, NAN, NAN, NAN, NAN}, 10);
	history_finish(&history);
	machine_finish(&machine);
}
END_TEST

/* Those of processes and of items shown for a while give way, the longest unseen first; those of the machine stay. */
START_TEST(the_longest_unseen_gives_way)
{
	struct machine machine;
	write_samples(&machine);
	ck_assert_int_eq(history_init(&history, 4), 0);
	struct field load = find(FAMILY_LOAD, "one"), threads = find(FAMILY_PROCESS, "threads");
	ck_assert_int_eq(history_watch(&history, load, NULL), 0);
	ck_assert_int_eq(history_watch_shown(&history, load, NULL), 0);
	ck_assert_int_eq(history_watch_shown(&history, load, "shown"), 1);
	for (unsigned i = 2; i < HISTORY_SERIES; i++)
		ck_assert_int_eq(
			history_watch_process(&history, threads, (struct process_identity){i, 1}), (int)i);
	/* All are in use in this very sample. */
	ck_assert_int_eq(
		history_watch_process(&history, threads, (struct process_identity){9999, 1}), HISTORY_NONE);
	ck_assert_int_eq(sampler_step(machine.sampler), 0);
	history_update(&history, &machine.sampler->delta);
	for (unsigned i = 2; i < HISTORY_SERIES; i++)
		if (i != 5)
			(void)history_watch_process(&history, threads, (struct process_identity){i, 1});
	ck_assert_int_eq(history_watch_shown(&history, load, "shown"), 1);
	ck_assert_int_eq(history_watch_process(&history, threads, (struct process_identity){9999, 1}), 5);
	ck_assert_int_eq(sampler_step(machine.sampler), 0);
	history_update(&history, &machine.sampler->delta);
	for (unsigned i = 2; i < HISTORY_SERIES; i++)
		(void)history_watch_process(
			&history, threads, (struct process_identity){i == 5 ? 9999 : i, 1});
	ck_assert_int_eq(history_watch_shown(&history, load, "another"), 1);
	ck_assert_int_eq(history_watch(&history, load, NULL), 0);
	history_finish(&history);
	/* Nothing is kept where nothing is wanted. */
	ck_assert_int_eq(history_init(&history, 0), 0);
	ck_assert_int_eq(history_watch(&history, load, NULL), HISTORY_NONE);
	history_update(&history, &machine.sampler->delta);
	expect(HISTORY_NONE, 0, (double[]){NAN}, 1);
	history_finish(&history);
	machine_finish(&machine);
}
END_TEST

void history_tests(TCase *tests)
{
	tcase_add_test(tests, columns_of_samples);
	tcase_add_test(tests, series_of_a_process);
	tcase_add_test(tests, the_longest_unseen_gives_way);
}
