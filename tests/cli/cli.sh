#!/bin/sh
# SPDX-License-Identifier: MIT
# Tests of the command line: cli.sh PROGRAM FIXTURES NAME, where NAME is a function below without "_test".
set -u

cmon=${1:?program}
fixtures=${2:?directory of fixtures}
name=${3:?name of a test}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
failed=0

unset NO_COLOR CLICOLOR_FORCE COLUMNS LINES SSH_CONNECTION LANG LANGUAGE LC_CTYPE LC_NUMERIC LC_TIME
export CMON_CONFIG='' LC_ALL=C.UTF-8 TZ=UTC TERM=xterm-256color

fault()
{
	printf '%s\n' "$*"
	failed=$((failed + 1))
}

# Runs cmon with the arguments; leaves $status and the files out and err.
run()
{
	"$cmon" "$@" >"$work/out" 2>"$work/err" </dev/null
	status=$?
}

# expect STATUS SENTENCE ARGUMENTS: standard error must be that one line, or nothing for "".
expect()
{
	wanted_status=$1
	sentence=$2
	shift 2
	run "$@"
	[ "$status" -eq "$wanted_status" ] || fault "cmon $*: ended with $status, not $wanted_status"
	printf '%s' "${sentence:+$sentence
}" | cmp -s - "$work/err" || fault "cmon $*: said '$(cat "$work/err")', not '$sentence'"
	[ "$status" -eq 0 ] || [ ! -s "$work/out" ] || fault "cmon $*: printed something although it failed"
}

usage_test()
{
	expect 2 "cmon: unknown option --rot, did you mean --root? (see --help)" --rot /
	expect 2 "cmon: unknown option --formt, did you mean --format? (see --help)" show --formt json
	expect 2 "cmon: unknown option -x (see --help)" -x
	expect 2 "cmon: unknown command shw, did you mean show? (see --help)" shw
	expect 2 "cmon: unknown command shw, did you mean show? (see --help)" --once shw
	expect 2 "cmon: show must come before its options (see --help)" --once show
	expect 2 "cmon: unknown name mme, did you mean mem? (see --help)" show mme
	expect 2 "cmon: unknown name mem.usd_percent, did you mean mem.used_percent? (see --help)" \
		show mem.usd_percent
	expect 2 "cmon: unknown name net.eth9, did you mean net.eth0? (see --help)" \
		show net.eth9 --root "$fixtures/node6"
	expect 2 "cmon: unknown name disk.sdb, did you mean disk.sda? (see --help)" \
		show disk.sdb --root "$fixtures/node6"
	expect 2 "cmon: unknown name nothing-like-it (see --help)" show nothing-like-it
	expect 2 "cmon: unknown name \\x1b[31m (see --help)" show "$(printf '\033[31m')"
	for interval in -1 1e99 nan inf "" x 0x1 1s 3601; do
		expect 2 "cmon: --interval $interval: must be a number from 0.1 to 3600 (see --help)" \
			--interval "$interval" --once
	done
	expect 2 "cmon: --interval 0: must be a number from 0.1 to 3600 (see --help)" --interval 0 --once
	expect 2 "cmon: --interval -1: must be a number from 0 to 3600 (see --help)" show --interval -1
	expect 2 "cmon: --interval 0.05: must be 0 or from 0.1 to 3600 seconds (see --help)" show --interval 0.05
	expect 2 "cmon: --interval needs a value: SECONDS (see --help)" show --interval
	for count in 0 -1 1.5 many; do
		expect 2 "cmon: --count $count: must be a whole number from 1 up (see --help)" \
			show --count "$count"
	done
	for size in 80 80x 0x0 x 80x24x1 -1x5 99999x1 "80 x 24" ""; do
		expect 2 "cmon: --size $size: must be COLUMNSxROWS, such as 80x24 (see --help)" --once --size "$size"
	done
	run show --format xml
	case $status-$(cat "$work/err") in
	"2-cmon: --format xml: must be text, json, ndjson"*"(see --help)") ;;
	*) fault "--format xml: $(cat "$work/err")" ;;
	esac
	expect 2 "cmon: --color maybe: must be auto, always or never (see --help)" --color=maybe
	expect 2 "cmon: --ascii takes no value (see --help)" --ascii=yes
	expect 2 "cmon: --keys m zap: no such key among them (see --help)" \
		--once --keys "m zap" --root "$fixtures/node6"
	expect 2 "cmon: alerts takes no arguments (see --help)" alerts mem
	expect 2 "cmon: --count: alerts prints once (see --help)" alerts --count 2
	expect 2 "cmon: --interval 0: must be a number from 0.1 to 3600 (see --help)" alerts --interval 0
	expect 2 "cmon: unknown command alrts, did you mean alerts? (see --help)" alrts
	expect 0 "" alerts
	[ -s "$work/out" ] || fault "cmon alerts says nothing"
	for command in "" show alerts; do
		# shellcheck disable=SC2086
		run $command --help
		if [ "$status" -ne 0 ] || ! grep -q '^Usage: cmon' "$work/out"; then
			fault "cmon $command --help"
		fi
		# shellcheck disable=SC2086
		run $command -h
		if [ "$status" -ne 0 ] || [ -s "$work/err" ]; then
			fault "cmon $command -h"
		fi
	done
	run --version
	if [ "$status" -ne 0 ] || ! grep -q '^cmon [0-9]' "$work/out"; then
		fault "cmon --version"
	fi
	expect 0 "" show --root "$fixtures/node6" -- mem
}

