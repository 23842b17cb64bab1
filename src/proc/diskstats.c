/* SPDX-License-Identifier: MIT */
#include "proc/diskstats.h"

#include <errno.h>

/* Requests finished and the milliseconds they took, of all kinds that have a row. */
static double growth_ms(uint64_t before, uint64_t now)
{
	double growth = counter_growth_32(before, now);
	return before == ABSENT_U64 || now == ABSENT_U64 ? 0 : growth;
}

/* The agreed zero: without a request in the interval the mean is 0, as every tool prints it; not without the times. */
static double mean_seconds(double milliseconds, double requests)
{
	return requests == 0 && !isnan(milliseconds) ? 0 : milliseconds / 1000 / requests;
}

static double derive_await(const void *before, const void *now, const struct metric_context *context)
{
	if (before == NULL || isnan(context->seconds))
		return NAN;
	const struct diskstats *a = before, *b = now;
	double requests = counter_growth(a->reads, b->reads) + counter_growth(a->writes, b->writes) +
		counter_growth_or_0(a->discards, b->discards);
	double milliseconds = counter_growth_32(a->read_seconds, b->read_seconds) +
		counter_growth_32(a->write_seconds, b->write_seconds) +
		growth_ms(a->discard_seconds, b->discard_seconds);
	return mean_seconds(milliseconds, requests);
}

static double derive_read_await(const void *before, const void *now, const struct metric_context *context)
{
	if (before == NULL || isnan(context->seconds))
		return NAN;
	const struct diskstats *a = before, *b = now;
	return mean_seconds(
		counter_growth_32(a->read_seconds, b->read_seconds), counter_growth(a->reads, b->reads));
}

static double derive_write_await(const void *before, const void *now, const struct metric_context *context)
{
	if (before == NULL || isnan(context->seconds))
		return NAN;
	const struct diskstats *a = before, *b = now;
	return mean_seconds(
		counter_growth_32(a->write_seconds, b->write_seconds), counter_growth(a->writes, b->writes));
}

static double derive_busy(const void *before, const void *now, const struct metric_context *context)
{
	if (before == NULL)
		return NAN;
	const struct diskstats *a = before, *b = now;
	return counter_growth_32(a->io_seconds, b->io_seconds) / 10 / context->seconds;
}

static double derive_queue_length(const void *before, const void *now, const struct metric_context *context)
{
	if (before == NULL)
		return NAN;
	const struct diskstats *a = before, *b = now;
	return counter_growth_32(a->queue_seconds, b->queue_seconds) / 1000 / context->seconds;
}

#define REQUESTS .kind = METRIC_COUNTER
#define SECTORS .kind = METRIC_COUNTER, .unit = UNIT_BYTES, .scale = 512
#define MILLISECONDS .kind = METRIC_COUNTER, .unit = UNIT_SECONDS, .scale = 0.001, .flags = METRIC_WRAPS_32

/* clang-format off */
static const struct metric rows[] = {
	{FIELD(diskstats, device), .kind = METRIC_LABEL, .help = "name of the device"},
	{FIELD(diskstats, major), .column = 1, .flags = METRIC_IDENTITY, .help = "number of the driver"},
	{FIELD(diskstats, minor), .column = 2, .flags = METRIC_IDENTITY, .help = "number of the device within it"},
	{.name = "busy", .kind = METRIC_DERIVED, .unit = UNIT_PERCENT, .derive = derive_busy, .limits = {70, 90, 99}, .flags = METRIC_ALERTS, .cause = CAUSE_IO, .help = "time with a request under way"},
	{.name = "await", .kind = METRIC_DERIVED, .unit = UNIT_SECONDS, .derive = derive_await, .limits = {0.01, 0.02, 0.05}, .flags = METRIC_ALERTS, .cause = CAUSE_IO, .help = "mean time of a request"},
	{.name = "read_await", .kind = METRIC_DERIVED, .unit = UNIT_SECONDS, .derive = derive_read_await, .help = "mean time of a read"},
	{.name = "write_await", .kind = METRIC_DERIVED, .unit = UNIT_SECONDS, .derive = derive_write_await, .help = "mean time of a write"},
	{.name = "queue_length", .kind = METRIC_DERIVED, .derive = derive_queue_length, .help = "mean number of requests under way"},
	{FIELD(diskstats, reads), REQUESTS, .column = 4, .help = "reads finished"},
	{FIELD(diskstats, reads_merged), REQUESTS, .column = 5, .help = "reads joined with a neighbour"},
	{FIELD(diskstats, read_bytes), SECTORS, .column = 6, .help = "read"},
	{FIELD(diskstats, read_seconds), MILLISECONDS, .column = 7, .help = "sum of the times of all reads"},
	{FIELD(diskstats, writes), REQUESTS, .column = 8, .help = "writes finished"},
	{FIELD(diskstats, writes_merged), REQUESTS, .column = 9, .help = "writes joined with a neighbour"},
	{FIELD(diskstats, write_bytes), SECTORS, .column = 10, .help = "written"},
	{FIELD(diskstats, write_seconds), MILLISECONDS, .column = 11, .help = "sum of the times of all writes"},
	{FIELD(diskstats, in_flight), .column = 12, .help = "requests under way now"},
	{FIELD(diskstats, io_seconds), MILLISECONDS, .column = 13, .help = "time with a request under way"},
	{FIELD(diskstats, queue_seconds), MILLISECONDS, .column = 14, .help = "the same, times the requests under way"},
	{FIELD(diskstats, discards), REQUESTS, .column = 15, .help = "discards finished"},
	{FIELD(diskstats, discards_merged), REQUESTS, .column = 16, .help = "discards joined with a neighbour"},
	{FIELD(diskstats, discard_bytes), SECTORS, .column = 17, .help = "discarded"},
	{FIELD(diskstats, discard_seconds), MILLISECONDS, .column = 18, .help = "sum of the times of all discards"},
	{FIELD(diskstats, flushes), REQUESTS, .column = 19, .help = "flushes finished"},
	{FIELD(diskstats, flush_seconds), MILLISECONDS, .column = 20, .help = "sum of the times of all flushes"},
};
/* clang-format on */

