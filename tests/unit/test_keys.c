/* SPDX-License-Identifier: MIT */
/* Keys act on the state of the screen, without a terminal. */
#include "machine.h"
#include "suites.h"
#include "tui/keys.h"
#include "tui/list/list.h"

#include <stdio.h>
#include <string.h>

enum { ROWS = 13, COLUMNS = 80, PAGE = 3, PROCESSES = 8 };

/* A screen with a list of eight, of which three rows are shown. */
struct screen {
	struct machine machine;
	struct process_list list;
	struct finding_list findings;
	struct alert_log log;
	struct history history;
	struct field fields[SHOW_COUNT];
	struct layout layout;
	struct screen_state state;
	struct view view;
};

static void settle(struct screen *screen)
{
	struct process_options options = list_options(&screen->state);
	ck_assert_int_eq(
		process_list_update(&screen->list, &screen->machine.sampler->delta, &options, 0, SIZE_MAX),
		0);
	layout_make(&screen->layout, &screen->view, ROWS, COLUMNS);
	keys_settle(&(struct key_event){&screen->state, &screen->view, &screen->layout});
}

static void screen_init(struct screen *screen)
{
	machine_open_fixture(&screen->machine, "level-ok");
	process_list_init(&screen->list);
	screen_state_init(&screen->state);
	screen->findings = (struct finding_list){0};
	alert_log_init(&screen->log);
	screen->history = (struct history){0};
	ck_assert_uint_eq(view_fields_init(screen->fields), 0);
	screen->view = (struct view){
		.delta = &screen->machine.sampler->delta,
		.findings = &screen->findings,
		.log = &screen->log,
		.history = &screen->history,
		.processes = &screen->list,
		.fields = screen->fields,
		.state = &screen->state,
	};
	settle(screen);
	ck_assert_uint_eq(layout_page(&screen->layout), PAGE);
	ck_assert_uint_eq(screen->list.count, PROCESSES);
}

static void screen_finish(struct screen *screen)
{
	process_list_finish(&screen->list);
	screen_state_finish(&screen->state);
	machine_finish(&screen->machine);
}

static void press(struct screen *screen, const char *names)
{
	struct scan script = scan_slice(slice_of(names));
	struct slice name;
	while (scan_word(&script, &name)) {
		uint32_t input = keys_find(name);
		ck_assert_uint_ne(input, INPUT_NONE);
		(void)keys_act(input, &(struct key_event){&screen->state, &screen->view, &screen->layout});
		settle(screen);
	}
}

