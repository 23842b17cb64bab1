/* SPDX-License-Identifier: MIT */
#include "proc/pid/pidio.h"

#include "proc/keyed.h"

static double derive_io(const void *before, const void *now, const struct metric_context *context)
{
	if (before == NULL)
		return NAN;
	const struct pidio *a = before, *b = now;
	double bytes =
		counter_growth(a->read_bytes, b->read_bytes) + counter_growth(a->write_bytes, b->write_bytes);
	return bytes / context->seconds;
}

/* clang-format off */
static const struct metric rows[] = {
	{FIELD(pidio, read_bytes), .key = "read_bytes", .kind = METRIC_COUNTER, .unit = UNIT_BYTES, .help = "read from disks"},
	{FIELD(pidio, write_bytes), .key = "write_bytes", .kind = METRIC_COUNTER, .unit = UNIT_BYTES, .help = "written to disks"},
	{FIELD(pidio, cancelled_write_bytes), .key = "cancelled_write_bytes", .unit = UNIT_BYTES, .help = "counted as written but thrown away before"},
	{.name = "io", .kind = METRIC_DERIVED, .unit = UNIT_BYTES_PER_SECOND, .derive = derive_io, .help = "read and written"},
};
/* clang-format on */

static int pidio_parse(const char *text, size_t length, struct table *out)
{
	return keyed_parse(text, length, out, ':');
}

const struct part pidio_part = {
	.name = "PID/io",
	.size = sizeof(struct pidio),
	.rows = rows,
	.row_count = COUNT_OF(rows),
	.parse = pidio_parse,
	.cap = CAP_PROCESSES,
	.resets_as_one = true,
};
