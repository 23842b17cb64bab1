/* SPDX-License-Identifier: MIT */
/* The order of the process list, and what a process is called. */
#include "core/process_list.h"
#include "machine.h"
#include "suites.h"

#include <stdio.h>
#include <string.h>

/* Two samples, two seconds apart. CPU and I/O are those of the interval, -1 for no io file. */
static const struct {
	unsigned pid;
	const char *name, *command; /* of the command line; NULL for an empty one */
	char state;
	unsigned flags, cpu, pages;
	int io;
} processes[] = {
	{1, "init", "/sbin/init", 'S', 0x400100, 0, 300, 0},
	{2, "kthreadd", NULL, 'S', 0x208040, 0, 0, 0},
	{10, "busy", "busy --loop", 'R', 0x400000, 180, 100, 4096},
	{20, "writer", "Writer", 'D', 0x400000, 20, 100, 900000},
	{30, "twin", "twin", 'S', 0x400000, 20, 100, 4096},
	{40, "hidden", "/usr/bin/hidden", 'S', 0x400000, 2, 500, -1},
	{50, "ended", NULL, 'Z', 0x40000c, 0, 0, 0},
};
enum { PROCESSES = COUNT_OF(processes) };

static void write_process(struct machine *machine, const char *sample, size_t i, bool is_last)
{
	char path[256], text[1024];
	unsigned pages = processes[i].pages;
	snprintf(path, sizeof(path), "%s/proc/%u/stat", sample, processes[i].pid);
	snprintf(text, sizeof(text), "%u (%s) %c 0 0 0 0 -1 %u 0 0 0 0 %u 0 0 0 20 0 1 0 5 %u %u\n",
		processes[i].pid, processes[i].name, processes[i].state, processes[i].flags,
		is_last ? processes[i].cpu : 0, pages * 8192, pages);
	machine_write(machine, path, text);
	snprintf(path, sizeof(path), "%s/proc/%u/cmdline", sample, processes[i].pid);
	snprintf(text, sizeof(text), "%s", processes[i].command == NULL ? "" : processes[i].command);
	machine_write(machine, path, text);
	snprintf(path, sizeof(path), "%s/proc/%u/io", sample, processes[i].pid);
	snprintf(text, sizeof(text), "read_bytes: 0\nwrite_bytes: %d\n", is_last ? processes[i].io : 0);
	if (processes[i].io >= 0)
		machine_write(machine, path, text);
}

static void open_machine(struct machine *machine)
{
	static const char *const samples[] = {"1", "2"};
	machine_init(machine);
	for (size_t s = 0; s < 2; s++) {
		char path[64];
		machine_write_time(machine, samples[s], 100 + 2 * (unsigned)s);
		snprintf(path, sizeof(path), "%s/proc/meminfo", samples[s]);
		machine_write(machine, path, "MemTotal: 400000 kB\n");
		for (size_t i = 0; i < PROCESSES; i++)
			write_process(machine, samples[s], i, s == 1);
	}
	machine_open(machine);
}

/* clang-format off */
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
};
/* clang-format on */

START_TEST(processes_are_ordered)
{
	struct machine machine;
	struct process_list list;
	struct buf pids;
	open_machine(&machine);
	process_list_init(&list);
	buf_init(&pids, 1024);
	ck_assert_int_eq(
		process_list_update(&list, &machine.sampler->delta, orders[_i].sort, orders[_i].is_reversed),
		0);
	ck_assert_uint_eq(list.count, PROCESSES);
	for (size_t i = 0; i < list.count; i++)
		buf_printf(&pids, "%s%llu", i > 0 ? " " : "",
			(unsigned long long)process_identity_of(&machine.sampler->delta, list.rows[i].item)
				.pid);
	ck_assert_str_eq(pids.data, orders[_i].pids);
	buf_finish(&pids);
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
	open_machine(&machine);
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

START_TEST(no_processes_at_all)
{
	struct machine machine;
	struct process_list list;
	machine_init(&machine);
	machine_write(&machine, "proc/loadavg", "0.1 0.2 0.3 1/2 3\n");
	machine_open(&machine);
	process_list_init(&list);
	ck_assert_int_eq(process_list_update(&list, &machine.sampler->delta, SORT_CPU, false), 0);
	ck_assert_uint_eq(list.count, 0);
	process_list_finish(&list);
	machine_finish(&machine);
}
END_TEST

START_TEST(every_order_has_a_title)
{
	for (enum process_sort sort = 0; sort < SORT_COUNT; sort++)
		ck_assert_uint_gt(strlen(process_sort_title(sort)), 0);
	ck_assert_str_eq(process_sort_title(SORT_IO), "I/O");
}
END_TEST

void process_list_tests(TCase *tests)
{
	tcase_add_loop_test(tests, processes_are_ordered, 0, COUNT_OF(orders));
	tcase_add_test(tests, commands_have_their_form);
	tcase_add_test(tests, no_processes_at_all);
	tcase_add_test(tests, every_order_has_a_title);
}
