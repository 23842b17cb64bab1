/* SPDX-License-Identifier: MIT */
#include "proc/pid/schedstat.h"

#include <errno.h>

static double derive_wait(const void *before, const void *now, const struct metric_context *context)
{
	const struct schedstat *a = before, *b = now;
	return a == NULL ? NAN : 100 * counter_growth(a->wait, b->wait) / 1e9 / context->seconds;
}

#define NANOSECONDS .kind = METRIC_COUNTER, .unit = UNIT_SECONDS, .scale = 1e-9

/* clang-format off */
static const struct metric rows[] = {
	{FIELD(schedstat, run), .column = 1, NANOSECONDS, .help = "its first thread ran"},
	{FIELD(schedstat, wait), .column = 2, NANOSECONDS, .help = "its first thread waited for a CPU"},
	{.name = "wait", .kind = METRIC_DERIVED, .unit = UNIT_PERCENT, .derive = derive_wait, .help = "time in which its first thread waited for a CPU"},
	{FIELD(schedstat, slices), .column = 3, .kind = METRIC_COUNTER, .help = "times its first thread was given a CPU"},
};
/* clang-format on */

#undef NANOSECONDS

static int schedstat_parse(const char *text, size_t length, struct table *out)
{
	struct scan file = scan_of(text, length), line, first;
	uint64_t run;
	if (!scan_line(&file, &line))
		return -EBADMSG;
	first = line;
	if (!scan_u64(&first, &run) || run == ABSENT_U64)
		return -EBADMSG;
	struct schedstat *item = table_add(out);
	if (item == NULL)
		return out->error;
	table_store_columns(out, item, 1, &line);
	return 0;
}

const struct part schedstat_part = {
	.name = "PID/schedstat",
	.size = sizeof(struct schedstat),
	.rows = rows,
	.row_count = COUNT_OF(rows),
	.parse = schedstat_parse,
	.cap = CAP_PROCESSES,
	.resets_as_one = true,
};
