/* SPDX-License-Identifier: MIT */
#include "proc/pid/owner.h"

#include <errno.h>

/* clang-format off */
static const struct metric rows[] = {
	{FIELD(owner, uid), .help = "number of the user it runs as"},
	{FIELD(owner, user), .kind = METRIC_TEXT, .help = "name of the user it runs as"},
};
/* clang-format on */

const struct part owner_part = {
	.name = "PID",
	.size = sizeof(struct owner),
	.rows = rows,
	.row_count = COUNT_OF(rows),
	.cap = CAP_PROCESSES,
};

/* clang-format off */
static const struct metric line_rows[] = {
	{FIELD(owner_line, pid), .kind = METRIC_LABEL, .column = 1, .help = "number of the process"},
	{FIELD(owner_line, uid), .column = 2, .help = "number of its user"},
};
/* clang-format on */

static int owner_lines_parse(const char *text, size_t length, struct table *out)
{
	struct scan file = scan_of(text, length);
	struct scan line;
	while (scan_line(&file, &line)) {
		uint64_t pid, uid;
		if (!scan_u64(&line, &pid) || !scan_u64(&line, &uid) || pid == ABSENT_U64 ||
			uid == ABSENT_U64)
			continue;
		struct owner_line *item = table_add(out);
		if (item == NULL)
			break;
		*item = (struct owner_line){.pid = pid, .uid = uid};
	}
	return out->error != 0 ? out->error : out->count > 0 || length == 0 ? 0 : -EBADMSG;
}

const struct part owner_line_part = {
	.name = "owners",
	.size = sizeof(struct owner_line),
	.rows = line_rows,
	.row_count = COUNT_OF(line_rows),
	.parse = owner_lines_parse,
	.cap = CAP_PROCESSES,
};
