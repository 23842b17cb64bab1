/* SPDX-License-Identifier: MIT */
#include "proc/pid/openfiles.h"

#include <errno.h>
#include <string.h>

static const struct metric program_rows[] = {
	{FIELD(program, program), .kind = METRIC_TEXT, .help = "file of its program"},
};

static const struct metric count_rows[] = {
	{FIELD(filecount, open_files), .help = "files that it has open, sockets and pipes too"},
};

static const struct metric list_rows[] = {
	{FIELD(openfiles, open_sockets), .help = "sockets that it has open"},
	{FIELD(openfiles, open_list), .kind = METRIC_TEXT,
		.help = "number and target of each open file, parted by NUL"},
};

static int program_parse(const char *text, size_t length, struct table *out)
{
	if (length == 0)
		return -EBADMSG;
	struct program *item = table_add(out);
	if (item == NULL)
		return out->error;
	item->program = table_text(out, (struct slice){.data = text, .length = length});
	return out->error;
}

/* One record; the last may lack its NUL. */
static bool take_record(struct scan *list, struct slice *record)
{
	if (scan_is_done(list))
		return false;
	if (scan_until(list, '\0', record))
		return true;
	*record = (struct slice){.data = list->at, .length = (size_t)(list->end - list->at)};
	list->at = list->end;
	return true;
}

static int count_parse(const char *text, size_t length, struct table *out)
{
	struct scan list = scan_of(text, length);
	struct slice record;
	struct filecount *item = table_add(out);
	if (item == NULL)
		return out->error;
	item->open_files = 0;
	while (take_record(&list, &record))
		item->open_files++;
	return 0;
}

bool openfiles_take(struct scan *list, struct slice *number, struct slice *target)
{
	struct slice record;
	if (!take_record(list, &record))
		return false;
	const char *blank = record.length == 0 ? NULL : memchr(record.data, ' ', record.length);
	size_t length = blank == NULL ? record.length : (size_t)(blank - record.data);
	*number = (struct slice){.data = record.data, .length = length};
	*target = blank == NULL ? slice_of("")
				: (struct slice){.data = blank + 1, .length = record.length - length - 1};
	return true;
}

static bool is_socket(struct slice target)
{
	static const char prefix[] = "socket:[";
	return target.length >= sizeof(prefix) - 1 && memcmp(target.data, prefix, sizeof(prefix) - 1) == 0;
}

static int list_parse(const char *text, size_t length, struct table *out)
{
	struct scan list = scan_of(text, length);
	struct slice number, target;
	struct openfiles *item = table_add(out);
	if (item == NULL)
		return out->error;
	item->open_sockets = 0;
	while (openfiles_take(&list, &number, &target))
		item->open_sockets += is_socket(target);
	size_t shown = length > 0 && text[length - 1] == '\0' ? length - 1 : length;
	item->open_list = table_text(out, (struct slice){.data = text, .length = shown});
	return out->error;
}

const struct part program_part = {
	.name = "PID/exe",
	.size = sizeof(struct program),
	.rows = program_rows,
	.row_count = COUNT_OF(program_rows),
	.parse = program_parse,
	.cap = CAP_PROCESSES,
};

const struct part filecount_part = {
	.name = "PID/fd",
	.size = sizeof(struct filecount),
	.rows = count_rows,
	.row_count = COUNT_OF(count_rows),
	.parse = count_parse,
	.cap = CAP_PROCESSES,
};

const struct part openfiles_part = {
	.name = "PID/fd/N",
	.size = sizeof(struct openfiles),
	.rows = list_rows,
	.row_count = COUNT_OF(list_rows),
	.parse = list_parse,
	.cap = CAP_PROCESSES,
};
