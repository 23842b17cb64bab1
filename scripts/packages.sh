# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# Finds what is missing to build and test cmon, and installs it. Sourced by run.sh and test.sh. A "thing" is a
# row of the table below: what must be there, whatever its package is called.

assume_yes=no

# One row per thing; several packages are joined by commas, "-" means that nothing more is needed.
package_table='
thing            apt-get         dnf                zypper        apk                        pacman
compiler         gcc,libc6-dev   gcc                gcc           gcc,musl-dev,linux-headers gcc
cmake            cmake           cmake              cmake         cmake                      cmake
make             make            make               make          make                       make
pkg-config       pkg-config      pkgconf-pkg-config pkg-config    pkgconf                    pkgconf
ncurses          libncurses-dev  ncurses-devel      ncurses-devel ncurses-dev                ncurses
inih             libinih-dev     inih-devel         libinih-devel inih-dev                   libinih
check            check           check-devel        check-devel   check-dev                  check
gcc              gcc,libc6-dev   gcc                gcc           gcc,musl-dev,linux-headers gcc
clang            clang           clang              clang         clang                      clang
gcc-sanitizers   -               libasan,libubsan,libtsan -             -                          -
clang-sanitizers libclang-rt-dev compiler-rt        -             compiler-rt                compiler-rt
clang-format     clang-format    clang-tools-extra  clang-tools   clang-extra-tools          clang
clang-tidy       clang-tidy      clang-tools-extra  clang-tools   clang-extra-tools          clang
mandoc           mandoc          mandoc             mandoc        mandoc                     mandoc
shellcheck       shellcheck      ShellCheck         ShellCheck    shellcheck                 shellcheck
git              git             git                git           git                        git
tmux             tmux            tmux               tmux          tmux                       tmux
ps               procps          procps-ng          procps        procps                     procps-ng
'

say()
{
	printf '%s\n' "$*" >&2
}

die()
{
	say "$@"
	exit 1
}

# Tells whether COMPILER builds a program, and, with a SANITIZER, whether that program runs under it, started by
# $launcher if there is one.
compiler_works()
(
	directory=$(mktemp -d) || exit 1
	trap 'rm -rf "$directory"' EXIT
	# Some systems have the kernel's headers in a package apart.
	cat >"$directory/probe.c" <<-'END'
		#include <linux/magic.h>
		#include <stddef.h>
		#include <stdio.h>
		#ifdef FUZZED
		int LLVMFuzzerTestOneInput(const char *data, size_t size);
		int LLVMFuzzerTestOneInput(const char *data, size_t size) { return size > 0 && data == NULL; }
		#else
		int main(void) { return puts("works") < 0; }
		#endif
	END
	fuzzed=
	case ${2:-} in
	fuzzer*) fuzzed=-DFUZZED ;;
	esac
	# The compiler may be several words, as in CC="ccache gcc".
	# shellcheck disable=SC2086
	$1 $fuzzed ${2:+-fsanitize=$2} -o "$directory/probe" "$directory/probe.c" || exit 1
	# Run only when that is the question: the temporary directory may forbid it.
	# shellcheck disable=SC2086
	[ -z "${2:-}" ] || ${launcher:-} "$directory/probe" ${fuzzed:+-runs=10}
) >/dev/null 2>&1

# Prints those of the sanitizers address and undefined that work with COMPILER, joined by a comma.
sanitizers_find()
(
	found=
	for sanitizer in address undefined; do
		! compiler_works "$1" "$sanitizer" || found=${found:+$found,}$sanitizer
	done
	printf '%s\n' "$found"
)

thing_is_present()
{
	case $1 in
	compiler)
		if [ -n "${CC:-}" ]; then
			compiler_works "$CC"
		else
			compiler_works cc || compiler_works gcc || compiler_works clang
		fi
		;;
	gcc | clang) compiler_works "$1" ;;
	ncurses) pkg-config --exists ncursesw 2>/dev/null ;;
	check | inih) pkg-config --exists "$1" 2>/dev/null ;;
	gcc-sanitizers) [ "$(sanitizers_find gcc)" = address,undefined ] ;;
	clang-sanitizers) [ "$(sanitizers_find clang)" = address,undefined ] ;;
	*) command -v "$1" >/dev/null ;;
	esac
}

things_missing()
(
	for thing in "$@"; do
		thing_is_present "$thing" || printf ' %s' "$thing"
	done
)

manager_find()
{
	for manager in apt-get zypper dnf apk pacman; do
		! command -v "$manager" >/dev/null || return 0
	done
	return 1
}

# Prints the packages that MANAGER has for the THINGs, each once.
packages_name()
(
	wanted=$1
	shift
	names=
	while read -r thing apt dnf zypper apk pacman; do
		case " $* " in
		*" $thing "*) ;;
		*) continue ;;
		esac
		case $wanted in
		apt-get) row=$apt ;;
		dnf) row=$dnf ;;
		zypper) row=$zypper ;;
		apk) row=$apk ;;
		pacman) row=$pacman ;;
		esac
		[ "$row" != - ] || continue
		for name in $(printf '%s' "$row" | tr , ' '); do
			case " $names " in
			*" $name "*) ;;
			*) names=${names:+$names }$name ;;
			esac
		done
	done <<-END
		$package_table
	END
	printf '%s\n' "$names"
)

# Prints the shell line that refreshes MANAGER's lists and installs PACKAGES. A refresh that fails for one of
# several sources must not stop the rest, hence the semicolons.
install_line()
{
	case $1 in
	apt-get)
		echo "apt-get update;" \
			"DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $2"
		;;
	dnf) echo "dnf -y makecache; dnf -y install $2" ;;
	zypper)
		echo "zypper --non-interactive refresh;" \
			"zypper --non-interactive install --no-recommends $2"
		;;
	apk) echo "apk update; apk add $2" ;;
	# Arch supports new packages only together with an update of the installed ones.
	pacman) echo "pacman -Syu --needed --noconfirm $2" ;;
	esac
}

# Tells whether sudo may be used: --yes allows it, else somebody on the terminal.
sudo_is_allowed()
{
	[ "$assume_yes" = no ] || return 0
	printf 'Install with sudo? [y/N] ' >&2
	read -r answer || return 1
	case $answer in
	y | Y | yes | Yes) return 0 ;;
	*) return 1 ;;
	esac
}

# Installs those of the THINGs that are missing. Leaves the program where that can't be done.
things_require()
{
	missing=$(things_missing "$@")
	[ -n "$missing" ] || return 0
	manager_find || die "Missing:$missing; install them by hand, no known package manager is here."
	# shellcheck disable=SC2086
	packages=$(packages_name "$manager" $missing)
	[ -n "$packages" ] || die "Missing:$missing; $manager has no package for it."
	line=$(install_line "$manager" "$packages")
	by_hand="To install what is missing (${missing# }), run as root: $line"
	sudo=
	if [ "$(id -u)" -ne 0 ]; then
		sudo=sudo
		command -v sudo >/dev/null || die "$by_hand"
		[ "$assume_yes" = yes ] || { [ -t 0 ] && [ -t 2 ]; } || die "$by_hand"
	fi
	say "Missing:$missing"
	say "Will run as root: $line"
	[ -z "$sudo" ] || sudo_is_allowed || die "$by_hand"
	$sudo sh -c "$line" >&2 || die "The installation failed. $by_hand"
	missing=$(things_missing "$@")
	[ -z "$missing" ] || die "Still missing after the installation:$missing"
}
