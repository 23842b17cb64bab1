/* SPDX-License-Identifier: MIT */
/* The process list of the screen: which columns, which lines, which order, and who is followed. */
#include "crowd.h"
#include "machine.h"
#include "suites.h"
#include "tui/list/list.h"

#include <stdlib.h>
#include <string.h>

/* clang-format off */
static const struct {
	const char *names; /* chosen; NULL: by the width */
	size_t width, pid_width;
	const char *shown;
} choices[] = {
	{NULL, 20, 3, "PID5 CPU%6 MEM%5 COMMAND0"},
	{NULL, 59, 3, "PID5 CPU%6 MEM%5 COMMAND0"},
	{NULL, 60, 3, "PID5 USER8 S1 CPU%6 MEM%5 IO/s5 COMMAND0"},
	{NULL, 75, 7, "PID7 USER8 S1 CPU%6 MEM%5 IO/s5 COMMAND0"},
	{NULL, 76, 3, "PID5 USER8 S1 CPU%6 MEM%5 READ/s6 WRIT/s6 COMMAND0"},
	{NULL, 80, 3, "PID5 USER8 S1 CPU%6 MEM%5 READ/s6 WRIT/s6 COMMAND0"},
	{NULL, 81, 3, "PID5 USER8 S1 NI3 CPU%6 MEM%5 RSS5 TIME+6 READ/s6 WRIT/s6 COMMAND0"},
	{NULL, 81, 7, "PID7 USER6 S1 NI3 CPU%6 MEM%5 RSS5 TIME+6 READ/s6 WRIT/s6 COMMAND0"},
	{NULL, 112, 3, "PID5 USER8 S1 NI3 CPU%6 MEM%5 RSS5 SWAP5 THR4 TIME+6 READ/s6 WRIT/s6 COMMAND0"},
	{NULL, 126, 3, "PID5 USER8 S1 NI3 CPU%6 MEM%5 VIRT5 RSS5 SWAP5 THR4 TIME+6 READ/s6 WRIT/s6 COMMAND0"},
	{NULL, 200, 3, "PID5 USER8 S1 NI3 CPU%6 MEM%5 VIRT5 RSS5 SWAP5 THR4 TIME+6 READ/s6 WRIT/s6 UNIT24 COMMAND0"},
	{"cpu pid", 80, 3, "CPU%6 PID5 COMMAND0"},
	{"command,io  cpu,io", 80, 3, "IO/s5 CPU%6 COMMAND0"},
	/* Where there is no room those that matter least go first. */
	{"pid ppid user tty rss cpu", 80, 3, "PID5 PPID5 USER8 TTY6 RSS5 CPU%6 COMMAND0"},
	{"pid ppid user tty rss cpu", 49, 3, "PID5 PPID5 USER5 TTY6 RSS5 CPU%6 COMMAND0"},
	{"pid ppid user tty rss cpu", 48, 3, "PID5 PPID5 USER5 RSS5 CPU%6 COMMAND0"},
	{"pid ppid user tty rss cpu", 40, 3, "PID5 USER5 RSS5 CPU%6 COMMAND0"},
	{"pid ppid user tty rss cpu", 29, 3, "PID5 CPU%6 COMMAND0"},
	{"pid ppid user tty rss cpu", 5, 3, "PID5 COMMAND0"},
	{"cgroup unit", 200, 3, "CGROUP30 UNIT24 COMMAND0"},
};
/* clang-format on */

START_TEST(columns_that_are_shown)
{
	struct column_choice choice = {0};
	struct shown_columns shown;
	struct slice wrong;
	struct buf text;
	if (choices[_i].names != NULL)
		ck_assert_int_eq(column_choice_parse(&choice, choices[_i].names, &wrong), 0);
	columns_show(&choice, choices[_i].width, choices[_i].pid_width, &shown);
	buf_init(&text, 4096);
	for (size_t i = 0; i < shown.count; i++)
		buf_printf(&text, "%s%s%zu", i > 0 ? " " : "", shown.shown[i].column->title,
			shown.shown[i].width);
	ck_assert_str_eq(text.data, choices[_i].shown);
	buf_finish(&text);
}
END_TEST