/* clang-format off */
static const struct {
	const char *keys;
	/* order, "r" when reversed, panels (+: opened), "?" for help, "alerts"; then what is seen of the list */
	const char *state;
} scripts[] = {
	{"", "cpu net disk fs top 0"},
	{"m", "memory net disk fs top 0"},
	{"i", "io net disk fs top 0"},
	{"p", "name net disk fs top 0"},
	{"p c", "cpu net disk fs top 0"},
	{"r", "cpu r net disk fs top 0"},
	{"r r", "cpu net disk fs top 0"},
	{"r m", "memory net disk fs top 0"},
	/* Of disks there is one, which its line shows: off and on. Of the others there is more: opened, off, and on. */
	{"d", "cpu net fs top 0"},
	{"d d", "cpu net disk fs top 0"},
	{"n", "cpu net+ disk fs top 0"},
	{"n n", "cpu disk fs top 0"},
	{"n n n", "cpu net disk fs top 0"},
	{"d f f n n", "cpu top 0"},
	{"d f f n n n f d", "cpu net disk fs top 0"},
	{"1", "cpu net disk fs cpus+ top 0"},
	{"1 1", "cpu net disk fs top 0"},
	{"s", "cpu net disk fs sensors+ top 0"},
	{"s s", "cpu net disk fs top 0"},
	{"G", "cpu net disk fs cgroups+ top 0"},
	{"G G", "cpu net disk fs top 0"},
	{"2", "cpu net disk fs top 0 no side"},
	{"2 2", "cpu net disk fs top 0"},
	{"l", "cpu net disk fs alerts top 0"},
	{"l l", "cpu net disk fs top 0"},
	{"l h Esc", "cpu net disk fs alerts top 0"},
	{"l h Esc Esc", "cpu net disk fs top 0"},
	{"h", "cpu net disk fs ? top 0"},
	{"h h", "cpu net disk fs top 0"},
	{"? F1", "cpu net disk fs top 0"},
	{"h Esc", "cpu net disk fs top 0"},
	/* The first press selects what is there to be seen. */
	{"Down", "cpu net disk fs top 0 cursor 0"},
	{"Up", "cpu net disk fs top 0 cursor 0"},
	{"Down Down Down", "cpu net disk fs top 0 cursor 2"},
	{"Down Down Down Down", "cpu net disk fs top 1 cursor 3"},
	{"Down Down Down Down Up Up Up", "cpu net disk fs top 0 cursor 0"},
	{"End", "cpu net disk fs top 5 cursor 7"},
	{"End Down Down", "cpu net disk fs top 5 cursor 7"},
	{"End Home", "cpu net disk fs top 0 cursor 0"},
	{"PgDn", "cpu net disk fs top 3 cursor 3"},
	{"PgDn PgDn", "cpu net disk fs top 5 cursor 6"},
	{"PgDn PgDn PgDn PgDn", "cpu net disk fs top 5 cursor 7"},
	{"PgDn PgUp", "cpu net disk fs top 0 cursor 0"},
	{"PgUp", "cpu net disk fs top 0 cursor 0"},
	/* Esc closes one layer at a time, and quits nothing. */
	{"Down h Esc", "cpu net disk fs top 0 cursor 0"},
	{"Down h Esc Esc", "cpu net disk fs top 0"},
	{"Esc Esc Esc", "cpu net disk fs top 0"},
	/* Detail of one process, its open files, and back. */
	{"Enter", "cpu net disk fs detail top 0 cursor 0"},
	{"Down Down Enter", "cpu net disk fs detail top 0 cursor 1"},
	{"Enter Down Down", "cpu net disk fs detail top 0 cursor 2"},
	{"Enter Enter", "cpu net disk fs detail top 0 cursor 0"},
	{"Enter o", "cpu net disk fs files top 0 cursor 0"},
	{"Enter o o", "cpu net disk fs detail top 0 cursor 0"},
	{"Enter o Down Down", "cpu net disk fs files top 0 cursor 0"},
	{"Enter o Esc", "cpu net disk fs detail top 0 cursor 0"},
	{"Enter o Esc Esc", "cpu net disk fs top 0 cursor 0"},
	{"Enter o Esc Esc Esc", "cpu net disk fs top 0"},
	{"l Enter", "cpu net disk fs alerts top 0"},
	{"Enter l l", "cpu net disk fs top 0 cursor 0"},
	{"q", "cpu net disk fs done top 0"},
	{"Space", "cpu net disk fs paused top 0"},
	/* To the processes of a fixture nothing is done: no list of signals opens. */
	{"k", "cpu net disk fs top 0"},
	{"+ -", "cpu net disk fs top 0"},
	{"A", "cpu net disk fs top 0 ascii"},
	{"A A", "cpu net disk fs top 0"},
	{"Space Space", "cpu net disk fs top 0"},
	{"Ctrl-L", "cpu net disk fs top 0"},
	{"z", "cpu net disk fs top 0"},
	{"T", "time net disk fs top 0"},
	{"u", "user net disk fs top 0"},
	{"N", "pid net disk fs top 0"},
	{"m a", "auto net disk fs top 0"},
	{"m P", "cpu net disk fs top 0"},
	{"M", "memory net disk fs top 0"},
	{"F6", "cpu net disk fs top 0 menu 0"},
	{"m F6", "memory net disk fs top 0 menu 1"},
	{"F6 Down Down Enter", "io net disk fs top 0"},
	{"F6 End Enter", "auto net disk fs top 0"},
	{"r F6 PgDn Up Space", "pid net disk fs top 0"},
	{"F6 Down Esc", "cpu net disk fs top 0"},
	{"F6 Up Home Enter", "cpu net disk fs top 0"},
	{"t", "cpu net disk fs top 0 tree"},
	{"F5 t", "cpu net disk fs top 0"},
	{"O", "cpu net disk fs top 0 by program"},
	{"O O", "cpu net disk fs top 0 by user"},
	{"O O O", "cpu net disk fs top 0 by cgroup"},
	{"O O O O", "cpu net disk fs top 0 by unit"},
	{"O O O O O", "cpu net disk fs top 0"},
	{"O t", "cpu net disk fs top 0 tree"},
	{"t O", "cpu net disk fs top 0 by program"},
	{"O Down Enter", "cpu net disk fs top 0 cursor 0 by program 1 fold"},
	{"O Down Enter Enter", "cpu net disk fs top 0 cursor 0 by program"},
	{"O Down Right Right Left Left", "cpu net disk fs top 0 cursor 0 by program"},
	{"O Down Right Down Left", "cpu net disk fs top 0 cursor 0 by program 1 fold"},
	{"O *", "cpu net disk fs top 0 by program 8 fold"},
	{"O * *", "cpu net disk fs top 0 by program"},
	{"t * *", "cpu net disk fs top 0 tree"},
	{"*", "cpu net disk fs top 0"},
	{"Right Right Left Left", "cpu net disk fs top 0"},
	{"Right Right", "cpu net disk fs top 0 from 16"},
	{"Right w", "cpu net disk fs top 0 names"},
	{"w w", "cpu net disk fs top 0"},
	{"0", "cpu net disk fs top 0 share"},
	{"b", "cpu net disk fs top 0 bits"},
	{"H", "cpu net disk fs top 0 threads"},
	{"K", "cpu net disk fs top 0 no kernel threads"},
	{"K K H H 0 0 b b", "cpu net disk fs top 0"},
	{"F", "cpu net disk fs top 0 cursor 0 follow"},
	{"F F", "cpu net disk fs top 0 cursor 0"},
	{"F Down", "cpu net disk fs top 0 cursor 1"},
	{"F Esc", "cpu net disk fs top 0"},
	{"F O", "cpu net disk fs top 0 cursor 0 by program"},
	{"O F", "cpu net disk fs top 0 cursor 0 by program"},
	{"o", "cpu net disk fs top 0 columns 0"},
	{"o Down Down", "cpu net disk fs top 0 columns 2"},
	{"o Down Space", "cpu net disk fs top 0 columns 1 user state cpu mem read write"},
	{"o Down Down Enter Esc", "cpu net disk fs top 0 pid ppid user state cpu mem read write"},
	{"o Down Space Space Esc", "cpu net disk fs top 0 pid user state cpu mem read write"},
	{"o Down Space Home Space Esc", "cpu net disk fs top 0"},
	{"/ s s h d Enter", "cpu net disk fs top 0 filter sshd 1"},
	{"/ s s h d", "cpu net disk fs top 0 prompt filter sshd 1"},
	{"F3 u Backspace Enter", "cpu net disk fs top 0"},
	{"F4 s s Left Left x Right Ctrl-U Enter", "cpu net disk fs top 0 filter s 7"},
	{"\\ s s h Esc", "cpu net disk fs top 0"},
	{"/ s s h Enter / Ctrl-U j a Esc", "cpu net disk fs top 0 filter ssh 1"},
	{"/ s s h Enter / Ctrl-U Enter", "cpu net disk fs top 0"},
	/* What is wrong keeps the prompt open, and the last that was right. */
	{"/ s s h Space (", "cpu net disk fs top 0 prompt filter ssh  1 wrong"},
	{"/ s s h Space ( Enter", "cpu net disk fs top 0 prompt filter ssh  1 wrong"},
	{"/ s s h Space ( Backspace Enter", "cpu net disk fs top 0 filter ssh  1"},
	{"/ u : PgDn q F1", "cpu net disk fs top 0 cursor 2 prompt filter u 3 wrong"},
	{"Ctrl-D", "cpu net disk fs top 3 cursor 3"},
	{"Ctrl-F Ctrl-U", "cpu net disk fs top 0 cursor 0"},
	{"Ctrl-F Ctrl-B", "cpu net disk fs top 0 cursor 0"},
	/* The selected process stays so under another order: kthreadd is last by CPU and last by memory, first by name. */
	{"End r", "cpu r net disk fs top 0 cursor 2"},
};
/* clang-format on */

