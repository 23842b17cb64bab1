/* SPDX-License-Identifier: MIT */
#include "proc/vmstat.h"

#include "proc/keyed.h"

#include <string.h>

/* Of all faults those that need no disk. */
static double derive_minor_faults(const void *before, const void *now, const struct metric_context *context)
{
	if (before == NULL)
		return NAN;
	const struct vmstat *a = before, *b = now;
	double minor =
		counter_growth(a->faults, b->faults) - counter_growth(a->major_faults, b->major_faults);
	return minor < 0 ? NAN : minor / context->seconds;
}

/* Without a scan there is nothing to judge: unknown, not 0. */
static double derive_reclaimed(const void *before, const void *now, const struct metric_context *context)
{
	if (before == NULL || isnan(context->seconds))
		return NAN;
	const struct vmstat *a = before, *b = now;
	double scanned = counter_growth(a->scanned_kswapd, b->scanned_kswapd) +
		counter_growth(a->scanned_direct, b->scanned_direct) +
		counter_growth_or_0(a->scanned_other, b->scanned_other);
	return scanned > 0 ? 100 * counter_growth(a->stolen, b->stolen) / scanned : NAN;
}

static double derive_new_oom_kills(const void *before, const void *now, const struct metric_context *context)
{
	if (before == NULL || isnan(context->seconds))
		return NAN;
	const struct vmstat *a = before, *b = now;
	return counter_growth(a->oom_kills, b->oom_kills);
}

#define COUNTED .kind = METRIC_COUNTER
#define KIB .kind = METRIC_COUNTER, .unit = UNIT_BYTES, .scale = 1024

/* clang-format off */
static const struct metric rows[] = {
	{FIELD(vmstat, paged_in), .key = "pgpgin", KIB, .help = "read from disks, files and swap alike"},
	{FIELD(vmstat, paged_out), .key = "pgpgout", KIB, .help = "written to disks, files and swap alike"},
	{FIELD(vmstat, faults), .key = "pgfault", COUNTED, .help = "page faults, major ones included"},
	{FIELD(vmstat, major_faults), .key = "pgmajfault", COUNTED, .help = "page faults that had to wait for a disk"},
	{.name = "minor_faults", .kind = METRIC_DERIVED, .unit = UNIT_PER_SECOND, .derive = derive_minor_faults, .help = "page faults that needed no disk"},
	{FIELD(vmstat, allocated), COUNTED, .help = "pages handed out"},
	{FIELD(vmstat, freed), .key = "pgfree", COUNTED, .help = "pages given back"},
	{FIELD(vmstat, scanned_kswapd), COUNTED, .help = "pages that kswapd looked at to reclaim them"},
	{FIELD(vmstat, scanned_direct), COUNTED, .help = "pages that programs short of memory looked at"},
	{FIELD(vmstat, scanned_other), COUNTED, .help = "pages looked at for huge pages or ahead of need"},
	{FIELD(vmstat, stolen), COUNTED, .help = "pages reclaimed by any of them"},
	{.name = "reclaimed", .kind = METRIC_DERIVED, .unit = UNIT_PERCENT, .derive = derive_reclaimed, .help = "pages reclaimed of those looked at"},
	{FIELD(vmstat, refaults), COUNTED, .help = "pages that were needed again soon after they were reclaimed"},
	{FIELD(vmstat, kswapd_runs), .key = "pageoutrun", COUNTED, .help = "times that kswapd set out to reclaim"},
	{FIELD(vmstat, allocation_stalls), COUNTED, .help = "times that a program had to reclaim memory itself"},
	{FIELD(vmstat, compaction_stalls), .key = "compact_stall", COUNTED, .help = "times that a program had to wait for memory in one piece"},
	{FIELD(vmstat, oom_kills), .key = "oom_kill", COUNTED, .help = "processes killed for want of memory"},
	{.name = "new_oom_kills", .kind = METRIC_DERIVED, .derive = derive_new_oom_kills, .limits = {1, 1, 1}, .flags = METRIC_ALERTS | METRIC_EVENT, .cause = CAUSE_MEMORY, .help = "processes killed for want of memory in this interval"},
};

