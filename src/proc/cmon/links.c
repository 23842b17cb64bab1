/* SPDX-License-Identifier: MIT */
#include "proc/cmon/links.h"

#include <errno.h>

/* clang-format off */
static const struct metric rows[] = {
	{FIELD(link_line, path), .kind = METRIC_LABEL, .help = "link below the root"},
	{FIELD(link_line, target), .kind = METRIC_TEXT, .help = "where it leads"},
};
/* clang-format on */

static int links_parse(const char *text, size_t length, struct table *out)
{
	struct scan file = scan_of(text, length), line;
	while (scan_line(&file, &line)) {
		struct slice path, target;
		if (!scan_word(&line, &path) || (target = scan_rest(&line)).length == 0)
			continue;
		struct link_line *link = table_add(out);
		if (link == NULL)
			break;
		link->path = table_text(out, path);
		link->target = table_text(out, target);
	}
	return out->error != 0 ? out->error : out->count > 0 || length == 0 ? 0 : -EBADMSG;
}

const struct part link_line_part = {
	.name = "links",
	.size = sizeof(struct link_line),
	.rows = rows,
	.row_count = COUNT_OF(rows),
	.parse = links_parse,
	.cap = CAP_NAMES,
};
