#!/bin/sh
# SPDX-License-Identifier: MIT
# Every family against /proc and /sys, read by hand before and after: live.sh CMON PROCESS. PROCESS is live_process.
# live.sh CMON - ROOT FAMILY... does the same with a fixture, for what this machine may not have.
set -u

cmon=${1:?program}
process=${2:?program of the test}
root=${3:-}
[ "$#" -lt 3 ] || shift 3
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
work=$(mktemp -d) || exit 1
children=
trap '[ -z "$children" ] || kill $children; rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
failed=0
export CMON_CONFIG='' LC_ALL=C TZ=UTC
# What moves must stand still once in so many rounds. A fixture stands still.
least_rounds=3
most_rounds=12
if [ -n "$root" ]; then
	least_rounds=1
	most_rounds=1
fi

# In a root file system of which nobody has made a machine there is nothing to compare devices with.
if [ -z "$root" ] && [ ! -d /sys/devices ]; then
	echo 'skipped: not permitted here: /sys, which is not mounted'
	exit 77
fi

hz=100
page=4096
if [ -z "$root" ]; then
	hz=$(getconf CLK_TCK)
	page=$(getconf PAGESIZE)
fi
# shellcheck source=tests/live/hand.sh
. "$here/hand.sh"
# shellcheck source=tests/live/hand_devices.sh
. "$here/hand_devices.sh"
# shellcheck source=tests/live/hand_rest.sh
. "$here/hand_rest.sh"

fault()
{
	printf '%s\n' "$*"
	failed=$((failed + 1))
}

# usage: sample FAMILY FILE: what cmon says, as lines "item, metric, value"
sample()
{
	grep -q "^$1\.\*\..* label  " "$work/list" && has_label=1 || has_label=0
	# A family that is not here is said so, which is no failure.
	"$cmon" show "$1" --interval 0 --format csv ${root:+--root "$root" --hz "$hz" --page-size "$page"} >"$work/csv" 2>"$work/error"
	status=$?
	awk -v has_label="$has_label" -f "$here/csv.awk" "$work/csv" >"$2"
}

# usage: family_round FAMILY: adds to the results
family_round()
{
	since=0
	case $1 in process | thread) since=$(cut -d " " -f 1 "$root/proc/uptime") ;; esac
	"$1_hand" 2>/dev/null >"$work/before"
	sample "$1" "$work/got"
	"$1_hand" 2>/dev/null >"$work/after"
	awk -v since="$since" -f "$here/compare.awk" "$work/before" "$work/got" "$work/after" >>"$work/$1.results"
	if [ -s "$work/before" ] && [ -s "$work/after" ] && { [ "$status" -ne 0 ] || [ -s "$work/error" ]; }; then
		fault "$1: ended with $status: $(cat "$work/error")"
	fi
}

# usage: family_faults FAMILY: counters that were wrong once, and what never was as it should
family_faults()
{
	awk -F '\t' '
		{ key = $2 " " $3 }
		$1 == "wrong" { print "wrong: " key ": " $4 }
		$1 == "same" { same[key] = 1 }
		$1 == "differs" { differs[key] = $4 }
		END { for (key in differs) if (!(key in same)) print "differs: " key ": " differs[key] }
	' "$work/$1.results"
}

family_check()
{
	: >"$work/$1.results"
	rounds=0
	while [ "$rounds" -lt "$most_rounds" ]; do
		family_round "$1"
		rounds=$((rounds + 1))
		family_faults "$1" >"$work/faults"
		[ "$rounds" -lt "$least_rounds" ] || [ -s "$work/faults" ] || break
		! grep -q '^wrong' "$work/faults" || break
	done
	[ ! -s "$work/faults" ] || fault "$1: before, cmon, after: $(head -n 20 "$work/faults")"
	awk -F '\t' -v family="$1" -v rounds="$rounds" '
		{ all[$2 $3] = 1 }
		$1 == "same" { same[$2 $3] = 1 }
		END {
			for (key in all) key in same ? settled++ : moving++
			printf "%s: %d values compared, %d never stood still, %d rounds\n", family, settled, moving, rounds
		}
	' "$work/$1.results"
}

# usage: sum_check FAMILY TOTAL ITEM...: in one sample the total is the sum of the rates of these items
sum_check()
{
	family=$1
	total=$2
	shift 2
	"$cmon" show "$family" "$total" >"$work/text" 2>"$work/error" || fault "show $family $total: $(cat "$work/error")"
	awk -v family="$family" -v total="$total" -v items="$*" '
		BEGIN { count = split(items, names, " ") }
		{ value[$1] = $2; if (index($1, total ".") == 1) wanted[substr($1, length(total) + 2)] = 1 }
		END {
			for (metric in wanted) {
				sum = 0
				for (i = 1; i <= count; i++)
					sum += value[family "." names[i] "." metric]
				got = value[total "." metric]
				checked++
				if (got == "-" || got - sum > sum * 1e-7 || sum - got > sum * 1e-7)
					print total "." metric " is " got ", not " sum
			}
			if (!checked)
				print total " has no rates"
		}
	' "$work/text" >"$work/faults"
	[ ! -s "$work/faults" ] || fault "$(cat "$work/faults")"
}

