/* SPDX-License-Identifier: MIT */
#include "core/derived.h"

#include "core/delta.h"

static double compute_cpus(const struct delta *delta, size_t item)
{
	(void)item;
	return delta->context.cpus;
}

static double compute_processes(const struct delta *delta, size_t item)
{
	(void)item;
	const struct family_data *processes = &delta->now->families[FAMILY_PROCESS];
	return processes->is_present ? (double)processes->count : NAN;
}

/* clang-format off */
static const struct metric host_rows[] = {
	{.name = "cpus", .kind = METRIC_DERIVED, .compute = compute_cpus, .flags = METRIC_NEEDS_CPUS, .help = "number of CPUs online"},
	{.name = "processes", .kind = METRIC_DERIVED, .compute = compute_processes, .flags = METRIC_NEEDS_PROCESSES, .help = "processes, as far as they may be seen"},
};
/* clang-format on */

const struct part derived_host_part = {
	.name = "derived",
	.rows = host_rows,
	.row_count = COUNT_OF(host_rows),
	.cap = 1,
};
