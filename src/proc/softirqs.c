/* SPDX-License-Identifier: MIT */
#include "proc/softirqs.h"

#include "proc/percpu.h"

#include <errno.h>

/* clang-format off */
static const struct metric rows[] = {
	{FIELD(softirqs, softirq), .kind = METRIC_LABEL, .help = "kind of work: TIMER, NET_RX, RCU"},
	{FIELD(softirqs, runs), .kind = METRIC_COUNTER, .help = "times it was done, on all CPUs"},
};
/* clang-format on */

static int softirqs_parse(const char *text, size_t length, struct table *out)
{
	struct scan file = scan_of(text, length), line;
	size_t cpus = percpu_header(&file);
	struct slice name;
	uint64_t sum;
	while (scan_line(&file, &line)) {
		if (!percpu_line(&line, cpus, &name, &sum))
			continue;
		struct softirqs *item = table_add(out);
		if (item == NULL)
			break;
		item->softirq = table_text(out, name);
		item->runs = sum;
	}
	if (out->error != 0)
		return out->error;
	return out->count > 0 || cpus != SIZE_MAX ? 0 : -EBADMSG;
}

const struct part softirqs_part = {
	.name = "softirqs",
	.size = sizeof(struct softirqs),
	.rows = rows,
	.row_count = COUNT_OF(rows),
	.parse = softirqs_parse,
	.cap = CAP_INTERRUPTS,
};
