/* SPDX-License-Identifier: MIT */
#include "proc/meminfo.h"

#include "proc/keyed.h"

static double used_kib(const struct meminfo *m)
{
	if (m->total == ABSENT_U64)
		return NAN;
	double unused = (double)m->available;
	/* Before 3.14 the kernel makes no estimate: what is free or can be dropped, shared memory cannot. */
	if (m->available == ABSENT_U64) {
		if (m->free == ABSENT_U64 || m->buffers == ABSENT_U64 || m->cached == ABSENT_U64)
			return NAN;
		unused = (double)m->free + (double)m->buffers + (double)m->cached;
		unused += m->reclaimable == ABSENT_U64 ? 0 : (double)m->reclaimable;
		unused -= m->shared == ABSENT_U64 || (double)m->shared > unused ? 0 : (double)m->shared;
	}
	return unused > (double)m->total ? NAN : (double)m->total - unused;
}

static double derive_used(const void *before, const void *now, const struct metric_context *context)
{
	(void)before;
	(void)context;
	return used_kib(now) * 1024;
}

static double derive_used_percent(const void *before, const void *now, const struct metric_context *context)
{
	(void)before;
	(void)context;
	const struct meminfo *m = now;
	return m->total == 0 ? NAN : 100 * used_kib(m) / (double)m->total;
}

/* clang-format off */
static const struct metric rows[] = {
	{FIELD(meminfo, total), .key = "MemTotal", .unit = UNIT_BYTES, .scale = 1024, .help = "usable memory"},
	{FIELD(meminfo, free), .key = "MemFree", .unit = UNIT_BYTES, .scale = 1024, .help = "memory nobody uses"},
	{FIELD(meminfo, available), .key = "MemAvailable", .unit = UNIT_BYTES, .scale = 1024, .help = "memory a new program can take"},
	{.name = "used", .kind = METRIC_DERIVED, .unit = UNIT_BYTES, .derive = derive_used, .help = "total - available"},
	{.name = "used", .kind = METRIC_DERIVED, .unit = UNIT_PERCENT, .derive = derive_used_percent, .limits = {50, 70, 90}, .flags = METRIC_ALERTS, .cause = CAUSE_MEMORY, .help = "used of total"},
	{FIELD(meminfo, buffers), .key = "Buffers", .unit = UNIT_BYTES, .scale = 1024, .help = "cache of raw disk blocks"},
	{FIELD(meminfo, cached), .key = "Cached", .unit = UNIT_BYTES, .scale = 1024, .help = "cache of file contents, shared memory included"},
	{FIELD(meminfo, active), .key = "Active", .unit = UNIT_BYTES, .scale = 1024, .help = "used lately"},
	{FIELD(meminfo, inactive), .key = "Inactive", .unit = UNIT_BYTES, .scale = 1024, .help = "not used lately"},
	{FIELD(meminfo, dirty), .key = "Dirty", .unit = UNIT_BYTES, .scale = 1024, .help = "waits to be written to disk"},
	{FIELD(meminfo, writeback), .key = "Writeback", .unit = UNIT_BYTES, .scale = 1024, .help = "is being written to disk"},
	{FIELD(meminfo, anonymous), .key = "AnonPages", .unit = UNIT_BYTES, .scale = 1024, .help = "memory of programs, without files"},
	{FIELD(meminfo, mapped), .key = "Mapped", .unit = UNIT_BYTES, .scale = 1024, .help = "files mapped into memory"},
	{FIELD(meminfo, shared), .key = "Shmem", .unit = UNIT_BYTES, .scale = 1024, .help = "shared memory and tmpfs"},
	{FIELD(meminfo, reclaimable), .key = "SReclaimable", .unit = UNIT_BYTES, .scale = 1024, .help = "kernel caches that can be dropped"},
	{FIELD(meminfo, slab), .key = "Slab", .unit = UNIT_BYTES, .scale = 1024, .help = "kernel caches"},
	{FIELD(meminfo, kernel_stack), .key = "KernelStack", .unit = UNIT_BYTES, .scale = 1024, .help = "stacks of the kernel"},
	{FIELD(meminfo, page_tables), .key = "PageTables", .unit = UNIT_BYTES, .scale = 1024, .help = "tables that map memory"},
	{FIELD(meminfo, committed), .key = "Committed_AS", .unit = UNIT_BYTES, .scale = 1024, .help = "promised to programs"},
	{FIELD(meminfo, commit_limit), .key = "CommitLimit", .unit = UNIT_BYTES, .scale = 1024, .help = "most that may be promised under strict accounting"},
	{FIELD(meminfo, zswapped), .key = "Zswapped", .unit = UNIT_BYTES, .scale = 1024, .help = "memory that zswap holds compressed"},
};
/* clang-format on */

static double derive_swap_used(const void *before, const void *now, const struct metric_context *context)
{
	(void)before;
	(void)context;
	const struct meminfo_swap *swap = now;
	if (swap->total == ABSENT_U64 || swap->free == ABSENT_U64 || swap->free > swap->total)
		return NAN;
	return (double)(swap->total - swap->free) * 1024;
}

/* Without swap there is no share of it: unknown, not 0. */
static double derive_swap_used_percent(
	const void *before, const void *now, const struct metric_context *context)
{
	const struct meminfo_swap *swap = now;
	if (swap->total == 0)
		return NAN;
	return 100 * derive_swap_used(before, now, context) / ((double)swap->total * 1024);
}

/* clang-format off */
static const struct metric swap_rows[] = {
	{FIELD(meminfo_swap, total), .key = "SwapTotal", .unit = UNIT_BYTES, .scale = 1024, .help = "size of all swap areas"},
	{FIELD(meminfo_swap, free), .key = "SwapFree", .unit = UNIT_BYTES, .scale = 1024, .help = "swap nobody uses"},
	{.name = "used", .kind = METRIC_DERIVED, .unit = UNIT_BYTES, .derive = derive_swap_used, .help = "total - free"},
	{.name = "used", .kind = METRIC_DERIVED, .unit = UNIT_PERCENT, .derive = derive_swap_used_percent, .limits = {50, 70, 90}, .flags = METRIC_ALERTS, .cause = CAUSE_MEMORY, .help = "used of total"},
	{FIELD(meminfo_swap, cached), .key = "SwapCached", .unit = UNIT_BYTES, .scale = 1024, .help = "in swap and in memory at once"},
};
/* clang-format on */

static int meminfo_parse(const char *text, size_t length, struct table *out)
{
	return keyed_parse(text, length, out, ':');
}

const struct part meminfo_part = {
	.name = "meminfo",
	.size = sizeof(struct meminfo),
	.rows = rows,
	.row_count = COUNT_OF(rows),
	.parse = meminfo_parse,
	.cap = 1,
	.has_extra = true,
};

const struct part meminfo_swap_part = {
	.name = "meminfo",
	.size = sizeof(struct meminfo_swap),
	.rows = swap_rows,
	.row_count = COUNT_OF(swap_rows),
	.parse = meminfo_parse,
	.cap = 1,
};
