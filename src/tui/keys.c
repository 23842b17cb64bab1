/* SPDX-License-Identifier: MIT */
#include "tui/keys.h"

#include "tui/dialog/dialog.h"
#include "tui/keys/acts.h"
#include "tui/keys/alerts.h"
#include "tui/keys/detail.h"
#include "tui/keys/process.h"
#include "tui/list/list.h"

#include <assert.h>

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
	event->state->help_top = 0;
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

static bool sees_processes(const struct view *view)
{
	return view->state->main == MAIN_LIST;
}

static bool sees_ended(const struct view *view)
{
	return view->state->main == MAIN_ALERTS && alert_log_ended_count(view->log) > 0;
}

const char *const key_groups[] = {
	[KEY_SORT] = "SORT",
	[KEY_SHOW] = "SHOW / HIDE",
	[KEY_PROCESS] = "PROCESSES",
	[KEY_MOVE] = "MOVE",
	[KEY_OTHER] = "TIME / OTHER",
};
static_assert(COUNT_OF(key_groups) == KEY_GROUPS, "one title per group");

/* clang-format off */
const struct key keys[] = {
	{"h", 'h', '?', "Help", "this help", KEY_OTHER, toggle_help, NULL},
	{"c", 'c', INPUT_NONE, "", "by CPU", KEY_SORT, sort_cpu, sees_processes},
	{"m", 'm', INPUT_NONE, "", "by memory", KEY_SORT, sort_memory, sees_processes},
	{"i", 'i', INPUT_NONE, "", "by I/O", KEY_SORT, sort_io, sees_processes},
	{"p", 'p', INPUT_NONE, "Sort", "by name", KEY_SORT, sort_name, sees_processes},
	{"T", 'T', INPUT_NONE, NULL, "by CPU time", KEY_SORT, sort_time, NULL},
	{"u", 'u', INPUT_NONE, NULL, "by user", KEY_SORT, sort_user, NULL},
	{"N", 'N', INPUT_NONE, NULL, "by PID", KEY_SORT, sort_pid, NULL},
	{"a", 'a', INPUT_NONE, NULL, "automatic", KEY_SORT, sort_automatic, NULL},
	{"r", 'r', INPUT_NONE, NULL, "reverse", KEY_SORT, sort_reverse, NULL},
	{"F6", INPUT_F6, INPUT_NONE, NULL, "menu", KEY_SORT, sort_menu, NULL},
	{"Enter", INPUT_ENTER, INPUT_NONE, "Detail", "detail, open", KEY_PROCESS, detail_open, sees_processes},
	{"k", 'k', INPUT_F9, "Kill", "kill (asks)", KEY_PROCESS, process_kill, NULL},
	{"+", '+', INPUT_NONE, "", "nicer", KEY_PROCESS, process_nice_up, NULL},
	{"-", '-', INPUT_NONE, "Nice", "less nice", KEY_PROCESS, process_nice_down, NULL},
	{"/", '/', '\\', "Filter", "filter", KEY_PROCESS, filter_open, sees_processes},
	{"t", 't', INPUT_F5, "Tree", "tree", KEY_PROCESS, tree_switch, sees_processes},
	{"*", '*', INPUT_NONE, NULL, "fold all", KEY_PROCESS, folds_switch, NULL},
	{"O", 'O', INPUT_NONE, NULL, "group by ...", KEY_PROCESS, groups_switch, NULL},
	{"o", 'o', INPUT_NONE, NULL, "columns", KEY_PROCESS, columns_open, NULL},
	{"w", 'w', INPUT_NONE, NULL, "full command", KEY_PROCESS, names_switch, NULL},
	{"F", 'F', INPUT_NONE, "Follow", "follow", KEY_PROCESS, follow_switch, sees_processes},
	{"H", 'H', INPUT_NONE, NULL, "threads", KEY_PROCESS, threads_switch, NULL},
	{"K", 'K', INPUT_NONE, NULL, "kernel threads", KEY_PROCESS, kernel_threads_switch, NULL},
	{"0", '0', INPUT_NONE, NULL, "CPU% of all", KEY_PROCESS, share_switch, NULL},
	{"b", 'b', INPUT_NONE, NULL, "bits or bytes", KEY_SHOW, units_switch, NULL},
	{"1", '1', INPUT_NONE, "CPUs", "each CPU", KEY_SHOW, switch_cpus, NULL},
	{"2", '2', INPUT_NONE, NULL, "side bar", KEY_SHOW, switch_side, NULL},
	{"n", 'n', INPUT_NONE, "Net", "network", KEY_SHOW, switch_net, NULL},
	{"d", 'd', INPUT_NONE, "Disks", "disk I/O", KEY_SHOW, switch_disk, NULL},
	{"f", 'f', INPUT_NONE, "Files", "file systems", KEY_SHOW, switch_fs, NULL},
	{"s", 's', INPUT_NONE, NULL, "sensors", KEY_SHOW, switch_sensors, NULL},
	{"G", 'G', INPUT_NONE, NULL, "control groups", KEY_SHOW, switch_cgroups, NULL},
	{"l", 'l', INPUT_NONE, "Alerts", "all alerts", KEY_SHOW, alerts_show, NULL},
	{"x", 'x', INPUT_NONE, "Drop ended", "drop ended", KEY_SHOW, alerts_drop_ended, sees_ended},
	{"A", 'A', INPUT_NONE, NULL, "ASCII lines", KEY_SHOW, toggle_ascii, NULL},
	{"Up", INPUT_UP, INPUT_NONE, NULL, "one up", KEY_MOVE, move_up, NULL},
	{"Down", INPUT_DOWN, INPUT_NONE, NULL, "one down", KEY_MOVE, move_down, NULL},
	{"PgUp", INPUT_PAGE_UP, INPUT_NONE, NULL, "one page up", KEY_MOVE, page_up, NULL},
	{"PgDn", INPUT_PAGE_DOWN, INPUT_NONE, NULL, "one page down", KEY_MOVE, page_down, NULL},
	{"Left", INPUT_LEFT, INPUT_NONE, NULL, "scroll, fold", KEY_MOVE, go_left, NULL},
	{"Right", INPUT_RIGHT, INPUT_NONE, NULL, "scroll, unfold", KEY_MOVE, go_right, NULL},
	{"Home", INPUT_HOME, INPUT_NONE, NULL, "first", KEY_MOVE, move_home, NULL},
	{"End", INPUT_END, INPUT_NONE, NULL, "last", KEY_MOVE, move_end, NULL},
	{"Space", ' ', INPUT_NONE, NULL, "pause", KEY_OTHER, toggle_pause, NULL},
	{"Esc", INPUT_ESCAPE, INPUT_NONE, NULL, "close, back", KEY_OTHER, close_layer, NULL},
	{"Ctrl-L", INPUT_CTRL_L, INPUT_NONE, NULL, "draw again", KEY_OTHER, redraw, NULL},
	{"F1", INPUT_F1, INPUT_NONE, NULL, "this help", KEY_OTHER, toggle_help, NULL},
	{"q", 'q', INPUT_F10, "Quit", "quit", KEY_OTHER, quit, NULL},
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

bool key_is_shown(const struct key *key, const struct view *view)
{
	return !key_is_action(key) || view->acts != ACTS_NONE;
}

bool key_is_forbidden(const struct key *key, const struct view *view)
{
	return key_is_action(key) && view->acts == ACTS_FORBIDDEN;
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

bool keys_scroll(size_t *top, size_t last, size_t page, uint32_t input)
{
	size_t step = input == INPUT_UP || input == INPUT_DOWN || page == 0 ? 1 : page;
	switch (input) {
	case INPUT_UP:
	case INPUT_PAGE_UP:
		*top = *top > step ? *top - step : 0;
		return true;
	case INPUT_DOWN:
	case INPUT_PAGE_DOWN:
		*top = *top + step < last ? *top + step : last;
		return true;
	case INPUT_HOME:
		*top = 0;
		return true;
	case INPUT_END:
		*top = last;
		return true;
	default:
		return false;
	}
}
