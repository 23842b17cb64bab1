#!/bin/sh
# SPDX-License-Identifier: MIT
# What cmon costs on large machines: large.sh BUILD CMON. Called by run.sh, which has built in BUILD the program CMON
# and the targets ratio and large. Prints a Markdown section; exits 1 when a mark is missed.
#
# How: fixtures/large.c makes the machines, series of three samples, in memory (/dev/shm, else TMPDIR). bench/ratio.c
# takes and draws the samples as the screen does, and counts the CPU time of the last: one refresh. In turn with it, in
# the same process, runs the bare loop that it is compared with: open, read and close of the three files of each process;
# read of stat and a note of where each of its words begins and ends. A ratio is the median of the ratios of the rounds.
# Twice as many items cost twice as much, or a little more; what is quadratic would cost four times as much. Both counts
# are beyond what the caches hold, which would make the smaller machine look better than it is.
# A fixture tells of nothing what stayed as it was, so every file of every process is read, as on a machine where all
# of them run.
set -eu

build=${1:?build directory}
cmon=${2:?program}
place=/dev/shm
[ -w "$place" ] || place=${TMPDIR:-/tmp}
work=$(mktemp -d "$place/cmon-large.XXXXXX")
trap 'rm -rf -- "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# Makes a machine of COUNT of WHAT, measures it in ROUNDS against FLOOR and prints its row.
# usage: machine WHAT COUNT ROUNDS FLOOR
machine()
{
	printf '%s\n' "a machine with $2 $1 ..." >&2
	"$build/fixtures/large" "$work/machine" "--$1" "$2" --samples 3
	"$build/bench/ratio" refresh "$work/machine" "$3" "$4" >"$work/out"
	rm -rf -- "$work/machine"
	awk -v what="$1" -v count="$2" -v figures="$work/figures" '
	function median(list, n,    i, j, held) {
		for (i = 2; i <= n; i++) {
			held = list[i]
			for (j = i - 1; j > 0 && list[j] > held; j--)
				list[j + 1] = list[j]
			list[j + 1] = held
		}
		return (list[int((n + 1) / 2)] + list[int(n / 2) + 1]) / 2
	}
	$1 == "refresh" { refresh[++rounds] = $2 }
	$1 == "floor" { bare[++floors] = $2; ratio[floors] = refresh[floors] / $2 }
	$1 == "peak" { peak = $2 / 1024 }
	END {
		each = 1000 * median(refresh, rounds) / count
		printf "| %d %s | %.2f | %.2f ", count, what, median(refresh, rounds), each
		if (floors > 0)
			printf "| %.2f | %.2f ", median(bare, floors), median(ratio, floors)
		else
			printf "| | "
		printf "| %.1f |\n", peak
		found = floors > 0 ? median(ratio, floors) : 0
		printf("%s %d %.4f %.4f\n", what, count, each, found) >>figures
	}' "$work/out"
}

# CPU time of both programs from start to exit, in turn.
commands()
{
	"$build/bench/ratio" commands 41 "$cmon" show load -- vmstat 1 1 >"$work/out"
	awk -v cmon="$cmon" '$2 == cmon { print $3 }' "$work/out" | sort -n >"$work/ours"
	awk '$2 == "vmstat" { print $3 }' "$work/out" | sort -n >"$work/theirs"
	paste "$work/ours" "$work/theirs" | awk -v figures="$work/figures" 'NR == 21 {
		printf "\nCPU time from start to exit: `cmon show load` %.2f ms, `vmstat 1 1` %.2f ms.\n", $1, $2
		printf("commands 1 0 %.4f\n", $1 / $2) >>figures
	}'
}

printf '\n## Large machines\n\n'
printf '| | CPU ms a refresh | us an item | bare loop, CPU ms | refresh/bare | peak MB |\n'
printf '|---|---|---|---|---|---|\n'
machine processes 10000 9 processes
machine processes 100000 5 processes
machine cpus 4096 41 cpus
for what in disks interfaces; do
	machine "$what" 5000 9 none
	machine "$what" 10000 9 none
done
machine mounts 2500 9 none
machine mounts 5000 9 none
commands

printf '\n### Marks\n\n'
awk '
function mark(sentence, figure, most) {
	printf "- %s: %.2f, at most %s: %s\n", sentence, figure, most, figure <= most ? "met" : "missed"
	missed = missed || figure > most
}
function growth(what, few, many) { return each[what, many] / each[what, few] }
{ each[$1, $2] = $3; ratio[$1, $2] = $4 }
END {
	mark("a refresh of 100,000 processes, to the bare loop", ratio["processes", 100000], 1.5)
	mark("CPU time a process among 100,000, to that among 10,000", growth("processes", 10000, 100000), 1.2)
	mark("a refresh of 4,096 CPUs, to reading and splitting `stat`", ratio["cpus", 4096], 2)
	mark("CPU time of `cmon show load`, to `vmstat 1 1`", ratio["commands", 1], 1)
	mark("CPU time a disk among 10,000, to that among 5,000", growth("disks", 5000, 10000), 1.25)
	mark("CPU time an interface among 10,000, to that among 5,000", growth("interfaces", 5000, 10000), 1.25)
	mark("CPU time a mount among 5,000, to that among 2,500", growth("mounts", 2500, 5000), 1.25)
	exit missed
}' "$work/figures"
