/* SPDX-License-Identifier: MIT */
#include "tui/keys.h"

#include "tui/dialog/dialog.h"
#include "tui/keys/acts.h"
#include "tui/keys/alerts.h"
#include "tui/keys/detail.h"
#include "tui/keys/process.h"
#include "tui/list/list.h"

static void switch_panel(const struct key_event *event, enum panel_id id)
{
	event->state->panels[id] = layout_switched(event->layout, event->view, id);
}

static void switch_cpus(const struct key_event *event)
{
	switch_panel(event, PANEL_CPUS);
}

static void switch_net(const struct key_event *event)
{
	switch_panel(event, PANEL_NET);
}

static void switch_disk(const struct key_event *event)
{
	switch_panel(event, PANEL_DISK);
}

static void switch_fs(const struct key_event *event)
{
	switch_panel(event, PANEL_FS);
}

static void switch_sensors(const struct key_event *event)
{
	switch_panel(event, PANEL_SENSORS);
}

static void switch_cgroups(const struct key_event *event)
{
	switch_panel(event, PANEL_CGROUPS);
}

static void switch_side(const struct key_event *event)
{
	enum panel_mode *mode = &event->state->panels[PANEL_SIDE];
	*mode = *mode == PANEL_OFF ? PANEL_AUTO : PANEL_OFF;
}

static void toggle_ascii(const struct key_event *event)
{
	event->state->is_ascii = !event->state->is_ascii;
}

static void toggle_pause(const struct key_event *event)
{
	event->state->is_paused = !event->state->is_paused;
}

static void toggle_help(const struct key_event *event)
{
	event->state->dialog = event->state->dialog == DIALOG_HELP ? DIALOG_NONE : DIALOG_HELP;
}

/* Esc closes one layer and never quits. */
static void close_layer(const struct key_event *event)
{
	if (event->state->dialog != DIALOG_NONE)
		dialog_close(event);
	else if (event->state->main != MAIN_LIST)
		event->state->main = event->state->main == MAIN_FILES ? MAIN_DETAIL : MAIN_LIST;
	else
		event->state->has_selection = event->state->list.followed.is_on = false;
}

static void quit(const struct key_event *event)
{
	event->state->is_done = true;
}

static void redraw(const struct key_event *event)
{
	(void)event;
}

/* clang-format off */
const struct key keys[] = {
	{"h", 'h', '?', "Help", "this help", toggle_help},
	{"c", 'c', INPUT_NONE, "", "sort by CPU", sort_cpu},
	{"m", 'm', INPUT_NONE, "", "sort by memory", sort_memory},
	{"i", 'i', INPUT_NONE, "", "sort by I/O", sort_io},
	{"p", 'p', INPUT_NONE, "Sort", "sort by name", sort_name},
	{"T", 'T', INPUT_NONE, NULL, "sort by CPU time", sort_time},
	{"u", 'u', INPUT_NONE, NULL, "sort by user", sort_user},
	{"N", 'N', INPUT_NONE, NULL, "sort by PID", sort_pid},
	{"a", 'a', INPUT_NONE, NULL, "sort by what is wrong", sort_automatic},
	{"r", 'r', INPUT_NONE, NULL, "turn the order round", sort_reverse},
	{"F6", INPUT_F6, INPUT_NONE, NULL, "choose the order", sort_menu},
	{"Enter", INPUT_ENTER, INPUT_NONE, "Detail", "one process; open a group", detail_open},
	{"k", 'k', INPUT_F9, "Kill", "kill: a signal (asks)", process_kill},
	{"+", '+', INPUT_NONE, "", "nice: one more", process_nice_up},
	{"-", '-', INPUT_NONE, "Nice", "nice: one less", process_nice_down},
	{"/", '/', '\\', "Filter", "filter processes", filter_open},
	{"t", 't', INPUT_F5, "Tree", "tree on and off", tree_switch},
	{"*", '*', INPUT_NONE, NULL, "fold or unfold all", folds_switch},
	{"O", 'O', INPUT_NONE, NULL, "group by program, user ...", groups_switch},
	{"o", 'o', INPUT_NONE, NULL, "choose columns", columns_open},
	{"w", 'w', INPUT_NONE, NULL, "command line or program", names_switch},
	{"F", 'F', INPUT_NONE, "Follow", "follow a process", follow_switch},
	{"H", 'H', INPUT_NONE, NULL, "threads of the selected", threads_switch},
	{"K", 'K', INPUT_NONE, NULL, "kernel threads on and off", kernel_threads_switch},
	{"0", '0', INPUT_NONE, NULL, "CPU% of one CPU or all", share_switch},
	{"b", 'b', INPUT_NONE, NULL, "network in bits or bytes", units_switch},
	{"1", '1', INPUT_NONE, "CPUs", "each CPU on and off", switch_cpus},
	{"2", '2', INPUT_NONE, NULL, "side bar on and off", switch_side},
	{"n", 'n', INPUT_NONE, "Net", "network: open, off, on", switch_net},
	{"d", 'd', INPUT_NONE, "Disks", "disk I/O: open, off, on", switch_disk},
	{"f", 'f', INPUT_NONE, "Files", "file systems: open, off, on", switch_fs},
	{"s", 's', INPUT_NONE, NULL, "sensors on and off", switch_sensors},
	{"G", 'G', INPUT_NONE, NULL, "control groups on and off", switch_cgroups},
	{"l", 'l', INPUT_NONE, "Alerts", "all alerts", alerts_show},
	{"x", 'x', INPUT_NONE, NULL, "drop ended alerts", alerts_drop_ended},
	{"A", 'A', INPUT_NONE, NULL, "ASCII for lines and bars", toggle_ascii},
	{"Up", INPUT_UP, INPUT_NONE, NULL, "one process up", move_up},
	{"Down", INPUT_DOWN, INPUT_NONE, NULL, "one process down", move_down},
	{"PgUp", INPUT_PAGE_UP, INPUT_NONE, NULL, "one page up", page_up},
	{"PgDn", INPUT_PAGE_DOWN, INPUT_NONE, NULL, "one page down", page_down},
	{"Left", INPUT_LEFT, INPUT_NONE, NULL, "scroll commands, fold", go_left},
	{"Right", INPUT_RIGHT, INPUT_NONE, NULL, "scroll commands, unfold", go_right},
	{"Home", INPUT_HOME, INPUT_NONE, NULL, "first process", move_home},
	{"End", INPUT_END, INPUT_NONE, NULL, "last process", move_end},
	{"Space", ' ', INPUT_NONE, NULL, "pause, and go on", toggle_pause},
	{"Esc", INPUT_ESCAPE, INPUT_NONE, NULL, "close help, drop selection", close_layer},
	{"Ctrl-L", INPUT_CTRL_L, INPUT_NONE, NULL, "draw everything again", redraw},
	{"F1", INPUT_F1, INPUT_NONE, NULL, "this help", toggle_help},
	{"q", 'q', INPUT_F10, "Quit", "quit, as Ctrl-C and F10", quit},
};
/* clang-format on */
const size_t key_count = COUNT_OF(keys);

