#!/bin/sh
# SPDX-License-Identifier: MIT
# Makes a fixture of the machine it runs on; fixtures/README.md says what is in one.

set -u
export LC_ALL=C

system_files='cpuinfo stat loadavg meminfo uptime version diskstats
	vmstat swaps partitions mdstat interrupts softirqs filesystems devices modules cmdline
	pressure/cpu pressure/memory pressure/io pressure/irq
	net/dev net/snmp net/netstat net/sockstat
	self/mountinfo sys/kernel/hostname sys/kernel/arch'
process_files='stat io cmdline status statm cgroup schedstat'
detail_files='limits wchan syscall oom_score oom_score_adj smaps_rollup'

directory=
samples=1
interval=1
first_word_only=false
with_threads=false
with_details=false

help() {
	cat <<'END'
usage: capture.sh DIR [--samples N] [--interval S] [--no-args] [--threads] [--details]

Makes a fixture of this machine in the new or empty directory DIR, for
"cmon --root DIR": what the kernel says in /proc, and in DIR/cmon/ what it
does not say there (time, owners, user names, sizes of file systems).

  --samples N    1 makes one sample (the default); more make a series, DIR/1 to DIR/N
  --interval S   seconds from one sample to the next, 0.1 to 3600 (default 1)
  --no-args      keep only the first word of every command line
  --threads      also each thread of every process
  --details      also limits, open files and the like of every process: slow
  --help         this text

A fixture names users, programs, mounts and, without --no-args, every argument
of every command: read it before you give it away. Root sees the I/O of all
processes; for others what may not be read is listed in DIR/cmon/errors.
END
}

usage_error() {
	printf 'capture.sh: %s (see --help)\n' "$1" >&2
	exit 2
}

fail() {
	printf 'capture.sh: %s\n' "$1" >&2
	exit 1
}

cannot_write() {
	fail "cannot write in '$sample'"
}

make_directory() {
	mkdir -p "$1" 2>/dev/null || cannot_write
}

# usage: is_number TEXT: digits with at most one dot between them
is_number() {
	case $1 in
	'' | .* | *. | *[!0-9.]* | *.*.*) return 1 ;;
	esac
}

parse_options() {
	while [ $# -gt 0 ]; do
		case $1 in
		--help)
			help
			exit 0
			;;
		--no-args) first_word_only=true ;;
		--threads) with_threads=true ;;
		--details) with_details=true ;;
		--samples=* | --interval=*)
			option=${1%%=*}
			value=${1#*=}
			shift
			set -- "$option" "$value" "$@"
			continue
			;;
		--samples | --interval)
			[ $# -ge 2 ] || usage_error "$1 needs a number"
			is_number "$2" || usage_error "$1: '$2' is not a number"
			if [ "$1" = --samples ]; then samples=$2; else interval=$2; fi
			shift
			;;
		-?*) usage_error "unknown option '$1'" ;;
		*)
			[ -n "$1" ] || usage_error 'the directory has no name'
			[ -z "$directory" ] || usage_error "one directory only, not also '$1'"
			directory=$1
			;;
		esac
		shift
	done
	[ -n "$directory" ] || usage_error 'a directory is needed'
	case $samples in
	*.* | 0* | ?????*) usage_error '--samples must be a whole number from 1 to 9999' ;;
	esac
	awk -v s="$interval" 'BEGIN { exit !(s >= 0.1 && s <= 3600) }' ||
		usage_error '--interval must be from 0.1 to 3600'
}

# usage: errno_name MESSAGE: the symbol for what cat said, nothing when the file is not there
errno_name() {
	case $1 in
	*'No such file or directory' | *'No such process' | *'Not a directory') ;;
	*'Permission denied') echo EACCES ;;
	*'Operation not permitted') echo EPERM ;;
	*'Invalid argument') echo EINVAL ;;
	*'Operation not supported' | *'Not supported') echo EOPNOTSUPP ;;
	*'No such device') echo ENODEV ;;
	*'No data available') echo ENODATA ;;
	*'Cannot allocate memory' | *'Out of memory') echo ENOMEM ;;
	*) echo EIO ;;
	esac
}

# usage: first_word FILE: cuts a process's command line at its first NUL, newline or blank
first_word() {
	tr '\0' '\n' <"$1" | sed 's/ .*//;q' | tr '\n' '\0' >"$1.cut"
	mv "$1.cut" "$1"
}