static void add_list(struct buf *out, const struct screen_state *state, size_t processes)
{
	static const char *const dialogs[DIALOG_COUNT] = {
		[DIALOG_SORT] = "menu", [DIALOG_COLUMNS] = "columns"};
	const struct list_state *list = &state->list;
	if (dialogs[state->dialog] != NULL)
		buf_printf(out, " %s %zu", dialogs[state->dialog], list->choice);
	buf_add_string(out, state->dialog == DIALOG_FILTER ? " prompt" : "");
	buf_add_string(out, list->is_tree ? " tree" : "");
	if (list->grouping != GROUPING_NONE)
		buf_printf(out, " by %s", process_grouping_title(list->grouping));
	if (list->folds.count > 0)
		buf_printf(out, " %zu fold", list->folds.count);
	if (list->command_from > 0)
		buf_printf(out, " from %zu", list->command_from);
	for (size_t i = 0; list->columns.is_chosen && i < list->columns.count; i++)
		buf_printf(out, " %s", list_column_table[list->columns.ids[i]].name);
	if (list->filter.text[0] != '\0')
		buf_printf(out, " filter %s %zu", list->filter.text, processes);
	buf_printf(out, "%s%s%s%s%s%s%s", list->filter.is_wrong ? " wrong" : "",
		list->has_short_names ? " names" : "", list->has_share ? " share" : "",
		state->has_bits ? " bits" : "", list->has_threads ? " threads" : "",
		list->hides_kernel_threads ? " no kernel threads" : "",
		list->followed.is_on ? " follow" : "");
}

