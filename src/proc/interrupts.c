/* SPDX-License-Identifier: MIT */
#include "proc/interrupts.h"

#include "proc/percpu.h"

#include <errno.h>

/* clang-format off */
static const struct metric rows[] = {
	{FIELD(interrupts, irq), .kind = METRIC_LABEL, .help = "number or short name of the interrupt"},
	{FIELD(interrupts, interrupts), .kind = METRIC_COUNTER, .help = "times it came, on all CPUs"},
	{FIELD(interrupts, description), .kind = METRIC_TEXT, .help = "controller and device, as the kernel says it"},
};
/* clang-format on */

static int interrupts_parse(const char *text, size_t length, struct table *out)
{
	struct scan file = scan_of(text, length), line;
	size_t cpus = percpu_header(&file);
	struct slice name;
	uint64_t sum;
	while (scan_line(&file, &line)) {
		if (!percpu_line(&line, cpus, &name, &sum))
			continue;
		struct interrupts *item = table_add(out);
		if (item == NULL)
			break;
		item->irq = table_text(out, name);
		item->interrupts = sum;
		struct slice description = scan_rest(&line);
		if (description.length > 0)
			item->description = table_text(out, description);
	}
	if (out->error != 0)
		return out->error;
	return out->count > 0 || cpus != SIZE_MAX ? 0 : -EBADMSG;
}

const struct part interrupts_part = {
	.name = "interrupts",
	.size = sizeof(struct interrupts),
	.rows = rows,
	.row_count = COUNT_OF(rows),
	.parse = interrupts_parse,
	.cap = CAP_INTERRUPTS,
};