START_TEST(columns_are_sound)
{
	const struct list_column *column = &list_column_table[_i];
	struct field field;
	ck_assert(field_find(FAMILY_PROCESS, slice_of(column->field), &field));
	ck_assert(column->fallback == NULL || field_find(FAMILY_PROCESS, slice_of(column->fallback), &field));
	ck_assert_uint_eq(column_find(slice_of(column->name)), (unsigned)_i);
	ck_assert_uint_le(column->least, column->most);
	ck_assert(_i == LIST_COMMAND || strlen(column->title) + column->has_mark <= column->least);
	ck_assert(column->draw != NULL);
}
END_TEST

START_TEST(columns_that_are_none)
{
	static const char *const names[][2] = {{"pid usr", "usr"}, {"PID", "PID"}, {"", ""}, {" ,, ", ""},
		{"command", ""}, {"cpu;mem", "cpu;mem"}};
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		struct column_choice choice = {.count = 7};
		struct slice wrong;
		ck_assert_int_ne(column_choice_parse(&choice, names[i][0], &wrong), 0);
		ck_assert(slice_equals(wrong, slice_of(names[i][1])));
		ck_assert_uint_eq(choice.count, 7);
	}
}
END_TEST

/* A column of each part; what none of them shows is not wanted. */
START_TEST(only_what_is_shown_is_wanted)
{
	static const struct {
		const char *name;
		size_t part;
	} parts[] = {{"swap", PROCESS_STATUS}, {"unit", PROCESS_CGROUP}, {"wait", PROCESS_SCHEDSTAT},
		{"io", PROCESS_IO}, {"user", PROCESS_OWNER}};
	for (size_t i = 0; i < COUNT_OF(parts); i++) {
		struct column_choice choice = {0};
		struct shown_columns shown;
		struct slice wrong;
		struct interest *interest = calloc(1, sizeof(*interest));
		ck_assert_ptr_nonnull(interest);
		ck_assert_int_eq(column_choice_parse(&choice, parts[i].name, &wrong), 0);
		columns_show(&choice, 80, 3, &shown);
		columns_fill(&shown, interest);
		for (size_t j = 0; j < COUNT_OF(parts); j++)
			ck_assert_int_eq(interest_has_part(interest, FAMILY_PROCESS, parts[j].part), i == j);
		free(interest);
	}
}
END_TEST

struct list {
	struct machine machine;
	struct process_list rows;
	struct finding_list findings;
	struct alert_log log;
	struct field fields[SHOW_COUNT];
	struct screen_state state;
	struct view view;
};

static void update(struct list *list)
{
	struct process_options options = list_options(&list->state);
	list_take_in(&list->state, &list->view);
	ck_assert_int_eq(
		process_list_update(&list->rows, &list->machine.sampler->delta, &options, 0, SIZE_MAX), 0);
}

static void list_begin(struct list *list)
{
	process_list_init(&list->rows);
	screen_state_init(&list->state);
	alert_log_init(&list->log);
	ck_assert_uint_eq(view_fields_init(list->fields), 0);
	list->findings = (struct finding_list){0};
	list->view = (struct view){
		.delta = &list->machine.sampler->delta,
		.findings = &list->findings,
		.log = &list->log,
		.processes = &list->rows,
		.fields = list->fields,
		.state = &list->state,
	};
	update(list);
}

static void list_end(struct list *list)
{
	process_list_finish(&list->rows);
	screen_state_finish(&list->state);
	machine_finish(&list->machine);
}

