#!/bin/sh
# SPDX-License-Identifier: MIT
# Gives every JSON golden to a strict parser: no key twice, no NaN, and for ndjson one object per line, of which the last
# says what json says of the same machine. json.sh TOP
set -u

cd "${1:?directory of the checkout}/tests/golden" || exit 1
files=$(find . -name '*.json' -o -name '*.ndjson' | sort)
[ -n "$files" ] || exit 1

if command -v python3 >/dev/null && python3 -c '' 2>/dev/null; then
	# No file of ours has a blank in its name.
	# shellcheck disable=SC2086
	exec python3 - $files <<'END'
import json
import sys

def no_key_twice(pairs):
    names = [name for name, value in pairs]
    if len(set(names)) != len(names):
        raise ValueError("a key stands twice")
    return dict(pairs)

def refuse(word):
    raise ValueError(word + " is no JSON")

def check(text):
    sample = json.loads(text, object_pairs_hook=no_key_twice, parse_constant=refuse)
    if list(sample)[:3] != ["schema", "time", "seconds"] or sample["schema"] != 1:
        raise ValueError("schema, time and seconds come first")
    return sample

def read(name):
    with open(name, encoding="utf-8", newline="") as file:
        return file.read()

bad = 0
for name in sys.argv[1:]:
    text = read(name)
    try:
        for part in text.splitlines() if name.endswith(".ndjson") else [text]:
            sample = check(part)
        if name.startswith("./all-ndjson/") and sample != check(read(name.replace("ndjson", "json"))):
            raise ValueError("the last line is not what json says")
    except ValueError as error:
        print(f"{name}: {error}")
        bad = 1
sys.exit(bad)
END
elif command -v jq >/dev/null; then
	for file in $files; do
		jq -e '.schema == 1 and has("time") and has("seconds")' "$file" >/dev/null || {
			echo "$file: no JSON of ours"
			exit 1
		}
	done
else
	echo "skipped: neither python3 nor jq is installed"
	exit 77
fi
