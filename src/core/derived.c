/* SPDX-License-Identifier: MIT */
#include "core/derived.h"

#include "base/clock.h"
#include "core/delta.h"
#include "core/members.h"
#include "core/trends.h"
#include "proc/cmon/fsusage.h"
#include "proc/net/netdev.h"
#include "proc/pid/pidstat.h"
#include "proc/stat.h"
#include "proc/sys/link.h"

#include <string.h>

static double compute_cpus(const struct delta *delta, const struct metric *metric, size_t item)
{
	(void)metric;
	(void)item;
	return delta->context.cpus;
}

static double compute_processes(const struct delta *delta, const struct metric *metric, size_t item)
{
	(void)metric;
	(void)item;
	const struct family_data *processes = &delta->now->families[FAMILY_PROCESS];
	return processes->is_present ? (double)processes->count : NAN;
}

/* The CPUs count as idle, up to that share of all. */
#define IDLE_PERCENT 50.0

/* The busy share of all CPUs. */
static double busy_percent(const struct delta *delta)
{
	static const struct label total = {.is_number = true, .number = (double)STAT_CPU_TOTAL};
	size_t hint = 0;
	struct field busy;
	if (!delta->now->families[FAMILY_CPU].is_present ||
		!field_find(FAMILY_CPU, slice_of("busy_percent"), &busy))
		return NAN;
	uint32_t item = snapshot_find(delta->now, FAMILY_CPU, &total, &hint);
	return item == NO_ITEM ? NAN : delta_value(delta, busy, item);
}

static double compute_waiting(const struct delta *delta, const struct metric *metric, size_t item)
{
	(void)metric;
	(void)item;
	const struct family_data *processes = &delta->now->families[FAMILY_PROCESS];
	double busy = busy_percent(delta), waiting = 0;
	if (!processes->is_present || isnan(busy))
		return NAN;
	for (size_t i = 0; busy < IDLE_PERCENT && i < processes->count; i++) {
		const struct pidstat *stat = snapshot_item(delta->now, FAMILY_PROCESS, PROCESS_STAT, i);
		waiting += stat != NULL &&
			slice_equals(arena_slice(&delta->now->arena, stat->state), slice_of("D"));
	}
	return waiting;
}

/* What the wall clock went on beyond the time since boot, which counts through a suspend. */
static double compute_clock_jump(const struct delta *delta, const struct metric *metric, size_t item)
{
	(void)metric;
	(void)item;
	if (delta->before == NULL)
		return NAN;
	const struct stamp *a = &delta->before->stamp, *b = &delta->now->stamp;
	if (a->boottime == CLOCK_UNKNOWN || b->boottime == CLOCK_UNKNOWN || a->realtime == CLOCK_UNKNOWN ||
		b->realtime == CLOCK_UNKNOWN || b->boottime <= a->boottime)
		return NAN;
	return ((double)(b->realtime - a->realtime) - (double)(b->boottime - a->boottime)) /
		(double)NANOSECONDS;
}

static double compute_restarting(const struct delta *delta, const struct metric *metric, size_t item)
{
	const struct process_restart *found[RESTARTS_TRACKED];
	(void)metric;
	(void)item;
	if (delta->trends == NULL || delta->before == NULL ||
		!delta->now->families[FAMILY_PROCESS].is_present)
		return NAN;
	return (double)trends_find_restarts(delta->trends, found, RESTARTS_TRACKED);
}

