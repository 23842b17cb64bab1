/* SPDX-License-Identifier: MIT */
/* cmon show: values by path, as text or for programs. */
#include "cmd/commands.h"

#include "base/clock.h"
#include "base/file.h"
#include "cmd/list.h"
#include "cmd/open.h"
#include "core/selection.h"
#include "format/formats.h"
#include "tui/monitor.h"
#include "tui/theme.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define STREAM_SECONDS 1.0

static const char *format_word(size_t i)
{
	return i < format_count ? formats[i].name : NULL;
}

static int check_columns(const char *list, struct buf *message)
{
	char path[PATH_WORD] = "", nearest[PATH_WORD] = "";
	struct selection *selection = calloc(1, sizeof(*selection));
	if (selection == NULL)
		return -ENOMEM;
	int error = selection_add_columns(selection, list, path, nearest);
	free(selection);
	if (error == 0)
		return 0;
	buf_add_string(message, error == -EINVAL ? "names more than one value: " : "unknown name ");
	utf8_add_safe(message, slice_of(path), UTF8_ASCII);
	if (error == -ENOENT && nearest[0] != '\0')
		buf_printf(message, ", did you mean %s?", nearest);
	return error;
}

/* clang-format off */
static const struct option show_options[] = {
	{.name = "format", .argument = "FORMAT", .section = "show", .word_at = format_word, SETTING(format), .help = "text, json, ndjson (an object per line and sample) or csv",
		.about =
			".Cm text ,\n"
			"the default,\n"
			".Cm json ,\n"
			".Cm ndjson\n"
			"or\n"
			".Cm csv ;\n"
			"see\n"
			".Sx COMMANDS .\n"},
	{.name = "interval", .group = GROUP_SAMPLES, .argument = "SECONDS", SETTING(interval), .least = 0, .most = 3600, .help = "go on, a sample each 0.1 to 3600 seconds; 0: one sample, no rates",
		.about =
			"Go on with a sample each 0.1 to 3600 seconds, until\n"
			".Fl -count\n"
			"or an interrupt.\n"
			"0 takes one sample without rates.\n"
			"Without this option\n"
			".Cm show\n"
			"takes two samples 0.25 seconds apart and prints once.\n"
			"A fixture has its own times: only 0 makes a difference there.\n"},
	{.name = "columns", .argument = "PATH,PATH...", .section = "show", .check = check_columns, SETTING(columns), .help = "a line per sample with these values, in this order",
		.about =
			"Instead of paths: a line per sample with these values, in this order, below a\n"
			"line of titles.\n"
			"Each path must name one value.\n"},
	{.name = "bits", .section = "show", SETTING(bits), .help = "text tells network traffic in bits per second beside the number",
		.about =
			"In text, the form for people of network traffic is in bits per second, in powers\n"
			"of 1000:\n"
			".Ql 3.0Mbit/s .\n"
			"The number before it stays in bytes, as its name says, and so does every other\n"
			"format.\n"},
	{.name = "list", .group = GROUP_ABOUT, SETTING(list), .help = "print every family, metric, unit, kind, limits and help",
		.about =
			"Print every family and metric with unit, kind, limits and help, and end.\n"},
};
/* clang-format on */

/* What "cmon show summary" stands for. */
static const char *const summary_paths[] = {
	"host.hostname",
	"host.boot_time_seconds",
	"host.cpus",
	"cpu.total.busy_percent",
	"mem.total_bytes",
	"mem.used_bytes",
	"mem.free_bytes",
	"mem.available_bytes",
	"mem.used_percent",
	"fs./.size_bytes",
	"fs./.used_bytes",
	"fs./.free_bytes",
	"fs./.available_bytes",
	"fs./.used_percent",
};

struct show {
	const struct settings *settings;
	const struct format *format;
	struct selection selection;
	struct sampler *sampler;
	struct buf out;
	enum utf8_form form;
	bool has_colors;
	uint64_t written;
};

static int print(struct buf *out)
{
	int code = print_text(out);
	buf_reset(out);
	return code;
}

static int complain_path(const char *path, const char *nearest, int error)
{
	if (error == -E2BIG)
		return complain_usage("more than %d paths", SELECTION_PATHS);
	char path_storage[4 * PATH_WORD], near_storage[4 * PATH_WORD];
	struct buf safe, near;
	buf_init_in(&safe, path_storage, sizeof(path_storage));
	buf_init_in(&near, near_storage, sizeof(near_storage));
	utf8_add_safe(&safe, slice_of(path), UTF8_ASCII);
	utf8_add_safe(&near, slice_of(nearest), UTF8_ASCII);
	if (near.length == 0)
		return complain_usage("unknown name %s", safe.data);
	return complain_usage("unknown name %s, did you mean %s?", safe.data, near.data);
}

