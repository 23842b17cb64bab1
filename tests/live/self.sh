#!/bin/sh
# SPDX-License-Identifier: MIT
# Does live.sh find fault with a program that is wrong? self.sh CMON FIXTURE
set -u

cmon=${1:?program}
fixture=${2:?directory of a fixture}
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
failed=0

# usage: wrong SENTENCE SCRIPT: live.sh must say SENTENCE of a cmon whose output went through the sed SCRIPT
wrong()
{
	printf '#!/bin/sh\n"%s" "$@" | sed "%s"\n' "$cmon" "$2" >"$work/cmon"
	if sh "$here/live.sh" "$work/cmon" - "$fixture" load net >"$work/out" 2>&1; then
		echo "live.sh does not see: $2"
		failed=1
	elif ! grep -qF "$1" "$work/out"; then
		echo "live.sh does not say '$1': $(cat "$work/out")"
		failed=1
	fi
}

: >"$work/cmon"
chmod +x "$work/cmon"
value=$(cut -d ' ' -f 1 "$fixture/proc/loadavg")
interface=$(sed -n '3s/^ *\(.*\):.*/\1/p' "$fixture/proc/net/dev")
wrong 'differs:  one:' "s/Z,0*$value,/Z,9$value,/"
wrong 'no such value in cmon' 's/,fifteen,/,thirty,/'
wrong "$interface (the item): not in cmon" "/Z,$interface,/d"
wrong 'other9 (the item): in cmon alone' "s/Z,$interface,/Z,other9,/"
wrong "$interface rx_bytes_total:" "/Z,$interface,/s/,/,1/2"

# A family that nobody reads by hand.
printf '#!/bin/sh\n[ "$*" = "show --list" ] || exit 1\necho "invention: a new family"\n' >"$work/cmon"
sh "$here/live.sh" "$work/cmon" - >"$work/out" 2>&1
grep -q '^invention: no function' "$work/out" || {
	echo "live.sh does not miss a family: $(cat "$work/out")"
	failed=1
}
exit "$failed"
