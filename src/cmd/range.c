/* SPDX-License-Identifier: MIT */
#include "cmd/range.h"

#include "base/clock.h"
#include "base/time_text.h"
#include "base/utf8.h"
#include "cmd/commands.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { TEXT_LENGTH = 512 };

/* The samples of a series and when they were taken. */
struct series {
	int64_t *times; /* CLOCK_UNKNOWN where nothing tells it */
	size_t count;
	struct time_span data; /* earliest and latest */
};

/* A name of the zone data base that is here: a word from a file may be anything. */
static bool is_zone(struct slice name)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_+-/";
	char storage[TEXT_LENGTH];
	struct buf path;
	buf_init_in(&path, storage, sizeof(storage));
	buf_add_string(&path, "/usr/share/zoneinfo/");
	buf_add(&path, name.data, name.length);
	return path.error == 0 && name.length > 0 && name.data[0] != '/' &&
		strspn(path.data + path.length - name.length, letters) == name.length &&
		access(path.data, R_OK) == 0;
}

/* The clocks of a fixture are those of its machine. */
static void set_zone(const struct source *source)
{
	struct slice name = source_zone(source);
	char storage[TEXT_LENGTH];
	struct buf zone;
	buf_init_in(&zone, storage, sizeof(storage));
	if (is_zone(name))
		buf_add(&zone, name.data, name.length);
	else
		buf_add_string(&zone, "UTC0");
	/* Without memory for it the zone stays that of this machine, and is told beside every time. */
	(void)setenv("TZ", zone.data, 1);
	tzset();
}

static int read_times(struct source *source, struct series *series)
{
	struct stamp stamp;
	series->count = source_left(source);
	series->times = calloc(series->count + 1, sizeof(*series->times));
	series->data = (struct time_span){.first = INT64_MAX, .last = INT64_MIN};
	if (series->times == NULL) {
		complain("no memory");
		return EXIT_FAILED;
	}
	for (size_t i = 0; i < series->count; i++) {
		series->times[i] = CLOCK_UNKNOWN;
		if (source_next(source) != 0)
			continue;
		source_stamp(source, &stamp);
		series->times[i] = stamp.realtime;
		if (stamp.realtime == CLOCK_UNKNOWN)
			continue;
		if (stamp.realtime < series->data.first)
			series->data.first = stamp.realtime;
		if (stamp.realtime > series->data.last)
			series->data.last = stamp.realtime;
	}
	return EXIT_DONE;
}

/* "2026-11-21 22:19:18 to 2026-11-21 22:19:20 UTC" */
static void add_data(struct buf *out, const struct time_span *data)
{
	const int64_t ends[] = {data->first, data->last};
	for (size_t i = 0; i < COUNT_OF(ends); i++) {
		time_t seconds = (time_t)(ends[i] / NANOSECONDS);
		struct tm parts;
		char text[64];
		if (localtime_r(&seconds, &parts) != NULL &&
			strftime(text, sizeof(text),
				i == 0 ? "%Y-%m-%d %H:%M:%S to " : "%Y-%m-%d %H:%M:%S %Z", &parts) > 0)
			buf_add_string(out, text);
	}
}

/* "--at 09:00 is before the first sample: they are from … to …" */
static int refuse(const char *option, const char *value, const char *fault, const struct time_span *data)
{
	struct buf safe, range;
	buf_init(&safe, TEXT_LENGTH);
	buf_init(&range, TEXT_LENGTH);
	utf8_add_safe(&safe, slice_of(value), UTF8_ASCII);
	if (data != NULL) {
		buf_add_string(&range, "; the samples are from ");
		add_data(&range, data);
	}
	int code = complain_usage("--%s %s%s%s", option, safe.data, fault, range.data);
	buf_finish(&range);
	buf_finish(&safe);
	return code;
}

static int parse(const char *option, const char *value, const struct time_span *data, struct time_span *out)
{
	int error = time_text_parse(value, data, out);
	if (error == -EINVAL)
		return refuse(option, value, ": must be " TIME_TEXT_FORMS, NULL);
	return error == 0 ? EXIT_DONE : refuse(option, value, ": there is no such time", NULL);
}

