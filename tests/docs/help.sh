#!/bin/sh
# SPDX-License-Identifier: MIT
# What cmon says about itself: -h fits on a screen, the topics of --help are there, completions are right in each shell
# that is here, --version and --bug-report tell what they should and no more. help.sh TOP CMON.
set -u

cd "${1:?directory of the sources}" || exit 1
program=${2:?path of cmon}
case $program in
/*) ;;
*) program=$PWD/$program ;;
esac
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
failed=0
export LC_ALL=C CMON_CONFIG=

fail()
{
	printf '%s\n' "$*"
	failed=1
}

# usage: holds FILE PATTERN...: each pattern is in a line of it
holds()
{
	file=$1
	shift
	for pattern in "$@"; do
		grep -Eq -- "$pattern" "$work/$file" || fail "$file has no line with $pattern:" "$(cat "$work/$file")"
	done
}

# usage: makes FILE ARGUMENT...: the output, which comes without an error
makes()
{
	file=$1
	shift
	if ! "$program" "$@" >"$work/$file" 2>"$work/error" || [ -s "$work/error" ]; then
		fail "cmon $* fails: $(cat "$work/error")"
	fi
}

for command in '' $("$program" --help | sed -n '/^Commands/,/^$/s/^  \([^ ]*\) .*/\1/p'); do
	# shellcheck disable=SC2086
	makes short $command -h
	[ "$(wc -l <"$work/short")" -le 24 ] || fail "cmon $command -h has more than 24 lines"
	awk 'length > 80 { exit 1 }' "$work/short" || fail "cmon $command -h has a line of more than 80 columns"
	[ "$(sed -n '/^Examples:/,/^$/p' "$work/short" | grep -c '^  cmon')" -eq 4 ] || fail "cmon $command -h: not 4 examples"
	tail -n 1 "$work/short" | grep -q 'man cmon$' || fail "cmon $command -h does not end with the manual"
	# Every option of the long form stands in the short one.
	# shellcheck disable=SC2086
	makes long $command --help
	options=$(sed -n 's/^  \(-., \)\{0,1\}\(--[a-z-]*\).*/\2/p' "$work/long")
	for option in $options; do
		grep -q -- " $option\b" "$work/short" || fail "cmon $command -h does not tell $option"
	done
	# shellcheck disable=SC2086
	makes all $command --help all
	cmp -s "$work/long" "$work/all" || fail "cmon $command --help all is not --help"
done
makes keys --help keys
holds keys '^  F10 +|^  q .*quit'
makes limits --help=limits
holds limits '^mem\.used_percent +50 +70 +90$' '^load\.one .* per CPU$'
makes metrics show --help metrics
holds metrics '^mem\.used_percent +percent'
makes files --help files
holds files '^  /proc/meminfo ' '^  /proc/PID/stat ' '^  /etc/cmon.conf '
others=$(sed -n '2,/^$/p' "$work/files" | grep -v '^$' | grep -vE '^  /(proc|sys|etc|run)/')
[ -z "$others" ] || fail "cmon --help files tells of what is no file: $others"
"$program" --help kes >"$work/wrong" 2>&1
[ $? -eq 2 ] || fail 'a wrong topic does not end with 2'
holds wrong 'must be all, keys, limits, metrics or files'

makes version --version
holds version '^cmon [0-9]+\.[0-9]+\.[0-9]+( \([0-9a-f]+(-dirty)?\))?$' '^Features: ' '^ncurses [0-9.]+, .*libc.*, compiled by ' '^Licence: MIT$'
makes report --bug-report
holds report '^cmon [0-9]' '^Build: ' '^Kernel: ' '^Locale: ' '^TERM ' '^Colours: ' '^Configuration: 0 files' '^Kernel files'
name=$(uname -n)
[ "${#name}" -lt 4 ] || ! grep -qF -- "$name" "$work/report" || fail "--bug-report tells the name of the host"

# Completions: what each shell makes of them.
for shell in bash zsh fish; do
	makes "cmon.$shell" --generate "$shell"
	if command -v "$shell" >/dev/null; then
		"$shell" -n "$work/cmon.$shell" || fail "$shell does not take its completions"
	fi
done

# usage: bash_offers WANTED WORD...: the last word is to be completed
bash_offers()
{
	wanted=$1
	shift
	got=$(bash -c '. "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _cmon; echo "${COMPREPLY[*]}"' \
		- "$work/cmon.bash" "$@")
	[ "$got" = "$wanted" ] || fail "bash offers \"$got\" for \"$*\", not \"$wanted\""
}

if command -v bash >/dev/null; then
	bash_offers show cmon sh
	bash_offers '--once' cmon --on
	bash_offers '--format' cmon show --fo
	bash_offers 'json' cmon show --format j
	bash_offers 'json' cmon show --format = j
	bash_offers 'text json ndjson csv' cmon show --format =
	bash_offers 'meminfo' cmon show memi
	bash_offers '' cmon --format j
	bash_offers "$work/cmon.bash" cmon --config "$work/cmon.b"
fi

# usage: fish_offers WANTED LINE
fish_offers()
{
	got=$(HOME=$work fish --no-config -c "source $work/cmon.fish; complete -C '$2'" 2>/dev/null | sed 's/\t.*//' | tr '\n' ' ')
	[ "$got" = "$1" ] || fail "fish offers \"$got\" for \"$2\", not \"$1\""
}

if command -v fish >/dev/null; then
	fish_offers 'show ' 'cmon sh'
	fish_offers '--once ' 'cmon --on'
	fish_offers '--format ' 'cmon show --fo'
	fish_offers 'json ' 'cmon show --format j'
	fish_offers 'meminfo ' 'cmon show memi'
fi

exit "$failed"
