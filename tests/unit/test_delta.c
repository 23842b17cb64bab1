/* SPDX-License-Identifier: MIT */
/* The rules of all rates, on fixtures: counters that go back, items that come and go, time that jumps. */
#include "base/clock.h"
#include "core/sampler.h"
#include "suites.h"

#include <errno.h>

#define TOTAL NULL /* the only item of its family */

/* clang-format off */
static const struct {
	const char *fixture;
	enum family_id family;
	const char *item, *field;
	double value;
} cases[] = {
	/* Two samples 2 s apart; what happened to each item is told in fixtures/README.md. */
	{"broken/backwards", FAMILY_CPU, "0", "idle_percent", 0},
	{"broken/backwards", FAMILY_CPU, "0", "user_percent", 100.0 * 60 / 82},
	{"broken/backwards", FAMILY_CPU, "1", "iowait_percent", 0},
	{"broken/backwards", FAMILY_CPU, "1", "busy_percent", 41},
	{"broken/backwards", FAMILY_CPU, "2", "busy_percent", NAN},
	{"broken/backwards", FAMILY_CPU, "2", "user_seconds_total", 0.4},
	{"broken/backwards", FAMILY_CPU, "3", "user_percent", 30},
	{"broken/backwards", FAMILY_CPU, "4", "user_percent", NAN},
	{"broken/backwards", FAMILY_CPU, "4", "idle_percent", NAN},
	{"broken/backwards", FAMILY_CPU, "total", "busy_percent", NAN},
	{"broken/backwards", FAMILY_HOST, TOTAL, "context_switches_per_second", NAN},
	{"broken/backwards", FAMILY_HOST, TOTAL, "context_switches_total", 12},
	{"broken/backwards", FAMILY_HOST, TOTAL, "interrupts_per_second", 0},
	{"broken/backwards", FAMILY_VM, TOTAL, "paged_in_bytes_per_second", 100.0 * 1024 / 2},
	{"broken/backwards", FAMILY_VM, TOTAL, "paged_out_bytes_per_second", NAN},
	{"broken/backwards", FAMILY_VM, TOTAL, "major_faults_per_second", 1},
	{"broken/backwards", FAMILY_VM, TOTAL, "minor_faults_per_second", NAN},
	{"broken/backwards", FAMILY_VM, TOTAL, "new_oom_kills", NAN},
	{"broken/backwards", FAMILY_PRESSURE, "cpu", "some_percent", 25},
	{"broken/backwards", FAMILY_PRESSURE, "cpu", "full_percent", NAN},
	{"broken/backwards", FAMILY_PRESSURE, "io", "some_percent", NAN},
	{"broken/backwards", FAMILY_PRESSURE, "io", "full_percent", 1},
	{"broken/backwards", FAMILY_PRESSURE, "irq", "full_percent", 1},
	{"broken/backwards", FAMILY_PRESSURE, "irq", "some_avg10_percent", NAN},
	/* Sums of the items that count: sdb and sdd are known, the others are left out; lo is none. */
	{"broken/backwards", FAMILY_DISK_TOTAL, TOTAL, "reads_per_second", 10},
	{"broken/backwards", FAMILY_NET_TOTAL, TOTAL, "rx_bytes_per_second", 500},
	{"node6", FAMILY_NET_TOTAL, TOTAL, "rx_bytes_per_second", NAN},
	/* Counted in pages, told in bytes, and so is the rate. */
	{"broken/backwards", FAMILY_SWAP, TOTAL, "in_bytes_total", 120341.0 * 4096},
	{"broken/backwards", FAMILY_SWAP, TOTAL, "in_bytes_per_second", 10.0 * 4096 / 2},
	{"broken/backwards", FAMILY_SWAP, TOTAL, "out_bytes_per_second", 0},
	{"broken/backwards", FAMILY_DISK, "sda", "reads_per_second", NAN},
	{"broken/backwards", FAMILY_DISK, "sda", "reads_total", 3},
	{"broken/backwards", FAMILY_DISK, "sda", "busy_percent", NAN},
	{"broken/backwards", FAMILY_DISK, "sda", "await_seconds", NAN},
	{"broken/backwards", FAMILY_DISK, "sdb", "write_await_seconds", 0.025},
	{"broken/backwards", FAMILY_DISK, "sdb", "reads_per_second", 5},
	{"broken/backwards", FAMILY_DISK, "sdc", "reads_per_second", NAN},
	{"broken/backwards", FAMILY_DISK, "sdc", "writes_per_second", NAN},
	{"broken/backwards", FAMILY_DISK, "sdc", "busy_percent", NAN},
	{"broken/backwards", FAMILY_DISK, "sdd", "reads_per_second", 5},
	{"broken/backwards", FAMILY_DISK, "sdd", "write_bytes_per_second", 40960},
	{"broken/backwards", FAMILY_DISK, "sdd", "busy_percent", 1.5},
	{"broken/backwards", FAMILY_DISK, "sde", "reads_per_second", NAN},
	{"broken/backwards", FAMILY_DISK, "sde", "busy_percent", NAN},
	{"broken/backwards", FAMILY_DISK, "sdf", "reads_per_second", NAN},
	{"broken/backwards", FAMILY_DISK, "sdh", "reads_per_second", NAN},
	{"broken/backwards", FAMILY_DISK, "sdh", "reads_total", 2011223},
	{"broken/backwards", FAMILY_NET, "lo", "rx_bytes_per_second", 500},
	{"broken/backwards", FAMILY_NET, "lo", "tx_bytes_per_second", 1000},
	{"broken/backwards", FAMILY_NET, "eth0", "rx_bytes_per_second", NAN},
	{"broken/backwards", FAMILY_NET, "eth1", "rx_bytes_per_second", 500},
	{"broken/backwards", FAMILY_NET, "eth2", "rx_bytes_per_second", NAN},
	{"broken/backwards", FAMILY_NET, "eth2", "tx_packets_per_second", NAN},
	{"broken/backwards", FAMILY_NET, "eth4", "rx_bytes_per_second", NAN},
	{"detail", FAMILY_PROCESS, "8123", "cpu_percent", 12},
	{"detail", FAMILY_PROCESS, "8123", "wait_percent", 0.4},
	{"detail", FAMILY_PROCESS, "8123", "open_files", 61},
	{"detail", FAMILY_PROCESS, "8123", "open_sockets", 2},
	{"detail", FAMILY_PROCESS, "8123", "file_limit", 1024},
	{"detail", FAMILY_PROCESS, "8123", "file_limit_hard", 524288},
	{"detail", FAMILY_PROCESS, "8123", "oom_score", 671},
	{"detail", FAMILY_PROCESS, "8123", "syscall", 17},
	{"detail", FAMILY_PROCESS, "8123", "pss_bytes", 317440000},
	{"detail", FAMILY_PROCESS, "3120", "oom_score_adjust", -200},
	{"detail", FAMILY_PROCESS, "3120", "syscall", NAN},
	{"detail", FAMILY_PROCESS, "991", "open_files", NAN},
	{"detail", FAMILY_PROCESS, "991", "pss_bytes", NAN},
	{"detail", FAMILY_PROCESS, "991", "oom_score", 668},
	{"broken/backwards", FAMILY_PROCESS, "10", "cpu_percent", 30},
	{"broken/backwards", FAMILY_PROCESS, "10", "io_bytes_per_second", 12288},
	{"broken/backwards", FAMILY_PROCESS, "11", "cpu_percent", NAN},
	{"broken/backwards", FAMILY_PROCESS, "11", "io_bytes_per_second", NAN},
	{"broken/backwards", FAMILY_PROCESS, "12", "cpu_percent", 30},
	{"broken/backwards", FAMILY_PROCESS, "12", "io_bytes_per_second", 2048},
	{"broken/backwards", FAMILY_PROCESS, "13", "cpu_percent", NAN},
	{"broken/backwards", FAMILY_PROCESS, "13", "read_bytes_per_second", NAN},
	{"broken/backwards", FAMILY_PROCESS, "13", "write_bytes_per_second", NAN},
	{"broken/backwards", FAMILY_PROCESS, "15", "cpu_percent", 5},
	{"broken/backwards", FAMILY_PROCESS, "17", "cpu_percent", 40},
	{"broken/backwards", FAMILY_PROCESS, "18", "cpu_percent", NAN},
	{"broken/backwards", FAMILY_PROCESS, "18", "cpu_seconds", 800},
	/* CPUs 0, 2, 7, then 0, 7, 9: told apart by number. */
	{"broken/sparse-cpus", FAMILY_CPU, "9", "busy_percent", NAN},
	{"broken/sparse-cpus", FAMILY_HOST, TOTAL, "cpus", 3},
	/* As many CPUs as before, but others: CPU 9 brings along what it served before it was off. */
	{"broken/sparse-cpus", FAMILY_INTERRUPT, "LOC", "interrupts_per_second", NAN},
	{"broken/sparse-cpus", FAMILY_INTERRUPT, "LOC", "interrupts_total", 90000},
	{"broken/sparse-cpus", FAMILY_INTERRUPT, "ERR", "interrupts_per_second", NAN},
	/* Those that are off are listed here: the same CPUs in both samples. */
	{"broken/sparse-cpus", FAMILY_SOFTIRQ, "TIMER", "runs_per_second", 20},
	/* One sample: what is counted is known, how fast it grows is not. */
	{"node6", FAMILY_DISK, "sda2", "writes_total", 52603189},
	{"node6", FAMILY_DISK, "sda2", "write_bytes_total", 932909411328.0},
	{"node6", FAMILY_DISK, "sda2", "write_seconds_total", 589762.643},
	{"node6", FAMILY_DISK, "sda2", "writes_per_second", NAN},
	{"node6", FAMILY_DISK, "sda2", "busy_percent", NAN},
	{"node6", FAMILY_CPU, "total", "busy_percent", NAN},
	{"node6", FAMILY_MEM, TOTAL, "total_bytes", 236380.0 * 1024},
	{"node6", FAMILY_LOAD, TOTAL, "fifteen", 0.10},
	/* What a link carries of its speed: 218.75 MB of 1 Gbit/s over 2 s; half duplex: both directions. */
	{"laptop", FAMILY_NET, "eth0", "speed_bits", 1e9},
	{"laptop", FAMILY_NET, "eth0", "used_percent", 87.5},
	{"laptop", FAMILY_NET, "half0", "used_percent", 30},
	{"laptop", FAMILY_NET, "eth1", "speed_bits", NAN},
	{"laptop", FAMILY_NET, "eth1", "used_percent", NAN},
	{"laptop", FAMILY_NET, "eth1", "rx_bytes_per_second", 0},
	{"laptop", FAMILY_NET, "wlan0", "speed_bits", NAN},
	{"laptop", FAMILY_NET, "wlan0", "used_percent", NAN},
	{"laptop", FAMILY_NET, "lo", "ifindex", 1},
	{"laptop", FAMILY_NET, "lo", "used_percent", NAN},
	/* Another interface under the same name: its counters are higher, and say nothing. */
	{"laptop", FAMILY_NET, "again0", "rx_bytes_per_second", NAN},
	{"laptop", FAMILY_NET, "again0", "rx_bytes_total", 9000},
	{"laptop", FAMILY_CPU, "0", "frequency_hertz", 2.4e9},
	{"laptop", FAMILY_CPU, "1", "frequency_maximum_hertz", 3.6e9},
	{"laptop", FAMILY_CPU, "1", "core", 0},
	{"laptop", FAMILY_CPU, "2", "frequency_hertz", NAN},
	{"laptop", FAMILY_CPU, "2", "core", NAN},
	{"laptop", FAMILY_CPU, "2", "package", NAN},
	{"laptop", FAMILY_CPU, "3", "frequency_hertz", NAN},
	{"laptop", FAMILY_CPU, "total", "frequency_hertz", NAN},
	{"laptop", FAMILY_CPU, "total", "online", 4},
	{"laptop", FAMILY_CPU, "total", "present", 8},
	{"laptop", FAMILY_CPU, "0", "online", NAN},
	{"node6", FAMILY_CPU, "total", "online", NAN},
	{"laptop", FAMILY_SENSOR, "coretemp/temp1", "temperature_celsius", 92},
	{"laptop", FAMILY_SENSOR, "coretemp/temp2", "temperature_celsius", 50},
	{"laptop", FAMILY_SENSOR, "coretemp/temp3", "temperature_celsius", NAN},
	{"laptop", FAMILY_SENSOR, "coretemp/temp4", "temperature_celsius", NAN},
	{"laptop", FAMILY_SENSOR, "coretemp/temp5", "temperature_celsius", NAN},
	{"laptop", FAMILY_SENSOR, "nvme/temp1", "temperature_celsius", 38.85},
	{"laptop", FAMILY_SENSOR, "nvme#2/temp1", "temperature_celsius", 41.85},
	{"laptop", FAMILY_SENSOR, "nvme#2/temp1", "temperature_maximum_celsius", NAN},
	{"laptop", FAMILY_SENSOR, "thinkpad/fan1", "fan_rpm", 2451},
	{"laptop", FAMILY_SENSOR, "thinkpad/fan2", "fan_rpm", NAN},
	{"laptop", FAMILY_SENSOR, "thinkpad/in0", "voltage_volts", 12.048},
	{"laptop", FAMILY_SENSOR, "thinkpad/power1", "power_watts", 8.6},
	{"laptop", FAMILY_SENSOR, "acpitz", "temperature_celsius", 47},
	{"laptop", FAMILY_SENSOR, "acpitz#2", "temperature_celsius", 20},
	{"laptop", FAMILY_SENSOR, "BAT0", "capacity_percent", 61},
	{"laptop", FAMILY_SENSOR, "BAT0", "energy_joules", 108360},
	{"laptop", FAMILY_SENSOR, "AC", "online", 0},
	{"laptop", FAMILY_CGROUP, "/", "cpu_percent", 250},
	{"laptop", FAMILY_CGROUP, "/", "memory_bytes", NAN},
	{"laptop", FAMILY_CGROUP, "/system.slice", "cpu_percent", 50},
	{"laptop", FAMILY_CGROUP, "/system.slice", "memory_maximum_bytes", NAN},
	{"laptop", FAMILY_CGROUP, "/system.slice", "read_bytes_per_second", 4096},
	{"laptop", FAMILY_CGROUP, "/system.slice", "writes_per_second", 1},
	{"laptop", FAMILY_CGROUP, "/system.slice", "cpu_pressure_percent", 12.5},
	{"laptop", FAMILY_CGROUP, "/system.slice", "memory_pressure_percent", NAN},
	{"laptop", FAMILY_CGROUP, "/system.slice/web.service", "throttled_percent", 30},
	{"laptop", FAMILY_CGROUP, "/system.slice/web.service", "memory_used_percent", 25},
	{"laptop", FAMILY_CGROUP, "/system.slice/web.service", "oom_kills_per_second", 0.5},
	{"laptop", FAMILY_CGROUP, "/user.slice", "cpu_percent", NAN},
	{"laptop", FAMILY_CGROUP, "/user.slice", "user_seconds_total", 16},
	{"threads", FAMILY_THREAD, "2", "pid", 2},
	{"threads", FAMILY_THREAD, "2", "cpu_percent", 0.5},
	{"threads", FAMILY_THREAD, "300", "cpu_percent", 0},
	{"threads", FAMILY_THREAD, "301", "pid", 300},
	{"threads", FAMILY_THREAD, "301", "cpu_percent", 90},
	{"threads", FAMILY_THREAD, "301", "minor_faults_per_second", 20},
	{"threads", FAMILY_THREAD, "302", "cpu_percent", 10},
	{"threads", FAMILY_THREAD, "304", "cpu_percent", 20},
	{"threads", FAMILY_THREAD, "304", "cpu_seconds", 0.4},
	{"laptop", FAMILY_USER, "tty2", "pid", 812},
	{"laptop", FAMILY_USER, "pts/0", "login_seconds", 1795293000},
	{"laptop", FAMILY_HOST, TOTAL, "cpu_limit", 1.5},
	{"laptop", FAMILY_HOST, TOTAL, "memory_limit_bytes", 2147483648.0},
	{"laptop", FAMILY_HOST, TOTAL, "cpu_limit", 1.5},
	{"laptop", FAMILY_HOST, TOTAL, "cpu_throttled_percent", 25},
	{"laptop", FAMILY_HOST, TOTAL, "cpu_throttled_periods_per_second", 2.5},
	{"container", FAMILY_HOST, TOTAL, "cpu_limit", 1.5},
	{"container", FAMILY_HOST, TOTAL, "memory_limit_bytes", 536870912},
	{"container", FAMILY_HOST, TOTAL, "cpu_throttled_percent", 60},
	{"container", FAMILY_HOST, TOTAL, "cpu_throttled_seconds_total", 11.4},
	{"container", FAMILY_HOST, TOTAL, "cpu_throttled_periods_per_second", 4},
	{"container", FAMILY_HOST, TOTAL, "cpu_limit_periods_per_second", 10},
	{"vm-debian12", FAMILY_HOST, TOTAL, "memory_limit_bytes", NAN},
	{"vm-debian12", FAMILY_HOST, TOTAL, "cpu_throttled_percent", NAN},
	{"laptop", FAMILY_DISK, "sda", "size_bytes", 976773168.0 * 512},
	{"laptop", FAMILY_DISK, "sda", "slaves", NAN},
	{"laptop", FAMILY_DISK, "sda1", "size_bytes", NAN},
	{"laptop", FAMILY_DISK, "dm0data", "slaves", 1},
	{"laptop", FAMILY_DISK, "cciss/c0d0", "read_only", 1},
	{"laptop", FAMILY_DISK, "sr0", "removable", 1},
	{"vm-debian12", FAMILY_NET, "eth0", "used_percent", NAN},
	/* Kernel after kernel: what its files have no column for is unknown, and the rest is told all the same. */
	{"linux-2.6.32", FAMILY_CPU, "total", "busy_percent", 25},
	{"linux-2.6.32", FAMILY_CPU, "total", "user_percent", 10},
	{"linux-2.6.32", FAMILY_CPU, "total", "guest_percent", 5},
	{"linux-2.6.32", FAMILY_CPU, "total", "guest_nice_percent", NAN},
	{"linux-2.6.32", FAMILY_MEM, TOTAL, "available_bytes", NAN},
	{"linux-2.6.32", FAMILY_MEM, TOTAL, "used_percent", 22.516},
	{"linux-2.6.32", FAMILY_VM, TOTAL, "stolen_per_second", 200},
	{"linux-2.6.32", FAMILY_VM, TOTAL, "allocation_stalls_per_second", 1},
	{"linux-2.6.32", FAMILY_VM, TOTAL, "oom_kills_total", NAN},
	{"linux-2.6.32", FAMILY_DISK, "cciss/c0d0", "write_await_seconds", 0.008},
	{"linux-2.6.32", FAMILY_DISK, "cciss/c0d0", "discards_total", NAN},
	{"linux-2.6.32", FAMILY_NET, "eth0", "rx_bytes_per_second", 100000},
	{"linux-2.6.32", FAMILY_PROCESS, "2911", "cpu_percent", 20},
	{"linux-2.6.32", FAMILY_PROCESS, "2911", "read_bytes_total", NAN},
	{"linux-2.6.32", FAMILY_PROCESS, "2911", "swap_bytes", NAN},
	{"linux-2.6.32", FAMILY_PROCESS, "2911", "peak_resident_bytes", (5248 + 2) * 4096.0},
	{"linux-3.2-i686", FAMILY_MEM, TOTAL, "used_percent", 20.339},
	{"linux-3.2-i686", FAMILY_VM, TOTAL, "allocated_total", 1204 + 31234455 + 9123445},
	{"linux-3.2-i686", FAMILY_SWAP, TOTAL, "used_percent", NAN},
	{"linux-3.10", FAMILY_CPU, "total", "busy_percent", 32},
	{"linux-3.10", FAMILY_CPU, "total", "steal_percent", 1},
	{"linux-3.10", FAMILY_MEM, TOTAL, "used_percent", 39.425},
	{"linux-3.10", FAMILY_VM, TOTAL, "stolen_per_second", 120},
	{"linux-3.10", FAMILY_VM, TOTAL, "reclaimed_percent", 80},
	{"linux-3.10", FAMILY_DISK, "vda", "busy_percent", 45},
	{"linux-3.10", FAMILY_DISK_TOTAL, TOTAL, "write_bytes_per_second", 2048000},
	{"linux-3.10", FAMILY_PROCESS, "1418", "cpu_percent", 40},
	{"linux-3.10", FAMILY_HOST, TOTAL, "memory_limit_bytes", NAN},
	{"linux-4.4", FAMILY_MEM, TOTAL, "used_percent", 40},
	{"linux-4.4", FAMILY_DISK, "xvdq", "minor", 4096},
	{"linux-4.4", FAMILY_VM, TOTAL, "refaults_total", 812344},
	{"linux-4.4", FAMILY_FS, "/srv/data set", "used_percent", 84.642},
	/* Pages of 64 KiB; CPUs 0, 1, 4 and 5. */
	{"linux-4.18-ppc64le", FAMILY_CPU, "5", "busy_percent", 26},
	{"linux-4.18-ppc64le", FAMILY_HOST, TOTAL, "cpus", 4},
	{"linux-4.18-ppc64le", FAMILY_SWAP, TOTAL, "out_bytes_per_second", 131072},
	{"linux-4.18-ppc64le", FAMILY_VM, TOTAL, "allocation_stalls_per_second", 2},
	{"linux-4.18-ppc64le", FAMILY_DISK, "sda", "discards_per_second", 10},
	{"linux-4.18-ppc64le", FAMILY_DISK, "sda", "flushes_total", NAN},
	{"linux-4.18-ppc64le", FAMILY_INTERRUPT, "LOC", "interrupts_per_second", 300},
	{"linux-4.18-ppc64le", FAMILY_INTERRUPT, "LOC#2", "interrupts_per_second", 0},
	{"linux-4.18-ppc64le", FAMILY_PROCESS, "3301", "resident_bytes", 4608 * 65536.0},
	{"linux-4.18-ppc64le", FAMILY_PROCESS, "3301", "shared_bytes", 1843 * 65536.0},
	{"linux-5.10", FAMILY_DISK, "nvme0n1", "flushes_per_second", 20},
	{"linux-5.10", FAMILY_VM, TOTAL, "stolen_per_second", 100},
	{"linux-5.10", FAMILY_VM, TOTAL, "refaults_per_second", 10},
	{"linux-5.10", FAMILY_VM, TOTAL, "new_oom_kills", 1},
	{"linux-5.10", FAMILY_PRESSURE, "cpu", "some_percent", 1.5},
	{"linux-5.10", FAMILY_PRESSURE, "cpu", "full_percent", NAN},
	{"linux-5.10", FAMILY_CGROUP, "/user.slice", "cpu_percent", 30},
	{"linux-6.6-aarch64", FAMILY_CPU, "total", "busy_percent", 45.5},
	{"linux-6.6-aarch64", FAMILY_MEM, TOTAL, "zswapped_bytes", 12344 * 1024.0},
	{"linux-6.6-aarch64", FAMILY_PRESSURE, "cpu", "full_percent", 0},
	{"linux-6.6-aarch64", FAMILY_PRESSURE, "irq", "full_percent", 0.5},
	{"linux-6.6-aarch64", FAMILY_DISK, "mmcblk0", "busy_percent", 70},
	{"linux-6.6-aarch64", FAMILY_CGROUP, "/system.slice", "cpu_percent", 80},
	{"linux-6.6-aarch64", FAMILY_PROCESS, "812", "wait_percent", 6},
	/* The levels' figures, see fixtures/README.md. */
	{"level-careful", FAMILY_CPU, "total", "busy_percent", 50},
	{"level-warning", FAMILY_DISK, "vda", "busy_percent", 95},
	{"level-warning", FAMILY_DISK, "vda", "await_seconds", 0.03},
	{"level-critical", FAMILY_DISK, "vda", "queue_length", 20},
	{"level-critical", FAMILY_FS, "/", "used_percent", 97},
	{"level-critical", FAMILY_PROCESS, "1544", "cpu_percent", 95},
	{"level-critical", FAMILY_PROCESS, "1544", "memory_percent", 91},
};
/* clang-format on */

