#!/bin/sh
# SPDX-License-Identifier: MIT
# Installs what is missing, builds cmon with each compiler, plain and under sanitizers, and runs every test.
set -u

top=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
# shellcheck source=scripts/packages.sh
. "$top/scripts/packages.sh"

usage()
{
	cat <<'END'
Usage: sh scripts/test.sh [--yes]

Installs what is missing to build and test cmon, builds it in build-test-*/
with gcc and with clang, each as a release and under the address and undefined
sanitizers, and runs every test; then what has threads under the thread
sanitizer, and the fuzz targets for a moment. One compiler is enough; what needs
a missing tool is skipped by name. CC=COMPILER takes that compiler alone.

  --yes    use sudo to install what is missing without asking
  --help   print this text

CMON_CI=1 installs the optional tools too and makes skips and compiler
warnings errors.
END
}

for argument in "$@"; do
	case $argument in
	--yes)
		# shellcheck disable=SC2034
		assume_yes=yes
		;;
	--help)
		usage
		exit 0
		;;
	*)
		say "test.sh: unknown argument '$argument' (see --help)"
		exit 2
		;;
	esac
done

passed=0
failed=0
skipped=0
werror=OFF

skip()
{
	printf 'skipped: %s (%s)\n' "$1" "$2"
	skipped=$((skipped + 1))
	# A right that this machine does not give cannot be installed.
	case $2 in
	"not permitted here"*) return ;;
	esac
	[ "${CMON_CI:-0}" != 1 ] || failure "$1 was skipped, which CI does not allow"
}

failure()
{
	printf 'failed: %s\n' "$1"
	failed=$((failed + 1))
}

# Prints the last line that the test NAME of the build in DIRECTORY wrote: by convention why it was skipped.
skip_reason()
{
	awk -v start="\"$2\" start time:" '
		index($0, start) == 1 { on = 1; last = ""; next }
		on && /^<end of output>/ { print last; exit }
		on && !/^(Output:|-*)$/ { last = $0 }
	' "$1/Testing/Temporary/LastTest.log" | sed 's/^skipped: //'
}

