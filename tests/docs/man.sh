#!/bin/sh
# SPDX-License-Identifier: MIT
# Does man/cmon.1 say what the program says: options, keys, commands, columns, limits and metrics? man.sh TOP CMON.
set -u
# The configuration of whoever runs this does not count.
export CMON_CONFIG=''

cd "${1:?directory of the sources}" || exit 1
program=${2:?path of cmon}
page=man/cmon.1
failed=0
# Words are compared as they stand: "--color[=WHEN]" is no pattern.
set -f

fail()
{
	printf '%s\n' "$*"
	failed=1
}

# usage: section NAME: the lines of a section of the page
section()
{
	awk -v name="$1" '/^\.Sh / { inside = $0 == ".Sh " name; next } inside' "$page"
}

# usage: words MACRO: what follows each MACRO in the .It lines of the input, one a line
words()
{
	awk -v macro="$1" '/^\.It / {
		for (i = 2; i < NF; i++)
			if ($i == macro) {
				word = $(i + 1)
				sub(/^\\&/, "", word)
				print word
			}
	}'
}

# usage: same WHAT PROGRAM PAGE: two lists of words, which must be one
same()
{
	for word in $2; do
		printf '%s\n' "$3" | grep -qxF -- "$word" || fail "$page does not tell the $1 $word"
	done
	for word in $3; do
		printf '%s\n' "$2" | grep -qxF -- "$word" || fail "$page tells of the $1 $word, cmon does not"
	done
	[ -n "$2" ] || fail "cmon tells no $1"
}

# usage: within WHAT PROGRAM PAGE: the same, but the page may tell more
within()
{
	for word in $2; do
		printf '%s\n' "$3" | grep -qxF -- "$word" || fail "$page does not tell the $1 $word"
	done
	[ -n "$2" ] || fail "cmon tells no $1"
}

commands()
{
	"$program" --help | sed -n '/^Commands/,/^$/s/^  \([^ ]*\) .*/\1/p'
}

# An option with its argument as --help and the page spell it: "--size COLUMNSxROWS", "--color[=WHEN]".
help_options()
{
	for command in '' $(commands); do
		# shellcheck disable=SC2086
		"$program" $command --help
	done | sed -n 's/^  \(-[A-Za-z], \)\{0,1\}\(--[a-z-]*\(\[=[A-Z]*\]\)\{0,1\}\( [A-Z][A-Za-z,.]*\)\{0,1\}\)  *[^ ].*/\2/p' |
		tr ' ' '=' | sort -u
}

page_options()
{
	section OPTIONS | sed -n -e 's/ Ns Op = Ns Ar \([A-Z]*\)$/[=\1]/' -e 's/ Ar \([A-Za-z,.]*\)$/=\1/' \
		-e 's/^\.It.* Fl \(-[a-z-]*\)/-\1/p' | sort -u
}

short_options()
{
	"$program" --help | sed -n 's/^  -\([A-Za-z]\), --.*/\1/p'
}

same option "$(help_options)" "$(page_options)"
same 'short option' "$(short_options)" "$(section OPTIONS | words Fl | sed -n '/^[A-Za-z]$/p')"
within key "$("$program" --help | sed -n '/^Keys:/,/^$/s/^  \([^ ]*\) .*/\1/p')" "$(section KEYS | words Ic)"
same command "$(commands)" "$(section COMMANDS | sed '/^\.Ss/,$d' | words Cm)"
# A wrong format is answered with all right ones.
within format "$("$program" show --format none 2>&1 | sed -n 's/.*must be \([a-z, ]*\) (see.*/\1/p' |
	sed -e 's/ or / /' -e 's/,//g' | tr ' ' '\n')" "$(section COMMANDS | sed '1,/^\.Ss Formats/d' | words Cm)"

# Titles and names of columns stand in their table.
columns=$(sed -n 's/^\t\[LIST_[A-Z_]*\] = {"[a-z]*", "\([^"]*\)".*/\1/p' src/tui/list/column.c | sort -u)
same column "$columns" "$(section COLUMNS | words Cm | sort -u)"
within 'name of a column' "$(sed -n 's/^\t\[LIST_[A-Z_]*\] = {"\([a-z]*\)".*/\1/p' src/tui/list/column.c | grep -vx command)" \
	"$(section CONFIGURATION | sed -n 's/^\.Cm \([^ ]*\).*/\1/p')"

# The files that are read stand in the table of families, and those of one file can be asked for by name.
origins=$(sed -n 's/.*ORIGIN_\([A-Z]*\), "\([^"]*\)".*/\1 \2/p' src/core/families.c | grep -v '^SUM ' | sort -u)
within 'file' "$(printf '%s\n' "$origins" | sed -e 's/^FILE /\//' -e 's/^WALK /\//' -e 's/^THREAD /\//' -e 's/^\(PROCESS\|LINKS*\|NAMES\) /\/proc\/PID\//' \
	-e 's/^DIRECTORY \([^%]*\)%.*/\/\1NAME/' -e 's/^NAMED \([^%]*\)%.*/\/\1NAME/')" "$(section FILES | words Pa)"
within 'kernel file' "$(printf '%s\n' "$origins" | awk '$1 == "FILE" {
	sub(/^(proc\/self|proc|etc|run|sys)\//, "", $2)
	print $2
}')" \
	"$(section COMMANDS | sed -n 's/^\.Cm \([^ ]*\).*/\1/p')"

sh scripts/man-metrics.sh --check "$program" || failed=1
exit "$failed"
