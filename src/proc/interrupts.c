/* SPDX-License-Identifier: MIT */
#include "proc/interrupts.h"

#include "proc/percpu.h"

/* clang-format off */
static const struct metric rows[] = {
	{FIELD(interrupts, irq), .kind = METRIC_LABEL, .help = "number or short name of the interrupt"},
	{FIELD(interrupts, interrupts), .kind = METRIC_COUNTER, .help = "times it came, on all CPUs"},
	{FIELD(interrupts, description), .kind = METRIC_TEXT, .help = "controller and device, as the kernel says it"},
};
/* clang-format on */

const struct part interrupts_part = {
	.name = "interrupts",
	.size = sizeof(struct interrupts),
	.rows = rows,
	.row_count = COUNT_OF(rows),
	.parse = percpu_parse,
	.cap = CAP_INTERRUPTS,
};
