/* SPDX-License-Identifier: MIT */
#include "proc/sys/cpudir.h"

#define KILOHERTZ .unit = UNIT_HERTZ, .scale = 1000

/* clang-format off */
static const struct metric frequency_rows[] = {
	{FIELD(cpu_frequency, frequency), KILOHERTZ, .key = "cpufreq/scaling_cur_freq", .help = "how fast it runs now"},
	{FIELD(cpu_frequency, frequency_minimum), KILOHERTZ, .key = "cpufreq/scaling_min_freq", .help = "slowest that it may run"},
	{FIELD(cpu_frequency, frequency_maximum), KILOHERTZ, .key = "cpufreq/scaling_max_freq", .help = "fastest that it may run"},
};

static const struct metric topology_rows[] = {
	{FIELD(cpu_topology, core), .key = "topology/core_id", .help = "number of its core within the package"},
	{FIELD(cpu_topology, package), .key = "topology/physical_package_id", .help = "number of its package"},
};
/* clang-format on */

#undef KILOHERTZ

static void amend_frequency(void *item)
{
	struct cpu_frequency *cpu = item;
	if (cpu->frequency == 0)
		cpu->frequency = ABSENT_U64;
}

static void amend_topology(void *item)
{
	struct cpu_topology *cpu = item;
	if (cpu->core < 0)
		cpu->core = ABSENT_I64;
	if (cpu->package < 0)
		cpu->package = ABSENT_I64;
}

const struct part cpu_frequency_part = {
	.name = "devices/system/cpu",
	.size = sizeof(struct cpu_frequency),
	.rows = frequency_rows,
	.row_count = COUNT_OF(frequency_rows),
	.cap = CAP_CPUS,
	.amend = amend_frequency,
};

const struct part cpu_topology_part = {
	.name = "devices/system/cpu",
	.size = sizeof(struct cpu_topology),
	.rows = topology_rows,
	.row_count = COUNT_OF(topology_rows),
	.cap = CAP_CPUS,
	.amend = amend_topology,
};
