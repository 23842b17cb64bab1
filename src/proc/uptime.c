/* SPDX-License-Identifier: MIT */
#include "proc/uptime.h"

#include <errno.h>

/* clang-format off */
static const struct metric rows[] = {
	{FIELD(uptime, uptime), .unit = UNIT_SECONDS, .help = "since boot, suspend included"},
};
/* clang-format on */

static int uptime_parse(const char *text, size_t length, struct table *out)
{
	struct scan file = scan_of(text, length);
	struct scan line;
	double seconds;
	if (!scan_line(&file, &line) || !scan_double(&line, &seconds) || isnan(seconds))
		return -EBADMSG;
	struct uptime *uptime = table_add(out);
	if (uptime == NULL)
		return out->error;
	uptime->uptime = seconds;
	return 0;
}

const struct part uptime_part = {
	.name = "uptime",
	.size = sizeof(struct uptime),
	.rows = rows,
	.row_count = COUNT_OF(rows),
	.parse = uptime_parse,
	.cap = 1,
};