/* The last sample of a fixture, compared with the one before it. */
static struct sampler *open_fixture(const char *fixture)
{
	struct sampler *sampler;
	struct buf path;
	buf_init(&path, 4096);
	buf_printf(&path, "%s/fixtures/%s", CMON_SOURCE_DIR, fixture);
	struct source_options options = {.root = path.data};
	ck_assert_int_eq(sampler_open(&sampler, &options), 0);
	for (enum family_id f = 0; f < FAMILY_COUNT; f++)
		for (size_t p = 0; p < families[f].part_count; p++)
			interest_add_part(&sampler->interest, f, p);
	ck_assert_int_eq(sampler_step(sampler), 0);
	int error = 0;
	while (error == 0)
		error = sampler_step(sampler);
	ck_assert_int_eq(error, -ENODATA);
	buf_finish(&path);
	return sampler;
}

static size_t find_item(const struct delta *delta, enum family_id family, const char *item)
{
	size_t count = delta->now->families[family].count;
	if (item == NULL)
		return 0;
	for (size_t i = 0; i < count; i++) {
		struct label label = snapshot_label(delta->now, family, i);
		if (label_is(&label, item))
			return i;
	}
	ck_abort_msg("no item %s of %s", item, families[family].name);
}

START_TEST(values_of_fixtures)
{
	struct sampler *sampler = open_fixture(cases[_i].fixture);
	struct field field;
	enum family_id family = cases[_i].family;
	ck_assert_msg(field_find(family, slice_of(cases[_i].field), &field), "no field %s", cases[_i].field);
	size_t item = find_item(&sampler->delta, family, cases[_i].item);
	double value = delta_value(&sampler->delta, field, item), expected = cases[_i].value;
	bool is_right =
		isnan(expected) ? isnan(value) : fabs(value - expected) <= 1e-3 + 1e-3 * fabs(expected);
	ck_assert_msg(is_right, "%s: %s.%s.%s is %g, not %g", cases[_i].fixture, families[family].name,
		cases[_i].item != NULL ? cases[_i].item : "", cases[_i].field, value, expected);
	sampler_close(sampler);
}
END_TEST