# usage: copy PATH: /PATH into the sample; a read that fails is noted, a missing file is not
copy() {
	case $1 in
	*/*) [ -d "$sample/${1%/*}" ] || make_directory "$sample/${1%/*}" ;;
	esac
	cat "/$1" 2>/dev/null >"$sample/$1" && return 0
	rm -f "$sample/$1"
	# Once more for the message. Without one the reading was not what failed.
	message=$(cat "/$1" 2>&1 >/dev/null) && cannot_write
	name=$(errno_name "$message")
	[ -z "$name" ] || printf '%s %s\n' "$1" "$name" >>"$sample/cmon/errors" || cannot_write
	return 1
}

# What sys says: files whose names are known to be safe to read, links followed; "!" stays in names of disks.
copy_sys() {
	for file in /sys/class/net/*/ifindex /sys/class/net/*/speed /sys/class/net/*/duplex /sys/class/net/*/operstate \
		/sys/class/net/*/address /sys/class/net/*/mtu \
		/sys/block/*/size /sys/block/*/removable /sys/block/*/ro /sys/block/*/hidden /sys/block/*/queue/rotational \
		/sys/block/*/device/model \
		/sys/devices/system/cpu/cpu[0-9]*/cpufreq/scaling_*_freq /sys/devices/system/cpu/cpu[0-9]*/topology/core_id \
		/sys/devices/system/cpu/cpu[0-9]*/topology/physical_package_id \
		/sys/devices/system/cpu/online /sys/devices/system/cpu/present \
		/sys/class/hwmon/hwmon*/name /sys/class/hwmon/hwmon*/*_input /sys/class/hwmon/hwmon*/*_average \
		/sys/class/hwmon/hwmon*/*_max /sys/class/hwmon/hwmon*/*_crit /sys/class/hwmon/hwmon*/*_label \
		/sys/class/thermal/thermal_zone*/type /sys/class/thermal/thermal_zone*/temp \
		/sys/class/power_supply/*/type /sys/class/power_supply/*/model_name /sys/class/power_supply/*/status \
		/sys/class/power_supply/*/capacity /sys/class/power_supply/*/energy_now \
		/sys/class/power_supply/*/power_now /sys/class/power_supply/*/online; do
		[ ! -f "$file" ] || copy "${file#/}"
	done
	# Names of slaves stand for the disks themselves.
	for file in /sys/block/*/slaves/*; do
		[ -e "$file" ] || continue
		make_directory "$sample${file%/*}"
		: >"$sample$file" || cannot_write
	done
	find /sys/fs/cgroup -type f \( -name cgroup.controllers -o -name cpu.stat -o -name cpu.max -o -name memory.current \
		-o -name memory.max -o -name memory.swap.current -o -name memory.events -o -name pids.current \
		-o -name io.stat -o -name '*.pressure' \
		-o -name cpu.cfs_quota_us -o -name cpu.cfs_period_us -o -name memory.limit_in_bytes \) 2>/dev/null | while read -r file; do
		copy "${file#/}"
	done
}

# usage: copy_details PID: what is read only of a process that somebody looks at
copy_details() {
	for file in $detail_files; do
		copy "proc/$1/$file"
	done
	for link in "/proc/$1/exe" "/proc/$1/fd"/[0-9]*; do
		target=$(readlink "$link" 2>/dev/null | tr '\n' ' ') || continue
		[ -z "$target" ] || printf '%s %s\n' "${link#/}" "$target" >>"$sample/cmon/links" || cannot_write
	done
}

copy_process() {
	for file in $process_files; do
		copy "proc/$1/$file"
	done
	! $with_details || copy_details "$1"
	if ! [ -d "/proc/$1" ] || ! [ -f "$sample/proc/$1/stat" ]; then
		rm -rf "$sample/proc/$1"
		[ ! -f "$sample/cmon/errors" ] || drop_errors "$1"
		return
	fi
	for task in "/proc/$1/task"/[0-9]*; do
		! $with_threads || [ ! -f "$task/stat" ] || copy "${task#/}/stat"
	done
	if $first_word_only && [ -f "$sample/proc/$1/cmdline" ]; then
		first_word "$sample/proc/$1/cmdline"
	fi
}

# usage: drop_errors PID: forgets the failed reads of a process that is gone
drop_errors() {
	sed "/^proc\/$1\//d" "$sample/cmon/errors" >"$sample/cmon/errors.new"
	mv "$sample/cmon/errors.new" "$sample/cmon/errors"
	[ -s "$sample/cmon/errors" ] || rm -f "$sample/cmon/errors"
}

# Nanoseconds since boot from /proc/uptime. Without a suspend CLOCK_MONOTONIC is the same.
write_meta() {
	read -r uptime _ <"$sample/proc/uptime" || fail 'cannot read /proc/uptime'
	boottime=${uptime%.*}${uptime#*.}0000000
	now=$(date +%s%N)
	case $now in
	*[!0-9]* | ??????????) now=$(date +%s)000000000 ;;
	esac
	{
		echo 'format 1'
		echo "time $now"
		echo "boottime $boottime"
		echo "monotonic $boottime"
		value=$(getconf CLK_TCK 2>/dev/null) && echo "hz $value"
		value=$(getconf PAGESIZE 2>/dev/null) && echo "page_size $value"
		echo "arch $(uname -m)"
		echo "hostname $(uname -n)"
		echo "zone $(zone_name)"
	} >"$sample/cmon/meta" || cannot_write
}

zone_name() {
	link=$(readlink /etc/localtime 2>/dev/null)
	case ${TZ:-}:$link in
	[A-Z]*) echo "${TZ%%:*}" ;;
	*/zoneinfo/*) echo "${link##*/zoneinfo/}" ;;
	*) sed -n 1p /etc/timezone 2>/dev/null | grep . || echo UTC ;;
	esac
}