static void add_state(struct buf *out, const struct screen_state *state)
{
	static const char *const sorts[] = {"cpu", "memory", "io", "name", "time", "user", "pid", "auto"};
	static const struct {
		enum panel_id id;
		const char *name;
	} switched[] = {{PANEL_NET, "net"}, {PANEL_DISK, "disk"}, {PANEL_FS, "fs"}, {PANEL_CPUS, "cpus"},
		{PANEL_SENSORS, "sensors"}, {PANEL_CGROUPS, "cgroups"}};
	buf_printf(out, "%s%s", sorts[state->sort], state->is_reversed ? " r" : "");
	for (size_t i = 0; i < COUNT_OF(switched); i++) {
		enum panel_mode mode = state->panels[switched[i].id];
		if (mode == PANEL_OPEN ||
			(mode == PANEL_AUTO && switched[i].id <= PANEL_FS && switched[i].id != PANEL_CPUS))
			buf_printf(out, " %s%s", switched[i].name, mode == PANEL_OPEN ? "+" : "");
	}
	static const char *const mains[] = {"", " alerts", " detail", " files"};
	buf_printf(out, "%s%s%s top %zu", state->dialog == DIALOG_HELP ? " ?" : "",
		state->is_done             ? " done"
			: state->is_paused ? " paused"
					   : "",
		mains[state->main], state->top);
	if (state->is_ascii)
		buf_add_string(out, " ascii");
	if (state->panels[PANEL_SIDE] == PANEL_OFF)
		buf_add_string(out, " no side");
	if (state->has_selection)
		buf_printf(out, " cursor %zu", state->cursor);
}

