#!/bin/sh
# SPDX-License-Identifier: MIT
# Copies the fixture files of one kernel file into a flat directory, as libFuzzer wants its seeds:
# seeds.sh FIXTURES PATH DIRECTORY, where PATH is that of a file in a sample, such as proc/PID/stat.
set -eu

fixtures=${1:?directory of fixtures}
pattern=$(printf '%s\n' "${2:?path in a sample}" | sed 's/PID/[0-9]*/g')
mkdir -p "${3:?directory for the seeds}"
count=0
find "$fixtures" -type f -path "*/$pattern" | LC_ALL=C sort | while read -r file; do
	count=$((count + 1))
	cp "$file" "$3/$count"
done
if [ -z "$(ls "$3")" ]; then
	printf 'no %s below %s\n' "$2" "$fixtures"
	exit 1
fi
