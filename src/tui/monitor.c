/* SPDX-License-Identifier: MIT */
#include "tui/monitor.h"

#include "base/log.h"
#include "tui/curses.h"
#include "tui/dialog/dialog.h"
#include "tui/keys/process.h"
#include "tui/layout.h"
#include "tui/list/list.h"
#include "tui/mouse.h"
#include "tui/panel/detail.h"
#include "tui/panel/panel.h"
#include "tui/theme.h"
#include "tui/wanted.h"

#include <errno.h>
#include <langinfo.h>
#include <math.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

/* A terminal that was busy is looked at again so soon. */
enum { BUSY_MS = 40, BACKGROUND_MS = 100 };

struct monitor {
	struct sampler *sampler;
	const struct monitor_options *options;
	struct screen_state state;
	struct finding_list findings;
	struct alert_log log;
	struct history history;
	struct layout layout;
	struct facts facts;
	struct interest base; /* what is wanted whatever the screen shows */
	struct process_list processes;
	size_t first, shown; /* rows of it that are in their places; SIZE_MAX: all */
	struct field fields[SHOW_COUNT];
	wanted_set wanted; /* of what only one panel shows */
	struct grid grid;
	struct view view;
	const char *note; /* what the header says beside the host; NULL: nothing */
	bool has_ended;   /* the series has no further sample */
	struct curses *curses;
	int signals;  /* descriptor they are read from */
	bool redraws; /* the next frame is drawn as if the screen held nothing of ours */
	bool is_late; /* a frame was left out, the terminal being busy */
	uint64_t frames;
};

enum utf8_form monitor_form(bool is_ascii)
{
	return is_ascii || strcmp(nl_langinfo(CODESET), "UTF-8") != 0 ? UTF8_ASCII : UTF8_UNICODE;
}

void monitor_fill_interest(struct interest *interest)
{
	struct field fields[SHOW_COUNT];
	(void)view_fields_init(fields);
	for (size_t i = 0; i < SHOW_COUNT; i++)
		interest_add_field(interest, fields[i]);
	/* The command line has no field of its own on the screen: the list makes it out of several. */
	interest_add_part(interest, FAMILY_PROCESS, PROCESS_CMDLINE);
	interest_add_part(interest, FAMILY_FS, FS_MOUNT);
	findings_fill_interest(interest);
}

static void monitor_init(
	struct monitor *monitor, struct sampler *sampler, const struct monitor_options *options)
{
	*monitor =
		(struct monitor){.sampler = sampler, .options = options, .signals = -1, .wanted = WANTED_ALL};
	monitor->state = options->state;
	monitor->base = sampler->interest;
	alert_log_init(&monitor->log);
	/* Without memory for it there is none. */
	(void)history_init(&monitor->history, (size_t)ceil(options->history / options->interval));
	process_list_init(&monitor->processes);
	facts_init(&monitor->facts);
	grid_init(&monitor->grid);
	(void)view_fields_init(monitor->fields);
	/* A script of keys finds all panels filled: for those that it opens no further sample comes. */
	monitor->wanted = options->keys != NULL ? WANTED_ALL : wanted_first();
	wanted_apply(monitor->wanted, monitor->fields, &sampler->interest);
	view_watch(&monitor->history, monitor->fields);
	monitor->view = (struct view){
		.delta = &sampler->delta,
		.findings = &monitor->findings,
		.log = &monitor->log,
		.history = &monitor->history,
		.processes = &monitor->processes,
		.facts = &monitor->facts,
		.fields = monitor->fields,
		.state = &monitor->state,
		.is_local = source_is_live(sampler->source),
	};
}

static void monitor_finish(struct monitor *monitor)
{
	curses_stop(monitor->curses);
	if (monitor->signals >= 0)
		close(monitor->signals);
	process_list_finish(&monitor->processes);
	facts_finish(&monitor->facts);
	screen_state_finish(&monitor->state);
	history_finish(&monitor->history);
	grid_finish(&monitor->grid);
}

static void set_note(struct monitor *monitor)
{
	monitor->note = NULL;
	if (monitor->sampler->steps == 1 && monitor->sampler->delta.now->left == 0)
		monitor->note = "one sample, no rates";
	else if (monitor->has_ended)
		monitor->note = "end of series";
	else if (monitor->sampler->delta.now->stamp.is_guessed)
		monitor->note = "HZ of this machine";
}

/* Lists the processes as was chosen; that many rows from first on are in their places. */
static int list_processes(struct monitor *monitor, size_t first, size_t shown)
{
	struct process_options options = list_options(&monitor->state);
	monitor->first = first;
	monitor->shown = shown;
	monitor->state.list.is_stale = false;
	return process_list_update(&monitor->processes, &monitor->sampler->delta, &options, first, shown);
}