START_TEST(scripts_of_keys)
{
	struct screen screen;
	struct buf state;
	screen_init(&screen);
	buf_init(&state, 1024);
	press(&screen, scripts[_i].keys);
	add_state(&state, &screen.state);
	add_list(&state, &screen.state, screen.list.processes);
	ck_assert_str_eq(state.data, scripts[_i].state);
	buf_finish(&state);
	screen_finish(&screen);
}
END_TEST

static bool has_word(const char *text, const char *word)
{
	struct scan scan = scan_slice(slice_of(text));
	struct slice next;
	while (scan_word(&scan, &next))
		if (slice_equals(next, slice_of(word)))
			return true;
	return false;
}

/* No key without a script that tells what it does. */
START_TEST(every_key_has_a_script)
{
	bool has_script = false;
	for (size_t i = 0; i < COUNT_OF(scripts); i++)
		has_script |= has_word(scripts[i].keys, keys[_i].name);
	ck_assert_msg(has_script, "no script presses %s", keys[_i].name);
}
END_TEST

START_TEST(the_selection_is_a_process_not_a_place)
{
	static const char *const orders[] = {"m", "i", "p", "p r", "c"};
	struct screen screen;
	screen_init(&screen);
	press(&screen, "Down Down");
	struct process_identity selected = screen.state.selected;
	for (size_t i = 0; i < COUNT_OF(orders); i++) {
		press(&screen, orders[i]);
		struct process_identity under =
			process_identity_of(screen.view.delta, screen.list.rows[screen.state.cursor].item);
		ck_assert(process_identity_equals(under, selected));
		ck_assert_uint_ge(screen.state.cursor, screen.state.top);
		ck_assert_uint_lt(screen.state.cursor, screen.state.top + PAGE);
	}
	screen_finish(&screen);
}
END_TEST

/* The list of alerts is scrolled by the keys that move; the selection in the list of processes is not touched. */
START_TEST(alerts_are_scrolled)
{
	static const struct {
		const char *keys;
		size_t scroll;
	} cases[] = {
		{"l", 0},
		{"l Down", 1},
		{"l Down Down Up", 1},
		{"l Up", 0},
		{"l End", 50 - PAGE},
		{"l End Down", 50 - PAGE},
		{"l PgDn", PAGE},
		{"l PgDn PgDn PgUp", PAGE},
		{"l End Home", 0},
		{"l End l l", 0},
		{"l Down Esc", 1},
	};
	struct screen screen;
	screen_init(&screen);
	screen.log.ended_count = 50;
	press(&screen, cases[_i].keys);
	ck_assert_uint_eq(screen.state.scroll, cases[_i].scroll);
	ck_assert(!screen.state.has_selection);
	ck_assert(!screen.state.drops_ended);
	press(&screen, "x");
	ck_assert(screen.state.drops_ended);
	screen_finish(&screen);
}
END_TEST

/* On a low screen the keys that move do so in the help; Esc closes it and it begins anew. */
START_TEST(the_help_scrolls_where_it_is_cut)
{
	static const struct {
		const char *keys;
		size_t top;
	} cases[] = {
		{"h Down", 1},
		{"h Down Up Up", 0},
		{"h PgDn PgUp", 0},
		{"h End Home", 0},
		{"h Down h h", 0},
		{"Down h Home", 0},
	};
	struct screen screen;
	screen_init(&screen);
	press(&screen, cases[_i].keys);
	ck_assert_uint_eq(screen.state.help_top, cases[_i].top);
	ck_assert_int_eq(screen.state.has_selection, cases[_i].keys[0] == 'D');
	press(&screen, "End");
	size_t last = screen.state.help_top;
	ck_assert_uint_gt(last, 0);
	press(&screen, "Down PgDn");
	ck_assert_uint_eq(screen.state.help_top, last);
	screen_finish(&screen);
}
END_TEST

