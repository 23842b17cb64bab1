/* SPDX-License-Identifier: MIT */
/* Processes that end and begin anew again and again, over series of samples. */
#include "core/process/restarts.h"
#include "crowd.h"
#include "suites.h"

#include <stdio.h>
#include <string.h>

enum { MEMBERS = 300, BEGIN = 1000 };

/* A machine with a supervisor whose child "web" is another process every so many samples. */
struct series {
	unsigned samples, seconds; /* between samples */
	unsigned life, pause;      /* of web, in samples: how many it is there for, and then not */
	const char *cgroup;        /* of web; the supervisor is in "/system.slice/runner.service" */
	unsigned tty;
	bool is_kernel_thread;
	bool has_twin;        /* another one of that name and parent lives all the time */
	bool has_new_parents; /* the supervisor is another one with each web */
	bool has_other_names; /* its name is another one each time */
};

static size_t make_members(
	const struct series *series, unsigned sample, struct crowd_member *members, char name[16])
{
	unsigned period = series->life + series->pause, round = sample / period;
	unsigned born = BEGIN + round * period * series->seconds;
	unsigned parent = series->has_new_parents ? 10 + round : 5;
	size_t count = 0;
	snprintf(name, 16, series->has_other_names ? "web%u" : "web", round);
	members[count++] = (struct crowd_member){.pid = 1, .name = "init", .cgroup = "/init.scope"};
	members[count++] = (struct crowd_member){.pid = parent,
		.ppid = 1,
		.name = "supervisor",
		.start = series->has_new_parents ? born * 100 - 60 : 50,
		.cgroup = "/system.slice/runner.service"};
	struct crowd_member web = {.ppid = parent,
		.name = name,
		.cgroup = series->cgroup,
		.tty = series->tty,
		.is_kernel_thread = series->is_kernel_thread};
	if (series->has_twin) {
		members[count] = web;
		members[count].start = 60;
		members[count++].pid = 100;
	}
	if (sample % period >= series->life)
		return count;
	members[count] = web;
	members[count].pid = 200 + round;
	members[count++].start = born * 100 - 50;
	return count;
}

/* Takes the samples in, one after the other. */
static void run(const struct series *series, struct machine *machine, struct process_restarts *restarts)
{
	struct crowd_member members[8];
	char name[16], sample[16];
	*restarts = (struct process_restarts){0};
	machine_init(machine);
	for (unsigned i = 0; i < series->samples; i++) {
		size_t count = make_members(series, i, members, name);
		snprintf(sample, sizeof(sample), "%u", i + 1);
		crowd_write(machine, sample, BEGIN + i * series->seconds, members, count, false);
	}
	machine_begin(machine);
	while (sampler_step(machine->sampler) == 0)
		process_restarts_update(restarts, &machine->sampler->delta);
}

#define RUNNER "/system.slice/runner.service"

/* clang-format off */
static const struct {
	struct series series;
	size_t count;  /* 0: not told */
	double period; /* seconds */
} cases[] = {
	{{.samples = 7, .seconds = 2, .life = 1, .cgroup = RUNNER}, 6, 10},
	{{.samples = 6, .seconds = 2, .life = 1, .cgroup = RUNNER}, 5, 8},
	/* Too few. */
	{{.samples = 5, .seconds = 2, .life = 1, .cgroup = RUNNER}, 0, 0},
	/* It begins some time after it has ended. */
	{{.samples = 16, .seconds = 2, .life = 1, .pause = 2, .cgroup = RUNNER}, 5, 24},
	{{.samples = 18, .seconds = 2, .life = 3, .cgroup = RUNNER}, 5, 24},
	/* Too seldom: within ten minutes three or four times. */
	{{.samples = 12, .seconds = 180, .life = 1, .cgroup = RUNNER}, 0, 0},
	/* Ten minutes hold seven of these, whatever was before. */
	{{.samples = 12, .seconds = 100, .life = 1, .cgroup = RUNNER}, 6, 500},
	/* No more than that is counted. */
	{{.samples = 40, .seconds = 2, .life = 1, .cgroup = RUNNER}, RESTARTS_TIMES, 2 * (RESTARTS_TIMES - 1)},
	/* It stays. */
	{{.samples = 12, .seconds = 2, .life = 12, .cgroup = RUNNER}, 0, 0},
	/* Workers of a pool. */
	{{.samples = 12, .seconds = 2, .life = 1, .cgroup = RUNNER, .has_twin = true}, 0, 0},
	/* Commands of somebody. */
	{{.samples = 12, .seconds = 2, .life = 1, .cgroup = RUNNER, .tty = 34816}, 0, 0},
	{{.samples = 12, .seconds = 2, .life = 1, .is_kernel_thread = true}, 0, 0},
	/* Of other parents they are others, unless they are the first of one unit. */
	{{.samples = 12, .seconds = 2, .life = 1, .cgroup = RUNNER, .has_new_parents = true}, 0, 0},
	{{.samples = 12, .seconds = 2, .life = 1, .cgroup = "/docker-1.scope", .has_new_parents = true}, 11, 20},
	{{.samples = 12, .seconds = 2, .life = 1, .cgroup = RUNNER, .has_other_names = true}, 0, 0},
};
/* clang-format on */

