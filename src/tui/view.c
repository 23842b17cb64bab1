/* SPDX-License-Identifier: MIT */
#include "tui/view.h"

#include "tui/cell.h"

#include <assert.h>
#include <string.h>

static const struct {
	enum family_id family;
	const char *name;
} names[] = {
	[SHOW_HOSTNAME] = {FAMILY_HOST, "hostname"},
	[SHOW_OS] = {FAMILY_HOST, "os"},
	[SHOW_OS_NAME] = {FAMILY_HOST, "os_name"},
	[SHOW_OS_VERSION] = {FAMILY_HOST, "os_version"},
	[SHOW_KERNEL] = {FAMILY_HOST, "kernel"},
	[SHOW_ARCH] = {FAMILY_HOST, "arch"},
	[SHOW_UPTIME] = {FAMILY_HOST, "uptime_seconds"},
	[SHOW_RUNNING] = {FAMILY_HOST, "running"},
	[SHOW_BLOCKED] = {FAMILY_HOST, "blocked"},
	[SHOW_CPU_BUSY] = {FAMILY_CPU, "busy_percent"},
	[SHOW_CPU_USER] = {FAMILY_CPU, "user_percent"},
	[SHOW_CPU_NICE] = {FAMILY_CPU, "nice_percent"},
	[SHOW_CPU_SYSTEM] = {FAMILY_CPU, "system_percent"},
	[SHOW_CPU_IRQ] = {FAMILY_CPU, "irq_percent"},
	[SHOW_CPU_SOFTIRQ] = {FAMILY_CPU, "softirq_percent"},
	[SHOW_CPU_IOWAIT] = {FAMILY_CPU, "iowait_percent"},
	[SHOW_CPU_STEAL] = {FAMILY_CPU, "steal_percent"},
	[SHOW_LOAD_ONE] = {FAMILY_LOAD, "one"},
	[SHOW_LOAD_FIVE] = {FAMILY_LOAD, "five"},
	[SHOW_LOAD_FIFTEEN] = {FAMILY_LOAD, "fifteen"},
	[SHOW_MEM_TOTAL] = {FAMILY_MEM, "total_bytes"},
	[SHOW_MEM_USED] = {FAMILY_MEM, "used_bytes"},
	[SHOW_MEM_AVAILABLE] = {FAMILY_MEM, "available_bytes"},
	[SHOW_MEM_CACHED] = {FAMILY_MEM, "cached_bytes"},
	[SHOW_MEM_PERCENT] = {FAMILY_MEM, "used_percent"},
	[SHOW_SWAP_TOTAL] = {FAMILY_SWAP, "total_bytes"},
	[SHOW_SWAP_USED] = {FAMILY_SWAP, "used_bytes"},
	[SHOW_SWAP_PERCENT] = {FAMILY_SWAP, "used_percent"},
	[SHOW_SWAP_IN] = {FAMILY_SWAP, "in_bytes_per_second"},
	[SHOW_SWAP_OUT] = {FAMILY_SWAP, "out_bytes_per_second"},
	[SHOW_PSI_10] = {FAMILY_PRESSURE, "some_avg10_percent"},
	[SHOW_PSI_60] = {FAMILY_PRESSURE, "some_avg60_percent"},
	[SHOW_PSI_300] = {FAMILY_PRESSURE, "some_avg300_percent"},
	[SHOW_PSI_FULL] = {FAMILY_PRESSURE, "full_avg10_percent"},
	[SHOW_PROCESSES] = {FAMILY_HOST, "processes"},
	[SHOW_NET_RX] = {FAMILY_NET, "rx_bytes_per_second"},
	[SHOW_NET_TX] = {FAMILY_NET, "tx_bytes_per_second"},
	[SHOW_NET_RX_PACKETS] = {FAMILY_NET, "rx_packets_per_second"},
	[SHOW_NET_TX_PACKETS] = {FAMILY_NET, "tx_packets_per_second"},
	[SHOW_NET_RX_ERRORS] = {FAMILY_NET, "rx_errors_per_second"},
	[SHOW_NET_TX_ERRORS] = {FAMILY_NET, "tx_errors_per_second"},
	[SHOW_NET_PERCENT] = {FAMILY_NET, "used_percent"},
	[SHOW_DISK_READ] = {FAMILY_DISK, "read_bytes_per_second"},
	[SHOW_DISK_WRITE] = {FAMILY_DISK, "write_bytes_per_second"},
	[SHOW_DISK_BUSY] = {FAMILY_DISK, "busy_percent"},
	[SHOW_DISK_AWAIT] = {FAMILY_DISK, "await_seconds"},
	[SHOW_DISK_QUEUE] = {FAMILY_DISK, "queue_length"},
	[SHOW_DISK_SLAVES] = {FAMILY_DISK, "slaves"},
	[SHOW_FS_SIZE] = {FAMILY_FS, "size_bytes"},
	[SHOW_FS_USED] = {FAMILY_FS, "used_bytes"},
	[SHOW_FS_AVAILABLE] = {FAMILY_FS, "available_bytes"},
	[SHOW_FS_PERCENT] = {FAMILY_FS, "used_percent"},
	[SHOW_FS_FULL_IN] = {FAMILY_FS, "full_in_seconds"},
	[SHOW_FS_INODES_PERCENT] = {FAMILY_FS, "inodes_used_percent"},
	[SHOW_PROCESS_PID] = {FAMILY_PROCESS, "pid"},
	[SHOW_PROCESS_USER] = {FAMILY_PROCESS, "user"},
	[SHOW_PROCESS_UID] = {FAMILY_PROCESS, "uid"},
	[SHOW_PROCESS_STATE] = {FAMILY_PROCESS, "state"},
	[SHOW_PROCESS_NICE] = {FAMILY_PROCESS, "nice"},
	[SHOW_PROCESS_THREADS] = {FAMILY_PROCESS, "threads"},
	[SHOW_PROCESS_CPU] = {FAMILY_PROCESS, "cpu_percent"},
	[SHOW_PROCESS_MEMORY] = {FAMILY_PROCESS, "memory_percent"},
	[SHOW_PROCESS_RESIDENT] = {FAMILY_PROCESS, "resident_bytes"},
	[SHOW_PROCESS_TIME] = {FAMILY_PROCESS, "cpu_seconds"},
	[SHOW_PROCESS_READ] = {FAMILY_PROCESS, "read_bytes_per_second"},
	[SHOW_PROCESS_WRITE] = {FAMILY_PROCESS, "write_bytes_per_second"},
	[SHOW_PROCESS_IO] = {FAMILY_PROCESS, "io_bytes_per_second"},
	[SHOW_PROCESS_NAME] = {FAMILY_PROCESS, "name"},
	[SHOW_HOST_CPU_LIMIT] = {FAMILY_HOST, "cpu_limit"},
	[SHOW_HOST_CPU_THROTTLED] = {FAMILY_HOST, "cpu_throttled_percent"},
	[SHOW_HOST_MEMORY_LIMIT] = {FAMILY_HOST, "memory_limit_bytes"},
	[SHOW_CPU_PACKAGE] = {FAMILY_CPU, "package"},
	[SHOW_SENSOR_KIND] = {FAMILY_SENSOR, "kind"},
	[SHOW_SENSOR_DESCRIPTION] = {FAMILY_SENSOR, "description"},
	[SHOW_SENSOR_STATE] = {FAMILY_SENSOR, "state"},
	[SHOW_SENSOR_TEMPERATURE] = {FAMILY_SENSOR, "temperature_celsius"},
	[SHOW_SENSOR_FAN] = {FAMILY_SENSOR, "fan_rpm"},
	[SHOW_SENSOR_CAPACITY] = {FAMILY_SENSOR, "capacity_percent"},
	[SHOW_RAID_STATE] = {FAMILY_RAID, "state"},
	[SHOW_RAID_LEVEL] = {FAMILY_RAID, "level"},
	[SHOW_RAID_DEVICES] = {FAMILY_RAID, "devices"},
	[SHOW_RAID_ACTIVE_DEVICES] = {FAMILY_RAID, "active_devices"},
	[SHOW_RAID_DEGRADED] = {FAMILY_RAID, "degraded"},
	[SHOW_RAID_ACTION] = {FAMILY_RAID, "action"},
	[SHOW_RAID_SYNC] = {FAMILY_RAID, "sync_percent"},
	[SHOW_CGROUP_CPU] = {FAMILY_CGROUP, "cpu_percent"},
	[SHOW_CGROUP_THROTTLED] = {FAMILY_CGROUP, "throttled_percent"},
	[SHOW_CGROUP_MEMORY] = {FAMILY_CGROUP, "memory_bytes"},
	[SHOW_CGROUP_MEMORY_PERCENT] = {FAMILY_CGROUP, "memory_used_percent"},
	[SHOW_CGROUP_READ] = {FAMILY_CGROUP, "read_bytes_per_second"},
	[SHOW_CGROUP_WRITE] = {FAMILY_CGROUP, "write_bytes_per_second"},
	[SHOW_CGROUP_CPU_PRESSURE] = {FAMILY_CGROUP, "cpu_pressure_percent"},
	[SHOW_CGROUP_MEMORY_PRESSURE] = {FAMILY_CGROUP, "memory_pressure_percent"},
	[SHOW_CGROUP_IO_PRESSURE] = {FAMILY_CGROUP, "io_pressure_percent"},
	[SHOW_TCP_ESTABLISHED] = {FAMILY_SOCKET, "tcp_established"},
	[SHOW_TCP_TIME_WAIT] = {FAMILY_SOCKET, "tcp_time_wait"},
	[SHOW_TCP_ACTIVE_OPENS] = {FAMILY_SOCKET, "tcp_active_opens_per_second"},
	[SHOW_TCP_PASSIVE_OPENS] = {FAMILY_SOCKET, "tcp_passive_opens_per_second"},
	[SHOW_TCP_RETRANSMITS] = {FAMILY_SOCKET, "tcp_retransmits_per_second"},
	[SHOW_INTERRUPT_RATE] = {FAMILY_INTERRUPT, "interrupts_per_second"},
	[SHOW_INTERRUPT_DESCRIPTION] = {FAMILY_INTERRUPT, "description"},
};
static_assert(COUNT_OF(names) == SHOW_COUNT, "one line per field");

