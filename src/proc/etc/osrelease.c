/* SPDX-License-Identifier: MIT */
#include "proc/etc/osrelease.h"

#include "proc/keyed.h"

/* clang-format off */
static const struct metric rows[] = {
	{FIELD(osrelease, os), .kind = METRIC_TEXT, .key = "PRETTY_NAME", .help = "distribution in full"},
	{FIELD(osrelease, os_name), .kind = METRIC_TEXT, .key = "NAME", .help = "name of the distribution"},
	{FIELD(osrelease, os_version), .kind = METRIC_TEXT, .key = "VERSION_ID", .help = "its version"},
};
/* clang-format on */

static int osrelease_parse(const char *text, size_t length, struct table *out)
{
	return keyed_parse(text, length, out, '=');
}

const struct part osrelease_part = {
	.name = "os-release",
	.size = sizeof(struct osrelease),
	.rows = rows,
	.row_count = COUNT_OF(rows),
	.parse = osrelease_parse,
	.cap = 1,
};
