/* SPDX-License-Identifier: MIT */
/* What costs much is read while a panel shows it, and only then. */
#include "machine.h"
#include "suites.h"
#include "tui/keys.h"
#include "tui/wanted.h"

/* clang-format off */
static const struct {
	const char *fixture;
	size_t rows, columns;
	uint32_t key; /* pressed before; INPUT_NONE for none */
	bool is_side_off;
	wanted_set before;
	const char *read;
} screens[] = {
	{"vm-debian12", 24, 80, INPUT_NONE, false, WANTED_ALL, " cgroup"},
	{"vm-debian12", 24, 80, INPUT_NONE, false, 0, ""},
	{"vm-debian12", 24, 80, '1', false, 0, " topology"},
	{"vm-debian12", 60, 200, INPUT_NONE, false, 0, " topology socket interrupt"},
	{"vm-debian12", 60, 200, INPUT_NONE, true, 0, ""},
	/* It has no control groups, so there is no panel; one that was forgotten would come and go. */
	{"vm-debian12", 40, 120, INPUT_NONE, false, 0, ""},
	{"vm-debian12", 40, 120, INPUT_NONE, false, WANTED_ALL, " cgroup"},
	{"laptop", 24, 80, INPUT_NONE, false, 0, ""},
	{"laptop", 24, 80, 'G', false, 0, " cgroup"},
	{"laptop", 24, 80, 's', false, 0, ""},
	{"laptop", 48, 120, INPUT_NONE, false, 0, " cgroup"},
	{"laptop", 48, 120, 'G', false, 0, ""},
	{"laptop", 48, 120, 's', false, 0, " cgroup"},
};
/* clang-format on */

static void add_read(struct buf *out, const struct interest *interest)
{
	static const struct {
		enum family_id family;
		size_t part;
		const char *name;
	} parts[] = {
		{FAMILY_CGROUP, 0, "cgroup"},
		{FAMILY_CPU, CPU_TOPOLOGY, "topology"},
		{FAMILY_SOCKET, 1, "socket"},
		{FAMILY_INTERRUPT, 0, "interrupt"},
	};
	for (size_t i = 0; i < COUNT_OF(parts); i++)
		if (interest_has_part(interest, parts[i].family, parts[i].part))
			buf_printf(out, " %s", parts[i].name);
}

START_TEST(what_screens_want)
{
	char storage[256];
	struct buf text;
	struct machine machine;
	struct field fields[SHOW_COUNT];
	struct layout layout;
	struct screen_state state;
	struct process_list processes;
	struct finding_list findings = {0};
	struct alert_log log;
	struct interest interest = {0};
	machine_open_fixture(&machine, screens[_i].fixture);
	ck_assert_uint_eq(view_fields_init(fields), 0);
	screen_state_init(&state);
	process_list_init(&processes);
	alert_log_init(&log);
	buf_init_in(&text, storage, sizeof(storage));
	struct view view = {.delta = &machine.sampler->delta,
		.findings = &findings,
		.log = &log,
		.processes = &processes,
		.fields = fields,
		.state = &state};
	if (screens[_i].is_side_off)
		state.panels[PANEL_SIDE] = PANEL_OFF;
	layout_make(&layout, &view, screens[_i].rows, screens[_i].columns);
	if (screens[_i].key != INPUT_NONE)
		ck_assert(keys_act(screens[_i].key, &(struct key_event){&state, &view, &layout}));
	layout_make(&layout, &view, screens[_i].rows, screens[_i].columns);
	wanted_apply(wanted_of(&layout, &view, screens[_i].before), fields, &interest);
	add_read(&text, &interest);
	ck_assert_str_eq(text.data, screens[_i].read);
	process_list_finish(&processes);
	machine_finish(&machine);
}
END_TEST

START_TEST(the_rest_stays_wanted)
{
	char storage[256];
	struct buf text;
	struct field fields[SHOW_COUNT];
	struct interest interest = {0};
	buf_init_in(&text, storage, sizeof(storage));
	ck_assert_uint_eq(view_fields_init(fields), 0);
	for (size_t i = 0; i < SHOW_COUNT; i++)
		interest_add_field(&interest, fields[i]);
	wanted_apply(0, fields, &interest);
	add_read(&text, &interest);
	ck_assert_str_eq(text.data, "");
	ck_assert(interest_has_part(&interest, FAMILY_SENSOR, 0));
	ck_assert(interest_has_part(&interest, FAMILY_CPU, 0));
	ck_assert(interest_has_part(&interest, FAMILY_NET, NET_DEV));
	wanted_apply(wanted_first(), fields, &interest);
	add_read(&text, &interest);
	ck_assert_str_eq(text.data, " cgroup socket interrupt");
	buf_reset(&text);
	wanted_apply(WANTED_ALL, fields, &interest);
	add_read(&text, &interest);
	ck_assert_str_eq(text.data, " cgroup topology socket interrupt");
}
END_TEST

void wanted_tests(TCase *tests)
{
	tcase_add_loop_test(tests, what_screens_want, 0, COUNT_OF(screens));
	tcase_add_test(tests, the_rest_stays_wanted);
}
