#!/bin/sh
# SPDX-License-Identifier: MIT
# Compares what cmon prints with what it should print: golden.sh check PROGRAM TOP [GROUP], where GROUP is the first
# folder of the names in "cases". golden.sh update PROGRAM TOP writes what it prints now; read the diff before it is
# committed. A name with its output, and NAME.stderr where it also says something or does not end with 0.
set -u

what=${1:?check or update}
program=${2:?program}
top=${3:?directory of the checkout}
group=${4:-}
goldens=$top/tests/golden
made=$(mktemp -d) || exit 1
trap 'rm -rf "$made"' EXIT
trap 'exit 1' HUP INT TERM
failed=0
count=0

# Nothing of the caller's terminal and language counts.
unset NO_COLOR CLICOLOR_FORCE COLUMNS LINES SSH_CONNECTION LANG LANGUAGE LC_CTYPE LC_NUMERIC LC_TIME
export XDG_CONFIG_HOME=/proc/none LC_ALL=C.UTF-8 TZ=UTC TERM=xterm-256color
if command -v locale >/dev/null && [ "$(locale charmap 2>/dev/null)" != UTF-8 ]; then
	echo "skipped: this system has no locale C.UTF-8"
	exit 77
fi

# Runs cmon with ENVIRONMENT and ARGUMENTS, both as a shell takes them; leaves two files.
case_run()
{
	mkdir -p "$made/${1%/*}"
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
	(cd "$top/fixtures" && env $variables "$program" "$@" </dev/null >"$file" 2>"$file.stderr")
	status=$?
	[ "$status" -eq 0 ] || printf 'exit %d\n' "$status" >>"$file.stderr"
	[ -s "$file.stderr" ] || rm -f "$file.stderr"
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
	stale=$(cd "$goldens" && find . -mindepth 2 -type f | sed 's,^\./,,; s,\.stderr$,,' | sort -u |
		while read -r file; do
			grep -q "^${file}[ |]" cases || printf '%s\n' "$file"
		done)
	[ -z "$stale" ] || {
		printf 'no case makes these:\n%s\n' "$stale"
		exit 1
	}
	exit 0
}

[ "$what" != files ] || files_check

while IFS='|' read -r name environment arguments; do
	name=${name%% *}
	case $name in
	"" | "#"*) continue ;;
	"${group:-${name%%/*}}"/*) ;;
	*) continue ;;
	esac
	case_run "$name" "$arguments" "$environment"
	file_settle "$name"
	file_settle "$name.stderr"
	count=$((count + 1))
done <"$goldens/cases"

[ "$count" -gt 0 ] || {
	echo "no case in group '$group'"
	exit 1
}
[ "$failed" -eq 0 ] || {
	echo "$failed of $count differ; when they are right: cmake --build BUILD --target golden, and read the diff"
	exit 1
}