roots_test()
{
	expect 2 "cmon: --root $work/no: No such file or directory (see --help)" --once --root "$work/no"
	expect 2 "cmon: --root $work/no: No such file or directory (see --help)" show --root "$work/no"
	: >"$work/file"
	expect 2 "cmon: --root $work/file: Not a directory (see --help)" show --root "$work/file"
	mkdir "$work/empty"
	for root in "$work/empty" "$fixtures/broken/nothing"; do
		expect 1 "cmon: $root: nothing there that cmon can read: no proc files, no processes" \
			--once --root "$root" --hz 100 --page-size 4096
		expect 1 "cmon: $root: nothing there that cmon can read: no proc files, no processes" \
			show --root "$root" --hz 100 --page-size 4096
	done
	expect 1 "cmon: disk: proc/diskstats: No such file or directory" \
		show disk --root "$fixtures/broken/sparse-cpus"

	# A proc tree itself is the same as the tree it is in, but for what only that has.
	run show load mem net --root "$fixtures/node6/proc" --hz 100 --page-size 4096
	[ "$status" -eq 0 ] || fault "a proc tree: $(cat "$work/err")"
	cp "$work/out" "$work/tree"
	run show load mem net --root "$fixtures/node6"
	cmp -s "$work/out" "$work/tree" || fault "a proc tree gives other values than the tree it is in"

	# The machine itself, under three names.
	for root in / /proc /proc/self/root; do
		expect 0 "" show mem.total_bytes --root "$root"
		cmp -s "$work/out" "$work/total" 2>/dev/null || [ "$root" = / ] || fault "$root is not this machine"
		cp "$work/out" "$work/total"
		[ -s "$work/total" ] || fault "--root $root: no memory"
	done
	run --once --root /proc
	[ "$status" -eq 0 ] || fault "--once --root /proc: $(cat "$work/err")"

	# A series: text is its last pair, ndjson all of it; holes in the numbers do not matter.
	mkdir "$work/series"
	cp -r "$fixtures/level-ok/1" "$work/series/7"
	cp -r "$fixtures/level-ok/2" "$work/series/1000"
	run show cpu.total.busy_percent --root "$work/series"
	[ "$(cat "$work/out")" = "cpu.total.busy_percent  20" ] || fault "a series: $(cat "$work/out")"
	run show load --format ndjson --root "$fixtures/vm-debian12"
	[ "$(wc -l <"$work/out")" -eq 3 ] || fault "ndjson of a series of three"
	run show load --format ndjson --root "$fixtures/vm-debian12" --count 2
	[ "$(wc -l <"$work/out")" -eq 2 ] || fault "ndjson with --count 2"

	# What a fixture does not tell is said, not guessed in silence.
	run show load --root "$fixtures/broken/old-kernel"
	grep -q "does not tell its HZ and page size: read with this machine's [0-9]* and [0-9]*\$" "$work/err" ||
		fault "guessed HZ and page size are not told"
	expect 0 "" show load --root "$fixtures/broken/old-kernel" --hz 100 --page-size 4096
}