write_owners() {
	# shellcheck disable=SC2012 # the names are numbers, and POSIX has no stat(1)
	ls -n /proc | awk '$NF ~ /^[0-9]+$/ { print $NF, $3 }' |
		while read -r pid uid; do
			[ ! -d "$sample/proc/$pid" ] || echo "$pid $uid" || exit 1
		done >"$sample/cmon/owners" || cannot_write
	sort -nu -k2,2 "$sample/cmon/owners" | while read -r pid uid; do
		name=$({ getent passwd "$uid" || cat /etc/passwd; } 2>/dev/null |
			awk -F: -v uid="$uid" '$3 == uid { print $1; exit }')
		[ -z "$name" ] || echo "$uid $name" || exit 1
	done >"$sample/cmon/users" || cannot_write
}

# A mount that does not answer within two seconds has no line; autofs is not woken.
write_statvfs() {
	limit=
	! command -v timeout >/dev/null || limit='timeout 2'
	awk '!seen[$5]++ && !/ - autofs / { print $5 }' "$sample/proc/self/mountinfo" |
		while read -r mount; do
			path=$(printf '%s' "$mount" | sed 's/\\\([0-7][0-7][0-7]\)/\\0\1/g')
			path=$(printf '%bx' "$path")
			numbers=$($limit stat -f -c '%S %b %f %a %c %d' -- "${path%x}" 2>/dev/null) || continue
			printf '%s %s\n' "$mount" "$numbers" || exit 1
		done >"$sample/cmon/statvfs" || cannot_write
}

capture_sample() {
	make_directory "$sample/proc"
	make_directory "$sample/cmon"
	copy proc/uptime
	write_meta
	for file in $system_files; do
		[ "$file" = uptime ] || copy "proc/$file"
	done
	if $first_word_only && [ -f "$sample/proc/cmdline" ]; then
		sed 's/ .*//' "$sample/proc/cmdline" >"$sample/proc/cmdline.cut"
		mv "$sample/proc/cmdline.cut" "$sample/proc/cmdline"
	fi
	for process in /proc/[0-9]*; do
		[ "${process#/proc/}" = $$ ] || copy_process "${process#/proc/}"
	done
	copy etc/os-release
	copy run/utmp
	# Where there is no utmp. The pipes beside the files never end.
	[ ! -d /run/systemd/sessions ] || make_directory "$sample/run/systemd/sessions"
	for file in /run/systemd/sessions/* /run/systemd/seats/seat0; do
		[ ! -f "$file" ] || copy "${file#/}"
	done
	copy proc/self/cgroup
	copy_sys
	write_owners
	write_statvfs
	rmdir "$sample/proc/pressure" "$sample/proc/net" "$sample/run" 2>/dev/null
	return 0
}

uptime_hundredths() {
	awk '{ printf "%.0f\n", $1 * 100 }' /proc/uptime
}

# usage: wait_until HUNDREDTHS: sleeps until the machine has been up that long
wait_until() {
	left=$(($1 - $(uptime_hundredths)))
	[ "$left" -le 0 ] || sleep "$(awk -v left="$left" 'BEGIN { printf "%.2f", left / 100 }')"
}

parse_options "$@"
[ -r /proc/uptime ] || fail 'there is no /proc to read here'
case $directory in
-*) directory=./$directory ;;
esac
if [ -e "$directory" ]; then
	[ -d "$directory" ] || usage_error "'$directory' is not a directory"
	[ -z "$(ls -A "$directory")" ] || usage_error "'$directory' is not empty"
fi

step=$(awk -v s="$interval" 'BEGIN { printf "%.0f", s * 100 }')
start=$(uptime_hundredths)
number=1
while [ "$number" -le "$samples" ]; do
	sample=$directory
	[ "$samples" -eq 1 ] || sample=$directory/$number
	wait_until $((start + (number - 1) * step))
	capture_sample
	number=$((number + 1))
done
