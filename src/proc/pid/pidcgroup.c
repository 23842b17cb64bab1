/* SPDX-License-Identifier: MIT */
#include "proc/pid/pidcgroup.h"

#include <errno.h>
#include <string.h>

/* clang-format off */
static const struct metric rows[] = {
	{FIELD(pidcgroup, cgroup), .kind = METRIC_TEXT, .help = "control group"},
};
/* clang-format on */

/* How well a line says what the process belongs to; 0: it is none. */
enum rank { RANK_NONE, RANK_CONTROLLER, RANK_NAMED, RANK_VERSION_2 };

static enum rank rank_line(struct scan *line, struct slice *path)
{
	struct slice number, controllers;
	if (!scan_until(line, ':', &number) || slice_u64(number) == ABSENT_U64 ||
		!scan_until(line, ':', &controllers) || scan_is_done(line) || *line->at != '/')
		return RANK_NONE;
	*path = (struct slice){.data = line->at, .length = (size_t)(line->end - line->at)};
	if (controllers.length == 0)
		return RANK_VERSION_2;
	return controllers.length > 5 && memcmp(controllers.data, "name=", 5) == 0 ? RANK_NAMED
										   : RANK_CONTROLLER;
}

static int pidcgroup_parse(const char *text, size_t length, struct table *out)
{
	struct scan file = scan_of(text, length), line;
	struct slice best = {0}, path;
	enum rank best_rank = RANK_NONE;
	while (scan_line(&file, &line)) {
		enum rank rank = rank_line(&line, &path);
		if (rank <= best_rank)
			continue;
		best_rank = rank;
		best = path;
	}
	if (best_rank == RANK_NONE)
		return -EBADMSG;
	struct pidcgroup *item = table_add(out);
	if (item == NULL)
		return out->error;
	item->cgroup = table_text(out, best);
	return 0;
}

const struct part pidcgroup_part = {
	.name = "PID/cgroup",
	.size = sizeof(struct pidcgroup),
	.rows = rows,
	.row_count = COUNT_OF(rows),
	.parse = pidcgroup_parse,
	.cap = CAP_PROCESSES,
};