# Prints all values of the sample that FILE can have a part in, and some that it cannot. A file that is bad in any way
# makes values unknown, which is no failure and nothing to talk about.
sample_print()
{
	case $1 in
	proc/[0-9]* | cmon/owners | cmon/users) paths="process load" ;;
	*) paths= ;;
	esac
	# shellcheck disable=SC2086
	timeout 20 "$cmon" show $paths --root "$work/sample" >"$2" 2>"$work/err" </dev/null
	status=$?
}

# Which lines may differ when FILE is bad, as a pattern.
lines_of()
{
	case $1 in
	proc/sys/kernel/hostname) echo 'host[.]hostname' ;;
	proc/sys/kernel/arch) echo 'host[.]arch' ;;
	proc/version) echo 'host[.]kernel' ;;
	proc/uptime) echo 'host[.]uptime' ;;
	proc/stat) echo 'host|cpu' ;;
	proc/cpuinfo) echo 'cpu[.].*[.]model' ;;
	proc/loadavg) echo 'load' ;;
	proc/meminfo) echo 'mem|swap' ;;
	proc/net/dev) echo 'net' ;;
	proc/diskstats) echo 'disk' ;;
	proc/swaps) echo 'swap_device' ;;
	proc/self/mountinfo | cmon/statvfs) echo 'fs' ;;
	proc/[0-9]*) printf '%s' "$1" | sed 's,^proc/\([0-9]*\).*,process[.]\1[.],' ;;
	etc/os-release) echo 'host[.]os' ;;
	cmon/owners | cmon/users) echo 'process[.].*[.](uid|user) ' ;;
	*) echo 'a file that no line is known for' ;;
	esac
}

# Gives the sample's FILE the fault that WHAT names.
file_spoil()
{
	path=$work/sample/$1
	rm -rf "$path" "$work/sample/cmon/errors"
	case $2 in
	empty) : >"$path" ;;
	fifo) mkfifo "$path" ;;
	directory) mkdir "$path" ;;
	link) ln -s "$work/saved" "$path" ;;
	cut-*) head -c $(($(wc -c <"$work/saved") * ${2#cut-} / 4)) "$work/saved" >"$path" ;;
	unreadable) printf '%s EACCES\n' "$1" >"$work/sample/cmon/errors" ;;
	whole) cp "$work/saved" "$path" ;;
	esac
}

# The lines of a file of output that do not come from FILE, without the padding.
rest_of()
{
	grep -Ev "^($(lines_of "$1"))" "$2" | tr -s ' '
}

bad_files_test()
{
	cp -r "$fixtures/node6" "$work/sample"
	chmod -R u+w "$work/sample"
	files=$(cd "$work/sample" && find . -type f ! -path './cmon/meta' ! -path './proc/[2-9]*' | sed 's,^\./,,' | sort)
	for file in $files; do
		cp "$work/sample/$file" "$work/saved"
		sample_print "$file" "$work/whole"
		rest_of "$file" "$work/whole" >"$work/whole.rest"
		for what in missing empty fifo directory link cut-1 cut-3 cut-2 unreadable; do
			file_spoil "$file" "$what"
			sample_print "$file" "$work/changed"
			[ "$status $(cat "$work/err")" = "0 " ] ||
				fault "$file $what: ended with $status: $(cat "$work/err")"
			rest_of "$file" "$work/changed" | diff "$work/whole.rest" - >"$work/diff" ||
				fault "$file $what: other values change: $(head -n 5 "$work/diff")"
			# What cmon/meta also tells, and what is cut after what counts, stays known.
			case $what-$file in
			cut-* | *-proc/sys/kernel/hostname) ;;
			*) ! cmp -s "$work/whole" "$work/changed" || fault "$file $what: changes nothing" ;;
			esac
		done
		file_spoil "$file" whole
		sample_print "$file" "$work/changed"
		cmp -s "$work/whole" "$work/changed" || fault "$file: not as before when it is whole again"
	done
	oversized_check
	screen_check
}

