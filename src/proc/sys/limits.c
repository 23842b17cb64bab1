/* SPDX-License-Identifier: MIT */
#include "proc/sys/limits.h"

#include <string.h>

/* clang-format off */
static const struct metric rows[] = {
	{FIELD(cgroup_limits, cpu_limit), .help = "most CPUs that its control groups let it use"},
	{FIELD(cgroup_limits, memory_limit), .unit = UNIT_BYTES, .help = "most memory that its control groups let it use"},
};
/* clang-format on */

const struct part cgroup_limits_part = {
	.name = "limits",
	.size = sizeof(struct cgroup_limits),
	.rows = rows,
	.row_count = COUNT_OF(rows),
	.cap = 1,
};

struct slice cgroup_limits_path(struct slice text)
{
	struct scan file = scan_slice(text), line;
	while (scan_line(&file, &line)) {
		size_t length = (size_t)(line.end - line.at);
		if (length > 3 && memcmp(line.at, "0::/", 4) == 0)
			return (struct slice){.data = line.at + 3, .length = length - 3};
	}
	return slice_of("");
}

void cgroup_limits_add_cpu(struct cgroup_limits *limits, struct slice text)
{
	struct scan file = scan_slice(text), line;
	uint64_t quota, period;
	if (!scan_line(&file, &line) || !scan_u64(&line, &quota) || !scan_u64(&line, &period) ||
		quota == ABSENT_U64 || period == ABSENT_U64 || quota == 0 || period == 0)
		return;
	limits->cpu_limit = fmin(limits->cpu_limit, (double)quota / (double)period);
}

void cgroup_limits_add_memory(struct cgroup_limits *limits, struct slice text)
{
	struct scan file = scan_slice(text), line;
	uint64_t bytes;
	if (scan_line(&file, &line) && scan_u64(&line, &bytes) && bytes < limits->memory_limit)
		limits->memory_limit = bytes;
}
