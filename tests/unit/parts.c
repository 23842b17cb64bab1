/* SPDX-License-Identifier: MIT */
#include "parts.h"

#include "core/derived.h"
#include "proc/cmon/fsusage.h"
#include "proc/cmon/links.h"
#include "proc/cmon/meta.h"
#include "proc/cpuinfo.h"
#include "proc/diskstats.h"
#include "proc/etc/osrelease.h"
#include "proc/etc/passwd.h"
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
#include "proc/run/logind.h"
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

const struct part_fixture part_fixtures[] = {
	{&block_part, NULL, PARSE_LINES},
	{&cgroup_part, NULL, PARSE_LINES},
	{&cgroup_limits_part, NULL, PARSE_LINES},
	{&cgroup_throttling_part, NULL, PARSE_LINES},
	{&cmdline_part, "proc/PID/cmdline", PARSE_WHOLE},
	{&cpu_frequency_part, NULL, PARSE_LINES},
	{&cpu_online_part, "sys/devices/system/cpu/online", PARSE_LINES},
	{&cpu_present_part, "sys/devices/system/cpu/present", PARSE_LINES},
	{&cpu_topology_part, NULL, PARSE_LINES},
	{&cpuinfo_part, "proc/cpuinfo", PARSE_BLOCKS},
	{&derived_disk_total_part, NULL, PARSE_LINES},
	{&derived_fs_part, NULL, PARSE_LINES},
	{&derived_host_part, NULL, PARSE_LINES},
	{&derived_net_part, NULL, PARSE_LINES},
	{&derived_net_total_part, NULL, PARSE_LINES},
	{&diskstats_part, "proc/diskstats", PARSE_LINES},
	{&filecount_part, "proc/PID/cmdline", PARSE_WHOLE},
	{&fsusage_line_part, "cmon/statvfs", PARSE_LINES},
	{&fsusage_part, NULL, PARSE_LINES},
	{&interrupts_part, "proc/interrupts", PARSE_LINES},
	{&kernel_arch_part, "proc/sys/kernel/arch", PARSE_LINES},
	{&kernel_hostname_part, "proc/sys/kernel/hostname", PARSE_LINES},
	{&link_identity_part, NULL, PARSE_LINES},
	{&link_line_part, "cmon/links", PARSE_LINES},
	{&link_part, NULL, PARSE_LINES},
	{&loadavg_part, "proc/loadavg", PARSE_LINES},
	{&logind_part, "run/systemd/sessions/PID", PARSE_WHOLE},
	{&mdstat_part, "proc/mdstat", PARSE_WHOLE},
	{&meminfo_part, "proc/meminfo", PARSE_LINES},
	{&meminfo_swap_part, "proc/meminfo", PARSE_LINES},
	{&meta_error_part, "cmon/errors", PARSE_LINES},
	{&meta_part, "cmon/meta", PARSE_LINES},
	{&mountinfo_part, "proc/self/mountinfo", PARSE_LINES},
	{&netdev_part, "proc/net/dev", PARSE_LINES},
	{&netstat_part, "proc/net/netstat", PARSE_LINES},
	{&oom_adjust_part, "proc/PID/oom_score_adj", PARSE_WHOLE},
	{&oom_score_part, "proc/PID/oom_score", PARSE_WHOLE},
	{&openfiles_part, "proc/PID/cmdline", PARSE_WHOLE},
	{&osrelease_part, "etc/os-release", PARSE_LINES},
	{&owner_line_part, "cmon/owners", PARSE_LINES},
	{&owner_part, NULL, PARSE_LINES},
	{&partitions_part, "proc/partitions", PARSE_LINES},
	{&passwd_part, "etc/passwd", PARSE_LINES},
	{&pidcgroup_part, "proc/PID/cgroup", PARSE_WHOLE},
	{&pidio_part, "proc/PID/io", PARSE_LINES},
	{&pidlimits_part, "proc/PID/limits", PARSE_LINES},
	{&pidstat_part, "proc/PID/stat", PARSE_WHOLE},
	{&pidsyscall_part, "proc/PID/syscall", PARSE_WHOLE},
	{&pressure_part, "proc/pressure/io", PARSE_LINES},
	{&program_part, "proc/PID/cmdline", PARSE_WHOLE},
	{&schedstat_part, "proc/PID/schedstat", PARSE_WHOLE},
	{&snmp_part, "proc/net/snmp", PARSE_LINES},
	{&sockstat_part, "proc/net/sockstat", PARSE_LINES},
	{&sensor_part, NULL, PARSE_LINES},
	{&smaps_part, "proc/PID/smaps_rollup", PARSE_LINES},
	{&softirqs_part, "proc/softirqs", PARSE_LINES},
	{&stat_cpu_part, "proc/stat", PARSE_LINES},
	{&stat_host_part, "proc/stat", PARSE_LINES},
	{&statm_part, "proc/PID/statm", PARSE_WHOLE},
	{&status_part, "proc/PID/status", PARSE_LINES},
	{&swaps_part, "proc/swaps", PARSE_LINES},
	{&thread_part, "proc/PID/task/PID/stat", PARSE_WHOLE},
	{&uptime_part, "proc/uptime", PARSE_LINES},
	{&users_part, "cmon/users", PARSE_LINES},
	{&utmp_part, "run/utmp", PARSE_WHOLE},
	{&version_part, "proc/version", PARSE_LINES},
	{&vmstat_part, "proc/vmstat", PARSE_WHOLE},
	{&vmstat_swap_part, "proc/vmstat", PARSE_LINES},
	{&wchan_part, "proc/PID/wchan", PARSE_WHOLE},
};

const size_t part_fixture_count = COUNT_OF(part_fixtures);
