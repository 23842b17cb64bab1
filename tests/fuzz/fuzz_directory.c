/* SPDX-License-Identifier: MIT */
/*
 * The fuzz target of what is read from small files, as in sysfs and control groups: every row of every such part, and
 * the limits of a control group, which may only fall.
 */
#include "fuzz.h"
#include "proc/directory.h"
#include "proc/sys/block.h"
#include "proc/sys/cgroup.h"
#include "proc/sys/cpudir.h"
#include "proc/sys/limits.h"
#include "proc/sys/link.h"
#include "proc/sys/sensor.h"

#include <stdio.h>
#include <stdlib.h>

#define MEMORY_LIMIT 65536

const char fuzz_path[] = "sys/fs/cgroup/cpu.stat";

static const struct part *const parts[] = {&block_part, &cgroup_part, &cpu_frequency_part, &cpu_topology_part,
	&link_identity_part, &link_part, &sensor_part};

static void store(const struct part *part, struct slice text)
{
	struct arena arena;
	struct table table;
	arena_init(&arena);
	table_init(&table, part, &arena);
	void *item = table_add(&table);
	for (size_t row = 0; item != NULL && row < part->row_count; row++)
		(void)directory_store(&part->rows[row], item, text, &table);
	if (item != NULL && part->amend != NULL)
		part->amend(item);
	table_finish(&table);
	arena_finish(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice text = {.data = size > 0 ? (const char *)data : "", .length = size};
	struct cgroup_limits limits = {.cpu_limit = 2, .memory_limit = MEMORY_LIMIT};
	for (size_t i = 0; i < COUNT_OF(parts); i++)
		store(parts[i], text);
	cgroup_limits_add_cpu(&limits, text);
	cgroup_limits_add_memory(&limits, text);
	if (!(limits.cpu_limit <= 2) || limits.memory_limit > MEMORY_LIMIT) {
		fprintf(stderr, "a limit was raised\n");
		abort();
	}
	struct slice group = cgroup_limits_path(text, NULL), other = cgroup_limits_path(text, "cpu");
	if (group.length > size || other.length > size) {
		fprintf(stderr, "a path longer than its file\n");
		abort();
	}
	return 0;
}
