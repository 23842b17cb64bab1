/* SPDX-License-Identifier: MIT */
#include "core/families.h"

#include "core/derived.h"
#include "proc/cmon/fsusage.h"
#include "proc/cpuinfo.h"
#include "proc/diskstats.h"
#include "proc/etc/osrelease.h"
#include "proc/interrupts.h"
#include "proc/loadavg.h"
#include "proc/mdstat.h"
#include "proc/meminfo.h"
#include "proc/net/netdev.h"
#include "proc/net/netstat.h"
#include "proc/net/snmp.h"
#include "proc/net/sockstat.h"
#include "proc/partitions.h"
#include "proc/pid/cmdline.h"
#include "proc/pid/mountinfo.h"
#include "proc/pid/oomscore.h"
#include "proc/pid/openfiles.h"
#include "proc/pid/owner.h"
#include "proc/pid/pidcgroup.h"
#include "proc/pid/pidio.h"
#include "proc/pid/pidlimits.h"
#include "proc/pid/pidstat.h"
#include "proc/pid/schedstat.h"
#include "proc/pid/smaps.h"
#include "proc/pid/statm.h"
#include "proc/pid/status.h"
#include "proc/pid/thread.h"
#include "proc/pid/wchan.h"
#include "proc/pressure.h"
#include "proc/run/utmp.h"
#include "proc/softirqs.h"
#include "proc/stat.h"
#include "proc/swaps.h"
#include "proc/sys/block.h"
#include "proc/sys/cgroup.h"
#include "proc/sys/cpudir.h"
#include "proc/sys/cpulist.h"
#include "proc/sys/kernel.h"
#include "proc/sys/limits.h"
#include "proc/sys/link.h"
#include "proc/sys/sensor.h"
#include "proc/uptime.h"
#include "proc/version.h"
#include "proc/vmstat.h"

#include <assert.h>

