/* SPDX-License-Identifier: MIT */
#include "proc/cmon/meta.h"

#include "proc/keyed.h"

#include <errno.h>

/* clang-format off */
static const struct metric rows[] = {
	{FIELD(meta, format), .key = "format", .help = "version of these files"},
	{FIELD(meta, time), .key = "time", .help = "wall clock, ns since 1970"},
	{FIELD(meta, boottime), .key = "boottime", .help = "ns since boot"},
	{FIELD(meta, monotonic), .key = "monotonic", .help = "ns since boot without suspend"},
	{FIELD(meta, hz), .key = "hz", .help = "clock ticks per second"},
	{FIELD(meta, page_size), .key = "page_size", .help = "bytes of a page"},
	{FIELD(meta, arch), .key = "arch", .kind = METRIC_TEXT, .help = "kind of processor"},
	{FIELD(meta, hostname), .key = "hostname", .kind = METRIC_TEXT, .help = "name of the machine"},
	{FIELD(meta, zone), .key = "zone", .kind = METRIC_TEXT, .help = "time zone of the machine"},
};
/* clang-format on */

static int meta_parse(const char *text, size_t length, struct table *out)
{
	return keyed_parse(text, length, out, ' ');
}

const struct part meta_part = {
	.name = "meta",
	.size = sizeof(struct meta),
	.rows = rows,
	.row_count = COUNT_OF(rows),
	.parse = meta_parse,
	.cap = 1,
};

/* clang-format off */
static const struct metric error_rows[] = {
	{FIELD(meta_error, path), .kind = METRIC_LABEL, .help = "file below the root"},
	{FIELD(meta_error, number), .help = "error that reading it gave"},
};
/* clang-format on */

static uint64_t error_number(struct slice word)
{
	static const struct {
		const char *name;
		uint64_t number;
	} names[] = {
		{"EPERM", EPERM},
		{"ENOENT", ENOENT},
		{"ESRCH", ESRCH},
		{"EIO", EIO},
		{"EACCES", EACCES},
		{"ENODEV", ENODEV},
		{"EINVAL", EINVAL},
		{"EOPNOTSUPP", EOPNOTSUPP},
	};
	for (size_t i = 0; i < COUNT_OF(names); i++)
		if (slice_equals(word, slice_of(names[i].name)))
			return names[i].number;
	uint64_t number = slice_u64(word);
	return number > 0 && number < 4096 ? number : EIO;
}

static int meta_errors_parse(const char *text, size_t length, struct table *out)
{
	struct scan file = scan_of(text, length);
	struct scan line;
	while (scan_line(&file, &line)) {
		struct slice path, word;
		if (!scan_word(&line, &path) || !scan_word(&line, &word))
			continue;
		struct meta_error *error = table_add(out);
		if (error == NULL)
			break;
		error->path = table_text(out, path);
		error->number = error_number(word);
	}
	return out->error != 0 ? out->error : out->count > 0 || length == 0 ? 0 : -EBADMSG;
}

const struct part meta_error_part = {
	.name = "errors",
	.size = sizeof(struct meta_error),
	.rows = error_rows,
	.row_count = COUNT_OF(error_rows),
	.parse = meta_errors_parse,
	.cap = CAP_PROCESSES,
};
