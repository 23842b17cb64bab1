#!/bin/sh
# SPDX-License-Identifier: MIT
# A large machine: large.sh PROGRAM GENERATOR. Counts, and values of the first and the last items, as fixtures/README.md
# tells them; and a frame of the screen in two sizes.
set -u

cmon=${1:?program}
generator=${2:?program that makes large fixtures}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
root=$work/machine
failed=0

unset NO_COLOR CLICOLOR_FORCE COLUMNS LINES SSH_CONNECTION LANG LANGUAGE LC_CTYPE LC_NUMERIC LC_TIME
export XDG_CONFIG_HOME=/proc/none LC_ALL=C.UTF-8 TZ=UTC TERM=xterm-256color

fault()
{
	printf '%s\n' "$*"
	failed=$((failed + 1))
}

# usage: is PATH VALUE
is()
{
	"$cmon" show "$1" --root "$root" --format ndjson >"$work/out" 2>"$work/err" ||
		fault "cmon show $1: $(cat "$work/err")"
	name=${1##*.}
	# The last line is the last sample.
	found=$(sed -n "\$s/.*\"$name\":\([^,}]*\).*/\1/p" "$work/out")
	[ "$found" = "$2" ] || fault "$1 is '$found', not $2"
}

# usage: count FAMILY METRIC NUMBER FIRST LAST
count()
{
	"$cmon" show "$1.*.$2" --root "$root" >"$work/out" 2>"$work/err" || fault "cmon show $1: $(cat "$work/err")"
	awk -v family="$1" -v metric="$2" -v count="$3" -v first="$4" -v last="$5" '
	function item(path) { return substr(path, length(family) + 2, length(path) - length(family "." "." metric)) }
	NR == 1 { begin = item($1) }
	{ end = item($1) }
	END {
		if (NR == count && begin == first && end == last)
			exit 0
		printf "%s: %d items from %s to %s\n", family, NR, begin, end
		exit 1
	}' "$work/out" || failed=$((failed + 1))
}

# usage: draws COLUMNS ROWS PATTERN...: every line of the frame in its place, and on it what counts them all
draws()
{
	"$cmon" --once --size "$1x$2" --root "$root" >"$work/out" 2>"$work/err" ||
		fault "cmon --once --size $1x$2: $(cat "$work/err")"
	[ "$(wc -l <"$work/out")" -eq "$2" ] || fault "a frame of $1x$2 has $(wc -l <"$work/out") lines"
	widest=$(awk '{ width = length($0); most = width > most ? width : most } END { print most }' "$work/out")
	# Lines and marks of the frame are of more than one byte, which not every awk counts as one.
	[ "$widest" -le $((3 * $1)) ] || fault "a frame of $1x$2 has a line of $widest"
	frame=$1x$2
	shift 2
	for words in '4096 CPU' '3001' 'CPU  *40.0%' 'worker-\|worker --number' "$@"; do
		grep -q "$words" "$work/out" || fault "a frame of $frame is without '$words'"
	done
}

"$generator" "$root" --cpus 4096 --processes 3001 --disks 2001 --interfaces 2001 --mounts 1000 --samples 2 ||
	fault "the fixture could not be made"

count cpu busy_percent 4097 total 4095
count disk reads_per_second 2001 sda sdsg
count net rx_bytes_per_second 2001 lo eth2000
count fs used_percent 1000 / /srv/volume00999
count process cpu_percent 3001 1 3001
is host.cpus 4096
is host.processes 3001
is host.context_switches_per_second 1000
is host.forks_per_second 10
# 819 CPUs at each of 20, 40, 60 and 80 % and 820 at rest.
is cpu.total.busy_percent 39.9902344
is cpu.0.busy_percent 0
is cpu.4094.busy_percent 80
is cpu.4095.idle_percent 100
is cpu.4095.user_seconds_total 50.95
is softirq.RCU.runs_total 3692544
is interrupt.24.interrupts_total 6144
is interrupt.31.interrupts_total 292864
is disk.sda.reads_per_second 100
is disk.sda.busy_percent 25
is disk.sdsg.write_bytes_per_second 204800
is disk.sdsg.await_seconds 0.002
is disk.nvme499n1.reads_per_second 0
# Each twentieth row is a whole disk that does something.
is disk_total.reads_per_second 10100
is disk_total.write_bytes_per_second 20684800
is net.lo.rx_bytes_per_second 1000000
is net.eth2000.tx_bytes_per_second 500000
is net.eth2000.used_percent 0.8
is net.veth0007cf.rx_packets_per_second 0
is net_total.rx_bytes_per_second 200000000
is fs./.used_percent 0
is fs./srv/volume00999.used_percent 49
is process.1.cpu_percent 50
is process.1.command '"/sbin/init"'
is process.2.name '"kworker/2"'
is process.3001.cpu_percent 50
is process.3001.read_bytes_per_second 4096
is process.3001.user '"user00"'
is process.3000.cpu_percent 0

# Without sys/block the names alone tell which disks are partitions.
rm -r "$root/1/sys" "$root/2/sys"
is disk_total.reads_per_second 10100

draws 80 24 '+19[0-9][0-9] n$' '+9[0-9][0-9] more d$' '+9[0-9][0-9] more f$'
draws 200 60 'NETWORK +19[0-9][0-9]' 'DISK I/O +9[0-9][0-9]' 'FILE SYS +9[0-9][0-9]'

[ "$failed" -eq 0 ]
