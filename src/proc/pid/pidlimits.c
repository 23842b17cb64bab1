/* SPDX-License-Identifier: MIT */
#include "proc/pid/pidlimits.h"

#include <errno.h>
#include <string.h>

/* clang-format off */
static const struct metric rows[] = {
	{FIELD(pidlimits, file_limit), .key = "Max open files", .help = "most files it may have open; none when unlimited"},
	{FIELD(pidlimits, file_limit_hard), .help = "up to which it may raise that itself"},
	{FIELD(pidlimits, process_limit), .key = "Max processes", .help = "most threads of its user; none when unlimited"},
	{FIELD(pidlimits, locked_limit), .key = "Max locked memory", .unit = UNIT_BYTES, .help = "most memory it may lock; none when unlimited"},
	{FIELD(pidlimits, core_limit), .key = "Max core file size", .unit = UNIT_BYTES, .help = "largest core file; none when unlimited"},
	{FIELD(pidlimits, stack_limit), .key = "Max stack size", .unit = UNIT_BYTES, .help = "largest stack; none when unlimited"},
	{FIELD(pidlimits, virtual_limit), .key = "Max address space", .unit = UNIT_BYTES, .help = "largest address space; none when unlimited"},
};
/* clang-format on */

static double limit_of(struct slice word)
{
	return slice_equals(word, slice_of("unlimited")) ? INFINITY : slice_double(word);
}

/* Stores the limit of a line, if it is that of the row: behind its name stand the soft and the hard one. */
static bool take(const struct metric *row, struct pidlimits *item, struct slice line)
{
	size_t length = row->key == NULL ? SIZE_MAX : strlen(row->key);
	struct slice soft, hard;
	if (line.length <= length || memcmp(line.data, row->key, length) != 0 || line.data[length] != ' ')
		return false;
	struct scan rest = scan_of(line.data + length, line.length - length);
	if (!scan_word(&rest, &soft))
		return false;
	*(double *)(void *)((char *)item + row->offset) = limit_of(soft);
	if (row->offset == offsetof(struct pidlimits, file_limit) && scan_word(&rest, &hard))
		item->file_limit_hard = limit_of(hard);
	return true;
}

static int pidlimits_parse(const char *text, size_t length, struct table *out)
{
	struct scan file = scan_of(text, length), line;
	size_t found = 0;
	struct pidlimits *item = table_add(out);
	if (item == NULL)
		return out->error;
	while (scan_line(&file, &line))
		for (size_t i = 0; i < COUNT_OF(rows); i++)
			found += take(&rows[i], item, scan_rest(&line));
	if (found > 0)
		return 0;
	table_drop_last(out);
	return -EBADMSG;
}

const struct part pidlimits_part = {
	.name = "PID/limits",
	.size = sizeof(struct pidlimits),
	.rows = rows,
	.row_count = COUNT_OF(rows),
	.parse = pidlimits_parse,
	.cap = CAP_PROCESSES,
};
