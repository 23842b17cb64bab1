/* SPDX-License-Identifier: MIT */
#include "proc/pid/oomscore.h"

#include <errno.h>

static const struct metric score_rows[] = {
	{FIELD(oom_score, oom_score), .column = 1,
		.help = "when memory is used up the process with the highest one is killed"},
};

static const struct metric adjust_rows[] = {
	{FIELD(oom_adjust, oom_score_adjust), .column = 1,
		.help = "what is added to that: -1000, never killed, to 1000"},
};

static int score_parse(const char *text, size_t length, struct table *out)
{
	struct scan file = scan_of(text, length), line;
	struct slice word;
	if (!scan_line(&file, &line) || !scan_word(&line, &word) ||
		(slice_u64(word) == ABSENT_U64 && slice_i64(word) == ABSENT_I64))
		return -EBADMSG;
	void *item = table_add(out);
	if (item == NULL)
		return out->error;
	part_store_column(out->part, item, 1, word);
	return 0;
}

const struct part oom_score_part = {
	.name = "PID/oom_score",
	.size = sizeof(struct oom_score),
	.rows = score_rows,
	.row_count = COUNT_OF(score_rows),
	.parse = score_parse,
	.cap = CAP_PROCESSES,
};

const struct part oom_adjust_part = {
	.name = "PID/oom_score_adj",
	.size = sizeof(struct oom_adjust),
	.rows = adjust_rows,
	.row_count = COUNT_OF(adjust_rows),
	.parse = score_parse,
	.cap = CAP_PROCESSES,
};