# Adds up what ctest printed for the build in DIRECTORY.
ctest_count()
{
	summary=$(sed -n 's/^[0-9]*% tests passed, \([0-9]*\) tests* failed out of \([0-9]*\)$/\1 \2/p' \
		"$1/ctest.log" | tail -n 1)
	summary=${summary:-0 0}
	failed=$((failed + ${summary% *}))
	passed=$((passed + ${summary#* } - ${summary% *}))
	if [ "${summary% *}" -eq 0 ] && [ "$(cat "$1/ctest.status")" -ne 0 ]; then
		failure "ctest in $1"
	fi
	awk '/^The following tests did not run:/ { on = 1; next }
		on && /^$/ { exit }
		on && sub(/ \(Skipped\).*/, "") { sub(/^[ \t]*[0-9]+ - /, ""); print }
	' "$1/ctest.log" >"$1/skipped.log"
	while read -r name; do
		# ctest counts a skipped test as passed.
		passed=$((passed - 1))
		reason=$(skip_reason "$1" "$name")
		skip "$name" "${reason:-it gave no reason}"
	done <"$1/skipped.log"
}

# What variant_test builds and runs when that is not everything: targets, options of ctest, what starts ctest.
only_targets=
only_tests=
launcher=

# Builds with COMPILER in DIRECTORY and runs the tests; the remaining arguments are for cmake.
variant_test()
{
	compiler=$1
	build=$2
	shift 2
	printf '\n== %s: %s\n' "${build##*/}" "$*"
	# shellcheck disable=SC2086
	if ! {
		CC=$compiler cmake -S "$top" -B "$build" -DCMON_WERROR="$werror" -DBUILD_TESTING=ON \
			-DCMON_REQUIRE_TESTS=ON -DCMAKE_EXPORT_COMPILE_COMMANDS=ON "$@" &&
			cmake --build "$build" --parallel "$(nproc)" ${only_targets:+--target $only_targets}
	}; then
		failure "the build in $build"
		return
	fi
	{
		# shellcheck disable=SC2086
		(cd "$build" && $launcher ctest $only_tests --parallel "$(nproc)" --output-on-failure --no-tests=error --timeout 120 </dev/null 2>&1)
		echo $? >"$build/ctest.status"
	} | tee "$build/ctest.log"
	ctest_count "$build"
}

compiler_test()
{
	if ! compiler_works "$1"; then
		skip "tests built with $1" "$1 is not installed or builds no program"
		return
	fi
	directory_stem=$top/build-test-$(printf '%s' "$1" | tr -c 'A-Za-z0-9_.+-' -)
	variant_test "$1" "$directory_stem" -DCMAKE_BUILD_TYPE=Release -DCMON_SANITIZE=
	sanitizers=$(sanitizers_find "$1")
	for sanitizer in address undefined; do
		case ,$sanitizers, in
		*",$sanitizer,"*) ;;
		*) skip "$sanitizer sanitizer with $1" "a tiny program built with it does not run here" ;;
		esac
	done
	[ -z "$sanitizers" ] || variant_test "$1" "$directory_stem-sanitize" \
		-DCMAKE_BUILD_TYPE=Debug "-DCMON_SANITIZE=$sanitizers"
}

# Threads: the sampler, the worker that asks file systems, and the screen, whose keys are read meanwhile.
threads_test()
{
	# Where a kernel places memory at random, it may do so where this sanitizer needs it.
	launcher="setarch $(uname -m) -R"
	$launcher true 2>/dev/null || launcher=
	if ! compiler_works "$1" thread; then
		skip "thread sanitizer with $1" "a tiny program built with it does not run here"
	else
		only_targets="cmon cli unit"
		only_tests="-R ^(unit-(sampler|usage_worker)|cli-(keys|silent|terminal))$"
		TSAN_OPTIONS="halt_on_error=1${TSAN_OPTIONS:+:$TSAN_OPTIONS}"
		export TSAN_OPTIONS
		variant_test "$1" "$top/build-test-threads" -DCMAKE_BUILD_TYPE=Debug -DCMON_SANITIZE=thread
	fi
	only_targets=
	only_tests=
	launcher=
}

# All targets over their seeds, and a little beyond: whoever looks for more takes the preset "fuzz".
fuzz_test()
{
	if ! compiler_works "$1" fuzzer,address,undefined; then
		skip "fuzz targets" "$1 with libFuzzer is not installed"
		return
	fi
	only_targets=fuzz
	only_tests="-R ^fuzz- --parallel $(nproc)"
	variant_test "$1" "$top/build-test-fuzz" -DCMAKE_BUILD_TYPE=Debug -DCMON_SANITIZE=address,undefined \
		-DCMON_FUZZ=ON -DCMON_FUZZ_RUNS=2000
	only_targets=
	only_tests=
}

sources_test()
{
	checked_build=$top/build-test-clang
	if ! command -v clang-tidy >/dev/null; then
		skip "check of the sources" "clang-tidy is not installed"
		return
	elif ! clang-tidy --version | grep -q 'version 14\.'; then
		skip "check of the sources" "this clang-tidy is not version 14, for which .clang-tidy is made"
		return
	elif [ ! -e "$checked_build/compile_commands.json" ]; then
		skip "check of the sources" "clang-tidy needs the build with clang"
		return
	fi
	printf '\n== clang-tidy\n'
	if (cd "$top" && find src -name '*.c' -print0 |
		xargs -0 -n 8 -P "$(nproc)" clang-tidy --quiet -p "$checked_build"); then
		passed=$((passed + 1))
	else
		failure "the check of the sources"
	fi
}

shell_scripts_test()
{
	if ! command -v shellcheck >/dev/null; then
		skip "check of the shell scripts" "shellcheck is not installed"
		return
	fi
	printf '\n== shellcheck\n'
	if (cd "$top" && find . -path './build*' -prune -o \( -name '*.sh' -o -path ./.ci/run \) -type f \
		-exec shellcheck -x {} +); then
		passed=$((passed + 1))
	else
		failure "the check of the shell scripts"
	fi
}

set -- compiler cmake make pkg-config ncurses inih check
if [ "${CMON_CI:-0}" = 1 ]; then
	unset CC
	werror=ON
	set -- "$@" gcc clang gcc-sanitizers clang-sanitizers \
		clang-format clang-tidy mandoc shellcheck git tmux ps
fi
things_require "$@"

# Only an end by a signal shows what was written to standard error while the screen was there.
export ASAN_OPTIONS="${ASAN_OPTIONS:-abort_on_error=1}"
export UBSAN_OPTIONS="${UBSAN_OPTIONS:-print_stacktrace=1:abort_on_error=1}"

if [ -n "${CC:-}" ]; then
	compiler_test "$CC"
	threads_test "$CC"
	fuzz_test "$CC"
elif compiler_works gcc || compiler_works clang; then
	compiler_test gcc
	compiler_test clang
	if compiler_works gcc; then
		threads_test gcc
	else
		threads_test clang
	fi
	fuzz_test clang
else
	compiler_test cc
	threads_test cc
	fuzz_test cc
fi
sources_test
shell_scripts_test

printf '\n%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
[ "$failed" -eq 0 ]
