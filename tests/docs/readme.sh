#!/bin/sh
# SPDX-License-Identifier: MIT
# Runs every line that README.md offers instead of a script, and looks for the figures that it must print:
# readme.sh TOP CMON.
set -u
# The configuration of whoever runs this does not count.
export CMON_CONFIG=''

cd "${1:?directory of the sources}" || exit 1
program=${2:?path of cmon}
failed=0

fail()
{
	printf '%s\n' "$*"
	failed=1
}

# usage: shows LINE ROOT PATTERN...: the LINE of the README on that fixture; each PATTERN must be a whole line
shows()
{
	line=$1
	root=$2
	shift 2
	case $line in
	*--interval*) line="$line --count 1" ;;
	esac
	output=$(
		# The line stands there as a person types it.
		# shellcheck disable=SC2317,SC2329
		cmon()
		{
			"$program" "$@" --root "$root"
		}
		eval "$line"
	) || fail "$line fails on $root"
	for pattern in "$@"; do
		printf '%s\n' "$output" | grep -Eqx -- "$pattern" ||
			fail "$line on $root prints no line \"$pattern\", but:" "$output"
	done
}

node6=fixtures/node6
rows=0
# shellcheck disable=SC2016 # the backticks are those of the table
lines=$(sed -n 's/^|.*| `\(cmon show [^`]*\)` |$/\1/p' README.md)
while read -r line; do
	rows=$((rows + 1))
	case $line in
	*cpu.\*.model*)
		model='Intel\(R\) Core\(TM\) i5 CPU       M 430  @ 2\.27GHz'
		shows "$line" $node6 "cpu\.0\.model +$model" "cpu\.1\.model +$model"
		;;
	*load.fifteen*) shows "$line" $node6 'load\.fifteen +0\.1' ;;
	*mem.total_bytes*)
		shows "$line" $node6 'mem\.total_bytes +242053120 .*' 'mem\.free_bytes +86429696 .*'
		;;
	*net.eth0*)
		shows "$line" $node6 'net\.eth0\.rx_bytes_total +98231774021 .*' \
			'net\.eth0\.rx_bytes_per_second +-'
		shows "$line" fixtures/vm-debian12 'net\.eth0\.rx_bytes_per_second +376162\.626 .*' \
			'net\.eth0\.tx_bytes_per_second +289187\.879 .*'
		;;
	*disk.sda2*)
		shows "$line" $node6 'disk\.sda2\.writes_total +52603189' \
			'disk\.sda2\.write_bytes_total +932909411328 .*' \
			'disk\.sda2\.write_seconds_total +589762\.643 .*'
		;;
	*summary*)
		shows "$line" $node6 'host\.hostname +node6' 'host\.cpus +2' 'mem\.used_percent +36\.4447077' \
			'fs\./\.used_percent +62\.1565219'
		shows "$line" fixtures/vm-debian12 'cpu\.total\.busy_percent +84\.7715736 .*'
		;;
	*) fail "no figure is known for the row $line" ;;
	esac
done <<END
$lines
END
[ "$rows" -eq 6 ] || fail "README.md has $rows rows with a line of cmon, not 6"

# Every key of the program stands in the table of keys.
keys=$("$program" --help | sed -n '/^Keys:/,/^$/s/^  \([^ ]*\) .*/\1/p')
[ -n "$keys" ] || fail "cmon --help tells no keys"
set -f
for key in $keys; do
	grep "^| \`" README.md | grep -qF "\`$key\`" || fail "README.md does not tell the key $key"
done
set +f

# What it links to is there.
links=$(sed -n 's/.*](\([^)]*\)).*/\1/p' README.md)
while read -r path; do
	[ -e "$path" ] || fail "README.md links to $path, which is not there"
done <<END
$links
END

exit "$failed"
