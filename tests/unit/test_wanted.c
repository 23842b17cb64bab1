/* SPDX-License-Identifier: MIT */
/* What costs much is read while a panel shows it, and only then. */
#include "machine.h"
#include "suites.h"
#include "tui/keys.h"
#include "tui/wanted.h"

enum { CGROUPS = 1 << FAMILY_CGROUP, SOCKETS = 1 << FAMILY_SOCKET, INTERRUPTS = 1 << FAMILY_INTERRUPT };

/* clang-format off */
static const struct {
	const char *fixture;
	size_t rows, columns;
	uint32_t key; /* pressed before; INPUT_NONE for none */
	bool is_side_off;
	unsigned before, wanted;
} screens[] = {
	{"vm-debian12", 24, 80, INPUT_NONE, false, SOCKETS | INTERRUPTS, 0},
	{"vm-debian12", 60, 200, INPUT_NONE, false, 0, SOCKETS | INTERRUPTS},
	{"vm-debian12", 60, 200, INPUT_NONE, true, 0, 0},
	/* It has no control groups, so there is no panel; one that was forgotten would come and go. */
	{"vm-debian12", 40, 120, INPUT_NONE, false, 0, 0},
	{"vm-debian12", 40, 120, INPUT_NONE, false, CGROUPS, CGROUPS},
	{"laptop", 24, 80, INPUT_NONE, false, CGROUPS, 0},
	{"laptop", 24, 80, 'G', false, CGROUPS, CGROUPS},
	{"laptop", 24, 80, 's', false, CGROUPS, 0},
	{"laptop", 48, 120, INPUT_NONE, false, CGROUPS, CGROUPS},
	{"laptop", 48, 120, 'G', false, CGROUPS, 0},
	{"laptop", 48, 120, 's', false, CGROUPS, CGROUPS},
};
/* clang-format on */

static const unsigned all = CGROUPS | SOCKETS | INTERRUPTS;

static unsigned settle(
	struct layout *layout, const struct view *view, size_t rows, size_t columns, unsigned before)
{
	layout_make(layout, view, rows, columns);
	return (unsigned)(wanted_families(layout, view, before) & all);
}

START_TEST(what_screens_want)
{
	struct machine machine;
	struct field fields[SHOW_COUNT];
	struct layout layout;
	struct screen_state state;
	struct process_list processes;
	struct alert_list alerts = {0};
	struct alert_log log;
	machine_open_fixture(&machine, screens[_i].fixture);
	ck_assert_uint_eq(view_fields_init(fields), 0);
	screen_state_init(&state);
	process_list_init(&processes);
	alert_log_init(&log);
	struct view view = {.delta = &machine.sampler->delta,
		.alerts = &alerts,
		.log = &log,
		.processes = &processes,
		.fields = fields,
		.state = &state};
	if (screens[_i].is_side_off)
		state.panels[PANEL_SIDE] = PANEL_OFF;
	unsigned wanted = settle(&layout, &view, screens[_i].rows, screens[_i].columns, screens[_i].before);
	if (screens[_i].key != INPUT_NONE) {
		ck_assert(keys_act(screens[_i].key, &(struct key_event){&state, &view, &layout}));
		wanted = settle(&layout, &view, screens[_i].rows, screens[_i].columns, screens[_i].before);
	}
	ck_assert_uint_eq(wanted, screens[_i].wanted);
	process_list_finish(&processes);
	machine_finish(&machine);
}
END_TEST

START_TEST(the_rest_stays_wanted)
{
	struct field fields[SHOW_COUNT];
	struct interest interest = {0};
	ck_assert_uint_eq(view_fields_init(fields), 0);
	for (size_t i = 0; i < SHOW_COUNT; i++)
		interest_add_field(&interest, fields[i]);
	ck_assert(interest_has_part(&interest, FAMILY_CGROUP, 0));
	wanted_apply(0, fields, &interest);
	ck_assert(!interest_has_part(&interest, FAMILY_CGROUP, 0));
	ck_assert(!interest_has_part(&interest, FAMILY_SOCKET, 1));
	ck_assert(!interest_has_part(&interest, FAMILY_INTERRUPT, 0));
	ck_assert(interest_has_part(&interest, FAMILY_SENSOR, 0));
	ck_assert(interest_has_part(&interest, FAMILY_NET, NET_DEV));
	wanted_apply(CGROUPS, fields, &interest);
	ck_assert(interest_has_part(&interest, FAMILY_CGROUP, 0));
	ck_assert(!interest_has_part(&interest, FAMILY_SOCKET, 1));
}
END_TEST

void wanted_tests(TCase *tests)
{
	tcase_add_loop_test(tests, what_screens_want, 0, COUNT_OF(screens));
	tcase_add_test(tests, the_rest_stays_wanted);
}
