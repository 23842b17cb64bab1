#!/bin/sh
# SPDX-License-Identifier: MIT
# Has every part with a parser its fuzz target? all.sh TOP
set -u

cd "${1:?directory of the sources}" || exit 1
parts=$(find src/proc -name '*.c' -exec awk '
	/^const struct part [a-z_]+ = / { part = $4 }
	/^\t\.parse = / { print part }
' {} +)
[ -n "$parts" ] || {
	echo 'no part has a parser'
	exit 1
}
failed=0
for part in $parts; do
	grep -q "^fuzz_part($part " tests/fuzz/CMakeLists.txt || {
		echo "$part has a parser, but no line in tests/fuzz/CMakeLists.txt"
		failed=1
	}
done
exit "$failed"
