#!/bin/sh
# SPDX-License-Identifier: MIT
# One check of the sources: check.sh NAME DIRECTORY. Prints "file:line: what" for every finding. Ends with 0, 1 when
# there were findings, 77 when the tool is missing.
set -u

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
name=${1:?name of a check}
cd "${2:?directory}" || exit 1

skip()
{
	printf 'skipped: %s\n' "$1"
	exit 77
}

# Gives the C files below the named directories to a command; fails when there are none.
c_files()
{
	directories=$1
	shift
	# shellcheck disable=SC2086
	files=$(find $directories -name '*.[ch]' -type f 2>/dev/null | LC_ALL=C sort)
	[ -n "$files" ] || {
		printf 'no C file in %s\n' "$directories"
		exit 1
	}
	# No file of ours has a blank in its name.
	# shellcheck disable=SC2086
	"$@" $files
}

# Marks of unfinished work, and paths that lead out of the checkout. Fixtures and goldens are not ours to word.
words_check()
{
	words='(^|[^A-Za-z0-9_])(T[O]DO|F[I]XME|X[X]X|H[A]CK)([^A-Za-z0-9_]|$)|[.][.]/shar[e]d'
	found=$(find . \( -name .git -o -path './build*' -o -path ./fixtures -o -path ./tests/golden \) -prune -o -type f \
		-exec grep -nE "$words" /dev/null {} +)
	[ -n "$found" ] || return 0
	printf '%s\n' "$found" | sed 's/^\.\///'
	return 1
}

format_check()
{
	command -v clang-format >/dev/null || skip "clang-format is not installed"
	clang-format --version | grep -q 'version 14\.' ||
		skip "this clang-format is not version 14, for which .clang-format is made"
	c_files "src tests include" clang-format --dry-run -Werror 2>&1
}

man_check()
{
	command -v mandoc >/dev/null || skip "mandoc is not installed"
	mandoc -T lint -W warning man/*.1
}

case $name in
layers) c_files "src include" awk -f "$here/layers.awk" ;;
bans) c_files "src include tests" awk -f "$here/strip.awk" -f "$here/bans.awk" ;;
sizes) c_files "src include tests" awk -f "$here/sizes.awk" ;;
words) words_check ;;
format) format_check ;;
man) man_check ;;
*)
	printf 'check.sh: no check %s\n' "$name" >&2
	exit 2
	;;
esac
status=$?
[ "$status" -eq 0 ] || [ "$status" -eq 77 ] || exit 1
exit "$status"