/* "p3 t0 e": processes by place, threads by item, who has ended. */
static void expect_lines(const struct list *list, size_t page, const char *expected)
{
	struct list_line lines[64];
	struct buf text;
	buf_init(&text, 4096);
	size_t count = list_lines(&list->view, page, lines);
	ck_assert_uint_le(count, page);
	for (size_t i = 0; i < count; i++) {
		static const char kinds[] = {[LINE_PROCESS] = 'p', [LINE_THREAD] = 't', [LINE_ENDED] = 'e'};
		buf_printf(&text, "%s%c%zu", i > 0 ? " " : "", kinds[lines[i].kind], lines[i].at);
	}
	ck_assert_str_eq(count == 0 ? "" : text.data, expected);
	buf_finish(&text);
}

static void select_pid(struct list *list, uint64_t pid)
{
	for (size_t i = 0; i < list->rows.count; i++) {
		struct process_identity who = process_identity_of(list->view.delta, list->rows.rows[i].item);
		if (who.pid != pid)
			continue;
		list->state.cursor = i;
		list->state.selected = who;
		list->state.has_selection = true;
		return;
	}
	ck_abort_msg("no process %u", (unsigned)pid);
}

START_TEST(threads_stand_beneath_their_process)
{
	struct list list;
	machine_open_fixture(&list.machine, "threads");
	list_begin(&list);
	const struct family_data *threads = &list.view.delta->now->families[FAMILY_THREAD];
	ck_assert_uint_gt(threads->count, 0);
	list.state.list.has_threads = true;
	list.state.sort = SORT_PID;
	update(&list);
	expect_lines(&list, 3, list.rows.count >= 3 ? "p0 p1 p2" : list.rows.count == 2 ? "p0 p1" : "p0");
	uint64_t pid = process_identity_of(list.view.delta, list.rows.rows[0].item).pid;
	select_pid(&list, pid);
	ck_assert_uint_lt(list_room(&list.view, 10), 10);
	struct list_line lines[10];
	ck_assert_uint_ge(list_lines(&list.view, 10, lines), 2);
	ck_assert_int_eq(lines[0].kind, LINE_PROCESS);
	ck_assert_int_eq(lines[1].kind, LINE_THREAD);
	/* Half a page of them at most. */
	ck_assert_uint_ge(list_room(&list.view, 2), 1);
	ck_assert_uint_eq(list_room(&list.view, 0), 0);
	struct interest *interest = calloc(1, sizeof(*interest));
	ck_assert_ptr_nonnull(interest);
	list_fill(&list.view, 80, interest);
	ck_assert(interest_has_part(interest, FAMILY_THREAD, 0));
	ck_assert_uint_eq(interest->threads_of, pid);
	free(interest);
	list_end(&list);
}
END_TEST

static const struct crowd_member members[] = {
	{.pid = 10, .name = "init", .command = "init", .start = 1},
	{.pid = 20, .name = "worker", .command = "worker --all", .start = 100, .cpu = 50},
	{.pid = 30, .name = "other", .command = "other", .start = 200, .cpu = 20},
};

/* Who is followed keeps a row when he has ended, at his place, with what he was called. */
START_TEST(who_was_followed)
{
	struct list list;
	struct crowd_member rest[] = {members[0], members[2]};
	machine_init(&list.machine);
	crowd_write(&list.machine, "1", 1000, members, 3, false);
	crowd_write(&list.machine, "2", 1002, members, 3, true);
	crowd_write(&list.machine, "3", 1004, rest, 2, true);
	machine_begin(&list.machine);
	ck_assert_int_eq(sampler_step(list.machine.sampler), 0);
	ck_assert_int_eq(sampler_step(list.machine.sampler), 0);
	list_begin(&list);
	select_pid(&list, 20);
	ck_assert_uint_eq(list.state.cursor, 0);
	list.state.list.followed = (struct followed){.is_on = true, .process = list.state.selected};
	update(&list);
	ck_assert(!list_has_ended(&list.state));
	ck_assert_uint_eq(list_room(&list.view, 10), 10);
	expect_lines(&list, 10, "p0 p1 p2");
	ck_assert_int_eq(sampler_step(list.machine.sampler), 0);
	update(&list);
	ck_assert(list_has_ended(&list.state));
	ck_assert_str_eq(list.state.list.followed.name, "worker --all");
	ck_assert_int_eq(list.state.list.followed.end, list.view.delta->now->stamp.realtime);
	expect_lines(&list, 10, "e0 p0 p1");
	ck_assert_uint_eq(list_room(&list.view, 10), 9);
	list.state.cursor = 2;
	expect_lines(&list, 10, "p0 p1 e0");
	expect_lines(&list, 2, "p0 p1");
	expect_lines(&list, 0, "");
	list_end(&list);
}
END_TEST