/* clang-format off */
const struct family families[] = {
	[FAMILY_HOST] = {
		.name = "host", .help = "the machine as a whole", .part_count = 9,
		.parts = {
			{&kernel_hostname_part, ORIGIN_FILE, "proc/sys/kernel/hostname", COST_EACH, false},
			{&osrelease_part, ORIGIN_FILE, "etc/os-release", COST_ONCE, false},
			{&version_part, ORIGIN_FILE, "proc/version", COST_ONCE, false},
			{&kernel_arch_part, ORIGIN_FILE, "proc/sys/kernel/arch", COST_ONCE, false},
			{&uptime_part, ORIGIN_FILE, "proc/uptime", COST_EACH, false},
			{&stat_host_part, ORIGIN_FILE, "proc/stat", COST_EACH, false},
			{&cgroup_limits_part, ORIGIN_WALK, "sys/fs/cgroup", COST_SLOW, false},
			{&cgroup_throttling_part, ORIGIN_WALK, "sys/fs/cgroup", COST_EACH, false},
			{&derived_host_part, ORIGIN_NONE, NULL, COST_EACH, false},
		},
	},
	[FAMILY_CPU] = {
		.name = "cpu", .label = "cpu", .help = "each CPU, and all together as total", .part_count = 6,
		.parts = {
			{&stat_cpu_part, ORIGIN_FILE, "proc/stat", COST_EACH, false},
			{&cpuinfo_part, ORIGIN_FILE, "proc/cpuinfo", COST_SLOW, true},
			{&cpu_frequency_part, ORIGIN_DIRECTORY, "sys/devices/system/cpu/cpu%", COST_SLOW, false},
			[CPU_TOPOLOGY] = {&cpu_topology_part, ORIGIN_DIRECTORY, "sys/devices/system/cpu/cpu%", COST_ONCE, false},
			{&cpu_online_part, ORIGIN_FILE, "sys/devices/system/cpu/online", COST_SLOW, true},
			{&cpu_present_part, ORIGIN_FILE, "sys/devices/system/cpu/present", COST_SLOW, true},
		},
	},
	[FAMILY_LOAD] = {
		.name = "load", .help = "how many tasks want to run", .part_count = 1,
		.parts = {{&loadavg_part, ORIGIN_FILE, "proc/loadavg", COST_EACH, false}},
	},
	[FAMILY_MEM] = {
		.name = "mem", .help = "memory", .part_count = 1,
		.parts = {{&meminfo_part, ORIGIN_FILE, "proc/meminfo", COST_EACH, false}},
	},
	[FAMILY_SWAP] = {
		.name = "swap", .help = "swap space", .part_count = 2,
		.parts = {
			{&meminfo_swap_part, ORIGIN_FILE, "proc/meminfo", COST_EACH, false},
			{&vmstat_swap_part, ORIGIN_FILE, "proc/vmstat", COST_EACH, false},
		},
	},
	[FAMILY_SWAP_DEVICE] = {
		.name = "swap_device", .label = "device", .help = "each area of swap space", .part_count = 1,
		.parts = {{&swaps_part, ORIGIN_FILE, "proc/swaps", COST_EACH, false}},
	},
	[FAMILY_VM] = {
		.name = "vm", .help = "paging and the search for free memory", .part_count = 1,
		.parts = {{&vmstat_part, ORIGIN_FILE, "proc/vmstat", COST_EACH, false}},
	},
	[FAMILY_PRESSURE] = {
		.name = "pressure", .label = "resource", .help = "time in which tasks stood still for want of a resource", .items = "cpu memory io irq", .part_count = 1,
		.parts = {
			{&pressure_part, ORIGIN_NAMED, "proc/pressure/%", COST_EACH, false},
		},
	},
	[FAMILY_NET] = {
		.name = "net", .label = "interface", .help = "network interfaces", .part_count = 4,
		.parts = {
			[NET_DEV] = {&netdev_part, ORIGIN_FILE, "proc/net/dev", COST_EACH, false},
			[NET_IDENTITY] = {&link_identity_part, ORIGIN_DIRECTORY, "sys/class/net/%", COST_EACH, false},
			[NET_LINK] = {&link_part, ORIGIN_DIRECTORY, "sys/class/net/%", COST_SLOW, false},
			[NET_DERIVED] = {&derived_net_part, ORIGIN_NONE, NULL, COST_EACH, false},
		},
	},
	[FAMILY_NET_TOTAL] = {
		.name = "net_total", .help = "all interfaces but loopback, bonds and VLANs, which others carry", .part_count = 1,
		.parts = {{&derived_net_total_part, ORIGIN_SUM, "net", COST_EACH, false}},
	},
	[FAMILY_SOCKET] = {
		.name = "socket", .help = "sockets, TCP and UDP", .part_count = 3,
		.parts = {
			{&sockstat_part, ORIGIN_FILE, "proc/net/sockstat", COST_EACH, false},
			{&snmp_part, ORIGIN_FILE, "proc/net/snmp", COST_EACH, false},
			{&netstat_part, ORIGIN_FILE, "proc/net/netstat", COST_EACH, false},
		},
	},
	[FAMILY_DISK] = {
		.name = "disk", .label = "device", .help = "disks and their partitions", .part_count = 2,
		.parts = {
			[DISK_STATS] = {&diskstats_part, ORIGIN_FILE, "proc/diskstats", COST_EACH, false},
			[DISK_BLOCK] = {&block_part, ORIGIN_DIRECTORY, "sys/block/%", COST_SLOW, false},
		},
	},
	[FAMILY_DISK_TOTAL] = {
		.name = "disk_total", .help = "all whole disks that stand on no other", .part_count = 1,
		.parts = {{&derived_disk_total_part, ORIGIN_SUM, "disk", COST_EACH, false}},
	},
	[FAMILY_PARTITION] = {
		.name = "partition", .label = "device", .help = "sizes of disks and their partitions", .part_count = 1,
		.parts = {{&partitions_part, ORIGIN_FILE, "proc/partitions", COST_EACH, false}},
	},
	[FAMILY_RAID] = {
		.name = "raid", .label = "array", .help = "arrays of disks made by software", .part_count = 1,
		.parts = {{&mdstat_part, ORIGIN_FILE, "proc/mdstat", COST_EACH, false}},
	},
	[FAMILY_FS] = {
		.name = "fs", .label = "mount", .help = "mounted file systems that hold files", .part_count = 3,
		.parts = {
			[FS_MOUNT] = {&mountinfo_part, ORIGIN_FILE, "proc/self/mountinfo", COST_EACH, false},
			[FS_USAGE] = {&fsusage_part, ORIGIN_STATVFS, NULL, COST_SLOW, false},
			[FS_DERIVED] = {&derived_fs_part, ORIGIN_NONE, NULL, COST_EACH, false},
		},
	},
	[FAMILY_SENSOR] = {
		.name = "sensor", .label = "sensor", .help = "temperatures, fans, voltages, batteries", .part_count = 1,
		.parts = {{&sensor_part, ORIGIN_WALK, "sys/class/hwmon", COST_SLOW, false}},
	},
	[FAMILY_CGROUP] = {
		.name = "cgroup", .label = "path", .help = "control groups of version 2", .part_count = 1,
		.parts = {{&cgroup_part, ORIGIN_WALK, "sys/fs/cgroup", COST_EACH, false}},
	},
	[FAMILY_USER] = {
		.name = "user", .label = "session", .help = "who is logged in", .part_count = 1,
		.parts = {{&utmp_part, ORIGIN_FILE, "run/utmp", COST_SLOW, false}},
	},
	[FAMILY_INTERRUPT] = {
		.name = "interrupt", .label = "irq", .help = "interrupts, of all CPUs together", .part_count = 1,
		.parts = {{&interrupts_part, ORIGIN_FILE, "proc/interrupts", COST_EACH, false}},
	},
	[FAMILY_SOFTIRQ] = {
		.name = "softirq", .label = "softirq", .help = "work put off until after an interrupt", .part_count = 1,
		.parts = {{&softirqs_part, ORIGIN_FILE, "proc/softirqs", COST_EACH, false}},
	},
	[FAMILY_PROCESS] = {
		.name = "process", .label = "pid", .help = "processes", .part_count = 17,
		.parts = {
			[PROCESS_STAT] = {&pidstat_part, ORIGIN_PROCESS, "stat", COST_EACH, false},
			[PROCESS_OWNER] = {&owner_part, ORIGIN_OWNER, NULL, COST_ONCE, false},
			[PROCESS_CMDLINE] = {&cmdline_part, ORIGIN_PROCESS, "cmdline", COST_ONCE, false},
			[PROCESS_IO] = {&pidio_part, ORIGIN_PROCESS, "io", COST_EACH, false},
			[PROCESS_STATUS] = {&status_part, ORIGIN_PROCESS, "status", COST_EACH, false},
			[PROCESS_STATM] = {&statm_part, ORIGIN_PROCESS, "statm", COST_EACH, false},
			[PROCESS_CGROUP] = {&pidcgroup_part, ORIGIN_PROCESS, "cgroup", COST_ONCE, false},
			[PROCESS_SCHEDSTAT] = {&schedstat_part, ORIGIN_PROCESS, "schedstat", COST_EACH, false},
			[PROCESS_PROGRAM] = {&program_part, ORIGIN_LINK, "exe", COST_NAMED, false},
			[PROCESS_FILES] = {&filecount_part, ORIGIN_NAMES, "fd", COST_NAMED, false},
			[PROCESS_OPEN] = {&openfiles_part, ORIGIN_LINKS, "fd", COST_NAMED, false},
			[PROCESS_LIMITS] = {&pidlimits_part, ORIGIN_PROCESS, "limits", COST_NAMED, false},
			[PROCESS_WCHAN] = {&wchan_part, ORIGIN_PROCESS, "wchan", COST_NAMED, false},
			[PROCESS_SYSCALL] = {&pidsyscall_part, ORIGIN_PROCESS, "syscall", COST_NAMED, false},
			[PROCESS_OOM_SCORE] = {&oom_score_part, ORIGIN_PROCESS, "oom_score", COST_NAMED, false},
			[PROCESS_OOM_ADJUST] = {&oom_adjust_part, ORIGIN_PROCESS, "oom_score_adj", COST_NAMED, false},
			[PROCESS_SMAPS] = {&smaps_part, ORIGIN_PROCESS, "smaps_rollup", COST_HEAVY, false},
		},
	},
	[FAMILY_THREAD] = {
		.name = "thread", .label = "tid", .help = "threads of processes", .part_count = 1,
		.parts = {{&thread_part, ORIGIN_THREAD, "proc/PID/task/TID/stat", COST_NAMED, false}},
	},
};
/* clang-format on */
static_assert(COUNT_OF(families) == FAMILY_COUNT, "one entry per family");

enum family_id family_find(struct slice name)
{
	enum family_id id = 0;
	while (id < FAMILY_COUNT && !slice_equals(name, slice_of(families[id].name)))
		id++;
	return id;
}