/* As few as the last frame had room for; where a process is selected, its place among all others is to be known. */
static int list_page(struct monitor *monitor)
{
	size_t page = layout_page(&monitor->layout);
	bool is_all = monitor->state.has_selection || page == 0;
	return list_processes(monitor, is_all ? 0 : monitor->state.top, is_all ? SIZE_MAX : page);
}

static int list_all(struct monitor *monitor)
{
	return monitor->shown == SIZE_MAX ? 0 : list_processes(monitor, 0, SIZE_MAX);
}

/* Takes in the result of a step or take, and computes what is drawn from it. */
static int take_in(struct monitor *monitor, int error)
{
	if (error == -ENODATA && monitor->sampler->steps > 0) {
		monitor->has_ended = true;
		set_note(monitor);
		return 0;
	}
	if (error != 0)
		return error;
	findings_scan(&monitor->sampler->delta, &monitor->findings);
	alert_log_update(&monitor->log, &monitor->sampler->delta, &monitor->findings);
	history_update(&monitor->history, &monitor->sampler->delta);
	set_note(monitor);
	list_take_in(&monitor->state, &monitor->view);
	error = list_page(monitor);
	facts_watch_list(&monitor->facts, &monitor->history, &monitor->sampler->delta, &monitor->processes,
		monitor->state.top, layout_page(&monitor->layout));
	return error;
}

/* What has left the screen is read no more, and what came is, from the next sample on. */
static void want(struct monitor *monitor)
{
	const struct placed *list = layout_find(&monitor->layout, main_draw);
	struct interest wanted = monitor->base;
	/* A script of keys has wanted all that it may show before. */
	if (monitor->options->keys != NULL)
		return;
	monitor->wanted = wanted_of(&monitor->layout, &monitor->view, monitor->wanted);
	wanted_apply(monitor->wanted, monitor->fields, &wanted);
	list_fill(&monitor->view, list == NULL ? 0 : list->columns, &wanted);
	detail_want(&monitor->layout, &monitor->state, &wanted);
	if (memcmp(&wanted, &monitor->sampler->interest, sizeof(wanted)) != 0)
		sampler_want(monitor->sampler, &wanted);
}

/* Draws into the grid. */
static int draw(struct monitor *monitor, size_t rows, size_t columns)
{
	int error = grid_reset(&monitor->grid, rows, columns, monitor_form(monitor->state.is_ascii));
	if (error != 0)
		return error;
	monitor->view.note = monitor->state.is_paused ? "PAUSED" : monitor->note;
	layout_make(&monitor->layout, &monitor->view, rows, columns);
	keys_settle(&(struct key_event){&monitor->state, &monitor->view, &monitor->layout});
	/* A larger screen, or one that had to move up at the end of a list that has become shorter. */
	if (monitor->state.top != monitor->first || layout_page(&monitor->layout) > monitor->shown)
		error = list_all(monitor);
	if (error != 0)
		return error;
	facts_update(&monitor->facts, &monitor->sampler->delta,
		monitor->state.has_selection ? monitor->state.selected : (struct process_identity){0});
	want(monitor);
	process_forget_message(&monitor->state);
	layout_draw(&monitor->layout, &monitor->view, &monitor->grid);
	dialog_draw(&monitor->view,
		&(struct area){.grid = &monitor->grid,
			.rows = monitor->grid.rows,
			.columns = monitor->grid.columns});
	panels_watch(&monitor->layout, &monitor->view, &monitor->history);
	return 0;
}

static void press(struct monitor *monitor, const struct input_event *input, size_t rows, size_t columns)
{
	layout_make(&monitor->layout, &monitor->view, rows, columns);
	(void)list_all(monitor);
	struct key_event event = {&monitor->state, &monitor->view, &monitor->layout};
	if (!mouse_act(input, &event))
		(void)keys_act(input->key, &event);
	if (monitor->state.drops_ended)
		alert_log_drop_ended(&monitor->log);
	monitor->state.drops_ended = false;
	if (monitor->state.list.is_stale)
		(void)list_processes(monitor, 0, SIZE_MAX);
}

static int press_script(struct monitor *monitor)
{
	const struct monitor_options *options = monitor->options;
	struct scan script = scan_slice(slice_of(options->keys == NULL ? "" : options->keys));
	struct slice name;
	while (scan_word(&script, &name)) {
		struct input_event input = {.key = keys_find(name)};
		if (input.key == INPUT_NONE)
			return -EINVAL;
		press(monitor, &input, options->rows, options->columns);
		int error = draw(monitor, options->rows, options->columns);
		if (error != 0)
			return error;
	}
	return 0;
}

