#!/bin/sh
# SPDX-License-Identifier: MIT
# Shows that run.sh and test.sh work on a bare machine: runs each in its own minimal Debian root file system.
set -eu

top=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
suite=bookworm
bare_path=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin

usage()
{
	cat <<'END'
Usage: sh scripts/fresh-root.sh [--keep] [--directory DIR]

Makes a minimal Debian root file system with mmdebstrap, unpacks it once for
scripts/test.sh and once for scripts/run.sh, runs each in its own with --yes
and prints PASS or FAIL for both. Needs root on a Debian-like machine, whose
package sources and settings it takes.

  --keep           leave the file systems there, and tell where
  --directory DIR  make them below DIR instead of the temporary directory
  --help           print this text
END
}

die()
{
	printf 'fresh-root.sh: %s\n' "$*" >&2
	exit 1
}

usage_error()
{
	printf 'fresh-root.sh: %s (see --help)\n' "$*" >&2
	exit 2
}

# Prints this machine's sources of the suite. Asking apt instead of reading its files gives one form for all.
sources_print()
{
	# shellcheck disable=SC2016
	apt-get indextargets --format 'deb $(REPO_URI) $(RELEASE) $(COMPONENT)' \
		'Created-By: Packages' 'Origin: Debian' | grep " $suite"
}

# Makes the pristine root file system as an archive.
archive_make()
{
	command -v mmdebstrap >/dev/null || {
		apt-get update
		DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends mmdebstrap
	}
	sources_print >"$work/sources.list" || {
		apt-get update
		sources_print >"$work/sources.list" || die "apt has no source for $suite on this machine"
	}
	# How to fetch (proxy, certificates, dates) is this machine's; hooks and paths are not taken along.
	apt-config dump | grep '^Acquire::' >"$work/apt.conf"
	TMPDIR=$work mmdebstrap --variant=minbase --mode=root --aptopt="$work/apt.conf" \
		"$suite" "$work/pristine.tar" "$work/sources.list"
}

# Unpacks the archive in DIRECTORY and puts the checkout into it.
root_make()
{
	mkdir "$1"
	tar -C "$1" --numeric-owner -xf "$work/pristine.tar"
	cp -L /etc/resolv.conf /etc/hosts "$1/etc/"
	# Nothing has brought certificates yet, and a source of packages may need one of this machine's.
	{
		echo /etc/ssl/certs/ca-certificates.crt
		sed -n 's/^Acquire::.*::ca-\{0,1\}info "\(.*\)";$/\1/Ip' "$work/apt.conf"
	} | while read -r file; do
		[ -e "$file" ] || continue
		mkdir -p "$1$(dirname "$file")"
		cp -L "$file" "$1$file"
	done
	mkdir -p "$1/src/cmon"
	git -c safe.directory="$top" -C "$top" ls-files -z -co --exclude-standard |
		tar -C "$top" --null --verbatim-files-from -T - --ignore-failed-read -cf - |
		tar -C "$1/src/cmon" --no-same-owner -xf -
}

# Runs the SCRIPT of the checkout in the root file system DIRECTORY, seeing only its own processes. The mounts
# end with the namespace. Of the environment only what fetching packages needs and CMON_CI are kept: a bare
# machine has no more.
root_run()
{
	set -- "$1" "$2" "PATH=$bare_path" HOME=/root "TERM=${TERM:-vt100}"
	for variable in http_proxy https_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY CMON_CI; do
		eval "value=\${$variable:-}"
		# shellcheck disable=SC2154
		[ -z "$value" ] || set -- "$@" "$variable=$value"
	done
	directory=$1
	script=$2
	shift 2
	# shellcheck disable=SC2016
	unshare --mount --pid --fork --kill-child env -i "$@" sh -euc '
		mount -t proc proc "$1/proc"
		mount -t sysfs sysfs "$1/sys"
		mkdir -p "$1/dev/pts"
		mount -t devpts -o newinstance,ptmxmode=666,mode=620 devpts "$1/dev/pts"
		ln -sf pts/ptmx "$1/dev/ptmx"
		exec chroot "$1" sh "/src/cmon/$2" --yes
	' sh "$directory" "$script" </dev/null
}

# Called by the trap.
# shellcheck disable=SC2317
cleanup()
{
	if [ "$keep" = yes ]; then
		printf 'kept: %s\n' "$work"
	else
		rm -rf --one-file-system -- "$work"
	fi
}

keep=no
parent=${TMPDIR:-/tmp}
while [ $# -gt 0 ]; do
	case $1 in
	--keep) keep=yes ;;
	--directory)
		[ $# -ge 2 ] || usage_error "--directory needs a directory"
		parent=$2
		shift
		;;
	--help)
		usage
		exit 0
		;;
	*) usage_error "unknown argument '$1'" ;;
	esac
	shift
done

[ "$(id -u)" -eq 0 ] || die "must run as root, which mmdebstrap, mount and chroot need"
[ -d "$parent" ] || die "$parent is not a directory"
work=$(mktemp -d "$(CDPATH='' cd -- "$parent" && pwd)/cmon-fresh-root.XXXXXX")
chmod 755 "$work"
trap cleanup EXIT
trap 'exit 130' INT TERM HUP

archive_make
status=0
results=
for script in scripts/test.sh scripts/run.sh; do
	root=$work/$(basename "$script" .sh)
	root_make "$root"
	printf '\n=== %s in a fresh root file system\n' "$script"
	if root_run "$root" "$script"; then
		results="${results}PASS $script\n"
	else
		results="${results}FAIL $script\n"
		status=1
	fi
done
printf '\n%b' "$results"
exit "$status"
