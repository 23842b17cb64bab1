/* SPDX-License-Identifier: MIT */
/* The orders of the process list, what it leaves out, and what a process is called. */
#include "crowd.h"
#include "suites.h"

#include <math.h>
#include <string.h>

/* clang-format off */
static const struct crowd_member processes[] = {
	{1, 0, "init", "/sbin/init", .pages = 300},
	{2, 0, "kthreadd", NULL, .is_kernel_thread = true},
	{10, 1, "busy", "busy --loop", .state = 'R', .cpu = 180, .pages = 100, .io = 4096, .uid = 33},
	{20, 1, "writer", "Writer", .state = 'D', .cpu = 20, .pages = 100, .io = 900000, .uid = 1000},
	{30, 1, "twin", "twin", .cpu = 20, .pages = 100, .io = 4096, .uid = 1000},
	{40, 1, "hidden", "/usr/bin/hidden", .cpu = 2, .pages = 500, .has_no_io = true, .uid = 4711},
	{50, 1, "ended", NULL, .state = 'Z', .uid = 99},
};
enum { PROCESSES = COUNT_OF(processes) };

static const struct {
	enum process_sort sort;
	bool is_reversed;
	const char *pids;
} orders[] = {
	/* Ties by CPU, then memory, then number. */
	{SORT_CPU, false, "10 20 30 40 1 50 2"},
	/* The other way round, but ties as before. */
	{SORT_CPU, true, "1 50 2 40 20 30 10"},
	/* A kernel thread has no memory to speak of: unknown is last in both directions. */
	{SORT_MEMORY, false, "40 1 10 20 30 50 2"},
	{SORT_MEMORY, true, "50 10 20 30 1 40 2"},
	{SORT_IO, false, "20 10 30 1 50 2 40"},
	{SORT_IO, true, "1 50 2 10 30 20 40"},
	/* By command, or by name where there is none; by bytes, so capitals come first. */
	{SORT_NAME, false, "1 40 20 10 50 2 30"},
	{SORT_NAME, true, "30 2 50 10 20 40 1"},
	{SORT_TIME, false, "10 20 30 40 1 50 2"},
	/* Names first, then the numbers of those without one. */
	{SORT_USER, false, "20 30 1 2 10 50 40"},
	{SORT_USER, true, "10 1 2 20 30 40 50"},
	{SORT_PID, false, "1 2 10 20 30 40 50"},
	{SORT_PID, true, "50 40 30 20 10 2 1"},
};
/* clang-format on */

static void update(
	struct process_list *list, const struct machine *machine, const struct process_options *options)
{
	ck_assert_int_eq(process_list_update(list, &machine->sampler->delta, options, 0, SIZE_MAX), 0);
}

START_TEST(processes_are_ordered)
{
	struct machine machine;
	struct process_list list;
	struct process_options options = {.sort = orders[_i].sort, .is_reversed = orders[_i].is_reversed};
	crowd_open(&machine, processes, PROCESSES);
	process_list_init(&list);
	update(&list, &machine, &options);
	crowd_expect(&machine, &list, orders[_i].pids);
	ck_assert_uint_eq(list.processes, PROCESSES);
	for (size_t i = 0; i < list.count; i++)
		ck_assert(list.rows[i].count == 1 && list.members[list.rows[i].first] == list.rows[i].item);
	process_list_finish(&list);
	machine_finish(&machine);
}
END_TEST

START_TEST(hidden_and_filtered_processes_have_no_rows)
{
	static const struct {
		const char *filter;
		bool hides_kernel_threads;
		const char *pids;
	} cases[] = {
		{"", true, "10 20 30 40 1 50"},
		{"user:ann", false, "20 30"},
		{"cpu>50", false, "10"},
		{"kthreadd", false, "2"},
		{"kthreadd", true, ""},
	};
	struct machine machine;
	struct process_list list;
	crowd_open(&machine, processes, PROCESSES);
	process_list_init(&list);
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct expression filter = {0};
		struct expression_error error;
		ck_assert_int_eq(expression_compile(&filter, cases[i].filter, &error), 0);
		update(&list, &machine,
			&(struct process_options){
				.filter = &filter, .hides_kernel_threads = cases[i].hides_kernel_threads});
		crowd_expect(&machine, &list, cases[i].pids);
		expression_finish(&filter);
	}
	process_list_finish(&list);
	machine_finish(&machine);
}
END_TEST

