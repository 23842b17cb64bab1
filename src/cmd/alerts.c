/* SPDX-License-Identifier: MIT */
/* cmon alerts: what is wrong now, and who causes it; the header of the screen in full, as text. */
#include "cmd/commands.h"

#include "cmd/open.h"
#include "core/alert/findings.h"
#include "core/alert/text.h"
#include "tui/grid.h"
#include "tui/monitor.h"
#include "tui/theme.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { CELL_LENGTH = 4096, GAP = 2 };

enum column { COLUMN_LEVEL, COLUMN_PATH, COLUMN_WHAT, COLUMN_LIMIT, COLUMN_PROCESSES, COLUMN_COUNT };

/* One line of the table, the titles first. */
struct line {
	struct buf cells[COLUMN_COUNT];
	enum level level;
};

struct alerts {
	const struct delta *delta;
	struct finding_list list;
	enum utf8_form form;
	struct line lines[FINDINGS_KEPT + 1];
	size_t count;
};

/* A part has a sign that it belongs to what stands above. */
static void add_path(const struct alerts *alerts, struct buf *cell, const struct finding *finding)
{
	struct buf path;
	buf_init(&path, CELL_LENGTH);
	buf_printf(&path, "%s%s.", finding->is_part ? "+ " : "", families[finding->field.family].name);
	if (family_is_list(finding->field.family)) {
		struct label label = snapshot_label(alerts->delta->now, finding->field.family, finding->item);
		label_add(&path, &label);
		buf_add_char(&path, '.');
	}
	field_add_name(&path, finding->field);
	utf8_add_safe(cell, (struct slice){.data = path.data, .length = path.length}, alerts->form);
	buf_finish(&path);
}

static void add_what(const struct alerts *alerts, struct buf *cell, const struct finding *finding)
{
	struct buf item;
	buf_init(&item, CELL_LENGTH);
	if (family_is_list(finding->field.family)) {
		struct label label = snapshot_label(alerts->delta->now, finding->field.family, finding->item);
		label_add(&item, &label);
	}
	alert_text_add_what(cell,
		&(struct told){finding->field, item.data, finding->value, alerts->delta->context.cpus,
			alerts->form});
	buf_finish(&item);
}

static void add_limit(const struct alerts *alerts, struct buf *cell, const struct finding *finding)
{
	struct limits limits = delta_limits(alerts->delta, finding->field, finding->item);
	alert_text_add_rule(cell, finding->field, limits_of_level(&limits, finding->level), alerts->form);
}

static void add_processes(const struct alerts *alerts, struct buf *cell, const struct finding *finding)
{
	struct culprits culprits;
	culprits_find(alerts->delta, finding->field, finding->item, &culprits);
	alert_text_add_who(cell, &culprits, SIZE_MAX, alerts->form);
}

static struct line *add_line(struct alerts *alerts, enum level level)
{
	struct line *line = &alerts->lines[alerts->count++];
	line->level = level;
	for (size_t i = 0; i < COLUMN_COUNT; i++)
		buf_init(&line->cells[i], 2 * CELL_LENGTH);
	return line;
}

static void make_lines(struct alerts *alerts)
{
	static const char *const titles[] = {"LEVEL", "PATH", "WHAT", "LIMIT", "PROCESSES"};
	static void (*const fill[])(const struct alerts *, struct buf *, const struct finding *) = {
		[COLUMN_PATH] = add_path,
		[COLUMN_WHAT] = add_what,
		[COLUMN_LIMIT] = add_limit,
		[COLUMN_PROCESSES] = add_processes,
	};
	struct line *line = add_line(alerts, LEVEL_OK);
	for (size_t i = 0; i < COLUMN_COUNT; i++)
		buf_add_string(&line->cells[i], titles[i]);
	for (size_t i = 0; i < alerts->list.count; i++) {
		const struct finding *finding = &alerts->list.findings[i];
		line = add_line(alerts, finding->level);
		buf_printf(&line->cells[COLUMN_LEVEL], "%c %s", level_mark(finding->level),
			level_word(finding->level));
		for (size_t c = COLUMN_PATH; c < COLUMN_COUNT; c++)
			fill[c](alerts, &line->cells[c], finding);
	}
}

/* Columns that a cell takes on the screen. */
static size_t cell_width(const struct buf *cell)
{
	return text_width((struct slice){.data = cell->data, .length = cell->length});
}

static size_t width_of(const struct alerts *alerts, size_t column)
{
	size_t width = 0;
	for (size_t i = 0; i < alerts->count; i++)
		if (cell_width(&alerts->lines[i].cells[column]) > width)
			width = cell_width(&alerts->lines[i].cells[column]);
	return width;
}