/* Keys of other programs that fingers know: they act as another one, and no help tells them. */
static const struct {
	uint32_t input, means;
} aliases[] = {
	{'P', 'c'},
	{'M', 'm'},
	{INPUT_F3, '/'},
	{INPUT_F4, '/'},
	{INPUT_F5, 't'},
	{INPUT_CTRL_B, INPUT_PAGE_UP},
	{INPUT_CTRL_D, INPUT_PAGE_DOWN},
	{INPUT_CTRL_F, INPUT_PAGE_DOWN},
	{INPUT_CTRL_U, INPUT_PAGE_UP},
};

/* Keys without a row above that --keys can name too. */
static const struct {
	const char *name;
	uint32_t input;
} names[] = {
	{"F3", INPUT_F3},
	{"F4", INPUT_F4},
	{"F5", INPUT_F5},
	{"F9", INPUT_F9},
	{"F10", INPUT_F10},
	{"Backspace", INPUT_BACKSPACE},
	{"Delete", INPUT_DELETE},
	{"Space", ' '},
	{"Tab", INPUT_TAB},
	{"Ctrl-B", INPUT_CTRL_B},
	{"Ctrl-D", INPUT_CTRL_D},
	{"Ctrl-F", INPUT_CTRL_F},
	{"Ctrl-U", INPUT_CTRL_U},
	{"Ctrl-W", INPUT_CTRL_W},
};

bool key_is_action(const struct key *key)
{
	return key->act == process_kill || key->act == process_nice_up || key->act == process_nice_down;
}

bool keys_act(uint32_t input, const struct key_event *event)
{
	if (input != INPUT_ESCAPE && (dialog_input(event, input) || detail_input(event, input)))
		return true;
	for (size_t i = 0; i < COUNT_OF(aliases); i++)
		if (aliases[i].input == input)
			input = aliases[i].means;
	if (alerts_input(event, input))
		return true;
	for (size_t i = 0; i < key_count; i++) {
		if (input == INPUT_NONE || (keys[i].input != input && keys[i].other != input))
			continue;
		if (key_is_action(&keys[i]) && event->view->acts == ACTS_NONE)
			return false;
		keys[i].act(event);
		return true;
	}
	return false;
}

uint32_t keys_find(struct slice name)
{
	for (size_t i = 0; i < key_count; i++)
		if (slice_equals(name, slice_of(keys[i].name)))
			return keys[i].input;
	for (size_t i = 0; i < COUNT_OF(names); i++)
		if (slice_equals(name, slice_of(names[i].name)))
			return names[i].input;
	return name.length == 1 ? (uint32_t)(unsigned char)name.data[0] : INPUT_NONE;
}

/* The selection sticks to the process; when that has ended, to its place. False: it is not in the list. */
static bool find_selected(struct screen_state *state, const struct view *view)
{
	const struct process_list *list = view->processes;
	for (size_t i = 0; i < list->count; i++) {
		struct process_identity identity = process_row_identity(list, view->delta, &list->rows[i]);
		if (!process_identity_equals(identity, state->selected))
			continue;
		state->cursor = i;
		return true;
	}
	return false;
}

/* The row of one who has ended keeps its place, or the last one of a list that is shorter now. */
static void keep_ended(struct screen_state *state, size_t count, size_t page)
{
	if (state->cursor > count)
		state->cursor = count;
	if (state->cursor < state->top)
		state->top = state->cursor;
	if (page > 0 && state->cursor >= state->top + page)
		state->top = state->cursor - page + 1;
}

void keys_settle(const struct key_event *event)
{
	struct screen_state *state = event->state;
	size_t count = event->view->processes->count,
	       page = list_room(event->view, layout_page(event->layout));
	/* What somebody looks at stays, also when it ends. */
	bool is_held = detail_is_open(state) && state->has_selection;
	if (count == 0 && !list_has_ended(state)) {
		state->has_selection = is_held;
		state->top = state->cursor = 0;
		return;
	}
	size_t last_top = count > page ? count - page : 0;
	if (state->top > last_top)
		state->top = last_top;
	if (!state->has_selection)
		return;
	if (list_has_ended(state)) {
		keep_ended(state, count, page + 1);
		return;
	}
	if (!find_selected(state, event->view) && is_held)
		return;
	select_place(event, state->cursor);
}