/*
 * Names whose numbers add up to one member, each alone or with a zone behind it. Linux 2.6 has pgsteal by zone for
 * all that was reclaimed; what newer kernels say once more as anon and file, and pgscan_direct_throttle, is not here.
 */
static const struct sum {
	const char *name;
	size_t offset;
} sums[] = {
	{"allocstall", offsetof(struct vmstat, allocation_stalls)},
	{"pgalloc", offsetof(struct vmstat, allocated)},
	{"pgscan_direct", offsetof(struct vmstat, scanned_direct)},
	{"pgscan_khugepaged", offsetof(struct vmstat, scanned_other)},
	{"pgscan_kswapd", offsetof(struct vmstat, scanned_kswapd)},
	{"pgscan_proactive", offsetof(struct vmstat, scanned_other)},
	{"pgsteal", offsetof(struct vmstat, stolen)},
	{"pgsteal_direct", offsetof(struct vmstat, stolen)},
	{"pgsteal_khugepaged", offsetof(struct vmstat, stolen)},
	{"pgsteal_kswapd", offsetof(struct vmstat, stolen)},
	{"pgsteal_proactive", offsetof(struct vmstat, stolen)},
	{"workingset_refault", offsetof(struct vmstat, refaults)},
	{"workingset_refault_anon", offsetof(struct vmstat, refaults)},
	{"workingset_refault_file", offsetof(struct vmstat, refaults)},
};

static const char *const zones[] = {"", "_dma", "_dma32", "_normal", "_high", "_movable", "_device"};

static const struct metric swap_rows[] = {
	{FIELD(vmstat_swap, in), .key = "pswpin", .kind = METRIC_COUNTER, .unit = UNIT_BYTES, .scale = SCALE_PAGES, .help = "read from swap"},
	{FIELD(vmstat_swap, out), .key = "pswpout", .kind = METRIC_COUNTER, .unit = UNIT_BYTES, .scale = SCALE_PAGES, .help = "written to swap"},
};
/* clang-format on */

#undef COUNTED
#undef KIB

static bool is_part_of(const struct sum *sum, struct slice key)
{
	size_t length = strlen(sum->name);
	if (key.length < length || memcmp(key.data, sum->name, length) != 0)
		return false;
	struct slice zone = {.data = key.data + length, .length = key.length - length};
	for (size_t i = 0; i < COUNT_OF(zones); i++)
		if (slice_equals(zone, slice_of(zones[i])))
			return true;
	return false;
}

static void add_to_sum(struct vmstat *item, struct slice key, uint64_t number)
{
	for (size_t i = 0; i < COUNT_OF(sums); i++) {
		if (!is_part_of(&sums[i], key))
			continue;
		uint64_t *member = (uint64_t *)(void *)((char *)item + sums[i].offset);
		*member = counter_sum(*member, number);
		return;
	}
}

static int vmstat_parse(const char *text, size_t length, struct table *out)
{
	int error = keyed_parse(text, length, out, ' ');
	if (error != 0)
		return error;
	struct scan file = scan_of(text, length), line;
	while (scan_line(&file, &line)) {
		struct slice key;
		uint64_t number;
		if (scan_word(&line, &key) && scan_u64(&line, &number))
			add_to_sum(table_item(out, 0), key, number);
	}
	return 0;
}

static int vmstat_swap_parse(const char *text, size_t length, struct table *out)
{
	return keyed_parse(text, length, out, ' ');
}

const struct part vmstat_part = {
	.name = "vmstat",
	.size = sizeof(struct vmstat),
	.rows = rows,
	.row_count = COUNT_OF(rows),
	.parse = vmstat_parse,
	.cap = 1,
	.has_extra = true,
};

const struct part vmstat_swap_part = {
	.name = "vmstat",
	.size = sizeof(struct vmstat_swap),
	.rows = swap_rows,
	.row_count = COUNT_OF(swap_rows),
	.parse = vmstat_swap_parse,
	.cap = 1,
};
