/* SPDX-License-Identifier: MIT */
#include "proc/pid/cmdline.h"

/* clang-format off */
static const struct metric rows[] = {
	{FIELD(cmdline, command), .kind = METRIC_TEXT, .help = "command line"},
};
/* clang-format on */

static int cmdline_parse(const char *text, size_t length, struct table *out)
{
	if (length > CMDLINE_LENGTH)
		length = CMDLINE_LENGTH;
	while (length > 0 && (text[length - 1] == '\0' || text[length - 1] == ' '))
		length--;
	struct cmdline *item = table_add(out);
	if (item == NULL)
		return out->error;
	char line[CMDLINE_LENGTH];
	for (size_t i = 0; i < length; i++)
		line[i] = text[i] == '\0' ? ' ' : text[i];
	item->command = table_text(out, (struct slice){.data = line, .length = length});
	return 0;
}

const struct part cmdline_part = {
	.name = "PID/cmdline",
	.size = sizeof(struct cmdline),
	.rows = rows,
	.row_count = COUNT_OF(rows),
	.parse = cmdline_parse,
	.cap = CAP_PROCESSES,
};
