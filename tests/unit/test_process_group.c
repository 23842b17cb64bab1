/* SPDX-License-Identifier: MIT */
/* Groups of the process list, and the unit that a control group belongs to. */
#include "core/process/unit.h"
#include "crowd.h"
#include "suites.h"

#include <math.h>

#define SYSTEM "/system.slice/"

/* clang-format off */
static const struct crowd_member crowd[] = {
	{1, 0, "systemd", .cgroup = "/init.scope", .pages = 30},
	{2, 0, "kthreadd", .is_kernel_thread = true},
	{10, 1, "nginx", .cgroup = SYSTEM "nginx.service", .cpu = 2, .pages = 10},
	{11, 10, "nginx", .uid = 33, .cgroup = SYSTEM "nginx.service", .cpu = 60, .pages = 90, .io = 4000},
	{12, 10, "nginx", .uid = 33, .cgroup = SYSTEM "nginx.service", .cpu = 80, .pages = 70, .has_no_io = true},
	{20, 1, "cron", .cgroup = SYSTEM "cron.service", .pages = 5},
	{21, 20, "backup", .uid = 4711, .cgroup = SYSTEM "cron.service", .cpu = 100, .pages = 500, .io = 90000},
	{30, 2, "kworker", .is_kernel_thread = true, .cpu = 4},
};

static const struct {
	struct process_options options;
	const char *open; /* a group that is opened; NULL for none */
	const char *rows;
} groups[] = {
	{{.sort = SORT_CPU, .grouping = GROUPING_NAME}, NULL, "nginxx3 backupx1 kworkerx1 systemdx1 cronx1 kthreaddx1"},
	{{.sort = SORT_CPU, .grouping = GROUPING_NAME, .is_reversed = true}, NULL, "systemdx1 cronx1 kthreaddx1 kworkerx1 backupx1 nginxx3"},
	{{.sort = SORT_MEMORY, .grouping = GROUPING_NAME}, NULL, "backupx1 nginxx3 systemdx1 cronx1 kworkerx1 kthreaddx1"},
	{{.sort = SORT_NAME, .grouping = GROUPING_NAME}, NULL, "backupx1 cronx1 kthreaddx1 kworkerx1 nginxx3 systemdx1"},
	{{.sort = SORT_PID, .grouping = GROUPING_NAME}, NULL, "systemdx1 kthreaddx1 nginxx3 cronx1 backupx1 kworkerx1"},
	{{.sort = SORT_CPU, .grouping = GROUPING_USER}, NULL, "wwwx2 4711x1 rootx5"},
	/* Who has no name comes behind those that have one. */
	{{.sort = SORT_NAME, .grouping = GROUPING_USER}, NULL, "rootx5 wwwx2 4711x1"},
	{{.sort = SORT_IO, .grouping = GROUPING_CGROUP}, NULL, "/system.slice/cron.servicex2 /system.slice/nginx.servicex3 /x2 /init.scopex1"},
	{{.sort = SORT_CPU, .grouping = GROUPING_UNIT}, NULL, "nginx.servicex3 cron.servicex2 -x2 init.scopex1"},
	{{.sort = SORT_CPU, .grouping = GROUPING_UNIT, .hides_kernel_threads = true}, NULL, "nginx.servicex3 cron.servicex2 init.scopex1"},
	/* Its members in the same order. */
	{{.sort = SORT_CPU, .grouping = GROUPING_NAME}, "nginx", "nginxo3 +12 +11 `10 backupx1 kworkerx1 systemdx1 cronx1 kthreaddx1"},
	{{.sort = SORT_MEMORY, .grouping = GROUPING_UNIT, .is_reversed = true}, "nginx.service", "init.scopex1 nginx.serviceo3 +10 +12 `11 cron.servicex2 -x2"},
	/* A group of a kind is another one than that of the same name of another kind. */
	{{.sort = SORT_PID, .grouping = GROUPING_NAME}, "init.scope", "systemdx1 kthreaddx1 nginxx3 cronx1 backupx1 kworkerx1"},
	/* A tree is for processes that are not grouped. */
	{{.sort = SORT_CPU, .grouping = GROUPING_USER, .is_tree = true}, NULL, "wwwx2 4711x1 rootx5"},
};
/* clang-format on */

static void update(
	struct process_list *list, const struct machine *machine, const struct process_options *options)
{
	ck_assert_int_eq(process_list_update(list, &machine->sampler->delta, options, 0, SIZE_MAX), 0);
}

/* Opens the group of that name, of whatever kind. */
static void open_group(struct process_list *list, const struct machine *machine, const char *wanted,
	struct process_folds *folds)
{
	const struct delta *delta = &machine->sampler->delta;
	struct buf name;
	buf_init(&name, 256);
	for (enum process_grouping grouping = GROUPING_NAME; grouping < GROUPING_COUNT; grouping++) {
		update(list, machine, &(struct process_options){.grouping = grouping});
		for (size_t i = 0; i < list->count; i++) {
			buf_reset(&name);
			process_grouping_add_name(&name, grouping, delta, list->rows[i].item);
			if (slice_equals((struct slice){name.data, name.length}, slice_of(wanted)))
				ck_assert_int_eq(process_folds_add(folds,
							 process_row_identity(list, delta, &list->rows[i])),
					0);
		}
	}
	buf_finish(&name);
	ck_assert_uint_eq(folds->count, 1);
}

