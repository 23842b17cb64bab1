/* SPDX-License-Identifier: MIT */
/* Every suite of the unit tests: test_NAME.c defines NAME_tests(), and CMakeLists.txt lists NAME. */
#ifndef CMON_TESTS_SUITES_H
#define CMON_TESTS_SUITES_H

#include <check.h>

/* clang-format off */
#define SUITES(X) \
	X(act) \
	X(alert_log) \
	X(alert_text) \
	X(arena) \
	X(buf) \
	X(cgroup_limits) \
	X(cgroupname) \
	X(cmdline) \
	X(collector) \
	X(config) \
	X(coverage) \
	X(cpuinfo) \
	X(cpulist) \
	X(delta) \
	X(directory) \
	X(diskstats) \
	X(expression) \
	X(families) \
	X(file) \
	X(findings) \
	X(fsusage) \
	X(grid) \
	X(history) \
	X(interrupts) \
	X(kernel) \
	X(keys) \
	X(level) \
	X(limits) \
	X(line_edit) \
	X(link) \
	X(list) \
	X(loadavg) \
	X(logind) \
	X(mdstat) \
	X(members) \
	X(meminfo) \
	X(meta) \
	X(metric) \
	X(mountinfo) \
	X(names) \
	X(nearest) \
	X(netdev) \
	X(openfiles) \
	X(osrelease) \
	X(owner) \
	X(part) \
	X(partitions) \
	X(passwd) \
	X(pidcgroup) \
	X(pidio) \
	X(pidlimits) \
	X(pidstat) \
	X(prefix) \
	X(pressure) \
	X(process_container) \
	X(process_group) \
	X(process_list) \
	X(process_restarts) \
	X(process_tree) \
	X(rescue) \
	X(sampler) \
	X(scan) \
	X(schedstat) \
	X(selection) \
	X(sensor) \
	X(series) \
	X(snmp) \
	X(smaps) \
	X(snapshot) \
	X(sockstat) \
	X(source) \
	X(stat) \
	X(statm) \
	X(status) \
	X(swaps) \
	X(theme) \
	X(thread) \
	X(time_text) \
	X(trends) \
	X(unit) \
	X(uptime) \
	X(usage_worker) \
	X(utf8) \
	X(utmp) \
	X(version) \
	X(view) \
	X(vmstat) \
	X(wanted) \
	X(wchan) \
	X(whole_disks)
/* clang-format on */

/* Adds the suite's tests. */
#define DECLARE(name) void name##_tests(TCase *tests);
SUITES(DECLARE)
#undef DECLARE

#endif
