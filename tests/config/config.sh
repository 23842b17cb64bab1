#!/bin/sh
# SPDX-License-Identifier: MIT
# What files of the configuration do, and what wrong ones are answered with: config.sh TOP CMON.
set -u

top=${1:?directory of the sources}
program=${2:?path of cmon}
case $program in
/*) ;;
*) program=$PWD/$program ;;
esac
made=$(mktemp -d) || exit 1
trap 'rm -rf "$made"' EXIT
trap 'exit 1' HUP INT TERM
failed=0
export LC_ALL=C.UTF-8 HOME="$made/home" XDG_CONFIG_HOME="$made/xdg" CMON_CONFIG=
unset NO_COLOR CLICOLOR_FORCE SSH_CONNECTION SSH_TTY TMUX STY

fail()
{
	printf '%s\n' "$*"
	failed=1
}

# usage: same WHAT WANTED GOT
same()
{
	[ "$2" = "$3" ] || fail "$1: wanted" "$2" "got" "$3"
}

# usage: refused FILE REASON: --config FILE ends with 2 and one line
refused()
{
	got=$(timeout 10 "$program" show load.one --config "$1" --root "$top/fixtures/node6" 2>&1 >/dev/null)
	same "exit of --config $1" 2 $?
	same "--config $1" "cmon: --config $1: $2 (see --help)" "$got"
}

# usage: setting KEY OPTION...: the line of --print-config, without the path of its file
setting()
{
	key=$1
	shift
	"$program" "$@" --print-config 2>/dev/null | sed -n "s,^\($key = [^;]*[^ ;]\) *; \($made/\)*,\1 ; ,p"
}

mkdir -p "$made/xdg/cmon" "$made/home/.config/cmon" "$made/folder"
cd "$made" || exit 1
: >empty.conf
chmod 644 empty.conf
for file in good broken; do
	cp "$top/tests/config/$file/cmon.conf" "$file.conf"
	chmod 644 "$file.conf"
done

# Everything that a file can say, and where it comes from.
"$program" --config good.conf --print-config --ascii --interval 3 >good.txt 2>good.err || fail "good.conf: $(cat good.err)"
same 'complaints about good.conf' '' "$(cat good.err)"
grep -v '^limit .*; default$' good.txt | diff -u "$top/tests/config/good/print.txt" - || failed=1

# What is printed is a file that says the same.
sed 's/ *;.*//' good.txt >wanted.txt
chmod 644 good.txt
"$program" --config good.txt --print-config 2>&1 | sed 's/ *;.*//' | diff -u wanted.txt - || failed=1

# Every wrong line is told, and the rest counts.
"$program" show --config broken.conf --root "$top/fixtures/node6" >broken.out 2>broken.err || fail 'broken.conf ends it'
diff -u "$top/tests/config/broken/stderr.txt" broken.err || failed=1
grep -q '^{"schema":1,' broken.out || fail 'broken.conf: its format is not taken'
same 'an indented key' 'interval = 7 ; broken.conf:16' "$(setting interval --config broken.conf)"

# Limits of single items reach values, colours and the header.
printf '[limits]\nlimit = fs./.used_percent 1 2 3\nlimit = mem.used_percent 97 98 99\n' >limits.conf
chmod 644 limits.conf
same 'a level of one item' 'fs./.used_percent  62.1565219        X CRITICAL' \
	"$("$program" show fs./.used_percent --config limits.conf --root "$top/fixtures/node6")"
"$program" --once --config limits.conf --root "$top/fixtures/level-critical" >once.txt
grep -q 'MEM .*X' once.txt && fail 'mem.used_percent keeps its limit'
"$program" --once --root "$top/fixtures/level-critical" | grep -q 'MEM .*X' || fail 'MEM is not critical without limits'

# One file after the other, then the command line; what cannot be trusted is left out, and it goes on.
usual_files()
{
	unset CMON_CONFIG
	mkdir -p xdg/cmon
	printf '[screen]\nsort = io\ninterval = 9\n' >xdg/cmon/cmon.conf
	printf '[screen]\nsort = name\n' >home/.config/cmon/cmon.conf
	chmod 644 xdg/cmon/cmon.conf home/.config/cmon/cmon.conf
	same 'XDG_CONFIG_HOME' 'sort = io ; xdg/cmon/cmon.conf:2' "$(setting sort)"
	same 'HOME' 'sort = name ; home/.config/cmon/cmon.conf:2' "$(XDG_CONFIG_HOME='' setting sort)"
	same 'a relative XDG_CONFIG_HOME' 'sort = name ; home/.config/cmon/cmon.conf:2' "$(XDG_CONFIG_HOME=xdg setting sort)"
	same 'the command line' 'interval = 4 ; command line' "$(setting interval --interval 4)"
	same 'the file' 'interval = 9 ; xdg/cmon/cmon.conf:3' "$(setting interval)"
	same 'a default' 'net = on ; default' "$(setting net)"
	same 'the environment' 'interval = 2 ; environment SSH_CONNECTION' \
		"$(SSH_CONNECTION=x XDG_CONFIG_HOME="$made/none" setting interval)"
	for name in SSH_CONNECTION SSH_TTY TMUX STY; do
		same "the mouse and $name" "mouse = off ; environment $name" \
			"$(env "$name=x" "$program" --config empty.conf --print-config | sed -n 's/^\(mouse = off\) *;/\1 ;/p')"
	done
	same 'NO_COLOR' 'color = never ; environment NO_COLOR' "$(NO_COLOR=1 setting color)"
	same 'an option above NO_COLOR' 'color = always ; command line' "$(NO_COLOR=1 setting color --color)"
	same 'the order of the list' 1 "$("$program" --once --root "$top/fixtures/vm-debian12" | grep -c 'I/O▼')"

	chmod 666 xdg/cmon/cmon.conf
	same 'an unsafe file' "cmon: $made/xdg/cmon/cmon.conf: can be written by others than its owner, it is left out" \
		"$("$program" show load.one --root "$top/fixtures/node6" 2>&1 >/dev/null)"
	rm xdg/cmon/cmon.conf
	mkfifo xdg/cmon/cmon.conf
	same 'a FIFO' "cmon: $made/xdg/cmon/cmon.conf: is no regular file, it is left out" \
		"$(timeout 10 "$program" show load.one --root "$top/fixtures/node6" 2>&1 >/dev/null)"
}