static int take_pair(struct monitor *monitor)
{
	struct sampler *sampler = monitor->sampler;
	source_skip_to_last(sampler->source, 2);
	int error = take_in(monitor, sampler_step(sampler));
	if (error == 0)
		error = draw(monitor, monitor->options->rows, monitor->options->columns);
	if (error == 0 && sampler->delta.now->left > 0)
		error = take_in(monitor, sampler_step_after(sampler, SAMPLER_PAIR_SECONDS));
	return error;
}

/* On a live machine little is read of a process before it is selected: one more sample has the rest. */
static int take_pinned(struct monitor *monitor)
{
	struct interest wanted = monitor->sampler->interest;
	detail_want(&monitor->layout, &monitor->state, &wanted);
	if (!source_is_live(monitor->sampler->source) || wanted.pin_count == 0)
		return 0;
	sampler_want(monitor->sampler, &wanted);
	return take_in(monitor, sampler_step_after(monitor->sampler, SAMPLER_PAIR_SECONDS));
}

int monitor_once(
	struct sampler *sampler, const struct monitor_options *options, bool is_terminal, struct buf *out)
{
	struct monitor monitor;
	monitor_init(&monitor, sampler, options);
	monitor.view.acts = process_acts(sampler->source, options->is_read_only, true);
	wanted_once(&monitor.state, options->columns, options->keys, source_is_live(sampler->source),
		&sampler->interest);
	monitor.base = sampler->interest;
	int error = take_pair(&monitor);
	if (error == 0)
		error = draw(&monitor, options->rows, options->columns);
	if (error == 0)
		error = press_script(&monitor);
	if (error == 0)
		error = take_pinned(&monitor);
	if (error == 0)
		error = draw(&monitor, options->rows, options->columns);
	if (error == 0) {
		monitor.grid.theme = options->theme;
		grid_print(out, &monitor.grid, theme_wants_color(options->color, is_terminal));
		error = out->error;
	}
	monitor_finish(&monitor);
	return error;
}

static int open_signals(sigset_t *before)
{
	static const int caught[] = {SIGWINCH, SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT};
	sigset_t set;
	sigemptyset(&set);
	for (size_t i = 0; i < COUNT_OF(caught); i++)
		sigaddset(&set, caught[i]);
	if (sigprocmask(SIG_BLOCK, &set, before) != 0)
		return -errno;
	int descriptor = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
	return descriptor < 0 ? -errno : descriptor;
}

/* Takes the terminal that somebody else may have had. */
static void resume(struct monitor *monitor)
{
	curses_enter(monitor->curses);
	/* The time between is no interval: rates begin anew. */
	if (source_is_live(monitor->sampler->source))
		sampler_forget(monitor->sampler);
}

static bool is_end_pending(void)
{
	static const int ends[] = {SIGTERM, SIGINT, SIGHUP, SIGQUIT};
	sigset_t pending;
	sigemptyset(&pending);
	(void)sigpending(&pending);
	bool is_pending = false;
	for (size_t i = 0; i < COUNT_OF(ends); i++)
		is_pending |= sigismember(&pending, ends[i]) == 1;
	return is_pending;
}

/* Stops as any program does on Ctrl-Z, and takes the terminal again when it goes on. */
static void suspend(struct monitor *monitor)
{
	sigset_t stop, go_on;
	curses_leave(monitor->curses);
	sigemptyset(&stop);
	sigaddset(&stop, SIGTSTP);
	/* The handler of ncurses would give the terminal back a second time. */
	signal(SIGTSTP, SIG_DFL);
	raise(SIGTSTP);
	sigprocmask(SIG_UNBLOCK, &stop, NULL);
	sigprocmask(SIG_BLOCK, &stop, NULL);
	sigemptyset(&go_on);
	sigaddset(&go_on, SIGCONT);
	/* What let it go on waits to be told; where nobody could stop it there is none. */
	(void)sigtimedwait(&go_on, NULL, &(struct timespec){0});
	/* A shell ends a stopped job by a signal and lets it go on for that: the terminal is the shell's then. */
	if (!is_end_pending())
		resume(monitor);
}

/* After a stop by a signal that cannot be caught: the shell has set the modes it likes. */
static void retake(struct monitor *monitor)
{
	curses_leave(monitor->curses);
	resume(monitor);
}

static void paint(struct monitor *monitor)
{
	size_t rows, columns;
	monitor->is_late = curses_is_busy(monitor->curses);
	if (monitor->is_late)
		return;
	curses_size(monitor->curses, &rows, &columns);
	if (draw(monitor, rows, columns) == 0)
		curses_paint(monitor->curses, &monitor->grid, monitor->redraws);
	monitor->redraws = false;
}