size_t view_fields_init(struct field fields[SHOW_COUNT])
{
	size_t missing = 0;
	for (size_t i = 0; i < SHOW_COUNT; i++)
		missing += !field_find(names[i].family, slice_of(names[i].name), &fields[i]);
	return missing;
}

/* Meters are drawn of these; a meter of one item among several says which one by its label. */
static const struct {
	enum screen_field field;
	const char *item;
} watched[] = {
	{SHOW_CPU_BUSY, "total"},
	{SHOW_MEM_PERCENT, NULL},
	{SHOW_SWAP_PERCENT, NULL},
	{SHOW_LOAD_ONE, NULL},
	{SHOW_PSI_10, "cpu"},
	{SHOW_PSI_10, "memory"},
	{SHOW_PSI_10, "io"},
};

void view_watch(struct history *history, const struct field fields[SHOW_COUNT])
{
	for (size_t i = 0; i < COUNT_OF(watched); i++)
		(void)history_watch(history, fields[watched[i].field], watched[i].item);
}

double view_value(const struct view *view, enum screen_field field, size_t item)
{
	return delta_value(view->delta, view->fields[field], item);
}

enum level view_level(const struct view *view, enum screen_field field, size_t item, double value)
{
	return delta_level(view->delta, view->fields[field], item, value);
}

