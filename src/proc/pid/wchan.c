/* SPDX-License-Identifier: MIT */
#include "proc/pid/wchan.h"

#include <errno.h>

static const struct metric wchan_rows[] = {
	{FIELD(wchan, wchan), .kind = METRIC_TEXT,
		.help = "function of the kernel in which its first thread waits"},
};

static const struct metric syscall_rows[] = {
	{FIELD(pidsyscall, syscall), .column = 1,
		.help = "number of the system call in which its first thread waits"},
};

/* The kernel writes 0 for a process that does not wait, and for one that we may not look into. */
static int wchan_parse(const char *text, size_t length, struct table *out)
{
	struct scan file = scan_of(text, length), line;
	struct slice word;
	if (!scan_line(&file, &line) || !scan_word(&line, &word))
		return -EBADMSG;
	struct wchan *item = table_add(out);
	if (item == NULL)
		return out->error;
	if (!slice_equals(word, slice_of("0")))
		item->wchan = table_text(out, word);
	return out->error;
}

/* "17 0x3 …", "running", "-1 0x… 0x…" for one that waits outside of any call. */
static int syscall_parse(const char *text, size_t length, struct table *out)
{
	struct scan file = scan_of(text, length), line;
	struct slice word;
	if (!scan_line(&file, &line) || !scan_word(&line, &word))
		return -EBADMSG;
	struct pidsyscall *item = table_add(out);
	if (item == NULL)
		return out->error;
	part_store_column(out->part, item, 1, word);
	return 0;
}

const struct part wchan_part = {
	.name = "PID/wchan",
	.size = sizeof(struct wchan),
	.rows = wchan_rows,
	.row_count = COUNT_OF(wchan_rows),
	.parse = wchan_parse,
	.cap = CAP_PROCESSES,
};

const struct part pidsyscall_part = {
	.name = "PID/syscall",
	.size = sizeof(struct pidsyscall),
	.rows = syscall_rows,
	.row_count = COUNT_OF(syscall_rows),
	.parse = syscall_parse,
	.cap = CAP_PROCESSES,
};