static int add_path(struct show *show, const char *path)
{
	char nearest[PATH_WORD] = "";
	int error = selection_add(&show->selection, path, nearest);
	return error == 0 ? EXIT_DONE : complain_path(path, nearest, error);
}

static int add_columns(struct show *show)
{
	char path[PATH_WORD] = "", nearest[PATH_WORD] = "";
	if (show->settings->path_count > 0)
		return complain_usage("paths and --columns exclude each other");
	int error = selection_add_columns(&show->selection, show->settings->columns, path, nearest);
	if (strcmp(path, "summary") == 0)
		error = -EINVAL;
	if (error == 0)
		return EXIT_DONE;
	if (error == -EINVAL)
		return complain_usage("--columns %s: names more than one value", path);
	return complain_path(path, nearest, error);
}

/* Columns of the configuration are for those who ask for nothing else. */
static bool wants_columns(const struct settings *settings)
{
	const struct option *columns = option_find_key(&show_command.options, "show", "columns");
	return settings->columns != NULL &&
		(settings->path_count == 0 || option_is_said(&show_command.options, columns, settings));
}

static int add_paths(struct show *show)
{
	const struct settings *settings = show->settings;
	int code = EXIT_DONE;
	if (wants_columns(settings))
		return add_columns(show);
	if (settings->path_count == 0)
		selection_add_all(&show->selection);
	for (size_t i = 0; i < settings->path_count && code == EXIT_DONE; i++) {
		bool is_summary = strcmp(settings->paths[i], "summary") == 0;
		for (size_t s = 0; is_summary && s < COUNT_OF(summary_paths) && code == EXIT_DONE; s++)
			code = add_path(show, summary_paths[s]);
		if (!is_summary)
			code = add_path(show, settings->paths[i]);
	}
	return code;
}

/* An item that was asked for by name is not there; whole families that are not are told at the end. */
static int check_items(struct show *show)
{
	char nearest[PATH_WORD] = "";
	const char *path = selection_missing(&show->selection, show->sampler->delta.now, nearest);
	/* A summary names "/" itself: without it the values are unknown, which is not the user's mistake. */
	for (size_t i = 0; path != NULL && i < COUNT_OF(summary_paths); i++)
		if (strcmp(path, summary_paths[i]) == 0)
			return EXIT_DONE;
	if (path == NULL)
		return EXIT_DONE;
	return complain_path(path, nearest, -ENOENT);
}

/* Did the user write this path? Those of a summary are ours: what is not there is unknown, and no mistake. */
static bool is_asked_for(const struct show *show, const char *path)
{
	size_t i = 0;
	while (i < show->settings->path_count && strcmp(show->settings->paths[i], path) != 0)
		i++;
	return i < show->settings->path_count;
}

/* What was asked for by name and is not there at all: says why. A value missing from what is there is only unknown. */
static int complain_absent(const struct show *show)
{
	int code = EXIT_DONE;
	const char *said = "";
	for (size_t i = 0; i < show->selection.count; i++) {
		const struct choice *choice = &show->selection.choices[i];
		const struct family_data *family = &show->sampler->delta.now->families[choice->family];
		size_t part = choice->has_part ? choice->part : choice->has_field ? choice->field.part : 0;
		const struct part_data *data = &family->parts[part];
		bool is_present = choice->has_part ? data->is_present : family->is_present;
		const char *path = families[choice->family].parts[part].path;
		if (is_present && data->error == -EFBIG && strcmp(choice->path, said) != 0)
			complain("%s: more than %zu items, the rest is left out", choice->path,
				data->table.part->cap);
		if (is_present || data->error == 0 || path == NULL || strcmp(choice->path, said) == 0 ||
			!is_asked_for(show, choice->path))
			continue;
		said = choice->path;
		/* Of files that share a folder it is the folder that is not there. */
		complain("%s: %.*s: %s", choice->path, (int)strcspn(path, "%"), path,
			data->error == -EBADMSG ? "not in the form that cmon knows" : strerror(-data->error));
		code = EXIT_FAILED;
	}
	return code;
}

static int write_sample(struct show *show)
{
	bool is_first = show->written++ == 0;
	if (!is_first && show->format->write == text_write && !show->selection.is_columns)
		buf_add_char(&show->out, '\n');
	struct sheet sheet = {
		.delta = &show->sampler->delta,
		.selection = &show->selection,
		.form = show->form,
		.has_colors = show->has_colors,
		.has_bits = show->settings->bits,
		.is_first = is_first,
	};
	show->format->write(&show->out, &sheet);
	return print(&show->out);
}

static bool is_enough(const struct show *show)
{
	return show->settings->count > 0 && show->written >= show->settings->count;
}

