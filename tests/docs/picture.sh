#!/bin/sh
# SPDX-License-Identifier: MIT
# Is the picture of the README what the program draws? picture.sh TOP CMON.
set -u
# The configuration of whoever runs this does not count.
export CMON_CONFIG=''

cd "${1:?directory of the sources}" || exit 1
if ! LC_ALL=C.UTF-8 "${2:?path of cmon}" --once --root fixtures/node6 | grep -q '─'; then
	echo 'skipped: this system has no locale C.UTF-8'
	exit 77
fi
sh scripts/screen-svg.sh "$2" | diff -u man/screen.svg - || {
	echo 'man/screen.svg is not what cmon draws: scripts/screen-svg.sh makes it anew'
	exit 1
}
