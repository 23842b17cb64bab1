/* SPDX-License-Identifier: MIT */
/* /sys/devices/system/cpu/cpuN. Source: Documentation/ABI/testing/sysfs-devices-system-cpu. Fixture: fixtures/laptop. */
#ifndef CMON_PROC_SYS_CPUDIR_H
#define CMON_PROC_SYS_CPUDIR_H

#include "metric/part.h"

struct cpu_frequency {
	uint64_t frequency;         /* kHz; absent in most virtual machines */
	uint64_t frequency_minimum; /* kHz that the driver may choose */
	uint64_t frequency_maximum;
};

struct cpu_topology {
	int64_t core;    /* number within its package; absent where the firmware does not say, which is -1 */
	int64_t package; /* number of the socket; the same */
};

/* Directories: no parser. */
extern const struct part cpu_frequency_part;
extern const struct part cpu_topology_part;

#endif
