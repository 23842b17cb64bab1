/* SPDX-License-Identifier: MIT */
/*
 * After the third sample nothing is allocated: the linker sends our calls of malloc and its kin through the counters
 * here (--wrap), while samples are taken and frames are drawn. What the C library does by itself is not counted.
 */
#include "core/sampler.h"
#include "tui/dialog/dialog.h"
#include "tui/layout.h"
#include "tui/monitor.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SAMPLES = 9, SETTLED = 3, PATH_LENGTH = 4096 };

static size_t calls;

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);
void *__real_reallocarray(void *old, size_t count, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t size);
void *__wrap_reallocarray(void *old, size_t count, size_t size);

void *__wrap_malloc(size_t size)
{
	calls++;
	return __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
	calls++;
	return __real_calloc(count, size);
}

void *__wrap_realloc(void *old, size_t size)
{
	calls++;
	return __real_realloc(old, size);
}

void *__wrap_reallocarray(void *old, size_t count, size_t size)
{
	calls++;
	return __real_reallocarray(old, count, size);
}

/* A long series out of a short one: its samples again and again, as links. */
static int make_series(char directory[PATH_LENGTH])
{
	snprintf(directory, PATH_LENGTH, "/tmp/cmon-allocation-XXXXXX");
	if (mkdtemp(directory) == NULL)
		return -1;
	for (int i = 0; i < SAMPLES; i++) {
		char from[PATH_LENGTH], to[PATH_LENGTH + 16];
		snprintf(from, sizeof(from), CMON_SOURCE_DIR "/fixtures/vm-debian12/%d", i % 3 + 1);
		snprintf(to, sizeof(to), "%s/%d", directory, i + 1);
		if (symlink(from, to) != 0)
			return -1;
	}
	return 0;
}

static void remove_series(const char *directory)
{
	for (int i = 0; i < SAMPLES; i++) {
		char path[PATH_LENGTH + 16];
		snprintf(path, sizeof(path), "%s/%d", directory, i + 1);
		unlink(path);
	}
	rmdir(directory);
}

struct screen {
	struct screen_state state;
	struct finding_list findings;
	struct alert_log log;
	struct history history;
	struct layout layout;
	struct process_list processes;
	struct field fields[SHOW_COUNT];
	struct grid grid;
};

static int list_in_all_shapes(struct process_list *list, const struct delta *delta)
{
	struct process_options options = {.is_tree = true};
	int error = process_list_update(list, delta, &options, 0, SIZE_MAX);
	for (options.grouping = GROUPING_COUNT; error == 0 && options.grouping-- > GROUPING_NAME;)
		error = process_list_update(list, delta, &options, 0, SIZE_MAX);
	options = (struct process_options){.sort = SORT_CPU};
	return error != 0 ? error : process_list_update(list, delta, &options, 0, SIZE_MAX);
}

static int draw(struct screen *screen, struct sampler *sampler)
{
	struct view view = {
		.delta = &sampler->delta,
		.findings = &screen->findings,
		.log = &screen->log,
		.history = &screen->history,
		.processes = &screen->processes,
		.fields = screen->fields,
		.state = &screen->state,
	};
	findings_scan(&sampler->delta, &screen->findings);
	alert_log_update(&screen->log, &sampler->delta, &screen->findings);
	history_update(&screen->history, &sampler->delta);
	if (list_in_all_shapes(&screen->processes, &sampler->delta) != 0 ||
		grid_reset(&screen->grid, 40, 120, UTF8_UNICODE) != 0)
		return -1;
	layout_make(&screen->layout, &view, 40, 120);
	layout_draw(&screen->layout, &view, &screen->grid);
	dialog_draw(&view,
		&(struct area){
			.grid = &screen->grid, .rows = screen->grid.rows, .columns = screen->grid.columns});
	return 0;
}

/* Returns the calls after the samples have settled, or -1 when a sample could not be had. */
static long count_calls(struct sampler *sampler)
{
	static struct screen screen;
	screen_state_init(&screen.state);
	screen.state.panels[PANEL_CPUS] = PANEL_OPEN;
	alert_log_init(&screen.log);
	process_list_init(&screen.processes);
	grid_init(&screen.grid);
	view_fields_init(screen.fields);
	if (history_init(&screen.history, 60) != 0)
		return -1;
	view_watch(&screen.history, screen.fields);
	long counted = 0;
	for (int i = 0; i < SAMPLES && counted >= 0; i++) {
		calls = 0;
		bool is_drawn = sampler_step(sampler) == 0 && draw(&screen, sampler) == 0;
		printf("sample %d: %zu allocations\n", i + 1, calls);
		if (!is_drawn)
			counted = -1;
		else if (i >= SETTLED)
			counted += (long)calls;
		else if (i == 0 && calls == 0)
			counted = -1; /* the counters do not count */
	}
	process_list_finish(&screen.processes);
	grid_finish(&screen.grid);
	history_finish(&screen.history);
	return counted;
}

int main(void)
{
	char directory[PATH_LENGTH];
	struct sampler *sampler = NULL;
	struct source_options options = {.root = directory};
	long counted = -1;
	if (make_series(directory) == 0 && sampler_open(&sampler, &options) == 0) {
		monitor_fill_interest(&sampler->interest);
		counted = count_calls(sampler);
	}
	sampler_close(sampler);
	remove_series(directory);
	return counted == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