#define S INT64_C(1000000000)

/* clang-format off */
static const struct {
	struct stamp before, now;
	double interval, seconds;
	bool is_gap;
} intervals[] = {
	{{.boottime = 5 * S, .monotonic = 5 * S}, {.boottime = 7 * S, .monotonic = 7 * S}, 2, 2, false},
	{{.boottime = 5 * S, .monotonic = 5 * S}, {.boottime = 5 * S + S / 4, .monotonic = 5 * S + S / 4}, 2, 0.25, false},
	/* No time, or time that went back. */
	{{.boottime = 5 * S, .monotonic = 5 * S}, {.boottime = 5 * S, .monotonic = 5 * S}, 2, NAN, false},
	{{.boottime = 5 * S, .monotonic = 5 * S}, {.boottime = 4 * S, .monotonic = 4 * S}, 2, NAN, false},
	/* The sampler overslept: up to three intervals is an interval. */
	{{.boottime = 5 * S, .monotonic = 5 * S}, {.boottime = 11 * S, .monotonic = 11 * S}, 2, 6, false},
	{{.boottime = 5 * S, .monotonic = 5 * S}, {.boottime = 11 * S + 1000, .monotonic = 11 * S + 1000}, 2, NAN, true},
	/* A series has no planned interval. */
	{{.boottime = 5 * S, .monotonic = 5 * S}, {.boottime = 90000 * S, .monotonic = 90000 * S}, 0, 89995, false},
	/* Suspended: the clocks drifted apart. */
	{{.boottime = 5 * S, .monotonic = 5 * S}, {.boottime = 8 * S, .monotonic = 7 * S}, 2, NAN, true},
	{{.boottime = 5 * S, .monotonic = 3 * S}, {.boottime = 8 * S, .monotonic = 6 * S}, 2, 3, false},
	{{.boottime = 5 * S, .monotonic = CLOCK_UNKNOWN}, {.boottime = 8 * S, .monotonic = 7 * S}, 2, 3, false},
	/* Nothing tells the time. */
	{{.boottime = CLOCK_UNKNOWN, .monotonic = CLOCK_UNKNOWN}, {.boottime = 8 * S, .monotonic = 7 * S}, 2, NAN, false},
	{{.boottime = 5 * S, .monotonic = 5 * S}, {.boottime = CLOCK_UNKNOWN, .monotonic = CLOCK_UNKNOWN}, 2, NAN, false},
};
/* clang-format on */