/* The place behind the last sample up to until; 0 for none. */
static size_t end_of(const struct series *series, int64_t until)
{
	size_t end = series->count;
	while (end > 0 && (series->times[end - 1] == CLOCK_UNKNOWN || series->times[end - 1] > until))
		end--;
	return end;
}

static size_t begin_of(const struct series *series, int64_t from)
{
	size_t begin = 0;
	while (begin < series->count &&
		(series->times[begin] == CLOCK_UNKNOWN || series->times[begin] < from))
		begin++;
	return begin;
}

static int find_at(const struct settings *settings, const struct series *series, size_t *begin, size_t *end)
{
	struct time_span at;
	int code = parse("at", settings->at, &series->data, &at);
	if (code != EXIT_DONE)
		return code;
	*end = end_of(series, at.last);
	if (*end == 0)
		return refuse("at", settings->at, " is before the first sample", &series->data);
	*begin = *end - 1;
	return EXIT_DONE;
}

/* Both ends count. The day of a begin that is only a time of day is looked for before the end. */
static int find_range(
	const struct settings *settings, const struct series *series, size_t *begin, size_t *end)
{
	struct time_span from = {.first = series->data.first}, until = {.last = series->data.last};
	struct time_span before = series->data;
	int code = EXIT_DONE;
	if (settings->end != NULL)
		code = parse("end", settings->end, &series->data, &until);
	if (code == EXIT_DONE && until.last < series->data.first)
		return refuse("end", settings->end, " is before the first sample", &series->data);
	if (until.last < before.last)
		before.last = until.last;
	if (code == EXIT_DONE && settings->begin != NULL)
		code = parse("begin", settings->begin, &before, &from);
	if (code != EXIT_DONE)
		return code;
	if (from.first > series->data.last)
		return refuse("begin", settings->begin, " is behind the last sample", &series->data);
	if (from.first > until.last)
		return refuse("begin", settings->begin, " is behind --end", &series->data);
	*begin = settings->begin == NULL ? 0 : begin_of(series, from.first);
	*end = settings->end == NULL ? series->count : end_of(series, until.last);
	if (*begin >= *end)
		return refuse("begin", settings->begin, ": no sample up to --end", &series->data);
	return EXIT_DONE;
}

static int find(const struct settings *settings, struct sampler *sampler, const char *option)
{
	struct series series = {0};
	size_t begin = 0, end = 0;
	int code = read_times(sampler->source, &series);
	if (code == EXIT_DONE && series.data.first > series.data.last)
		code = complain_usage(
			"--%s: nothing tells when the samples of %s were taken", option, settings->root);
	else if (code == EXIT_DONE && settings->at != NULL)
		code = find_at(settings, &series, &begin, &end);
	else if (code == EXIT_DONE)
		code = find_range(settings, &series, &begin, &end);
	free(series.times);
	if (code != EXIT_DONE)
		return code;
	sampler->asked = end - begin;
	source_set_range(sampler->source, begin > 0 ? begin - 1 : 0, end);
	return EXIT_DONE;
}

int range_set(const struct settings *settings, struct sampler *sampler)
{
	const char *option = settings->at != NULL ? "at"
		: settings->begin != NULL         ? "begin"
		: settings->end != NULL           ? "end"
						  : NULL;
	struct source *source = sampler->source;
	if (source_is_live(source))
		return option == NULL
			? EXIT_DONE
			: complain_usage("--%s is for fixtures: a live machine has only now", option);
	if (settings->at != NULL && (settings->begin != NULL || settings->end != NULL))
		return complain_usage(
			"--at and --%s exclude each other", settings->begin != NULL ? "begin" : "end");
	if (source_next(source) == 0)
		set_zone(source);
	source_set_range(source, 0, SIZE_MAX);
	return option == NULL ? EXIT_DONE : find(settings, sampler, option);
}
