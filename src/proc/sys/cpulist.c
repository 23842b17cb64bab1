/* SPDX-License-Identifier: MIT */
#include "proc/sys/cpulist.h"

#include "proc/stat.h"

#include <assert.h>
#include <errno.h>

/* clang-format off */
static const struct metric online_rows[] = {
	{FIELD(cpu_online, cpu), .kind = METRIC_LABEL, .help = "total"},
	{FIELD(cpu_online, online), .help = "number of CPUs online"},
	{FIELD(cpu_online, online_list), .kind = METRIC_TEXT, .help = "their numbers"},
};

static const struct metric present_rows[] = {
	{FIELD(cpu_present, cpu), .kind = METRIC_LABEL, .help = "total"},
	{FIELD(cpu_present, present), .help = "number of CPUs that there are, offline ones included"},
	{FIELD(cpu_present, present_list), .kind = METRIC_TEXT, .help = "their numbers"},
};
/* clang-format on */

/* Both structs have the members of the first in its order. */
static_assert(sizeof(struct cpu_online) == sizeof(struct cpu_present) &&
		offsetof(struct cpu_online, online) == offsetof(struct cpu_present, present) &&
		offsetof(struct cpu_online, online_list) == offsetof(struct cpu_present, present_list),
	"one parser for both");

/* "8" or "0-3": how many, 0 for neither. *next is the lowest number that may come, and then behind the range. */
static uint64_t count_range(struct slice range, uint64_t *next)
{
	struct scan scan = scan_slice(range);
	struct slice low;
	bool has_end = scan_until(&scan, '-', &low);
	uint64_t last = slice_u64((struct slice){.data = scan.at, .length = (size_t)(scan.end - scan.at)});
	uint64_t first = has_end ? slice_u64(low) : last;
	if (first < *next || last < first || last >= CAP_CPUS)
		return 0;
	*next = last + 1;
	return last - first + 1;
}

static int cpulist_parse(const char *text, size_t length, struct table *out)
{
	struct scan file = scan_of(text, length), line;
	if (!scan_line(&file, &line))
		return -EBADMSG;
	struct slice list = scan_rest(&line), range;
	uint64_t count = 0, next = 0;
	struct scan ranges = scan_slice(list);
	for (bool more = true; more;) {
		more = scan_until(&ranges, ',', &range);
		if (!more)
			range = (struct slice){.data = ranges.at, .length = (size_t)(ranges.end - ranges.at)};
		uint64_t in_range = count_range(range, &next);
		if (in_range == 0)
			return -EBADMSG;
		count += in_range;
	}
	struct cpu_online *item = table_add(out);
	if (item == NULL)
		return out->error;
	*item = (struct cpu_online){
		.cpu = STAT_CPU_TOTAL, .online = count, .online_list = table_text(out, list)};
	return 0;
}

const struct part cpu_online_part = {
	.name = "devices/system/cpu/online",
	.size = sizeof(struct cpu_online),
	.rows = online_rows,
	.row_count = COUNT_OF(online_rows),
	.parse = cpulist_parse,
	.cap = 1,
};

const struct part cpu_present_part = {
	.name = "devices/system/cpu/present",
	.size = sizeof(struct cpu_present),
	.rows = present_rows,
	.row_count = COUNT_OF(present_rows),
	.parse = cpulist_parse,
	.cap = 1,
};