START_TEST(time_is_measured)
{
	struct snapshot *before = snapshot_new(), *now = snapshot_new();
	struct delta delta;
	ck_assert(before != NULL && now != NULL);
	delta_init(&delta);
	before->stamp = intervals[_i].before;
	now->stamp = intervals[_i].now;
	/* A step of the wall clock changes nothing. */
	before->stamp.realtime = 0;
	now->stamp.realtime = -86400 * S;
	ck_assert_int_eq(delta_update(&delta, before, now, intervals[_i].interval), 0);
	ck_assert(delta.is_gap == intervals[_i].is_gap);
	if (isnan(intervals[_i].seconds))
		ck_assert_double_nan(delta.context.seconds);
	else
		ck_assert_double_eq_tol(delta.context.seconds, intervals[_i].seconds, 1e-9);
	delta_finish(&delta);
	snapshot_free(before);
	snapshot_free(now);
}
END_TEST

START_TEST(the_first_sample_compares_with_nothing)
{
	struct snapshot *now = snapshot_new();
	struct delta delta;
	ck_assert_ptr_nonnull(now);
	delta_init(&delta);
	now->stamp = (struct stamp){.boottime = 5 * S, .monotonic = 5 * S, .hz = 100, .page_size = 4096};
	ck_assert_int_eq(delta_update(&delta, NULL, now, 2), 0);
	ck_assert_double_nan(delta.context.seconds);
	ck_assert(!delta.is_gap);
	delta_finish(&delta);
	snapshot_free(now);
}
END_TEST

void delta_tests(TCase *tests)
{
	tcase_add_loop_test(tests, values_of_fixtures, 0, COUNT_OF(cases));
	tcase_add_loop_test(tests, time_is_measured, 0, COUNT_OF(intervals));
	tcase_add_test(tests, the_first_sample_compares_with_nothing);
}
