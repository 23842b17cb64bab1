/* SPDX-License-Identifier: MIT */
#include "proc/pressure.h"

#include <errno.h>
#include <string.h>

static double share_percent(uint64_t before, uint64_t now, const struct metric_context *context)
{
	return 100 * counter_growth(before, now) / 1e6 / context->seconds;
}

static double derive_some(const void *before, const void *now, const struct metric_context *context)
{
	const struct pressure *a = before, *b = now;
	return a == NULL ? NAN : share_percent(a->some, b->some, context);
}

static double derive_full(const void *before, const void *now, const struct metric_context *context)
{
	const struct pressure *a = before, *b = now;
	return a == NULL ? NAN : share_percent(a->full, b->full, context);
}

#define MICROSECONDS .kind = METRIC_COUNTER, .unit = UNIT_SECONDS, .scale = 1e-6

/* clang-format off */
static const struct metric rows[] = {
	{FIELD(pressure, resource), .kind = METRIC_LABEL, .help = "what there is too little of"},
	{FIELD(pressure, some_avg10), .key = "some avg10", .unit = UNIT_PERCENT, .limits = {5, 20, 40}, .flags = METRIC_ALERTS, .help = "time in which a task stood still, of the last 10 seconds"},
	{FIELD(pressure, some_avg60), .key = "some avg60", .unit = UNIT_PERCENT, .help = "of the last minute"},
	{FIELD(pressure, some_avg300), .key = "some avg300", .unit = UNIT_PERCENT, .help = "of the last 5 minutes"},
	{FIELD(pressure, some), .key = "some total", MICROSECONDS, .help = "time in which a task stood still"},
	{.name = "some", .kind = METRIC_DERIVED, .unit = UNIT_PERCENT, .derive = derive_some, .help = "time in which a task stood still, of this interval"},
	{FIELD(pressure, full_avg10), .key = "full avg10", .unit = UNIT_PERCENT, .help = "time in which all tasks stood still, of the last 10 seconds"},
	{FIELD(pressure, full_avg60), .key = "full avg60", .unit = UNIT_PERCENT, .help = "of the last minute"},
	{FIELD(pressure, full_avg300), .key = "full avg300", .unit = UNIT_PERCENT, .help = "of the last 5 minutes"},
	{FIELD(pressure, full), .key = "full total", MICROSECONDS, .help = "time in which all tasks stood still"},
	{.name = "full", .kind = METRIC_DERIVED, .unit = UNIT_PERCENT, .derive = derive_full, .help = "time in which all tasks stood still, of this interval"},
};
/* clang-format on */

#undef MICROSECONDS

/* The row whose key is the line's first word and the name before "=", with a blank between. */
static const struct metric *find_row(struct slice line_name, struct slice name)
{
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		const char *blank = rows[i].key == NULL ? NULL : strchr(rows[i].key, ' ');
		if (blank == NULL)
			continue;
		struct slice first = {.data = rows[i].key, .length = (size_t)(blank - rows[i].key)};
		if (slice_equals(first, line_name) && slice_equals(slice_of(blank + 1), name))
			return &rows[i];
	}
	return NULL;
}

static size_t parse_line(struct scan *line, struct pressure *item)
{
	struct slice line_name, word, name;
	size_t found = 0;
	if (!scan_word(line, &line_name))
		return 0;
	while (scan_word(line, &word)) {
		struct scan pair = scan_slice(word);
		const struct metric *row = scan_until(&pair, '=', &name) ? find_row(line_name, name) : NULL;
		if (row == NULL || scan_is_done(&pair))
			continue;
		metric_store(row, item, scan_rest(&pair));
		found++;
	}
	return found;
}

static int pressure_parse(const char *text, size_t length, struct table *out)
{
	struct scan file = scan_of(text, length), line;
	size_t found = 0;
	struct pressure *item = table_add(out);
	if (item == NULL)
		return out->error;
	while (scan_line(&file, &line))
		found += parse_line(&line, item);
	if (found > 0)
		return 0;
	table_drop_last(out);
	return -EBADMSG;
}

const struct part pressure_part = {
	.name = "pressure",
	.size = sizeof(struct pressure),
	.rows = rows,
	.row_count = COUNT_OF(rows),
	.parse = pressure_parse,
	.cap = CAP_NAMED,
};
