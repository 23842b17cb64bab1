/* SPDX-License-Identifier: MIT */
#include "core/derived.h"

#include "core/delta.h"
#include "proc/net/netdev.h"
#include "proc/sys/link.h"

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

/* Without "full" both directions share the link. */
static double link_load(const struct delta *delta, const struct link *link, double rx, double tx)
{
	if (slice_equals(arena_slice(&delta->now->arena, link->duplex), slice_of("full")))
		return fmax(rx, tx);
	return rx + tx;
}

static double compute_link_used(const struct delta *delta, size_t item)
{
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