/* clang-format off */
static const struct metric host_rows[] = {
	{.name = "cpus", .kind = METRIC_DERIVED, .compute = compute_cpus, .flags = METRIC_NEEDS_CPUS, .help = "number of CPUs online"},
	{.name = "processes", .kind = METRIC_DERIVED, .compute = compute_processes, .flags = METRIC_NEEDS_PROCESSES, .help = "processes, as far as they may be seen"},
	{.name = "waiting_while_idle", .kind = METRIC_DERIVED, .compute = compute_waiting, .limits = {3, 5, 20}, .flags = METRIC_ALERTS | METRIC_NEEDS_CPUS | METRIC_NEEDS_PROCESSES, .cause = CAUSE_BLOCKED, .help = "processes that wait (D) while less than half of the CPU time is used; 0 when more is"},
	{.name = "restarting", .kind = METRIC_DERIVED, .compute = compute_restarting, .limits = {1, 1, 1e9}, .flags = METRIC_ALERTS | METRIC_NEEDS_PROCESSES, .cause = CAUSE_RESTARTS, .help = "services and the like that ended and began anew at least 5 times in 10 minutes"},
	{.name = "clock_jump", .kind = METRIC_DERIVED, .unit = UNIT_SECONDS, .compute = compute_clock_jump, .limits = {2, 2, 1e9}, .flags = METRIC_ALERTS | METRIC_EVENT | METRIC_BOTH_SIGNS, .help = "seconds that the clock was set forward in this interval; below 0: back"},
};
/* clang-format on */

const struct part derived_host_part = {
	.name = "derived",
	.rows = host_rows,
	.row_count = COUNT_OF(host_rows),
	.cap = 1,
};

/* Without "full" both directions share the link. */
static double link_load(const struct delta *delta, const struct link *link, double rx, double tx)
{
	if (slice_equals(arena_slice(&delta->now->arena, link->duplex), slice_of("full")))
		return fmax(rx, tx);
	return rx + tx;
}

static double compute_link_used(const struct delta *delta, const struct metric *metric, size_t item)
{
	(void)metric;
	const struct netdev *now = snapshot_item(delta->now, FAMILY_NET, NET_DEV, item);
	const struct netdev *before = delta_before(delta, FAMILY_NET, NET_DEV, item);
	const struct link *link = snapshot_item(delta->now, FAMILY_NET, NET_LINK, item);
	if (now == NULL || before == NULL || link == NULL || link->speed_bits == ABSENT_U64)
		return NAN;
	double rx = counter_growth(before->rx_bytes, now->rx_bytes);
	double tx = counter_growth(before->tx_bytes, now->tx_bytes);
	if (isnan(rx) || isnan(tx))
		return NAN;
	double bits = 8 * link_load(delta, link, rx, tx) / delta->context.seconds;
	return 100 * bits / ((double)link->speed_bits * 1e6);
}

/* clang-format off */
static const struct metric net_rows[] = {
	{.name = "used", .kind = METRIC_DERIVED, .unit = UNIT_PERCENT, .compute = compute_link_used, .limits = {70, 80, 90}, .flags = METRIC_ALERTS | METRIC_NEEDS_FAMILY, .help = "share of its speed that the link carries, the busier direction"},
};
/* clang-format on */

const struct part derived_net_part = {
	.name = "derived",
	.rows = net_rows,
	.row_count = COUNT_OF(net_rows),
	.cap = CAP_INTERFACES,
};

static double compute_full_in(const struct delta *delta, const struct metric *metric, size_t item)
{
	(void)metric;
	const struct fsusage *usage = snapshot_item(delta->now, FAMILY_FS, FS_USAGE, item);
	if (delta->trends == NULL || usage == NULL || usage->available_bytes == ABSENT_U64)
		return NAN;
	return trends_full_in(delta->trends, snapshot_label(delta->now, FAMILY_FS, item).text,
		(double)usage->available_bytes);
}

/* clang-format off */
static const struct metric fs_rows[] = {
	{.name = "full_in", .kind = METRIC_DERIVED, .unit = UNIT_SECONDS, .compute = compute_full_in, .limits = {72 * 3600, 24 * 3600, 4 * 3600}, .flags = METRIC_ALERTS | METRIC_NEEDS_FAMILY, .help = "time until it is full, if it goes on to grow steadily as in the last minutes"},
};
/* clang-format on */

const struct part derived_fs_part = {
	.name = "derived",
	.rows = fs_rows,
	.row_count = COUNT_OF(fs_rows),
	.cap = CAP_MOUNTS,
};

