/* SPDX-License-Identifier: MIT */
/* Plain cmon: the screen; without a terminal, or with --once, one frame of it as text. */
#include "cmd/commands.h"

#include "base/file.h"
#include "base/nearest.h"
#include "base/scan.h"
#include "cmd/environment.h"
#include "cmd/list.h"
#include "cmd/open.h"
#include "tui/monitor.h"
#include "tui/theme.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* Sizes that a frame may have: large enough for any wall of screens, small enough to stay harmless. */
enum { LEAST_SIZE = 1, MOST_SIZE = 10000 };

/* In the order of enum process_sort. */
static const char *const sort_words[] = {"cpu", "memory", "io", "name", "time", "user", "pid", "auto", NULL};
static const char *const switch_words[] = {"on", "off", NULL};
static const char *const theme_words[] = {"auto", "dark", "light", "mono", NULL};
static const char *const mouse_words[] = {"auto", "on", "off", NULL};

static int check_columns(const char *names, struct buf *message)
{
	struct column_choice choice;
	struct slice wrong;
	if (column_choice_parse(&choice, names, &wrong) == 0)
		return 0;
	if (wrong.length == 0) {
		buf_add_string(message, "names no column");
		return -EINVAL;
	}
	char word[64];
	snprintf(word, sizeof(word), "%.*s", (int)wrong.length, wrong.data);
	struct nearest nearest = {.word = word};
	for (enum list_column_id id = 0; id < LIST_COUNT; id++)
		nearest_offer(&nearest, list_column_table[id].name);
	buf_add_string(message, "unknown column ");
	utf8_add_safe(message, slice_of(word), UTF8_ASCII);
	if (nearest.best[0] != '\0')
		buf_printf(message, ", did you mean %s?", nearest.best);
	return -EINVAL;
}

/* clang-format off */
static const struct option screen_options[] = {
	{.name = "once", SETTING(once), .help = "print one frame as text, rates over 0.25 s",
		.about =
			"Print one frame as text and end.\n"
			"Its rates are those of 0.25 seconds; those of a series are of its last two\n"
			"samples.\n"},
	{.name = "size", .argument = "COLUMNSxROWS", SETTING(size), .help = "size of the frame of --once",
		.about =
			"The size of that frame.\n"
			"Without it the frame is as large as the terminal (one line less), else as\n"
			".Ev COLUMNS\n"
			"and\n"
			".Ev LINES\n"
			"say, else 80x24.\n"},
	{.name = "keys", .argument = "KEYS", SETTING(keys), .help = "press these keys before --once prints: \"m d PgDn\"",
		.about =
			"Press these keys before the frame is printed: names from\n"
			".Sx KEYS ,\n"
			"parted by blanks.\n"},
	{.name = "theme", .argument = "THEME", .section = "screen", .words = theme_words, .settle = environment_theme, SETTING(theme), .help = "auto, dark, light or mono: the colours of the screen",
		.about =
			"The colours of the screen: for a\n"
			".Cm dark\n"
			"or a\n"
			".Cm light\n"
			"ground, or\n"
			".Cm mono :\n"
			"none, but bold, underline and reverse.\n"
			".Cm auto ,\n"
			"the default, goes by\n"
			".Ev COLORFGBG ,\n"
			"and takes the ground for dark without it.\n"},
	{.name = "history", .argument = "SECONDS", .section = "screen", SETTING(history), .least = 0, .most = 7200, .help = "how far back sparklines go, 0 to 7200",
		.about =
			"How far back the sparklines go, 0 to 7200; 0 leaves them out.\n"
			"The default is 600.\n"},
	{.name = "sort", .section = "screen", .is_key_only = true, .words = sort_words, SETTING(sort), .help = "order of the process list at the start"},
	{.name = "columns", .section = "screen", .is_key_only = true, .check = check_columns, SETTING(list_columns), .help = "columns of the process list, with blanks between"},
	{.name = "cpus", .section = "screen", .is_key_only = true, .words = switch_words, SETTING(cpus), .help = "each CPU"},
	{.name = "net", .section = "screen", .is_key_only = true, .words = switch_words, SETTING(net), .help = "network"},
	{.name = "disk", .section = "screen", .is_key_only = true, .words = switch_words, SETTING(disk), .help = "disk I/O"},
	{.name = "fs", .section = "screen", .is_key_only = true, .words = switch_words, SETTING(fs), .help = "file systems"},
	{.name = "mouse", .section = "screen", .is_key_only = true, .words = mouse_words, .settle = environment_mouse, SETTING(mouse), .help = "wheel and clicks"},
};
/* clang-format on */

static int parse_size(const char *text, size_t *columns, size_t *rows)
{
	struct scan scan = scan_slice(slice_of(text));
	struct slice word;
	if (!scan_until(&scan, 'x', &word))
		return -EINVAL;
	uint64_t wide = slice_u64(word), high = slice_u64(scan_rest(&scan));
	if (wide < LEAST_SIZE || wide > MOST_SIZE || high < LEAST_SIZE || high > MOST_SIZE)
		return -EINVAL;
	*columns = (size_t)wide;
	*rows = (size_t)high;
	return 0;
}

/* A frame is as large as the terminal it goes to, else as the environment says, else classic. */
static void find_size(size_t *columns, size_t *rows)
{
	struct winsize size;
	const char *wide = getenv("COLUMNS"), *high = getenv("LINES");
	*columns = 80;
	*rows = 24;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 && size.ws_row > 1) {
		*columns = size.ws_col;
		*rows = size.ws_row - 1u;
		return;
	}
	uint64_t columns_said = wide == NULL ? 0 : slice_u64(slice_of(wide));
	uint64_t rows_said = high == NULL ? 0 : slice_u64(slice_of(high));
	if (columns_said >= LEAST_SIZE && columns_said <= MOST_SIZE)
		*columns = (size_t)columns_said;
	if (rows_said >= LEAST_SIZE && rows_said <= MOST_SIZE)
		*rows = (size_t)rows_said;
}

