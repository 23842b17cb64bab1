#!/bin/sh
# SPDX-License-Identifier: MIT
# Is there every file, folder and METRIC_ flag that CONTRIBUTING.md names between backticks? contributing.sh TOP. A path
# with NAME in it stands for one that is still to be made: its folder must be there.
set -u

cd "${1:?directory of the sources}" || exit 1
failed=0

# usage: quoted: every word between backticks, one a line
quoted()
{
	awk -F '`' '/^```/ { fenced = !fenced } !fenced { for (i = 2; i <= NF; i += 2) print $i }' CONTRIBUTING.md |
		tr ' ' '\n'
}

names=$(quoted | grep -E '^((src|include|tests|fixtures|man|scripts|bench|\.ci)/[^ ]*|\.[a-z][a-z-]*|[^ /]*\.(md|txt|json))$' |
	grep -vx '\.[a-z]*' | sort -u)
[ -n "$names" ] || {
	echo 'CONTRIBUTING.md names no file'
	exit 1
}
while read -r name; do
	case $name in
	*NAME*) path=${name%/*} ;;
	*) path=$name ;;
	esac
	[ -e "$path" ] || {
		echo "CONTRIBUTING.md names $name, which is not there"
		failed=1
	}
done <<END
$names
END
for flag in $(quoted | grep '^METRIC_' | sort -u); do
	grep -qw "$flag" src/metric/metric.h || {
		echo "CONTRIBUTING.md names $flag, which src/metric/metric.h does not have"
		failed=1
	}
done
exit "$failed"