typedef bool is_member(const struct snapshot *snapshot, size_t item);

/* The rate of the first part's row of that name. */
static struct field rate_field(enum family_id family, const char *name)
{
	struct field field = {.family = family, .is_rate = true};
	while (strcmp(field_metric(field)->name, name) != 0)
		field.row++;
	return field;
}

static double sum_rates(
	const struct delta *delta, enum family_id family, const char *name, is_member *is_counted)
{
	struct field field = rate_field(family, name);
	double sum = NAN;
	for (size_t item = 0; item < delta->now->families[family].count; item++) {
		double rate = is_counted(delta->now, item) ? delta_value(delta, field, item) : NAN;
		if (!isnan(rate))
			sum = isnan(sum) ? rate : sum + rate;
	}
	return sum;
}

static double sum_net(const struct delta *delta, const struct metric *metric, size_t item)
{
	(void)item;
	return sum_rates(delta, FAMILY_NET, metric->key, members_is_counted_interface);
}

static double sum_disk(const struct delta *delta, const struct metric *metric, size_t item)
{
	(void)item;
	return sum_rates(delta, FAMILY_DISK, metric->key, members_is_whole_disk);
}

#define BYTES .kind = METRIC_DERIVED, .unit = UNIT_BYTES_PER_SECOND
#define COUNTED .kind = METRIC_DERIVED, .unit = UNIT_PER_SECOND

/* clang-format off */
static const struct metric net_total_rows[] = {
	{.name = "rx", BYTES, .compute = sum_net, .key = "rx_bytes", .help = "received"},
	{.name = "rx_packets", COUNTED, .compute = sum_net, .key = "rx_packets", .help = "packets received"},
	{.name = "rx_errors", COUNTED, .compute = sum_net, .key = "rx_errors", .help = "bad packets received"},
	{.name = "rx_dropped", COUNTED, .compute = sum_net, .key = "rx_dropped", .help = "received and thrown away"},
	{.name = "tx", BYTES, .compute = sum_net, .key = "tx_bytes", .help = "sent"},
	{.name = "tx_packets", COUNTED, .compute = sum_net, .key = "tx_packets", .help = "packets sent"},
	{.name = "tx_errors", COUNTED, .compute = sum_net, .key = "tx_errors", .help = "packets that could not be sent"},
	{.name = "tx_dropped", COUNTED, .compute = sum_net, .key = "tx_dropped", .help = "thrown away instead of sent"},
};

static const struct metric disk_total_rows[] = {
	{.name = "reads", COUNTED, .compute = sum_disk, .key = "reads", .help = "reads finished"},
	{.name = "reads_merged", COUNTED, .compute = sum_disk, .key = "reads_merged", .help = "reads joined with a neighbour"},
	{.name = "read", BYTES, .compute = sum_disk, .key = "read_bytes", .help = "read"},
	{.name = "writes", COUNTED, .compute = sum_disk, .key = "writes", .help = "writes finished"},
	{.name = "writes_merged", COUNTED, .compute = sum_disk, .key = "writes_merged", .help = "writes joined with a neighbour"},
	{.name = "write", BYTES, .compute = sum_disk, .key = "write_bytes", .help = "written"},
	{.name = "discards", COUNTED, .compute = sum_disk, .key = "discards", .help = "discards finished"},
	{.name = "discard", BYTES, .compute = sum_disk, .key = "discard_bytes", .help = "discarded"},
	{.name = "flushes", COUNTED, .compute = sum_disk, .key = "flushes", .help = "flushes finished"},
};
/* clang-format on */

#undef BYTES
#undef COUNTED

const struct part derived_net_total_part = {
	.name = "derived",
	.rows = net_total_rows,
	.row_count = COUNT_OF(net_total_rows),
	.cap = 1,
};

const struct part derived_disk_total_part = {
	.name = "derived",
	.rows = disk_total_rows,
	.row_count = COUNT_OF(disk_total_rows),
	.cap = 1,
};
