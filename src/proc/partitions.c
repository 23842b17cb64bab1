/* SPDX-License-Identifier: MIT */
#include "proc/partitions.h"

#include <errno.h>

/* clang-format off */
static const struct metric rows[] = {
	{FIELD(partitions, device), .kind = METRIC_LABEL, .help = "name of the device"},
	{FIELD(partitions, major), .flags = METRIC_IDENTITY, .help = "number of the driver"},
	{FIELD(partitions, minor), .flags = METRIC_IDENTITY, .help = "number of the device within it"},
	{FIELD(partitions, size), .unit = UNIT_BYTES, .scale = 1024, .help = "size of the device"},
};
/* clang-format on */

static int partitions_parse(const char *text, size_t length, struct table *out)
{
	struct scan file = scan_of(text, length), line;
	bool has_title = false;
	while (scan_line(&file, &line)) {
		uint64_t major, minor, size;
		struct scan title = line;
		struct slice word;
		has_title |= scan_word(&title, &word) && slice_equals(word, slice_of("major"));
		if (!scan_u64(&line, &major) || !scan_u64(&line, &minor) || !scan_u64(&line, &size) ||
			major == ABSENT_U64 || minor == ABSENT_U64 || scan_rest(&line).length == 0)
			continue;
		struct partitions *item = table_add(out);
		if (item == NULL)
			break;
		item->major = major;
		item->minor = minor;
		item->size = size;
		item->device = table_text(out, scan_rest(&line));
	}
	if (out->error != 0)
		return out->error;
	return out->count > 0 || has_title ? 0 : -EBADMSG;
}

const struct part partitions_part = {
	.name = "partitions",
	.size = sizeof(struct partitions),
	.rows = rows,
	.row_count = COUNT_OF(rows),
	.parse = partitions_parse,
	.cap = CAP_DISKS,
};
