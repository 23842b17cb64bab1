#!/bin/sh
# SPDX-License-Identifier: MIT
# Measures what cmon costs, beside top and the other monitors, and prints the result as Markdown.
#
# How: bench/measure.c makes idle processes (fork, pause) and runs two programs at the same time, each on a
# pseudo-terminal of its own of 200x50, both at an interval of 1 s with default columns and an empty home
# directory. Several rounds, each with a new start, 3 s of warm-up and a window of 20 s; what is printed is
# the median of the rounds, a ratio is the median of the ratios of each round. CPU time is the scheduler's run
# time of all threads of the program, read after each frame; a window goes from frame to frame. A frame is a
# burst of output with 100 ms of silence behind it. For the times of the first frames programs are started
# alone, in turn; 25 ms of silence end a frame then, and the first one is that which brings the output to
# 3,000 bytes. What it shows differs: top waits for rates, others paint without them, or before they have any
# data.
#
# Marks, at 200 processes: cmon takes no more CPU time per second than top; its first frame comes within
# 300 ms. A program that shows less than 0.9 frames a second was not measured fairly, and the table says so;
# one with more than 1.1 draws a refresh in several bursts, so that its figures by frame are too low.
#
# Only processes that this script or the helper has started are ended, each by its PID.
set -eu

top=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
command_line="bench/run.sh${*:+ $*}"

usage()
{
	cat <<'END'
Usage: bench/run.sh [--quick | --large] [--install] [--cmon FILE] [--build DIR]

Builds a release of cmon and measures it beside the other monitors: CPU time,
frames, bytes, memory, first frame. Prints Markdown tables; exits 1 when a mark
is missed, 77 when top is not installed.

  --quick       top and cmon beside 200 idle processes, two minutes at most;
                without it beside 200, 2,000 and 5,000, and htop, btop and atop
                too where installed, which takes 20 minutes
  --large       only the made machines of bench/large.sh: 100,000 processes, 4,096
                CPUs, 10,000 disks and interfaces, 5,000 mounts; two minutes, and
                2 GB of memory; without --quick this comes last
  --install     install top, htop, btop and atop first (Debian packages, as root;
                the package of atop starts a service of its own)
  --cmon FILE   measure this binary instead of building one
  --build DIR   build in DIR instead of build-bench/ of the checkout
  --help        print this text
END
}

say()
{
	printf '%s\n' "$*" >&2
}

die()
{
	say "run.sh: $*"
	exit 1
}

usage_error()
{
	say "run.sh: $* (see --help)"
	exit 2
}

quick=no
large=no
install=no
cmon=
build=$top/build-bench
while [ $# -gt 0 ]; do
	case $1 in
	--quick) quick=yes ;;
	--large) large=yes ;;
	--install) install=yes ;;
	--cmon | --build)
		[ -n "${2:-}" ] || usage_error "$1 needs a path"
		if [ "$1" = --cmon ]; then cmon=$2; else build=$2; fi
		shift
		;;
	--help)
		usage
		exit 0
		;;
	*) usage_error "unknown argument '$1'" ;;
	esac
	shift
done

packages_install()
{
	command -v apt-get >/dev/null || die "--install knows Debian's apt-get alone, which is not here"
	[ "$(id -u)" -eq 0 ] || die "--install must run as root"
	apt-get update >&2 || say "run.sh: some package lists could not be refreshed"
	DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends procps htop btop atop >&2 ||
		die "the packages could not be installed"
}

cmon_build()
{
	command -v cmake >/dev/null || die "cmake is missing; scripts/run.sh installs what a build needs"
	{
		cmake -S "$top" -B "$build" -DCMAKE_BUILD_TYPE=Release -DBUILD_TESTING=OFF &&
			cmake --build "$build" --target cmon --parallel "$(nproc || echo 1)"
	} >"$work/build.log" 2>&1 || {
		cat "$work/build.log" >&2
		die "cmon could not be built"
	}
	cmon=$build/cmon
}

large_build()
{
	command -v cmake >/dev/null || die "cmake is missing; scripts/run.sh installs what a build needs"
	{
		cmake -S "$top" -B "$build" -DCMAKE_BUILD_TYPE=Release -DBUILD_TESTING=OFF &&
			cmake --build "$build" --target ratio large --parallel "$(nproc || echo 1)"
	} >"$work/build.log" 2>&1 || {
		cat "$work/build.log" >&2
		die "bench/ratio.c and fixtures/large.c could not be built"
	}
}

