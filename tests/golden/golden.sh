#!/bin/sh
# SPDX-License-Identifier: MIT
# Compares what cmon prints with what it should print: golden.sh check PROGRAM TOP [GROUP], where GROUP is the first
# folder of the names in "cases". golden.sh update PROGRAM TOP writes what it prints now; read the diff before it is
# committed. A name with its output, and NAME.stderr where it also says something or does not end with 0.
# In a case FIXTURE stands for each machine in turn, FAMILIES for all families, FAMILY for each of them that it has, one run
# after the other: a new fixture or family is in the goldens without an edit. LARGE:cpus=256:disks=9 is a fixture that
# fixtures/large.c makes with these numbers.
set -u

what=${1:?check or update}
program=${2:?program}
top=${3:?directory of the checkout}
group=${4:-}
goldens=$top/tests/golden
large=${program%/*}/fixtures/large
made=$(mktemp -d) || exit 1
trap 'rm -rf "$made"' EXIT
trap 'exit 1' HUP INT TERM
failed=0
count=0

# Nothing of the caller's terminal and language counts.
unset NO_COLOR CLICOLOR_FORCE COLUMNS LINES SSH_CONNECTION LANG LANGUAGE LC_CTYPE LC_NUMERIC LC_TIME
export CMON_CONFIG='' LC_ALL=C.UTF-8 TZ=UTC TERM=xterm-256color
if command -v locale >/dev/null && [ "$(locale charmap 2>/dev/null)" != UTF-8 ]; then
	echo "skipped: this system has no locale C.UTF-8"
	exit 77
fi

# The machines of GROUP, the first folder of a case's name. Those of cpuinfo/ have a single file, which is no family.
# Three of the levels differ from the fourth in figures alone, so one format tells them; and ndjson of one sample is json
# on one line.
fixtures_list()
{
	[ "$1" != cpuinfo ] || {
		ls "$top/fixtures/cpuinfo"
		return
	}
	skipped='broken|broken/nothing|cpuinfo'
	[ "$1" = all-text ] || skipped="$skipped|level-ok|level-careful|level-warning"
	(cd "$top/fixtures" && ls -d -- */ broken/*/) | sed 's,/$,,' | grep -vxE "$skipped" |
		while read -r fixture; do
			[ "$1" = all-ndjson ] && [ -d "$top/fixtures/$fixture/proc" ] || printf '%s\n' "$fixture"
		done
}

# All families but processes where there are so many that nobody would read the diff.
families_list()
{
	case $1 in
	*vm-debian12.* | *hostile-names.*) skipped=process ;;
	*) skipped= ;;
	esac
	"$program" show --list | sed -n 's/^\([a-z_]*\): .*/\1/p' | grep -vx "$skipped" | tr '\n' ' '
}

# Those of which the machine has anything: a run each for the others would take long, and text says why they are missing.
families_present()
{
	fixture=${1#*/}
	# shellcheck disable=SC2046
	"$program" show $(families_list "$1") --hz 100 --page-size 4096 --root "$top/fixtures/${fixture%.*}" 2>/dev/null |
		sed 's/[.].*//' | uniq
}

cases_print()
{
	while IFS= read -r line; do
		case $line in
		"" | "#"*) ;;
		*FIXTURE*)
			for fixture in $(fixtures_list "${line%%/*}"); do
				printf '%s\n' "$line" | sed "s,FIXTURE,$fixture,g"
			done
			;;
		*) printf '%s\n' "$line" ;;
		esac
	done <"$goldens/cases"
}

# Adds what cmon prints with ENVIRONMENT and ARGUMENTS, both as a shell takes them, to two files.
cmon_run()
{
	eval "set -- \"\$1\" $3 -- $2"
	file=$made/$1
	shift
	variables=
	while [ "$1" != -- ]; do
		variables="$variables $1"
		shift
	done
	shift
	# shellcheck disable=SC2086
	(cd "$top/fixtures" && env $variables "$program" "$@" </dev/null >>"$file" 2>>"$file.stderr")
	status=$?
	[ "$status" -eq 0 ] || printf 'exit %d\n' "$status" >>"$file.stderr"
}

# The directory of the large machine that "cpus=256:disks=9" describes.
large_make()
{
	root=$made/machines/$1
	# shellcheck disable=SC2046
	[ -d "$root" ] || {
		mkdir -p "$made/machines"
		"$large" "$root" $(printf ':%s\n' "$1" | sed 's/:/ --/g; s/=/ /g') --samples 2 --proc-only >&2
	}
	printf '%s\n' "$root"
}

case_run()
{
	mkdir -p "$made/${1%/*}"
	case $2 in
	*LARGE:*)
		numbers=$(printf '%s\n' "$2" | sed 's/.*LARGE:\([a-z0-9=:]*\).*/\1/')
		cmon_run "$1" "$(printf '%s\n' "$2" | sed "s,LARGE:$numbers,$(large_make "$numbers"),")" "$3"
		;;
	*FAMILIES*) cmon_run "$1" "$(printf '%s\n' "$2" | sed "s/FAMILIES/$(families_list "$1")/")" "$3" ;;
	*FAMILY*)
		for family in $(families_present "$1"); do
			printf '== %s\n' "$family" >>"$made/$1"
			cmon_run "$1" "$(printf '%s\n' "$2" | sed "s/FAMILY/$family/")" "$3"
		done
		;;
	*) cmon_run "$1" "$2" "$3" ;;
	esac
	# The padding is two fifths of the text, and other cases have it.
	case $1 in
	all-text/*) tr -s ' ' <"$made/$1" >"$made/squeezed" && mv "$made/squeezed" "$made/$1" ;;
	esac
	[ -s "$made/$1.stderr" ] || rm -f "$made/$1.stderr"
}

# Compares or takes over one file, which may be missing on either side.
file_settle()
{
	wanted=$goldens/$1
	if [ "$what" = update ]; then
		mkdir -p "${wanted%/*}"
		rm -f "$wanted"
		[ ! -e "$made/$1" ] || cp "$made/$1" "$wanted"
		return
	fi
	[ -e "$made/$1" ] || [ -e "$wanted" ] || return 0
	[ -e "$made/$1" ] || : >"$made/$1"
	if [ ! -e "$wanted" ]; then
		wanted=/dev/null
	elif cmp -s "$wanted" "$made/$1"; then
		return
	fi
	diff -u "$wanted" "$made/$1" | sed "1,2s,$goldens/\|$made/,," | head -n 100
	failed=$((failed + 1))
}

# Every file must belong to a case.
files_check()
{
	cases_print | sed 's/[ |].*//' | sort >"$made/names"
	stale=$(cd "$goldens" && find . -mindepth 2 -type f | sed 's,^\./,,; s,\.stderr$,,' | sort -u |
		comm -23 - "$made/names")
	[ -z "$stale" ] || {
		printf 'no case makes these:\n%s\n' "$stale"
		exit 1
	}
	exit 0
}

[ "$what" != files ] || files_check

cases_print >"$made/cases"
while IFS='|' read -r name environment arguments; do
	name=${name%% *}
	case $name in
	"${group:-${name%%/*}}"/*) ;;
	*) continue ;;
	esac
	case_run "$name" "$arguments" "$environment"
	file_settle "$name"
	file_settle "$name.stderr"
	count=$((count + 1))
done <"$made/cases"

[ "$count" -gt 0 ] || {
	echo "no case in group '$group'"
	exit 1
}
[ "$failed" -eq 0 ] || {
	echo "$failed of $count differ; when they are right: cmake --build BUILD --target golden, and read the diff"
	exit 1
}
