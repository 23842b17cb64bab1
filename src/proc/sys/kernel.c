/* SPDX-License-Identifier: MIT */
#include "proc/sys/kernel.h"

#include <errno.h>

/* clang-format off */
static const struct metric hostname_rows[] = {
	{FIELD(kernel_hostname, hostname), .kind = METRIC_TEXT, .help = "name of the machine"},
};
/* clang-format on */

/* clang-format off */
static const struct metric arch_rows[] = {
	{FIELD(kernel_arch, arch), .kind = METRIC_TEXT, .help = "kind of processor"},
};
/* clang-format on */

/* Both structs are one text. */
static int word_parse(const char *text, size_t length, struct table *out)
{
	struct scan file = scan_of(text, length);
	struct scan line;
	if (!scan_line(&file, &line) || scan_rest(&line).length == 0)
		return -EBADMSG;
	struct text *word = table_add(out);
	if (word == NULL)
		return out->error;
	*word = table_text(out, scan_rest(&line));
	return 0;
}

const struct part kernel_hostname_part = {
	.name = "sys/kernel/hostname",
	.size = sizeof(struct kernel_hostname),
	.rows = hostname_rows,
	.row_count = COUNT_OF(hostname_rows),
	.parse = word_parse,
	.cap = 1,
};

const struct part kernel_arch_part = {
	.name = "sys/kernel/arch",
	.size = sizeof(struct kernel_arch),
	.rows = arch_rows,
	.row_count = COUNT_OF(arch_rows),
	.parse = word_parse,
	.cap = 1,
};