/* When the process has ended its place is kept; when the list is empty nothing is selected. */
START_TEST(the_list_shrinks)
{
	struct screen screen;
	struct layout none = {0};
	screen_init(&screen);
	press(&screen, "End");
	screen.state.selected.pid = 999;
	screen.list.count = 5;
	keys_settle(&(struct key_event){&screen.state, &screen.view, &screen.layout});
	ck_assert_uint_eq(screen.state.cursor, 4);
	ck_assert_uint_eq(screen.state.top, 2);
	ck_assert_uint_ne(screen.state.selected.pid, 999);
	screen.list.count = 0;
	keys_settle(&(struct key_event){&screen.state, &screen.view, &screen.layout});
	ck_assert(!screen.state.has_selection);
	ck_assert_uint_eq(screen.state.top, 0);
	/* On a screen without a row for it the list is left alone. */
	screen.list.count = PROCESSES;
	(void)keys_act(INPUT_DOWN, &(struct key_event){&screen.state, &screen.view, &none});
	(void)keys_act(INPUT_PAGE_DOWN, &(struct key_event){&screen.state, &screen.view, &none});
	(void)keys_act(INPUT_END, &(struct key_event){&screen.state, &screen.view, &none});
	keys_settle(&(struct key_event){&screen.state, &screen.view, &none});
	ck_assert_uint_lt(screen.state.cursor, PROCESSES);
	screen_finish(&screen);
}
END_TEST

/* A process that is looked at stays selected when it has ended, until somebody moves on. */
START_TEST(what_is_looked_at_stays)
{
	struct screen screen;
	screen_init(&screen);
	press(&screen, "Down Down Enter");
	screen.state.selected.pid = 999;
	settle(&screen);
	ck_assert_uint_eq(screen.state.selected.pid, 999);
	screen.list.count = 0;
	keys_settle(&(struct key_event){&screen.state, &screen.view, &screen.layout});
	ck_assert_uint_eq(screen.state.selected.pid, 999);
	ck_assert(screen.state.has_selection);
	settle(&screen);
	press(&screen, "Down");
	ck_assert_uint_ne(screen.state.selected.pid, 999);
	screen_finish(&screen);
}
END_TEST

START_TEST(every_key_is_sound)
{
	const struct key *key = &keys[_i];
	ck_assert_uint_gt(strlen(key->help), 0);
	ck_assert_uint_ne(key->input, INPUT_NONE);
	ck_assert_uint_eq(keys_find(slice_of(key->name)), key->input);
	for (int other = 0; other < _i; other++) {
		ck_assert_uint_ne(keys[other].input, key->input);
		ck_assert(key->other == INPUT_NONE ||
			(key->other != keys[other].input && key->other != keys[other].other));
	}
}
END_TEST

START_TEST(what_is_no_key)
{
	struct screen screen;
	screen_init(&screen);
	struct key_event event = {&screen.state, &screen.view, &screen.layout};
	ck_assert_uint_eq(keys_find(slice_of("Nope")), INPUT_NONE);
	ck_assert_uint_eq(keys_find(slice_of("")), INPUT_NONE);
	ck_assert_uint_eq(keys_find(slice_of("down")), INPUT_NONE);
	ck_assert(!keys_act(INPUT_NONE, &event));
	ck_assert(!keys_act('z', &event));
	ck_assert(!keys_act(0x1f600, &event));
	ck_assert(keys_act('?', &event));
	screen_finish(&screen);
}
END_TEST

void keys_tests(TCase *tests)
{
	tcase_add_loop_test(tests, scripts_of_keys, 0, COUNT_OF(scripts));
	tcase_add_test(tests, the_selection_is_a_process_not_a_place);
	tcase_add_loop_test(tests, alerts_are_scrolled, 0, 11);
	tcase_add_test(tests, the_list_shrinks);
	tcase_add_test(tests, what_is_looked_at_stays);
	tcase_add_loop_test(tests, every_key_is_sound, 0, (int)key_count);
	tcase_add_loop_test(tests, every_key_has_a_script, 0, (int)key_count);
	tcase_add_loop_test(tests, the_help_scrolls_where_it_is_cut, 0, 6);
	tcase_add_test(tests, what_is_no_key);
}