START_TEST(commands_have_their_form)
{
	static const char *const commands[PROCESSES] = {
		"/sbin/init", "[kthreadd]", "busy --loop", "Writer", "twin", "/usr/bin/hidden", "(ended)"};
	struct machine machine;
	struct buf command;
	crowd_open(&machine, processes, PROCESSES);
	buf_init(&command, 1024);
	for (size_t i = 0; i < PROCESSES; i++) {
		buf_reset(&command);
		process_add_command(&command, &machine.sampler->delta, i);
		ck_assert_str_eq(command.data, commands[i]);
	}
	buf_finish(&command);
	machine_finish(&machine);
}
END_TEST

START_TEST(processes_are_found_by_who_they_are)
{
	struct machine machine;
	crowd_open(&machine, processes, PROCESSES);
	const struct delta *delta = &machine.sampler->delta;
	for (size_t i = 0; i < PROCESSES; i++)
		ck_assert_uint_eq(process_find(delta, process_identity_of(delta, i)), i);
	ck_assert_uint_eq(process_find(delta, (struct process_identity){.pid = 10, .start = 1}), NO_ITEM);
	ck_assert_uint_eq(process_find_number(delta->now, 11), NO_ITEM);
	ck_assert_uint_eq(process_find_number(delta->now, 51), NO_ITEM);
	machine_finish(&machine);
}
END_TEST

START_TEST(no_processes_at_all)
{
	struct machine machine;
	struct process_list list;
	machine_init(&machine);
	machine_write(&machine, "proc/loadavg", "0.1 0.2 0.3 1/2 3\n");
	machine_open(&machine);
	process_list_init(&list);
	for (enum process_grouping grouping = GROUPING_NONE; grouping < GROUPING_COUNT; grouping++) {
		update(&list, &machine, &(struct process_options){.is_tree = true, .grouping = grouping});
		ck_assert_uint_eq(list.count, 0);
	}
	ck_assert_uint_eq(process_find_number(machine.sampler->delta.now, 1), NO_ITEM);
	process_list_finish(&list);
	machine_finish(&machine);
}
END_TEST

START_TEST(what_is_looked_at_is_in_order)
{
	enum { MANY = 500 };
	static struct process_key keys[MANY];
	static const size_t windows[][2] = {
		{0, MANY}, {0, 1}, {0, 20}, {200, 230}, {MANY - 1, MANY}, {490, 5 * MANY}, {7, 7}};
	uint32_t whole[MANY], items[MANY];
	uint32_t state = (uint32_t)_i + 1;
	for (uint32_t i = 0; i < MANY; i++) {
		state = state * 1664525 + 1013904223;
		/* Many ties, some unknown; the last rounds are sorted already, both ways. */
		double figure = _i == 8 ? i : _i == 9 ? -(double)i : (double)(state >> 16 & 63);
		keys[i] =
			(struct process_key){.figure = figure == 7 ? NAN : figure, .cpu = NAN, .memory = NAN};
		whole[i] = i;
	}
	struct process_order order = {SORT_CPU, _i % 2 == 1, keys};
	process_order_sort(&order, whole, MANY, 0, MANY);
	for (size_t i = 1; i < MANY; i++)
		ck_assert_int_lt(process_order_compare(&order, whole[i - 1], whole[i]), 0);
	for (size_t w = 0; w < COUNT_OF(windows); w++) {
		uint8_t seen[MANY] = {0};
		for (uint32_t i = 0; i < MANY; i++)
			items[i] = MANY - 1 - i;
		process_order_sort(&order, items, MANY, windows[w][0], windows[w][1]);
		for (size_t i = windows[w][0]; i < windows[w][1] && i < MANY; i++)
			ck_assert_uint_eq(items[i], whole[i]);
		for (size_t i = 0; i < MANY; i++)
			ck_assert_uint_eq(seen[items[i]]++, 0);
	}
}
END_TEST

