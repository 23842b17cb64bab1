/* SPDX-License-Identifier: MIT */
/*
 * What a refresh of the screen costs on the fixture of a large machine, beside the least that it could cost; and what
 * commands cost from start to exit. All times are CPU time, user and system, in ms.
 *
 *	ratio refresh DIRECTORY ROUNDS processes|cpus|none
 *		refresh MS     the last sample of a series: read, compared with the one before, sorted, drawn at 200x60
 *		floor MS       processes: open, read and close of each PID/stat, PID/io and PID/cmdline of it
 *		               cpus: open, read and close of its stat, and a list of where its words are
 *		peak KB        largest resident memory in the first round
 *	ratio commands ROUNDS A [ARGUMENT ...] -- B [ARGUMENT ...]
 *		run COMMAND MS KB    in turn, with largest resident memory; output thrown away
 *
 * The samples before the last are taken too, so that what is measured is a refresh as it goes on, with its storage made.
 */
#include "core/alert/findings.h"
#include "core/sampler.h"
#include "tui/layout.h"
#include "tui/list/list.h"
#include "tui/monitor.h"
#include "tui/panel/panel.h"
#include "tui/wanted.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { ROWS = 60, COLUMNS = 200, HISTORY_SLOTS = 600, PATH_LENGTH = 4096 };

static const char *const process_files[] = {"stat", "io", "cmdline"};

static _Noreturn void fail(const char *what, int error)
{
	fprintf(stderr, "ratio: %s: %s\n", what, strerror(error));
	exit(1);
}