# A line of a megabyte is read like any other.
oversized_check()
{
	cp "$work/sample/proc/stat" "$work/saved"
	sample_print proc/stat "$work/whole"
	{
		grep -v '^intr' "$work/saved"
		awk 'BEGIN { printf "intr 1983146621"; for (i = 0; i < 524288; i++) printf " 0"; print "" }'
	} >"$work/sample/proc/stat"
	sample_print proc/stat "$work/changed"
	diff "$work/whole" "$work/changed" || fault "an intr line of 1 MiB changes values"
	file_spoil proc/stat whole
}

screen_check()
{
	for file in proc/net/dev proc/stat proc/meminfo proc/loadavg proc/self/mountinfo proc/1/stat; do
		cp "$work/sample/$file" "$work/saved"
		for what in missing empty cut-2; do
			file_spoil "$file" "$what"
			expect 0 "" --once --root "$work/sample"
			[ "$(wc -l <"$work/out")" -eq 24 ] || fault "$file $what: no whole frame"
		done
		file_spoil "$file" whole
	done
}

# figure PATH VALUE: the exact number, second word of the line.
figure()
{
	run show "$1" --root "$fixtures/node6"
	[ "$status" -eq 0 ] || fault "$1: $(cat "$work/err")"
	[ "$(awk '{ print $2 }' "$work/out")" = "$2" ] || fault "$1 is $(cat "$work/out"), not $2"
}

