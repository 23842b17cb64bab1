/* SPDX-License-Identifier: MIT */
#include "proc/sys/cgroup.h"

static double derive_cpu(const void *before, const void *now, const struct metric_context *context)
{
	if (before == NULL)
		return NAN;
	const struct cgroup *a = before, *b = now;
	return counter_growth(a->usage, b->usage) / 1e4 / context->seconds;
}

static double derive_throttled(const void *before, const void *now, const struct metric_context *context)
{
	if (before == NULL)
		return NAN;
	const struct cgroup *a = before, *b = now;
	return counter_growth(a->throttled, b->throttled) / 1e4 / context->seconds;
}

static double derive_memory_used(const void *before, const void *now, const struct metric_context *context)
{
	(void)before;
	(void)context;
	const struct cgroup *group = now;
	if (group->memory == ABSENT_U64 || group->memory_maximum == ABSENT_U64 || group->memory_maximum == 0)
		return NAN;
	return 100 * (double)group->memory / (double)group->memory_maximum;
}

#define COUNTED .kind = METRIC_COUNTER
#define MICROSECONDS .kind = METRIC_COUNTER, .unit = UNIT_SECONDS, .scale = 1e-6
#define BYTES .unit = UNIT_BYTES

/* clang-format off */
static const struct metric rows[] = {
	{FIELD(cgroup, path), .kind = METRIC_LABEL, .help = "its path"},
	{.name = "cpu", .kind = METRIC_DERIVED, .unit = UNIT_PERCENT, .derive = derive_cpu, .help = "use of CPUs, percent of one"},
	{.name = "throttled", .kind = METRIC_DERIVED, .unit = UNIT_PERCENT, .derive = derive_throttled, .help = "time held back by its CPU limit, summed over CPUs"},
	{FIELD(cgroup, usage), MICROSECONDS, .key = "cpu.stat usage_usec", .help = "time on CPUs"},
	{FIELD(cgroup, user), MICROSECONDS, .key = "cpu.stat user_usec", .help = "time of programs"},
	{FIELD(cgroup, system), MICROSECONDS, .key = "cpu.stat system_usec", .help = "time of the kernel for them"},
	{FIELD(cgroup, periods), COUNTED, .key = "cpu.stat nr_periods", .help = "periods of its CPU limit"},
	{FIELD(cgroup, throttled_periods), COUNTED, .key = "cpu.stat nr_throttled", .help = "periods in which it was held back"},
	{FIELD(cgroup, throttled), MICROSECONDS, .key = "cpu.stat throttled_usec", .help = "time held back"},
	{FIELD(cgroup, memory), BYTES, .key = "memory.current", .help = "memory, caches included"},
	{FIELD(cgroup, memory_maximum), BYTES, .key = "memory.max", .help = "most memory that it may have"},
	{.name = "memory_used", .kind = METRIC_DERIVED, .unit = UNIT_PERCENT, .derive = derive_memory_used, .help = "memory of the most it may have"},
	{FIELD(cgroup, swap), BYTES, .key = "memory.swap.current", .help = "swap"},
	{FIELD(cgroup, oom_kills), COUNTED, .key = "memory.events oom_kill", .help = "processes killed for want of memory"},
	{FIELD(cgroup, processes), .key = "pids.current", .help = "processes and threads"},
	{FIELD(cgroup, read_bytes), COUNTED, BYTES, .key = "io.stat * rbytes", .help = "read from disks"},
	{FIELD(cgroup, write_bytes), COUNTED, BYTES, .key = "io.stat * wbytes", .help = "written to disks"},
	{FIELD(cgroup, reads), COUNTED, .key = "io.stat * rios", .help = "reads"},
	{FIELD(cgroup, writes), COUNTED, .key = "io.stat * wios", .help = "writes"},
	{FIELD(cgroup, cpu_pressure), .unit = UNIT_PERCENT, .key = "cpu.pressure some avg10", .help = "time that some waited for a CPU, last 10 s"},
	{FIELD(cgroup, memory_pressure), .unit = UNIT_PERCENT, .key = "memory.pressure some avg10", .help = "time that some waited for memory, last 10 s"},
	{FIELD(cgroup, io_pressure), .unit = UNIT_PERCENT, .key = "io.pressure some avg10", .help = "time that some waited for disks, last 10 s"},
};
/* clang-format on */

#undef COUNTED
#undef MICROSECONDS
#undef BYTES

const struct part cgroup_part = {
	.name = "cgroup",
	.size = sizeof(struct cgroup),
	.rows = rows,
	.row_count = COUNT_OF(rows),
	.cap = CAP_CGROUPS,
	.resets_as_one = true,
};
