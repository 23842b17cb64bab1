/* SPDX-License-Identifier: MIT */
#include "proc/pid/statm.h"

#include <errno.h>

#define PAGES .unit = UNIT_BYTES, .scale = SCALE_PAGES

/* clang-format off */
static const struct metric rows[] = {
	{FIELD(statm, shared), .column = 3, PAGES, .help = "memory it holds that others may hold too: files, shared memory"},
	{FIELD(statm, text), .column = 4, PAGES, .help = "its program"},
	{FIELD(statm, data), .column = 6, PAGES, .help = "its own data and stack, as address space"},
};
/* clang-format on */

#undef PAGES

static int statm_parse(const char *text, size_t length, struct table *out)
{
	struct scan file = scan_of(text, length), line, first;
	uint64_t size;
	if (!scan_line(&file, &line))
		return -EBADMSG;
	first = line;
	if (!scan_u64(&first, &size) || size == ABSENT_U64)
		return -EBADMSG;
	struct statm *item = table_add(out);
	if (item == NULL)
		return out->error;
	if (size > 0)
		table_store_columns(out, item, 1, &line);
	return 0;
}

const struct part statm_part = {
	.name = "PID/statm",
	.size = sizeof(struct statm),
	.rows = rows,
	.row_count = COUNT_OF(rows),
	.parse = statm_parse,
	.cap = CAP_PROCESSES,
};