/* Text and JSON of a fixture are its last pair; a format that streams goes from its first sample to its last. */
static int show_fixture(struct show *show)
{
	int error, code = EXIT_DONE;
	if (!show->format->streams)
		source_skip_to_last(show->sampler->source, show->settings->interval == 0 ? 1 : 2);
	while ((error = sampler_step(show->sampler)) == 0) {
		bool is_last = source_left(show->sampler->source) == 0;
		bool is_asked = sampler_is_asked(show->sampler);
		if (show->sampler->steps == 1)
			complain_guessed(show->settings, show->sampler);
		if (show->format->streams ? !is_asked : !is_last)
			continue;
		if (show->written == 0 && (code = check_items(show)) != EXIT_DONE)
			return code;
		if ((code = write_sample(show)) != EXIT_DONE || is_enough(show))
			return code;
	}
	if (error == -ENOENT && complain_absent(show) != EXIT_DONE)
		return EXIT_FAILED;
	if (error != -ENODATA || show->written == 0)
		return complain_step(show->settings, error);
	return complain_absent(show);
}

static int show_live(struct show *show)
{
	double seconds = show->settings->interval;
	bool is_stream = seconds > 0 || show->settings->count > 1;
	if (seconds < 0)
		seconds = is_stream ? STREAM_SECONDS : SAMPLER_PAIR_SECONDS;
	show->sampler->interval = seconds;
	int64_t deadline = clock_monotonic(), step = (int64_t)(seconds * (double)NANOSECONDS);
	int error = sampler_step(show->sampler), code = EXIT_DONE;
	if (error == -ENOENT && complain_absent(show) != EXIT_DONE)
		return EXIT_FAILED;
	if (error != 0)
		return complain_step(show->settings, error);
	if ((code = check_items(show)) != EXIT_DONE)
		return code;
	do {
		/* A machine too busy to keep the schedule skips samples; it does not catch up in a burst. */
		for (deadline += step; step > 0 && deadline < clock_monotonic();)
			deadline += step;
		while (step > 0 && clock_sleep_until(deadline) == -EINTR)
			;
		if (step > 0 && (error = sampler_step(show->sampler)) != 0)
			return complain_step(show->settings, error);
		if ((code = write_sample(show)) != EXIT_DONE)
			return code;
	} while (is_stream && !is_enough(show));
	return complain_absent(show);
}

/* A table has one kind of row. */
static int check_format(const struct show *show)
{
	if (show->format->write != csv_write || show->selection.is_columns ||
		selection_families(&show->selection) == 1)
		return EXIT_DONE;
	struct buf names;
	buf_init(&names, 1024);
	for (enum family_id f = 0; f < FAMILY_COUNT; f++)
		if (selection_has_family(&show->selection, f))
			buf_printf(&names, "%s%s", names.length == 0 ? "" : ", ", families[f].name);
	int code = complain_usage("--format csv takes one family or --columns, not %s", names.data);
	buf_finish(&names);
	return code;
}

static int show_run(const struct settings *settings)
{
	struct show *show = calloc(1, sizeof(*show));
	if (show == NULL) {
		complain("no memory");
		return EXIT_FAILED;
	}
	show->settings = settings;
	show->format = format_find(settings->format);
	show->form = monitor_form(settings->ascii);
	show->has_colors = theme_wants_color(settings->color, isatty(STDOUT_FILENO));
	buf_init(&show->out, SIZE_MAX / 4);
	int code = EXIT_DONE;
	if (settings->interval > 0 && settings->interval < 0.1)
		code = complain_usage(
			"--interval %g: must be 0 or from 0.1 to 3600 seconds", settings->interval);
	else if (settings->list) {
		list_add_metrics(&show->out);
		code = print(&show->out);
	} else if ((code = add_paths(show)) == EXIT_DONE && (code = check_format(show)) == EXIT_DONE &&
		(code = open_sampler(settings, &show->sampler)) == EXIT_DONE) {
		selection_fill(&show->selection, &show->sampler->interest);
		code = source_is_live(show->sampler->source) ? show_live(show) : show_fixture(show);
	}
	sampler_close(show->sampler);
	buf_finish(&show->out);
	free(show);
	return code;
}

static const struct example show_examples[] = {
	{"cmon show summary", "host, CPU, memory and /"},
	{"cmon show disk.sda --interval 1", "all of one disk, each second"},
	{"cmon show 'cpu.*.busy_percent'", "one metric of all items"},
	{"cmon show --columns load.one,mem.used_percent --interval 5", "a line per sample"},
	{NULL, NULL},
};

const struct command show_command = {
	.name = "show",
	.arguments = "[PATH ...] [--interval SECONDS] [--count N] [--format FORMAT]",
	.help = "print values by path: text, json, ndjson, csv",
	.examples = show_examples,
	.add_words = list_add_path_words,
	.section = "show",
	.options = {show_options, COUNT_OF(show_options)},
	.run = show_run,
	.add_help = list_add_paths,
};
