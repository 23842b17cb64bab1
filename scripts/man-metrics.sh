#!/bin/sh
# SPDX-License-Identifier: MIT
# Keeps the options of man/cmon.1 and its tables that say what "cmon show --list" says.
set -eu
# The configuration of whoever runs this does not count.
export CMON_CONFIG=''

top=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
page=$top/man/cmon.1

usage()
{
	cat <<'END'
Usage: sh scripts/man-metrics.sh [--check] [CMON]

Writes options, limits and metrics of CMON (default: build/cmon) into man/cmon.1,
between the comments that mark their places.

  --check  change nothing; fail and print the difference when there is one
  --help   print this text
END
}

# Prints the rows of the list: family, name, unit, kind, limits, help, with tabs between them. A family itself has only
# its name and help.
list_rows()
{
	awk '
		NR == 1 || /^$/ { next }
		/^[a-z_]+: / {
			family = substr($1, 1, length($1) - 1)
			printf "%s\t\t\t\t\t%s\n", family, substr($0, length($1) + 2)
			next
		}
		{
			rest = substr($0, length($1) + 1)
			if (!match(rest, / (gauge|counter|derived|text|label|rate) +/))
				exit 1
			unit = substr(rest, 1, RSTART)
			gsub(/^ +| +$/, "", unit)
			kind = substr(rest, RSTART + 1, RLENGTH - 1)
			gsub(/ /, "", kind)
			rest = substr(rest, RSTART + RLENGTH)
			if (!match(rest, /^[^ ]+( per CPU)? +/))
				exit 1
			limits = substr(rest, 1, RLENGTH)
			sub(/ +$/, "", limits)
			printf "%s\t%s\t%s\t%s\t%s\t%s\n", family, $1, unit, kind, limits, substr(rest, RLENGTH + 1)
		}
	'
}

limits_table()
{
	awk -F '\t' '
		BEGIN {
			print ".Bl -column \"fs.*.inodes_used_percent\" \"careful\" \"warning\" \"critical\" \"seconds\""
			print ".It Em metric Ta Em careful Ta Em warning Ta Em critical Ta Em unit"
		}
		$5 != "" && $5 != "-" {
			split($5, limits, /[\/ ]/)
			printf ".It Li %s Ta %s Ta %s Ta %s Ta %s\n", $2, limits[1], limits[2], limits[3], \
				$5 ~ /per CPU/ ? "per CPU" : $3
		}
		END { print ".El" }
	'
}

metrics_tables()
{
	awk -F '\t' '
		$2 == "" {
			if (NR > 1)
				print ".El"
			printf ".Ss %s: %s\n", $1, $6
			print ".Bl -column \"context_switches_per_second\" \"counter\" \"help\" -compact"
			next
		}
		# An item with limits of its own is no metric of its own.
		split($2, path, ".") == 3 && path[2] != "*" { next }
		{
			name = $2
			sub(/^.*\./, "", name)
			help = $6
			gsub(/\\/, "\\e", help)
			gsub(/"/, "\"\"", help)
			printf ".It Li %s Ta %s Ta \"%s\"\n", name, $4, help
		}
		END { print ".El" }
	'
}

check=no
if [ "${1:-}" = --check ]; then
	check=yes
	shift
fi
if [ "${1:-}" = --help ]; then
	usage
	exit 0
fi

directory=$(mktemp -d)
trap 'rm -rf "$directory"' EXIT
"${1:-$top/build/cmon}" show --list >"$directory/list"
list_rows <"$directory/list" >"$directory/rows"
"${1:-$top/build/cmon}" --generate man >"$directory/options"
limits_table <"$directory/rows" >"$directory/limits"
metrics_tables <"$directory/rows" >"$directory/metrics"
awk -v directory="$directory" '
	/^\.\\" (options|limits|metrics) end/ { inside = 0 }
	!inside { print }
	/^\.\\" (options|limits|metrics) begin/ {
		inside = 1
		while ((getline line <(directory "/" $2)) > 0)
			print line
	}
' "$page" >"$directory/page"

if [ "$check" = yes ]; then
	diff -u "$page" "$directory/page" || {
		echo "man/cmon.1 differs from what cmon says: sh scripts/man-metrics.sh mends it"
		exit 1
	}
else
	cat "$directory/page" >"$page"
fi