static double sum_known(double a, double b)
{
	if (isnan(a) || isnan(b))
		return isnan(a) ? b : a;
	return a + b;
}

double view_cpu_user(const struct view *view, size_t item)
{
	return sum_known(view_value(view, SHOW_CPU_USER, item), view_value(view, SHOW_CPU_NICE, item));
}

double view_cpu_system(const struct view *view, size_t item)
{
	return sum_known(view_value(view, SHOW_CPU_SYSTEM, item),
		sum_known(view_value(view, SHOW_CPU_IRQ, item), view_value(view, SHOW_CPU_SOFTIRQ, item)));
}

struct slice view_text(const struct view *view, enum screen_field field, size_t item)
{
	struct slice text = slice_of("");
	(void)delta_text(view->delta, view->fields[field], item, &text);
	return text;
}

uint32_t view_pressure(const struct view *view, const char *resource)
{
	const struct family_data *family = &view->delta->now->families[FAMILY_PRESSURE];
	for (uint32_t i = 0; family->is_present && i < family->count; i++) {
		struct label label = snapshot_label(view->delta->now, FAMILY_PRESSURE, i);
		if (label_is(&label, resource))
			return i;
	}
	return NO_ITEM;
}

uint32_t view_worst_pressure(const struct view *view)
{
	const struct family_data *family = &view->delta->now->families[FAMILY_PRESSURE];
	uint32_t worst = NO_ITEM;
	enum level worst_level = LEVEL_OK;
	double most = -1;
	for (uint32_t i = 0; family->is_present && i < family->count; i++) {
		double value = view_value(view, SHOW_PSI_10, i);
		enum level level = view_level(view, SHOW_PSI_10, i, value);
		if (!(value >= 0) || level < worst_level || (level == worst_level && value <= most))
			continue;
		worst = i;
		worst_level = level;
		most = value;
	}
	return worst;
}

void view_add_tasks(struct buf *out, const struct view *view)
{
	double tasks = view_value(view, SHOW_PROCESSES, 0), running = view_value(view, SHOW_RUNNING, 0),
	       blocked = view_value(view, SHOW_BLOCKED, 0);
	if (!isnan(tasks))
		buf_printf(out, "%.0f tasks", tasks);
	if (!isnan(running))
		buf_printf(out, "  %.0f run", running);
	if (!isnan(blocked))
		buf_printf(out, " %.0f D", blocked);
}