/* Returns the signal that ends the program, or 0. */
static int handle_signals(struct monitor *monitor)
{
	struct signalfd_siginfo info;
	while (read(monitor->signals, &info, sizeof(info)) == (ssize_t)sizeof(info)) {
		int number = (int)info.ssi_signo;
		log_printf("signal %d", number);
		if (number == SIGTSTP)
			suspend(monitor);
		else if (number == SIGCONT)
			retake(monitor);
		else if (number != SIGWINCH)
			return number;
	}
	return 0;
}

static void handle_keys(struct monitor *monitor)
{
	struct input_event input;
	size_t rows, columns;
	curses_size(monitor->curses, &rows, &columns);
	while (!monitor->state.is_done && curses_key(monitor->curses, &input)) {
		bool is_ascii = monitor->state.is_ascii;
		press(monitor, &input, rows, columns);
		/* Where lines took two columns each, the terminal has something else than was drawn. */
		monitor->redraws |= input.key == INPUT_CTRL_L || is_ascii != monitor->state.is_ascii;
		/* What the next key acts on is what this one made. */
		(void)draw(monitor, rows, columns);
	}
}

static bool is_over(const struct monitor *monitor)
{
	return monitor->state.is_done ||
		(monitor->options->count > 0 && monitor->frames >= monitor->options->count);
}

/* A source that fails for good is told in the header; the last frame stays. */
static void take_published(struct monitor *monitor)
{
	int error = take_in(monitor, sampler_take(monitor->sampler));
	if (error == 0)
		monitor->frames++;
	else if (error != -EAGAIN)
		monitor->note = strerror(-error);
}

static int loop(struct monitor *monitor)
{
	paint(monitor);
	while (!is_over(monitor)) {
		struct pollfd files[] = {
			{monitor->options->input, POLLIN, 0},
			{monitor->signals, POLLIN, 0},
			{monitor->state.is_paused ? -1 : sampler_descriptor(monitor->sampler), POLLIN, 0},
		};
		if (poll(files, COUNT_OF(files), monitor->is_late ? BUSY_MS : -1) < 0 && errno != EINTR)
			return SIGHUP;
		int number = handle_signals(monitor);
		if (number != 0 || curses_is_lost(monitor->curses))
			return number != 0 ? number : SIGHUP;
		handle_keys(monitor);
		if (files[2].revents != 0)
			take_published(monitor);
		paint(monitor);
	}
	return 0;
}

/* Starts the thread and waits for its first sample: without one there is nothing to show. */
static int start_sampling(struct monitor *monitor)
{
	double interval = monitor->options->interval;
	int error = sampler_start(monitor->sampler, fmin(SAMPLER_PAIR_SECONDS, interval), interval);
	if (error != 0)
		return error;
	struct pollfd first = {sampler_descriptor(monitor->sampler), POLLIN, 0};
	do
		error = poll(&first, 1, -1) < 0 && errno != EINTR
			? -errno
			: take_in(monitor, sampler_take(monitor->sampler));
	while (error == -EAGAIN);
	return error;
}

/* A job in the background waits, as any other, for the shell to give it the terminal; until then signals end it. */
static void await_terminal(int terminal)
{
	for (pid_t owner; (owner = tcgetpgrp(terminal)) >= 0 && owner != getpgrp();) {
		raise(SIGTTOU);
		/* Where nobody could let it go on it was not stopped. */
		(void)poll(NULL, 0, BACKGROUND_MS);
	}
}

int monitor_run(struct sampler *sampler, const struct monitor_options *options, int *signal_number)
{
	struct monitor *monitor = malloc(sizeof(*monitor));
	sigset_t before;
	*signal_number = 0;
	if (monitor == NULL)
		return -ENOMEM;
	monitor_init(monitor, sampler, options);
	monitor->view.acts = process_acts(sampler->source, options->is_read_only, false);
	await_terminal(options->output);
	/* Signals are caught before the first read: none of them may end the program with the thread half-way. */
	monitor->signals = open_signals(&before);
	int error = monitor->signals < 0 ? monitor->signals : start_sampling(monitor);
	if (error == 0)
		error = curses_start(&monitor->curses,
			&(struct curses_options){
				.output = options->output,
				.input = options->input,
				.theme = options->theme,
				.with_colors = theme_wants_color(options->color, true),
				.with_mouse = options->has_mouse,
			});
	if (error == 0)
		*signal_number = loop(monitor);
	bool has_signals = monitor->signals >= 0;
	monitor_finish(monitor);
	free(monitor);
	if (has_signals)
		sigprocmask(SIG_SETMASK, &before, NULL);
	return error;
}