START_TEST(restarts_are_counted)
{
	static struct process_restarts restarts;
	const struct process_restart *found[4];
	const struct series *series = &cases[_i].series;
	struct machine machine;
	run(series, &machine, &restarts);
	size_t count = process_restarts_find(&restarts, found, COUNT_OF(found));
	/* Where the supervisor is begun anew each time, it is told too. */
	ck_assert_uint_eq(count, (cases[_i].count > 0 ? 1U : 0U) + (series->has_new_parents ? 1U : 0U));
	for (size_t i = 0; i < count; i++) {
		if (strcmp(found[i]->name, "supervisor") == 0)
			continue;
		ck_assert_str_eq(found[i]->name, "web");
		ck_assert_uint_eq(found[i]->count, cases[_i].count);
		ck_assert_double_eq_tol(
			found[i]->times[found[i]->count - 1] - found[i]->times[0], cases[_i].period, 1e-6);
		ck_assert_str_eq(found[i]->unit, strrchr(series->cgroup, '/') + 1);
		ck_assert(found[i]->last.pid >= 200);
	}
	machine_finish(&machine);
}
END_TEST

START_TEST(the_most_frequent_are_found_first)
{
	static struct process_restarts restarts;
	const struct process_restart *found[2];
	restarts = (struct process_restarts){0};
	for (size_t i = 0; i < 6; i++)
		restarts.tracked[i] = (struct process_restart){
			.key = i, .count = i % 2 == 0 ? RESTARTS_LEAST + i : 1, .seen = (double)i};
	restarts.count = 6;
	ck_assert_uint_eq(process_restarts_find(&restarts, found, COUNT_OF(found)), 2);
	ck_assert_uint_eq(found[0]->key, 4);
	ck_assert_uint_eq(found[1]->key, 2);
	ck_assert_uint_eq(process_restarts_find(&restarts, found, 0), 0);
}
END_TEST

/* Who often begins anew is not driven out by a crowd that ends once. */
START_TEST(few_are_tracked)
{
	static struct process_restarts restarts;
	static struct crowd_member members[MEMBERS];
	static char names[MEMBERS][16];
	const struct process_restart *found[4];
	struct machine machine;
	char sample[16];
	restarts = (struct process_restarts){0};
	machine_init(&machine);
	for (unsigned i = 0; i < MEMBERS; i++) {
		snprintf(names[i], sizeof(names[i]), "name%u", i);
		members[i] = (struct crowd_member){.pid = i + 1, .name = names[i]};
	}
	for (unsigned i = 0; i < 8; i++) {
		members[0] =
			(struct crowd_member){.pid = 5000 + i, .name = "web", .start = (BEGIN + 2 * i) * 100};
		snprintf(sample, sizeof(sample), "%u", i + 1);
		crowd_write(&machine, sample, BEGIN + 2 * i, members, i < 7 ? MEMBERS : 1, false);
	}
	machine_begin(&machine);
	while (sampler_step(machine.sampler) == 0)
		process_restarts_update(&restarts, &machine.sampler->delta);
	ck_assert_uint_eq(restarts.count, RESTARTS_TRACKED);
	ck_assert_uint_eq(process_restarts_find(&restarts, found, COUNT_OF(found)), 1);
	ck_assert_str_eq(found[0]->name, "web");
	ck_assert_uint_eq(found[0]->count, 7);
	machine_finish(&machine);
}
END_TEST

void process_restarts_tests(TCase *tests)
{
	tcase_add_loop_test(tests, restarts_are_counted, 0, COUNT_OF(cases));
	tcase_add_test(tests, the_most_frequent_are_found_first);
	tcase_add_test(tests, few_are_tracked);
}