static int print_once(
	const struct settings *settings, struct sampler *sampler, const struct monitor_options *options)
{
	struct buf out;
	buf_init(&out, SIZE_MAX / 4);
	int code = EXIT_DONE, error = monitor_once(sampler, options, isatty(STDOUT_FILENO), &out);
	if (error == -EINVAL)
		code = complain_usage("--keys %s: no such key among them", settings->keys);
	else if (error != 0)
		code = complain_step(settings, error);
	else if ((error = file_write(STDOUT_FILENO, out.data, out.length)) != 0) {
		complain("standard output: %s", strerror(-error));
		code = EXIT_FAILED;
	} else {
		complain_guessed(settings, sampler);
	}
	buf_finish(&out);
	return code;
}

/* Dies of the signal, as who sent it expects; Ctrl-C is how people leave a screen, and no failure. */
static int end_by(int number)
{
	if (number == 0 || number == SIGINT)
		return EXIT_DONE;
	signal(number, SIG_DFL);
	raise(number);
	return EXIT_FAILED;
}

static int run_screen(
	const struct settings *settings, struct sampler *sampler, const struct monitor_options *options)
{
	int number;
	int error = monitor_run(sampler, options, &number);
	if (error == 0)
		return end_by(number);
	if (error != -ENOTTY)
		return complain_step(settings, error);
	complain("this terminal cannot be used, TERM is \"%s\"; cmon --once prints a frame",
		getenv("TERM") == NULL ? "" : getenv("TERM"));
	return EXIT_FAILED;
}

static bool is_dumb(void)
{
	const char *term = getenv("TERM");
	return term != NULL && strcmp(term, "dumb") == 0;
}

/* Keys come from standard input, or from the terminal itself when that is a pipe. */
static int open_input(void)
{
	return isatty(STDIN_FILENO) ? STDIN_FILENO : open("/dev/tty", O_RDONLY | O_CLOEXEC | O_NOCTTY);
}

static enum panel_mode mode_of(const char *word)
{
	return strcmp(word, "off") == 0 ? PANEL_OFF : PANEL_AUTO;
}

/* What the screen begins with. */
static void set_state(struct screen_state *state, const struct settings *settings)
{
	struct slice wrong;
	screen_state_init(state);
	for (size_t i = 0; sort_words[i] != NULL; i++)
		if (strcmp(sort_words[i], settings->sort) == 0)
			state->sort = (enum process_sort)i;
	if (settings->list_columns != NULL)
		(void)column_choice_parse(&state->list.columns, settings->list_columns, &wrong);
	state->is_ascii = settings->ascii;
	state->panels[PANEL_CPUS] = strcmp(settings->cpus, "on") == 0 ? PANEL_OPEN : PANEL_AUTO;
	state->panels[PANEL_NET] = mode_of(settings->net);
	state->panels[PANEL_DISK] = mode_of(settings->disk);
	state->panels[PANEL_FS] = mode_of(settings->fs);
}

static int screen_run(const struct settings *settings)
{
	struct monitor_options options = {
		.interval = settings->interval,
		.history = settings->history,
		.count = settings->count,
		.color = settings->color,
		.output = STDOUT_FILENO,
		.theme = theme_of(settings->theme),
		.has_mouse = strcmp(settings->mouse, "on") == 0,
		.keys = settings->keys,
		.is_read_only = settings->read_only,
	};
	set_state(&options.state, settings);
	find_size(&options.columns, &options.rows);
	if (settings->size != NULL && parse_size(settings->size, &options.columns, &options.rows) != 0)
		return complain_usage("--size %s: must be COLUMNSxROWS, such as 80x24", settings->size);
	if ((settings->size != NULL || settings->keys != NULL) && !settings->once && isatty(STDOUT_FILENO))
		return complain_usage("--%s needs --once", settings->size != NULL ? "size" : "keys");
	struct sampler *sampler = NULL;
	int code = open_sampler(settings, &sampler);
	if (code != EXIT_DONE) {
		sampler_close(sampler);
		return code;
	}
	monitor_fill_interest(&sampler->interest);
	options.input = settings->once || !isatty(STDOUT_FILENO) || is_dumb() ? -1 : open_input();
	if (options.input >= 0) {
		code = run_screen(settings, sampler, &options);
	} else {
		if (!settings->once)
			complain("no terminal to draw on: one frame as text, as with --once");
		code = print_once(settings, sampler, &options);
	}
	if (options.input > STDERR_FILENO)
		close(options.input);
	sampler_close(sampler);
	return code;
}

static void add_help(struct buf *out)
{
	buf_add_char(out, '\n');
	list_add_keys(out);
}

static const struct example screen_examples[] = {
	{"cmon", "the screen; h tells its keys"},
	{"cmon --once --size 120x40", "one frame of it as text"},
	{"cmon show cpu.total.busy_percent --interval 1", "one value each second"},
	{"cmon show mem net --format json", "values for programs"},
	{NULL, NULL},
};

const struct command screen_command = {
	.arguments = "[COMMAND] [OPTIONS]",
	.help = "Shows what a Linux machine does: what is wrong, who causes it.",
	.examples = screen_examples,
	.section = "screen",
	.options = {screen_options, COUNT_OF(screen_options)},
	.run = screen_run,
	.add_help = add_help,
};
