#!/bin/sh
# SPDX-License-Identifier: MIT
# Does --version name the commit that was built, and does scripts/commit.cmake find the right one? commit.sh TOP CMON.
set -u

top=${1:?directory of the sources}
program=${2:?path of cmon}
written=${program%/*}/commit.c
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
failed=0
# Nothing of the caller's git counts.
for name in $(env | sed -n 's/^\(GIT_[A-Z_]*\)=.*/\1/p'); do
	unset "$name"
done
export HOME="$work" XDG_CONFIG_HOME=/proc/none CMON_CONFIG='' GIT_CONFIG_NOSYSTEM=1 GIT_CEILING_DIRECTORIES="$work" LC_ALL=C

fail()
{
	printf '%s\n' "$*"
	failed=1
}

# usage: name_in FILE: the commit that a written file names
name_in()
{
	sed -n 's/^const char build_commit\[\] = "\(.*\)";$/\1/p' "$1"
}

built=$(name_in "$written")
for option in --version --bug-report; do
	line=$("$program" "$option" | head -n 1)
	case $line in
	"cmon "[0-9]*.[0-9]*.[0-9]*"${built:+ ($built)}") ;;
	*) fail "cmon $option says '$line', $written '$built'" ;;
	esac
done
[ -n "$built" ] || "$program" --version | head -n 1 | grep -Eqx 'cmon [0-9.]+' || fail 'a commit that nobody wrote'

if ! command -v git >/dev/null; then
	[ "$failed" -eq 0 ] || exit 1
	echo 'skipped: git is not installed'
	exit 77
fi

# usage: commit_is WANTED WHEN [GIT]
commit_is()
{
	cmake -DSOURCE="$work/tree" -DOUTPUT="$work/commit.c" -DGIT="${3-git}" -P "$top/scripts/commit.cmake" ||
		fail "$2: commit.cmake fails"
	got=$(name_in "$work/commit.c")
	[ "$got" = "$1" ] || fail "$2: '$got', not '$1'"
}

in_tree()
{
	git -C "$work/tree" -c user.name=test -c user.email=test@localhost "$@" >/dev/null 2>&1 || fail "git $* fails"
}

mkdir "$work/tree"
commit_is '' 'no checkout'
in_tree init
commit_is '' 'no commit yet'
echo one >"$work/tree/file"
in_tree add file
in_tree commit -m one
in_tree tag v1
head=$(git -C "$work/tree" rev-parse --short=12 HEAD)
commit_is "$head" 'a clean checkout'
commit_is '' 'no git' ''
commit_is "$head" 'git again'
# The file is written when there is something to say, and only then.
touch -d '2001-01-01' "$work/commit.c"
commit_is "$head" 'the same again'
[ -z "$(find "$work/commit.c" -newermt '2002-01-01')" ] || fail 'the same is written again'
echo two >"$work/tree/file"
commit_is "$head-dirty" 'a changed file'
in_tree commit -a -m two
commit_is "$(git -C "$work/tree" rev-parse --short=12 HEAD)" 'another commit'
# Unpacked within a checkout of something else.
mkdir "$work/tree/below"
mv "$work/tree" "$work/other"
ln -s other/below "$work/tree"
commit_is '' 'a folder of another checkout'

exit "$failed"