figures_test()
{
	model='Intel(R) Core(TM) i5 CPU       M 430  @ 2.27GHz'
	run show 'cpu.*.model' --root "$fixtures/node6"
	[ "$(sed 's/^[^ ]* *//' "$work/out")" = "$model
$model" ] || fault "model: $(cat "$work/out")"
	figure mem.total_bytes 242053120
	figure mem.free_bytes 86429696
	figure load.fifteen 0.1
	figure disk.sda2.writes_total 52603189
	figure disk.sda2.write_bytes_total 932909411328
	figure disk.sda2.write_seconds_total 589762.643
	run show --root "$fixtures/node6"
	mv "$work/out" "$work/first"
	run show --root "$fixtures/node6"
	cmp -s "$work/first" "$work/out" || fault "the same twice is not the same"
	for word in "$model" 242053120 86429696 52603189 932909411328 589762.643; do
		grep -qF "$word" "$work/out" || fault "cmon show does not print $word"
	done
	# As the file says, byte by byte, for who wants the file.
	run show meminfo --root "$fixtures/node6"
	[ "$(grep -cE '(MemTotal *236380|MemFree *84404) kB' "$work/out")" -eq 2 ] ||
		fault "show meminfo: $(head -n 3 "$work/out")"
	# Another interface of the same name counts in no sum: 2,000 bytes more would be of nobody.
	run show net_total.rx_bytes_per_second --root "$fixtures/laptop"
	grep -q ' 109625000 ' "$work/out" || fault "net_total counts an interface that is another one: $(cat "$work/out")"
}

# replay_check SERIES ARGUMENTS: leaves what was printed in first.
replay_check()
{
	series=$1
	shift
	run show "$@" --root "$series"
	mv "$work/out" "$work/first"
	run show "$@" --root "$work/copy"
	cmp -s "$work/first" "$work/out" || fault "cmon show $*: $series is not the same twice"
}

# A series says the same each time, and so does a copy of it, whose files lie in another order on the disk.
replay_test()
{
	families=$("$cmon" show --list | sed -n 's/^\([a-z_]*\): .*/\1/p')
	for first in "$fixtures"/*/1 "$fixtures"/broken/*/1; do
		cp -r "${first%/1}" "$work/copy"
		# shellcheck disable=SC2086
		replay_check "${first%/1}" --format ndjson $families
		[ "$(wc -l <"$work/first")" -ge 2 ] || fault "${first%/1}: not a line per sample"
		# The rows come from the same deltas; these families match their items each in its own way.
		for family in host cpu disk net process; do
			replay_check "${first%/1}" --format csv "$family"
		done
		rm -rf "$work/copy"
	done
}

output_test()
{
	# A reader that leaves early is no failure to talk about.
	for arguments in "show" "--once" "show --list" "--help" "show --interval 0.1"; do
		# shellcheck disable=SC2086
		("$cmon" $arguments --root "$fixtures/vm-debian12" 2>"$work/err" || echo $? >"$work/ended") |
			head -n 1 >"$work/out"
		if [ ! -s "$work/out" ] || [ -s "$work/err" ]; then
			fault "cmon $arguments | head: $(cat "$work/err")"
		fi
	done
	if [ -c /dev/full ]; then
		for arguments in show --once --help --version "show --list" "show --format json"; do
			# shellcheck disable=SC2086
			"$cmon" $arguments >/dev/full 2>"$work/err"
			status=$?
			[ "$status $(cat "$work/err")" = "1 cmon: standard output: No space left on device" ] ||
				fault "cmon $arguments >/dev/full: $status, $(cat "$work/err")"
		done
	fi
	# Standard descriptors that are closed, one by one and all together.
	"$cmon" show mem --root "$fixtures/node6" <&- >"$work/out" 2>"$work/err" || fault "no standard input"
	[ -s "$work/out" ] || fault "no standard input: no output"
	"$cmon" show mem --root "$fixtures/node6" 2>&- >"$work/out" || fault "no standard error"
	"$cmon" show mem --root "$fixtures/node6" >&- 2>"$work/err"
	[ ! -s "$work/err" ] || fault "no standard output: $(cat "$work/err")"
	(cd "$work" && "$cmon" --once <&- >&- 2>&-)
	status=$?
	[ "$status" -le 1 ] || fault "nothing is open: $status"

	# Without a terminal one frame is printed, and a word about it.
	expect 0 "cmon: no terminal to draw on: one frame as text, as with --once" --root "$fixtures/level-ok"
	[ "$(wc -l <"$work/out")" -eq 24 ] || fault "a frame of $(wc -l <"$work/out") lines"
	expect 0 "" --once --root "$fixtures/level-ok"
	COLUMNS=120 LINES=40 "$cmon" --once --root "$fixtures/level-ok" >"$work/out"
	[ "$(wc -l <"$work/out")" -eq 40 ] || fault "LINES=40: a frame of $(wc -l <"$work/out") lines"
	! grep -q "$(printf '\033')" "$work/out" || fault "colours without a terminal"

	# No control character in any text, whatever things are called.
	for arguments in --once show "show process" "--once --size 200x100" "show --format json process" \
		"show meminfo cpuinfo"; do
		# shellcheck disable=SC2086
		run $arguments --root "$fixtures/broken/hostile-names"
		LC_ALL=C tr -d '\n\t' <"$work/out" | LC_ALL=C tr -cd '\000-\037\177' >"$work/control"
		if [ ! -s "$work/out" ] || [ -s "$work/control" ]; then
			fault "cmon $arguments prints control characters"
		fi
	done

	# Numbers have a point wherever people write a comma.
	for locale in de_DE.UTF-8 fr_FR.UTF-8 de_DE de_DE@euro; do
		run show load --root "$fixtures/node6"
		mv "$work/out" "$work/plain"
		LC_ALL=$locale "$cmon" show load --root "$fixtures/node6" >"$work/out" 2>"$work/err"
		cmp -s "$work/plain" "$work/out" || fault "LC_ALL=$locale: $(head -n 1 "$work/out")"
	done
}

# What a terminal shows is what the grid holds: wide, combining and unknown characters keep the columns where they are.
widths_test()
{
	command -v tmux >/dev/null 2>&1 || {
		echo "skipped: no tmux"
		exit 77
	}
	cp -R "$fixtures/broken/hostile-names" "$work/names"
	for sample in 1 2; do
		proc=$work/names/$sample/proc
		# Emoji with selector, joiner and skin, a flag, Jamo, an unassigned one, halfwidth kana, marks on wide ones.
		printf '\360\237\221\251\342\200\215\360\237\222\273\360\237\217\275\0end' >"$proc/118/cmdline"
		printf '\342\235\244\357\270\217 \360\237\207\251\360\237\207\252\0end' >"$proc/117/cmdline"
		printf '\341\204\222\341\205\241\341\206\253 \315\270 \357\275\261\0end' >"$proc/116/cmdline"
		printf '\347\233\221\314\201\346\216\247\315\217\0end' >"$proc/115/cmdline"
		printf '26 1 254:0 / /\346\225\260\346\215\256 rw - ext4 /dev/vda1 rw\n' >"$proc/self/mountinfo"
		printf '/\346\225\260\346\215\256 4096 100000 40000 38000 65536 60000\n' >"$proc/../cmon/statvfs"
	done
	for size in 40x12 80x24 120x40 200x60; do
		run --once --size "$size" --root "$work/names"
		sed 1d "$work/out" >"$work/wanted"
		tmux -S "$work/tmux" -f /dev/null new-session -d -x "${size%x*}" -y "${size#*x}" \
			"'$cmon' --root '$work/names' --interval 0.1"
		for try in 1 2 3 4 5 6 7 8 9 10; do
			sleep 0.5
			tmux -S "$work/tmux" capture-pane -p | sed 's/ *$//' >"$work/shown"
			sed 1d "$work/shown" | cmp -s - "$work/wanted" && break
		done
		tmux -S "$work/tmux" kill-server
		sed 1d "$work/shown" | diff "$work/wanted" - || fault "tmux shows something else at $size, try $try"
		[ "$size" = 40x12 ] || grep -q '/数据 ' "$work/wanted" || fault "the mount is not there at $size"
	done
}

streams_test()
{
	expect 0 "" show load.one --interval 0.1 --count 3
	[ "$(grep -c '^load.one' "$work/out")" -eq 3 ] || fault "--count 3: $(cat "$work/out")"
	expect 0 "" show cpu.total.busy_percent
	grep -q '^cpu.total.busy_percent  *[0-9]' "$work/out" || fault "no rate from one pair"
	expect 0 "" show cpu.total.busy_percent --interval 0
	grep -q '^cpu.total.busy_percent  *-$' "$work/out" || fault "a rate from one sample: $(cat "$work/out")"
}

# samples_are WANTED ARGUMENTS: the times of the samples that ndjson has
samples_are()
{
	wanted_times=$1
	shift
	expect 0 "" show cpu.total.busy_percent --format ndjson "$@"
	got=$(sed 's/.*T\([0-9:]*\)Z.*/\1/' "$work/out" | tr '\n' ' ')
	[ "$got" = "$wanted_times " ] || fault "cmon $*: has the samples $got, not $wanted_times"
}

times_test()
{
	series=$fixtures/vm-debian12
	from="the samples are from 2026-11-21 22:19:18 to 2026-11-21 22:19:20 UTC (see --help)"

	# The last sample at or before: a time that cmon printed finds its sample, whatever its fraction.
	samples_are 22:19:18 --at 22:19:18 --root "$series"
	samples_are 22:19:19 --at 22:19:19 --root "$series"
	samples_are 22:19:18 --at 22:19:18.9 --root "$series"
	samples_are 22:19:20 --at 23:00 --root "$series"
	samples_are 22:19:20 --at 2030-01-01 --root "$series"
	samples_are 22:19:18 --at -1s --root "$series"
	samples_are 22:19:19 --at=2026-11-22T00:19:19+02:00 --root "$series"
	expect 2 "cmon: --at 22:19:17 is before the first sample; $from" show --at 22:19:17 --root "$series"
	expect 2 "cmon: --at 22:19:17 is before the first sample; $from" --once --at 22:19:17 --root "$series"
	expect 2 "cmon: --at 25:00: there is no such time (see --help)" show --at 25:00 --root "$series"
	expect 2 "cmon: --at \\x1b: must be HH:MM[:SS], YYYY-MM-DD, YYYY-MM-DD HH:MM[:SS], @SECONDS or such as -10m \
(see --help)" show --at "$(printf '\033')" --root "$series"

	# Both ends count, and the rates of the first sample are known by the one before it.
	samples_are "22:19:19 22:19:20" --begin 22:19:19 --root "$series"
	if [ ! -s "$work/out" ] || grep -q null "$work/out"; then
		fault "--begin: $(cat "$work/out")"
	fi
	samples_are "22:19:18 22:19:19" --end 22:19:19 --root "$series"
	samples_are "22:19:19" --begin 22:19:19 --end 22:19:19 --root "$series"
	samples_are "22:19:19" --begin 22:19:19 --count 1 --root "$series"
	samples_are "22:19:18 22:19:19 22:19:20" --begin 10:00 --end 23:00 --root "$series"
	run show cpu.total.busy_percent --end 22:19:19 --root "$series"
	mv "$work/out" "$work/end"
	run show cpu.total.busy_percent --at 22:19:19 --root "$series"
	cmp -s "$work/out" "$work/end" || fault "--end moves the last pair elsewhere than --at"
	expect 2 "cmon: --begin 22:20 is behind the last sample; $from" show --begin 22:20 --root "$series"
	expect 2 "cmon: --end 22:19 is before the first sample; $from" show --end 22:19 --root "$series"
	expect 2 "cmon: --begin 22:19:20 is behind --end; $from" \
		show --begin 22:19:20 --end 22:19:19 --root "$series"
	expect 2 "cmon: --begin 22:19:18.5: no sample up to --end; $from" \
		show --begin 22:19:18.5 --end 22:19:18.9 --root "$series"
	expect 2 "cmon: --at and --end exclude each other (see --help)" show --at 1:00 --end 1:00 --root "$series"

	# Now is all that a live machine has, and some samples have no time at all.
	expect 2 "cmon: --at is for fixtures: a live machine has only now (see --help)" show --at 10:00
	expect 2 "cmon: --begin is for fixtures: a live machine has only now (see --help)" --once --begin 10:00
	expect 2 "cmon: --at: nothing tells when the samples of $fixtures/arrays were taken (see --help)" \
		show --at 10:00 --root "$fixtures/arrays"

	# Times are those of the machine that was captured, whatever the zone here; UTC where it has none that is known.
	cp -r "$series" "$work/zone"
	chmod -R u+w "$work/zone"
	export TZ=Asia/Tokyo
	for zone in UTC Nowhere/City ../../../etc/passwd /etc/passwd ""; do
		sed -i "s,^zone.*,zone $zone," "$work"/zone/*/cmon/meta
		samples_are "22:19:19" --at 22:19:19 --root "$work/zone"
		expect 0 "" --once --size 80x24 --root "$work/zone"
		grep -q ' 22:19:20Z$' "$work/out" || fault "zone '$zone': $(head -n 1 "$work/out")"
	done
	[ -r /usr/share/zoneinfo/Europe/Berlin ] || {
		echo "skipped in part: there is no zone Europe/Berlin here"
		return
	}
	sed -i "s,^zone.*,zone Europe/Berlin," "$work"/zone/*/cmon/meta
	samples_are "22:19:19" --at 23:19:19 --root "$work/zone"
	samples_are "22:19:19" --at 22:19:19Z --root "$work/zone"
	expect 2 "cmon: --at 22:19:19 is before the first sample; the samples are from 2026-11-21 23:19:18 to 2026-11-21 \
23:19:20 CET (see --help)" show --at 22:19:19 --root "$work/zone"
	expect 0 "" --once --size 120x24 --root "$work/zone"
	grep -q ' 2026-11-21 23:19:20 CET$' "$work/out" || fault "zone Europe/Berlin: $(head -n 1 "$work/out")"
}

"$(printf '%s' "$name" | tr - _)_test"
[ "$failed" -eq 0 ]