START_TEST(groups_have_their_rows)
{
	static struct process_folds folds;
	struct machine machine;
	struct process_list list;
	struct process_options options = groups[_i].options;
	crowd_open(&machine, crowd, COUNT_OF(crowd));
	process_list_init(&list);
	folds = (struct process_folds){0};
	if (groups[_i].open != NULL)
		open_group(&list, &machine, groups[_i].open, &folds);
	options.folds = &folds;
	update(&list, &machine, &options);
	crowd_expect(&machine, &list, groups[_i].rows);
	size_t members = 0;
	for (size_t i = 0; i < list.count; i++)
		members += list.rows[i].is_group ? list.rows[i].count : 0;
	ck_assert_uint_eq(members, list.processes);
	process_list_finish(&list);
	machine_finish(&machine);
}
END_TEST

START_TEST(groups_carry_sums)
{
	/* Of the group nginx.service; one of the three has an unreadable io file. */
	static const struct {
		const char *field;
		double value;
	} values[] = {
		{"cpu_percent", 71},
		{"resident_bytes", 170 * 4096},
		{"io_bytes_per_second", 2000},
		{"threads", 3},
		{"uid", NAN},
		/* No sum where nothing is known. */
		{"swap_bytes", NAN},
	};
	struct machine machine;
	struct process_list list;
	struct field field;
	crowd_open(&machine, crowd, COUNT_OF(crowd));
	process_list_init(&list);
	update(&list, &machine, &(struct process_options){.sort = SORT_CPU, .grouping = GROUPING_UNIT});
	for (size_t i = 0; i < COUNT_OF(values); i++) {
		ck_assert(field_find(FAMILY_PROCESS, slice_of(values[i].field), &field));
		double value = process_row_value(&list, &machine.sampler->delta, &list.rows[0], field);
		if (isnan(values[i].value))
			ck_assert_double_nan(value);
		else
			ck_assert_double_eq_tol(value, values[i].value, 1e-9);
	}
	process_list_finish(&list);
	machine_finish(&machine);
}
END_TEST

START_TEST(every_grouping_has_a_title)
{
	ck_assert_str_eq(process_grouping_title(GROUPING_NONE), "");
	ck_assert_str_eq(process_grouping_title(GROUPING_NAME), "program");
	ck_assert_str_eq(process_grouping_title(GROUPING_USER), "user");
	ck_assert_str_eq(process_grouping_title(GROUPING_CGROUP), "cgroup");
	ck_assert_str_eq(process_grouping_title(GROUPING_UNIT), "unit");
}
END_TEST

/* clang-format off */
static const struct {
	const char *cgroup, *unit;
} units[] = {
	{"/", "-"},
	{"", "-"},
	{"/..", "-"},
	{"/init.scope", "init.scope"},
	{"/system.slice/cron.service", "cron.service"},
	{"/system.slice/system-getty.slice/getty@tty1.service", "getty@tty1.service"},
	{"/system.slice/cron.service/", "cron.service"},
	{"/system.slice/cron.service (deleted)", "cron.service"},
	{"/user.slice/user-1000.slice/session-3.scope", "session-3.scope"},
	{"/user.slice/user-1000.slice/user@1000.service/init.scope", "init.scope"},
	{"/user.slice/user-1000.slice/user@1000.service/app.slice/dbus.service", "dbus.service"},
	{"/user.slice/user-1000.slice/user@1000.service/app.slice", "app.slice"},
	{"/user.slice/user-1000.slice/user@1000.service/app.slice/app-term-4711.scope/tab", "app-term-4711.scope"},
	{"/system.slice/docker-0123abcd.scope", "docker-0123abcd.scope"},
	{"/system.slice/docker-0123abcd.scope/system.slice/web.service", "web.service"},
	{"/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod77.slice/cri-containerd-88.scope", "cri-containerd-88.scope"},
	{"/kubepods/burstable/pod77/88", "88"},
	{"/docker/0123abcd", "0123abcd"},
	{"/dev-sda2.swap", "dev-sda2.swap"},
	{"/system.slice/srv.mount", "srv.mount"},
	{"/system.slice/web.socket", "web.socket"},
	/* An ending alone is no unit. */
	{"/system.slice/.service", "system.slice"},
	{"/../../other.service", "other.service"},
};
/* clang-format on */

START_TEST(control_groups_belong_to_units)
{
	struct slice unit = process_unit(slice_of(units[_i].cgroup));
	ck_assert_msg(slice_equals(unit, slice_of(units[_i].unit)), "%s: %.*s", units[_i].cgroup,
		(int)unit.length, unit.data);
}
END_TEST

void process_group_tests(TCase *tests)
{
	tcase_add_loop_test(tests, groups_have_their_rows, 0, COUNT_OF(groups));
	tcase_add_test(tests, groups_carry_sums);
	tcase_add_test(tests, every_grouping_has_a_title);
	tcase_add_loop_test(tests, control_groups_belong_to_units, 0, COUNT_OF(units));
}