START_TEST(rows_looked_at_are_those_of_the_whole_list)
{
	struct machine machine;
	struct process_list list;
	crowd_open(&machine, processes, PROCESSES);
	process_list_init(&list);
	const struct process_options options = {.sort = SORT_PID, .is_reversed = true};
	ck_assert_int_eq(process_list_update(&list, &machine.sampler->delta, &options, 1, 2), 0);
	ck_assert_uint_eq(list.count, PROCESSES);
	ck_assert_uint_eq(list.rows[1].item, PROCESSES - 2);
	ck_assert_uint_eq(list.rows[2].item, PROCESSES - 3);
	process_list_finish(&list);
	machine_finish(&machine);
}
END_TEST

START_TEST(every_order_has_a_title_and_a_field)
{
	struct process_list list;
	struct buf name;
	process_list_init(&list);
	buf_init(&name, 64);
	for (enum process_sort sort = 0; sort < SORT_COUNT; sort++) {
		ck_assert_uint_gt(strlen(process_sort_title(sort)), 0);
		if (process_sort_field(sort) == NULL)
			continue;
		buf_reset(&name);
		field_add_name(&name, list.fields[sort]);
		ck_assert_str_eq(name.data, process_sort_field(sort));
	}
	ck_assert_str_eq(process_sort_title(SORT_IO), "I/O");
	ck_assert(process_sort_is_ascending(SORT_PID) && !process_sort_is_ascending(SORT_TIME));
	ck_assert_int_eq(process_sort_of_cause(CAUSE_NONE), SORT_CPU);
	ck_assert_int_eq(process_sort_of_cause(CAUSE_CPU), SORT_CPU);
	ck_assert_int_eq(process_sort_of_cause(CAUSE_MEMORY), SORT_MEMORY);
	ck_assert_int_eq(process_sort_of_cause(CAUSE_IO), SORT_IO);
	ck_assert_int_eq(process_sort_of_cause(CAUSE_BLOCKED), SORT_IO);
	buf_finish(&name);
	process_list_finish(&list);
}
END_TEST

START_TEST(the_list_says_what_it_looks_at)
{
	static const struct {
		struct process_options options;
		size_t part;
	} cases[] = {
		{{.sort = SORT_CPU}, PROCESS_STAT},
		{{.sort = SORT_IO}, PROCESS_IO},
		{{.sort = SORT_NAME}, PROCESS_CMDLINE},
		{{.sort = SORT_USER}, PROCESS_OWNER},
		{{.grouping = GROUPING_USER}, PROCESS_OWNER},
		{{.grouping = GROUPING_CGROUP}, PROCESS_CGROUP},
		{{.grouping = GROUPING_UNIT}, PROCESS_CGROUP},
	};
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct interest interest = {0};
		process_options_fill(&cases[i].options, &interest);
		for (size_t part = 0; part < families[FAMILY_PROCESS].part_count; part++)
			ck_assert_int_eq(interest_has_part(&interest, FAMILY_PROCESS, part),
				part == PROCESS_STAT || part == cases[i].part);
	}
}
END_TEST

void process_list_tests(TCase *tests)
{
	tcase_add_loop_test(tests, processes_are_ordered, 0, COUNT_OF(orders));
	tcase_add_test(tests, hidden_and_filtered_processes_have_no_rows);
	tcase_add_test(tests, commands_have_their_form);
	tcase_add_test(tests, processes_are_found_by_who_they_are);
	tcase_add_test(tests, no_processes_at_all);
	tcase_add_loop_test(tests, what_is_looked_at_is_in_order, 0, 10);
	tcase_add_test(tests, rows_looked_at_are_those_of_the_whole_list);
	tcase_add_test(tests, every_order_has_a_title_and_a_field);
	tcase_add_test(tests, the_list_says_what_it_looks_at);
}