# CC may be several words.
# shellcheck disable=SC2086
measure_build()
{
	mkdir -p "$build"
	${CC:-cc} -std=c17 -D_GNU_SOURCE -O2 -Wall -Wextra -o "$build/measure" "$top/bench/measure.c" ||
		die "bench/measure.c could not be built"
}

# Called by the traps.
# shellcheck disable=SC2317
cleanup()
{
	if [ -n "$helper" ]; then
		kill "$helper" 2>/dev/null || :
		wait "$helper" || :
	fi
	rm -rf -- "$work"
}

# Runs the helper with the arguments in an environment in which each program is as its makers ship it.
# In the background, so that a signal to this script is not kept waiting.
measure()
{
	env -u COLUMNS -u LINES -u NO_COLOR -u LC_ALL -u SSH_CONNECTION \
		HOME="$work/home" XDG_CONFIG_HOME="$work/home/.config" CMON_CONFIG='' TERM=xterm-256color LANG=C.UTF-8 \
		"$build/measure" "$@" </dev/null >"$work/out" &
	helper=$!
	status=0
	wait "$helper" || status=$?
	helper=
	return "$status"
}

# Prints what PROGRAM is called with.
program_command()
{
	case $1 in
	cmon) printf '%s\n' "$cmon" --interval 1 ;;
	top) printf '%s\n' top -d 1 ;;
	htop) printf '%s\n' htop -d 10 ;;
	btop) printf '%s\n' btop ;;
	atop) printf '%s\n' atop 1 ;;
	esac
}

program_version()
{
	case $1 in
	cmon) "$cmon" --version | head -n 1 ;;
	top | atop) "$1" -V ;;
	htop | btop) "$1" --version ;;
	esac 2>&1 | sed 's/\x1b\[[0-9;]*m//g' | awk 'NF { print; exit }'
}

# Runs cmon and PEER beside that many idle PROCESSES; further arguments are for the helper.
pair_measure()
{
	peer=$1
	processes=$2
	shift 2
	say "cmon and $peer beside $processes idle processes ..."
	set -- --idle "$processes" --warmup 3 --window 20 --rounds 3 "$@"
	old_ifs=$IFS
	IFS='
'
	# One argument a line.
	# shellcheck disable=SC2046
	set -- "$@" "$peer" $(program_command "$peer") -- cmon $(program_command cmon)
	IFS=$old_ifs
	measure "$@"
}

# Prints the lines of a table from what the helper said, and keeps the figures that marks are about.
# usage: rows_print PEER PROCESSES
rows_print()
{
	awk -v peer="$1" -v processes="$2" -v marks="$work/marks" '
	function median(list, count,    i, j, held) {
		for (i = 2; i <= count; i++) {
			held = list[i]
			for (j = i - 1; j > 0 && list[j] > held; j--)
				list[j + 1] = list[j]
			list[j + 1] = held
		}
		if (count == 0)
			return 0
		return (list[int((count + 1) / 2)] + list[int(count / 2) + 1]) / 2
	}
	function middle(what, name,    i, list) {
		for (i = 1; i <= n[what, name]; i++)
			list[i] = value[what, name, i]
		return median(list, n[what, name])
	}
	function ratio(what,    i, list) {
		for (i = 1; i <= n[what, "cmon"]; i++)
			list[i] = value[what, "cmon", i] / value[what, peer, i]
		return median(list, n[what, "cmon"])
	}
	function keep(what, name, number) {
		value[what, name, ++n[what, name]] = number
	}
	function remark(rate) {
		return rate < 0.9 ? " (not fair)" : rate > 1.1 ? " (bursts)" : ""
	}
	function row(name) {
		printf "| %s | %.2f | %.2f | %.2f%s | %.0f | %.1f | %.0f | %.1f | %.0f | %.1f |\n", name,
			middle("cpu", name), middle("refresh", name), middle("rate", name),
			remark(middle("rate", name)), middle("bytes", name), middle("peak", name),
			middle("first", name), middle("first_cpu", name), middle("second", name),
			middle("second_cpu", name)
	}
	$1 == "window" {
		keep("cpu", $2, $4 / ($3 > 0 ? $3 : 1))
		keep("refresh", $2, $4 / ($5 > 0 ? $5 : 1))
		keep("rate", $2, $5 / ($3 > 0 ? $3 : 1))
		keep("bytes", $2, $6 / ($5 > 0 ? $5 : 1))
	}
	$1 == "peak" { keep("peak", $2, $3 / 1024) }
	$1 == "start" {
		keep("first", $2, $3); keep("first_cpu", $2, $4)
		keep("second", $2, $5); keep("second_cpu", $2, $6)
	}
	END {
		row("cmon")
		row(peer)
		printf "| **cmon/%s** | **%.2f** | **%.2f** | %.2f | %.2f | %.2f ", peer, ratio("cpu"),
			ratio("refresh"), ratio("rate"), ratio("bytes"), ratio("peak")
		printf "| %.2f | %.2f | %.2f | %.2f |\n", ratio("first"), ratio("first_cpu"),
			ratio("second"), ratio("second_cpu")
		if (peer == "top" && processes == 200)
			printf("%.4f %.1f %d\n", ratio("cpu"), middle("first", "cmon"),
				(middle("rate", "cmon") >= 0.9 && middle("rate", peer) >= 0.9)) >marks
	}' "$work/out"
}