static void add_lines(struct buf *out, const struct alerts *alerts, bool has_colors)
{
	size_t widths[COLUMN_COUNT];
	for (size_t i = 0; i < COLUMN_COUNT; i++)
		widths[i] = width_of(alerts, i);
	for (size_t i = 0; i < alerts->count; i++) {
		const struct line *line = &alerts->lines[i];
		for (size_t c = 0, due = 0; c < COLUMN_COUNT; c++) {
			bool has_color = has_colors && line->level != LEVEL_OK &&
				(c == COLUMN_LEVEL || c == COLUMN_WHAT);
			if (line->cells[c].length == 0) {
				due += widths[c] + GAP;
				continue;
			}
			buf_add_repeat(out, ' ', due);
			if (has_color)
				buf_printf(out, "\033[0%sm", level_sgr(line->level));
			buf_add(out, line->cells[c].data, line->cells[c].length);
			if (has_color)
				buf_add_string(out, "\033[0m");
			due = widths[c] - cell_width(&line->cells[c]) + GAP;
		}
		buf_add_char(out, '\n');
	}
}

static void add_all(struct buf *out, struct alerts *alerts, bool has_colors)
{
	const struct finding_list *list = &alerts->list;
	size_t all = list->counts[LEVEL_CAREFUL] + list->counts[LEVEL_WARNING] + list->counts[LEVEL_CRITICAL];
	for (size_t i = 0; i < list->count; i++)
		all += list->findings[i].is_part;
	if (all == 0) {
		buf_add_string(out, "nothing has reached a limit\n");
		return;
	}
	make_lines(alerts);
	add_lines(out, alerts, has_colors);
	if (all > list->count)
		buf_printf(out, "and %zu more\n", all - list->count);
	for (size_t i = 0; i < alerts->count; i++)
		for (size_t c = 0; c < COLUMN_COUNT; c++)
			buf_finish(&alerts->lines[i].cells[c]);
}

static int take_pair(const struct settings *settings, struct sampler *sampler)
{
	source_skip_to_last(sampler->source, 2);
	int error = sampler_step(sampler);
	if (error == 0)
		complain_guessed(settings, sampler);
	if (error == 0 && sampler->delta.now->left > 0)
		error = sampler_step_after(
			sampler, settings->interval > 0 ? settings->interval : SAMPLER_PAIR_SECONDS);
	return error == 0 ? EXIT_DONE : complain_step(settings, error);
}

static int alerts_run(const struct settings *settings)
{
	struct sampler *sampler = NULL;
	struct buf out;
	if (settings->path_count > 0)
		return complain_usage("alerts takes no arguments");
	if (settings->count > 0)
		return complain_usage("--count: alerts prints once");
	struct alerts *alerts = calloc(1, sizeof(*alerts));
	if (alerts == NULL) {
		complain("no memory");
		return EXIT_FAILED;
	}
	buf_init(&out, SIZE_MAX / 4);
	alerts->form = monitor_form(settings->ascii);
	int code = open_sampler(settings, &sampler);
	if (code == EXIT_DONE) {
		findings_fill_interest(&sampler->interest);
		code = take_pair(settings, sampler);
	}
	if (code == EXIT_DONE) {
		alerts->delta = &sampler->delta;
		findings_scan(&sampler->delta, &alerts->list);
		add_all(&out, alerts, theme_wants_color(settings->color, isatty(STDOUT_FILENO)));
		code = print_text(&out);
	}
	sampler_close(sampler);
	buf_finish(&out);
	free(alerts);
	return code;
}

/* clang-format off */
static const struct option alerts_options[] = {
	{.name = "interval", .group = GROUP_SAMPLES, .argument = "SECONDS", SETTING(interval), .least = 0.1, .most = 3600, .help = "time between its two samples, 0.1 to 3600; 0.25 without it",
		.about =
			"The time between the two samples that rates are from, 0.1 to 3600.\n"
			"The default is 0.25.\n"},
};
/* clang-format on */

static const struct example alerts_examples[] = {
	{"cmon alerts", "what is wrong now"},
	{"cmon alerts --interval 5", "over five seconds"},
	{"cmon alerts --root DIR --at 02:13", "what was wrong then"},
	{"cmon alerts --root /host", "on the host of a container"},
	{NULL, NULL},
};

const struct command alerts_command = {
	.name = "alerts",
	.arguments = "[--interval SECONDS] [--root DIR [--at TIME]]",
	.help = "print what has reached a limit, the limit, and who causes it",
	.examples = alerts_examples,
	.options = {alerts_options, COUNT_OF(alerts_options)},
	.run = alerts_run,
};