static double cpu_ms(void)
{
	struct timespec time;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
	return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

/* The parts of the screen that outlive a refresh. */
struct screen {
	struct finding_list findings;
	struct alert_log log;
	struct history history;
	struct layout layout;
	struct process_list processes;
	struct field fields[SHOW_COUNT];
	struct screen_state state;
	struct interest base; /* without what single panels want */
	wanted_set wanted;
	struct grid grid;
};

/* As the screen opens, or with a section of every CPU. */
static int screen_init(struct screen *screen, bool has_cpus)
{
	*screen = (struct screen){0};
	alert_log_init(&screen->log);
	process_list_init(&screen->processes);
	grid_init(&screen->grid);
	(void)view_fields_init(screen->fields);
	screen_state_init(&screen->state);
	if (has_cpus)
		screen->state.panels[PANEL_CPUS] = PANEL_OPEN;
	int error = history_init(&screen->history, HISTORY_SLOTS);
	view_watch(&screen->history, screen->fields);
	return error;
}

static void screen_finish(struct screen *screen)
{
	process_list_finish(&screen->processes);
	screen_state_finish(&screen->state);
	history_finish(&screen->history);
	grid_finish(&screen->grid);
}

/* Orders the rows that the last frame had room for; all of them before the first. */
static int list_processes(struct screen *screen, const struct delta *delta)
{
	struct process_options options = list_options(&screen->state);
	size_t page = layout_page(&screen->layout);
	return process_list_update(
		&screen->processes, delta, &options, screen->state.top, page == 0 ? SIZE_MAX : page);
}

/* What has left the screen is read no more. */
static void want(struct screen *screen, const struct view *view, struct sampler *sampler)
{
	const struct placed *list = layout_find(&screen->layout, main_draw);
	struct interest wanted = screen->base;
	screen->wanted = wanted_of(&screen->layout, view, screen->wanted);
	wanted_apply(screen->wanted, screen->fields, &wanted);
	list_fill(view, list == NULL ? 0 : list->columns, &wanted);
	sampler_want(sampler, &wanted);
}

static void draw(struct screen *screen, struct sampler *sampler)
{
	const struct delta *delta = &sampler->delta;
	struct view view = {
		.delta = delta,
		.findings = &screen->findings,
		.log = &screen->log,
		.history = &screen->history,
		.processes = &screen->processes,
		.fields = screen->fields,
		.state = &screen->state,
	};
	findings_scan(delta, &screen->findings);
	alert_log_update(&screen->log, delta, &screen->findings);
	history_update(&screen->history, delta);
	list_take_in(&screen->state, &view);
	int error = list_processes(screen, delta);
	if (error == 0)
		error = grid_reset(&screen->grid, ROWS, COLUMNS, UTF8_UNICODE);
	if (error != 0)
		fail("screen", -error);
	layout_make(&screen->layout, &view, ROWS, COLUMNS);
	layout_draw(&screen->layout, &view, &screen->grid);
	want(screen, &view, sampler);
}

/* Takes and draws all samples of the series, and returns what the last one cost. */
static double measure_refresh(const char *directory, bool has_cpus)
{
	static struct screen screen;
	struct sampler *sampler;
	double begin = 0;
	int error = sampler_open(&sampler, &(struct source_options){.root = directory});
	if (error != 0)
		fail(directory, -error);
	monitor_fill_interest(&sampler->interest);
	if ((error = screen_init(&screen, has_cpus)) != 0)
		fail("screen", -error);
	screen.base = sampler->interest;
	screen.wanted = wanted_first();
	wanted_apply(screen.wanted, screen.fields, &sampler->interest);
	while (source_left(sampler->source) > 0) {
		begin = cpu_ms();
		if ((error = sampler_step(sampler)) != 0)
			fail(directory, -error);
		draw(&screen, sampler);
	}
	double spent = cpu_ms() - begin;
	screen_finish(&screen);
	sampler_close(sampler);
	return spent;
}

static size_t read_file(int directory, const char *path, char *to, size_t size)
{
	int file = openat(directory, path, O_RDONLY | O_CLOEXEC);
	ssize_t got = file < 0 ? -1 : read(file, to, size);
	if (got < 0)
		fail(path, errno);
	close(file);
	return (size_t)got;
}

/* The last sample of the series. */
static int open_proc(const char *directory)
{
	char path[PATH_LENGTH];
	unsigned last = 1;
	while (snprintf(path, sizeof(path), "%s/%u", directory, last + 1) > 0 && access(path, F_OK) == 0)
		last++;
	snprintf(path, sizeof(path), "%s/%u/proc", directory, last);
	int proc = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (proc < 0)
		fail(path, errno);
	return proc;
}

/* Processes of a made fixture are numbered from 1 without a hole. */
static unsigned count_processes(int proc)
{
	char path[64];
	unsigned count = 0;
	while (snprintf(path, sizeof(path), "%u", count + 1) > 0 && faccessat(proc, path, F_OK, 0) == 0)
		count++;
	return count;
}

static double measure_processes(int proc, unsigned count)
{
	static char text[4096];
	char path[64];
	double begin = cpu_ms();
	for (unsigned pid = 1; pid <= count; pid++) {
		for (size_t i = 0; i < COUNT_OF(process_files); i++) {
			snprintf(path, sizeof(path), "%u/%s", pid, process_files[i]);
			(void)read_file(proc, path, text, sizeof(text));
		}
	}
	return cpu_ms() - begin;
}

static bool is_between_words(char c)
{
	return (unsigned char)c <= ' ';
}

/*
 * Notes where each word begins and ends. By itself and aligned, since a loop this short takes a quarter longer or shorter
 * by where in a line of the cache its jumps come to lie, which any change to the code around it would move.
 */
__attribute__((noinline, aligned(64))) static size_t split(
	const char *text, size_t length, struct slice *words, size_t most)
{
	size_t count = 0;
	const char *at = text, *end = text + length;
	while (at < end && count < most) {
		const char *start = at;
		while (at < end && !is_between_words(*at))
			at++;
		if (at > start)
			words[count++] = (struct slice){.data = start, .length = (size_t)(at - start)};
		at++;
	}
	return count;
}

static double measure_cpus(int proc)
{
	enum { MOST_TEXT = 16 << 20, MOST_WORDS = 1 << 20 };
	static char text[MOST_TEXT];
	static struct slice words[MOST_WORDS];
	double begin = cpu_ms();
	size_t length = read_file(proc, "stat", text, sizeof(text));
	size_t count = split(text, length, words, MOST_WORDS);
	if (count == 0 || words[0].length == 0)
		fail("stat", EBADMSG);
	return cpu_ms() - begin;
}

static long parse_rounds(const char *word)
{
	char *end;
	long rounds = strtol(word, &end, 10);
	if (*end != '\0' || rounds < 1)
		fail(word, EINVAL);
	return rounds;
}

static void compare_refresh(char **arguments)
{
	const char *directory = arguments[0], *floor = arguments[2];
	bool has_cpus = strcmp(floor, "cpus") == 0;
	long rounds = parse_rounds(arguments[1]);
	int proc = open_proc(directory);
	unsigned processes = count_processes(proc);
	for (long i = 0; i < rounds; i++) {
		printf("refresh %.4f\n", measure_refresh(directory, has_cpus));
		struct rusage usage;
		if (i == 0 && getrusage(RUSAGE_SELF, &usage) == 0)
			printf("peak %ld\n", usage.ru_maxrss);
		if (has_cpus)
			printf("floor %.4f\n", measure_cpus(proc));
		else if (strcmp(floor, "processes") == 0)
			printf("floor %.4f\n", measure_processes(proc, processes));
	}
	close(proc);
}

static double milliseconds(struct timeval time)
{
	return (double)time.tv_sec * 1e3 + (double)time.tv_usec / 1e3;
}

static void run(char **command)
{
	struct rusage usage;
	int status;
	pid_t pid = fork();
	if (pid == 0) {
		int null = open("/dev/null", O_RDWR | O_CLOEXEC);
		for (int i = STDIN_FILENO; i <= STDERR_FILENO; i++)
			dup2(null, i);
		execvp(command[0], command);
		_exit(127);
	}
	if (pid < 0 || wait4(pid, &status, 0, &usage) != pid || status != 0)
		fail(command[0], pid < 0 ? errno : ECHILD);
	printf("run %s %.3f %ld\n", command[0], milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime),
		usage.ru_maxrss);
}

static void compare_commands(char **arguments)
{
	long rounds = parse_rounds(arguments[0]);
	char **first = arguments + 1, **second = first + 1;
	while (*second != NULL && strcmp(*second, "--") != 0)
		second++;
	if (*second != NULL)
		*second++ = NULL;
	for (long i = 0; i < rounds; i++) {
		run(first);
		if (*second != NULL)
			run(second);
	}
}

int main(int argc, char **argv)
{
	setvbuf(stdout, NULL, _IOLBF, 0);
	if (argc == 5 && strcmp(argv[1], "refresh") == 0)
		compare_refresh(argv + 2);
	else if (argc > 3 && strcmp(argv[1], "commands") == 0)
		compare_commands(argv + 2);
	else
		fail("see the top of bench/ratio.c for the use", EINVAL);
	return ferror(stdout) != 0;
}