# Prints the median cost of the bare reads.
floor_print()
{
	listed=$(awk '$1 == "processes" { print $2 }' "$work/out")
	awk '$1 == "floor" { print $2 }' "$work/out" | sort -n | awk -v count="$listed" '
		{ pass[NR] = $1 }
		END {
			least = pass[int((NR + 1) / 2)]
			printf "\nBare floor, open, read, close of the stat of each of %d processes: ", count
			printf "%.2f ms a pass, %.1f us a process.\n", least, 1000 * least / count
		}'
}

header_print()
{
	cat <<-END
		# What cmon costs

		- Command: \`$command_line\`
		- Date: $(date -u '+%Y-%m-%d %H:%M UTC')
		- Machine: $(awk -F ': ' '/^model name/ { print $2; exit }' /proc/cpuinfo), $(nproc) CPUs
		- Kernel: $(uname -srm)
		- Load averages before: $(cut -d ' ' -f 1-3 /proc/loadavg)
	END
	for program in cmon $peers; do
		printf -- '- %s: %s\n' "$program" "$(program_version "$program")"
	done
	for program in $missing; do
		printf -- '- %s: not installed\n' "$program"
	done
	[ "$quick" = yes ] || printf -- '- vmstat: %s\n' "$(vmstat -V)"
}

table_print()
{
	printf '\n## %s idle processes\n\n' "$1"
	printf '| | CPU ms a second | CPU ms a frame | frames a second | bytes a frame | peak MB '
	printf '| first frame, ms | CPU ms | second frame, ms | CPU ms |\n'
	printf '|---|---|---|---|---|---|---|---|---|---|\n'
}

# Compares with the marks. Returns 1 when one is missed.
marks_judge()
{
	printf '\n## Marks, at 200 idle processes\n\n'
	awk '{
		cpu = $1 <= 1 ? "met" : "missed"
		first = $2 <= 300 ? "met" : "missed"
		printf "- CPU time a second, cmon/top: %.3f, at most 1: %s%s\n", $1, cpu,
			($3 ? "" : " (not fair: less than 0.9 frames a second)")
		printf "- First frame of cmon: %.0f ms, at most 300 ms: %s\n", $2, first
		exit (cpu == "missed" || first == "missed")
	}' "$work/marks"
}

[ "$install" = no ] || packages_install
command -v top >/dev/null || {
	say "skipped: top is not installed (on Debian the package procps; --install installs it)"
	exit 77
}
[ -z "$cmon" ] || [ -x "$cmon" ] || usage_error "--cmon $cmon: no such program"
case $cmon in
'' | /*) ;;
*) cmon=$PWD/$cmon ;;
esac

helper=
work=$(mktemp -d)
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
mkdir -p "$work/home/.config/btop"
# The interval of btop is no option.
echo 'update_ms = 1000' >"$work/home/.config/btop/btop.conf"

[ -n "$cmon" ] || cmon_build
measure_build
[ "$quick" = yes ] || large_build

peers=top
missing=
counts=200
if [ "$quick" = no ]; then
	counts='200 2000 5000'
	for program in htop btop atop; do
		if command -v "$program" >/dev/null; then
			peers="$peers $program"
		else
			missing="$missing $program"
		fi
	done
fi

if [ "$large" = yes ]; then
	peers=
	missing=
	counts=
fi

header_print
for count in $counts; do
	table_print "$count"
	for peer in $peers; do
		set -- --starts 5
		[ "$peer" != top ] || set -- "$@" --floor 21
		pair_measure "$peer" "$count" "$@" || die "the measurement of cmon and $peer failed"
		rows_print "$peer" "$count"
		[ "$peer" != top ] || floor_print >"$work/floor"
	done
	cat "$work/floor"
done
status=0
[ "$large" = yes ] || marks_judge || status=1
[ "$quick" = yes ] || sh "$top/bench/large.sh" "$build" "$cmon" || status=1
exit "$status"
