/* SPDX-License-Identifier: MIT */
#include "proc/loadavg.h"

#include <errno.h>

#define LOAD_LIMITS .limits = {0.7, 1, 5}, .flags = METRIC_PER_CPU_LIMITS | METRIC_NEEDS_CPUS

/* clang-format off */
static const struct metric rows[] = {
	{FIELD(loadavg, one), .limits = {0.7, 1, 5}, .flags = METRIC_PER_CPU_LIMITS | METRIC_NEEDS_CPUS | METRIC_ALERTS, .cause = CAUSE_CPU, .help = "tasks that run or wait, mean of 1 minute"},
	{FIELD(loadavg, five), LOAD_LIMITS, .help = "the same of 5 minutes"},
	{FIELD(loadavg, fifteen), LOAD_LIMITS, .help = "the same of 15 minutes"},
	{FIELD(loadavg, running), .help = "threads that run or could"},
	{FIELD(loadavg, tasks), .help = "threads in all"},
	{FIELD(loadavg, last_pid), .help = "number of the process started last"},
};
/* clang-format on */

#undef LOAD_LIMITS

static int loadavg_parse(const char *text, size_t length, struct table *out)
{
	struct scan file = scan_of(text, length);
	struct scan line;
	double one;
	if (!scan_line(&file, &line) || !scan_double(&line, &one) || isnan(one))
		return -EBADMSG;
	struct loadavg *load = table_add(out);
	if (load == NULL)
		return out->error;
	load->one = one;
	struct slice running;
	scan_double(&line, &load->five);
	scan_double(&line, &load->fifteen);
	scan_blanks(&line);
	if (scan_until(&line, '/', &running)) {
		load->running = slice_u64(running);
		scan_u64(&line, &load->tasks);
		scan_u64(&line, &load->last_pid);
	}
	return 0;
}

const struct part loadavg_part = {
	.name = "loadavg",
	.size = sizeof(struct loadavg),
	.rows = rows,
	.row_count = COUNT_OF(rows),
	.parse = loadavg_parse,
	.cap = 1,
};