# Rates alone: the sum of the interfaces that no other carries.
net_total_check()
{
	interfaces=
	# A name of an interface has no blank.
	# shellcheck disable=SC2013
	for interface in $(sed '1,2d; s/:.*//' /proc/net/dev); do
		case $interface in
		lo | face | bond[0-9]* | *.[0-9]*) ;;
		*) interfaces="$interfaces $interface" ;;
		esac
	done
	# shellcheck disable=SC2086
	[ -z "$interfaces" ] || sum_check net net_total $interfaces
}

# Is the directory of the test on a disk of this machine? In memory nothing is written to one.
is_on_disk()
{
	case $(stat -f -c %T "$work" 2>/dev/null) in
	ext* | xfs | btrfs) ;;
	*) return 1 ;;
	esac
}

# The same of whole disks that stand on no other, while one of them is written to.
disk_total_check()
{
	disks=
	for directory in /sys/block/*; do
		disk=${directory##*/}
		case $disk in
		loop[0-9]* | ram[0-9]* | zram[0-9]* | zd[0-9]* | dm-[0-9]* | md[0-9]* | bcache[0-9]*) continue ;;
		esac
		[ ! -d "$directory/slaves" ] || [ -z "$(ls "$directory/slaves")" ] || continue
		[ "$(line "$directory/hidden")" != 1 ] || continue
		disks="$disks $(printf '%s' "$disk" | tr '!' /)"
	done
	[ -n "$disks" ] || return 0
	(while :; do dd if=/dev/zero of="$work/written" bs=64k count=16 conv=fsync 2>/dev/null; done) &
	writer=$!
	children="$children $writer"
	tries=0
	until {
		# shellcheck disable=SC2086
		sum_check disk disk_total $disks
		awk '$1 == "disk_total.write_bytes_per_second" && $2 > 0 { found = 1 } END { exit !found }' "$work/text"
	}; do
		tries=$((tries + 1))
		# Where nothing is written to a disk there is none to see.
		is_on_disk || break
		[ "$tries" -lt "$most_rounds" ] || fault "disk_total: nothing is written although something is"
		[ "$tries" -lt "$most_rounds" ] || break
	done
	kill "$writer"
	wait "$writer" 2>/dev/null
	children=${children% "$writer"}
}

# usage: told METRIC VALUE: what cmon says of the process that was made for it
told()
{
	got=$(awk -F '\t' -v item="$child" -v metric="$1" '$1 == item && $2 == metric { print $3 }' "$work/got")
	[ "$got" = "$2" ] || fault "process $child: $1 is '$got', not '$2'"
}

# usage: told_least METRIC VALUE
told_least()
{
	awk -F '\t' -v item="$child" -v metric="$1" -v least="$2" '
		$1 == item && $2 == metric && $3 >= least + 0 { found = 1 }
		END { exit !found }
	' "$work/got" || fault "process $child: $1 is less than $2"
}

# A process with a name that is hard to read, a nice value, memory that it has touched and a file that it has written.
process_check()
{
	mkfifo "$work/ready"
	"$process" 'a) (R 1 2' 7 33554432 "$work/file" 1048576 >"$work/ready" &
	child=$!
	children="$children $child"
	read -r ready <"$work/ready"
	[ "$ready" = ready ] || fault "$process says '$ready'"
	sample process "$work/got"
	told name 'a) (R 1 2'
	told state S
	told nice 7
	told ppid $$
	told uid "$(id -u)"
	told threads 2
	told command "$process a) (R 1 2 7 33554432 $work/file 1048576"
	told_least resident_bytes 33554432
	told_least anonymous_bytes 33554432
	if is_on_disk && [ -r "/proc/$child/io" ]; then
		told_least write_bytes_total 1048576
	fi
	family_check process
	kill "$child"
	wait "$child" 2>/dev/null
	children=${children% "$child"}
}

"$cmon" show --list >"$work/list" || fault "show --list fails"
if [ -n "$root" ]; then
	families=$*
	for family in $families; do
		family_check "$family"
		[ -s "$work/before" ] || fault "$family: not in $root"
	done
else
	families=$(sed -n 's/^\([a-z_]*\): .*/\1/p' "$work/list")
	for family in $families; do
		if command -v "${family}_check" >/dev/null; then
			"${family}_check"
		elif command -v "${family}_hand" >/dev/null; then
			family_check "$family"
		else
			fault "$family: no function in hand.sh reads it"
		fi
	done
fi
[ -n "$families" ] || fault "no family"
[ "$failed" -eq 0 ]
