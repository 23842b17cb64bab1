/* SPDX-License-Identifier: MIT */
#include "proc/softirqs.h"

#include "proc/percpu.h"

/* clang-format off */
static const struct metric rows[] = {
	{FIELD(softirqs, softirq), .kind = METRIC_LABEL, .help = "kind of work: TIMER, NET_RX, RCU"},
	{FIELD(softirqs, runs), .kind = METRIC_COUNTER, .help = "times it was done, on all CPUs"},
};
/* clang-format on */

const struct part softirqs_part = {
	.name = "softirqs",
	.size = sizeof(struct softirqs),
	.rows = rows,
	.row_count = COUNT_OF(rows),
	.parse = percpu_parse,
	.cap = CAP_INTERRUPTS,
};