# The variable stands for the option, which wins, or for no file at all.
printf '[screen]\nsort = io\ninterval = 9\n' >named.conf
chmod 644 named.conf
same 'CMON_CONFIG' 'sort = io ; named.conf:2' "$(CMON_CONFIG=named.conf setting sort)"
same 'an option above CMON_CONFIG' 'sort = cpu ; default' "$(CMON_CONFIG=named.conf setting sort --config limits.conf)"
same 'CMON_CONFIG of nothing' 'sort = cpu ; default' "$(setting sort)"
same 'a missing CMON_CONFIG' 'cmon: CMON_CONFIG none: No such file or directory (see --help)' \
	"$(CMON_CONFIG=none "$program" show load.one --root "$top/fixtures/node6" 2>&1)"

# One that is named must be right.
mkfifo fifo
cp limits.conf open.conf
chmod 664 open.conf
cp limits.conf group.conf
head -c 1100000 /dev/zero | tr '\0' ';' >large.conf
chmod 644 large.conf
refused none 'No such file or directory'
refused folder 'is a directory'
refused fifo 'is no regular file'
refused /dev/null 'is no regular file'
refused open.conf 'can be written by others than its owner'
refused large.conf 'is larger than 1 MiB'
if [ "$(id -u)" -eq 0 ]; then
	chmod 644 group.conf
	chown 65534 group.conf && refused group.conf 'belongs to another user'
fi

# Many wrong lines are not all told.
{
	echo '[screen]'
	yes 'x = 1' | head -n 1000
} >many.conf
chmod 644 many.conf
same 'lines about many wrong ones' 20 "$("$program" --print-config --config many.conf 2>&1 >/dev/null | grep -c many.conf)"

# What is saved is read back to the same, with every line understood; what the environment says is not saved.
NO_COLOR=1 "$program" --config good.conf --save-config=saved.conf --interval 4 >saved.out 2>saved.err
same 'exit of --save-config' 0 $?
same '--save-config tells where' saved.conf "$(cat saved.out)"
"$program" --config saved.conf --print-config 2>>saved.err | sed 's/ *; .*//' >saved.got
"$program" --config good.conf --interval 4 --print-config | sed 's/ *; .*//' >saved.wanted
diff -u saved.wanted saved.got || failed=1
same 'complaints about what was saved' '' "$(cat saved.err)"
cp saved.conf before.conf
same 'a file that is there' 'cmon: --save-config: saved.conf: it is there already, and is not written over' \
	"$("$program" --save-config=saved.conf 2>&1)"
cmp -s before.conf saved.conf || fail 'a file that was there was written over'
ln -s nowhere.conf link.conf
"$program" --save-config=link.conf >/dev/null 2>&1 && fail 'a link to nowhere was followed'
same 'a folder that is missing' 'cmon: --save-config: none/a.conf: No such file or directory' \
	"$("$program" --save-config=none/a.conf 2>&1)"
same 'the own file' "$made/new/cmon/cmon.conf" "$(XDG_CONFIG_HOME=$made/new "$program" --save-config)"
same 'nobody knows the own file' 'cmon: --save-config: nothing tells where your configuration is; name a file' \
	"$(env -u HOME -u XDG_CONFIG_HOME "$program" --save-config 2>&1)"
for left in *.conf.[0-9]*; do
	[ -e "$left" ] && fail "left behind: $left"
done

# What the administrator forbids, no other file allows: seen in a mount namespace with an /etc of its own.
if unshare -rm mount -t tmpfs none /etc 2>/dev/null; then
	printf '[screen]\nread_only = off\n' >allow.conf
	chmod 644 allow.conf
	# shellcheck disable=SC2016
	same 'keys that act, forbidden by the system' 3 "$(unshare -rm sh -c 'mount -t tmpfs none /etc &&
		printf "[screen]\nread_only = on\n" >/etc/cmon.conf &&
		"$0" --once --size 100x60 --keys h --config allow.conf' "$program" | grep -o -e '--read-onl[y]' | grep -c .)"
	# shellcheck disable=SC2016
	same 'keys that act, of a printed frame' 0 "$(unshare -rm sh -c 'mount -t tmpfs none /etc &&
		"$0" --once --size 100x60 --keys h --config allow.conf' "$program" | grep -o -e '--read-onl[y]' | grep -c .)"
fi

[ "$failed" -eq 0 ] || exit 1
if [ -e /etc/cmon.conf ]; then
	echo 'skipped: this machine has a configuration of its own, /etc/cmon.conf, which comes before that of a user'
	exit 77
fi
(usual_files; exit "$failed")