#undef REQUESTS
#undef SECTORS
#undef MILLISECONDS

enum { NAME_COLUMN = 3, SHORT_COLUMNS = 7, MOST_COLUMNS = 20, SEEN_WORDS = 4096, SEEN_BITS = 18 };

/*
 * Has an earlier row this name? A name sets three bits by its hash, so that only one whose bits were all set before
 * costs a look at all rows: one in a thousand where there are ten thousand disks.
 */
static bool has_device(const struct table *table, struct slice name, uint64_t seen[SEEN_WORDS])
{
	uint64_t hash = slice_hash(name);
	bool is_new = false;
	for (unsigned i = 0; i < 3; i++, hash >>= SEEN_BITS) {
		uint64_t *word = &seen[hash / 64 % SEEN_WORDS], bit = UINT64_C(1) << hash % 64;
		is_new |= (*word & bit) == 0;
		*word |= bit;
	}
	if (is_new)
		return false;
	for (size_t i = 0; i + 1 < table->count; i++) {
		const struct diskstats *other = table_item(table, i);
		if (slice_equals(arena_slice(table->arena, other->device), name))
			return true;
	}
	return false;
}

/* A row is cut to a format that some kernel has printed: 14, 18 or 20 columns, or the short one. 0: no row. */
static unsigned columns_of(unsigned words)
{
	if (words >= 20)
		return 20;
	if (words >= 18)
		return 18;
	if (words >= 14)
		return 14;
	return words == SHORT_COLUMNS ? SHORT_COLUMNS : 0;
}

/* Partitions of kernels before 2.6.25 had four counters only: reads, sectors, writes, sectors. */
static void fill_short(const struct part *part, struct diskstats *disk, struct scan *line)
{
	static const unsigned columns[] = {1, 2, NAME_COLUMN, 4, 6, 8, 10};
	struct slice word;
	for (size_t i = 0; i < COUNT_OF(columns) && scan_word(line, &word); i++)
		part_store_column(part, disk, columns[i], word);
}

/* Counts the words of a row, up to the last column that is known, and gives the third, the name. */
static unsigned count_words(struct scan line, struct slice *name)
{
	struct slice word;
	unsigned count = 0;
	while (count < MOST_COLUMNS && scan_word(&line, &word))
		if (++count == NAME_COLUMN)
			*name = word;
	return count;
}

static int diskstats_parse(const char *text, size_t length, struct table *out)
{
	struct scan file = scan_of(text, length);
	struct scan line;
	uint64_t seen[SEEN_WORDS] = {0};
	while (scan_line(&file, &line)) {
		struct slice name = {0};
		unsigned words = count_words(line, &name), columns = columns_of(words);
		if (columns == 0)
			continue;
		struct diskstats *disk = table_add(out);
		if (disk == NULL)
			break;
		if (columns == SHORT_COLUMNS)
			fill_short(out->part, disk, &line);
		else
			table_store_columns_to(out, disk, 1, columns, &line);
		/* The name alone tells devices apart: the first row of a name counts. */
		if (has_device(out, name, seen))
			table_drop_last(out);
		else
			disk->device = table_text(out, name);
	}
	if (out->error != 0)
		return out->error;
	return out->count > 0 || length == 0 ? 0 : -EBADMSG;
}

const struct part diskstats_part = {
	.name = "diskstats",
	.size = sizeof(struct diskstats),
	.rows = rows,
	.row_count = COUNT_OF(rows),
	.parse = diskstats_parse,
	.cap = CAP_DISKS,
	.resets_as_one = true,
};