/* The order follows what the worst alert is about. */
START_TEST(the_automatic_order)
{
	struct list list;
	crowd_open(&list.machine, members, 3);
	list_begin(&list);
	list.state.sort = SORT_AUTOMATIC;
	update(&list);
	ck_assert_int_eq(list_sort(&list.state), SORT_CPU);
	static const struct {
		enum family_id family;
		const char *name;
		enum level level;
		enum process_sort sort;
	} causes[] = {
		{FAMILY_MEM, "used_percent", LEVEL_CRITICAL, SORT_MEMORY},
		{FAMILY_MEM, "used_percent", LEVEL_CAREFUL, SORT_CPU},
		{FAMILY_DISK, "busy_percent", LEVEL_WARNING, SORT_IO},
		{FAMILY_CPU, "busy_percent", LEVEL_WARNING, SORT_CPU},
	};
	for (size_t i = 0; i < COUNT_OF(causes); i++) {
		struct finding *finding = &list.findings.findings[0];
		list.findings.count = 1;
		ck_assert(field_find(causes[i].family, slice_of(causes[i].name), &finding->field));
		finding->level = causes[i].level;
		update(&list);
		ck_assert_int_eq(list_sort(&list.state), causes[i].sort);
	}
	/* What lasts counts before what is new. */
	struct logged_alert *logged = &list.log.tracked[list.log.tracked_count++];
	*logged = (struct logged_alert){.is_open = true, .level = LEVEL_WARNING};
	ck_assert(field_find(FAMILY_MEM, slice_of("used_percent"), &logged->field));
	update(&list);
	ck_assert_int_eq(list_sort(&list.state), SORT_MEMORY);
	list.state.sort = SORT_PID;
	ck_assert_int_eq(list_sort(&list.state), SORT_PID);
	list_end(&list);
}
END_TEST

START_TEST(filters_hold_until_the_next_right_one)
{
	struct list_filter *filter = calloc(1, sizeof(*filter));
	ck_assert_ptr_nonnull(filter);
	ck_assert_int_eq(list_filter_set(filter, "/wor./ cpu>1"), 0);
	ck_assert_str_eq(filter->text, "/wor./ cpu>1");
	ck_assert_int_ne(list_filter_set(filter, "/work"), 0);
	ck_assert(filter->is_wrong);
	ck_assert_str_eq(filter->text, "/wor./ cpu>1");
	ck_assert_uint_gt(strlen(filter->error.text), 0);
	ck_assert_int_eq(list_filter_set(filter, "  "), 0);
	ck_assert(!filter->is_wrong);
	ck_assert_str_eq(filter->text, "");
	expression_finish(&filter->expression);
	free(filter);
}
END_TEST

void list_tests(TCase *tests)
{
	tcase_add_loop_test(tests, columns_that_are_shown, 0, COUNT_OF(choices));
	tcase_add_loop_test(tests, columns_are_sound, 0, LIST_COUNT);
	tcase_add_test(tests, columns_that_are_none);
	tcase_add_test(tests, only_what_is_shown_is_wanted);
	tcase_add_test(tests, threads_stand_beneath_their_process);
	tcase_add_test(tests, who_was_followed);
	tcase_add_test(tests, the_automatic_order);
	tcase_add_test(tests, filters_hold_until_the_next_right_one);
}
