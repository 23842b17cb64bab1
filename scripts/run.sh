#!/bin/sh
# SPDX-License-Identifier: MIT
# Installs what is missing, builds a release of cmon and starts it.
set -eu

top=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
# shellcheck source=scripts/packages.sh
. "$top/scripts/packages.sh"

usage()
{
	cat <<'END'
Usage: sh scripts/run.sh [--yes] [-- ARGUMENT ...]

Installs what is missing to build cmon, builds a release in build/, starts it
with the ARGUMENTs and tells at the end where the binary is. Everything but
cmon's own output goes to standard error.

  --yes    use sudo to install what is missing without asking
  --help   print this text
END
}

while [ $# -gt 0 ]; do
	case $1 in
	--yes)
		# shellcheck disable=SC2034
		assume_yes=yes
		;;
	--help)
		usage
		exit 0
		;;
	--)
		shift
		break
		;;
	*)
		say "run.sh: unknown argument '$1'; arguments of cmon go after -- (see --help)"
		exit 2
		;;
	esac
	shift
done

things_require compiler cmake make pkg-config ncurses inih
# The tests are not built: they may need what is not here.
{
	cmake -S "$top" -B "$top/build" -DCMAKE_BUILD_TYPE=Release &&
		cmake --build "$top/build" --parallel "$(nproc)" --target cmon
} >&2 || die "run.sh: cmon could not be built"

# Ctrl-C is for cmon; this script still has a line to say.
trap : INT
status=0
"$top/build/cmon" "$@" || status=$?
say "The binary is $top/build/cmon"
exit "$status"
