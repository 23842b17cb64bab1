#!/bin/sh
# SPDX-License-Identifier: MIT
# Does a check find what it is for? self.sh NAME runs it over a small wrong tree: it must report exactly the lines that
# end in BAD there, and nothing of a right tree.
set -u

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
name=${1:?name of a check}
tree=$(mktemp -d) || exit 1
trap 'rm -rf "$tree"' EXIT
mkdir -p "$tree/src/base" "$tree/src/core" "$tree/src/tui" "$tree/src/format" "$tree/src/odd" "$tree/include/cmon" \
	"$tree/tests" "$tree/man"

licence='/* SPDX-License-Identifier: MIT */'

# Writes the standard input, below the licence, to a file of the tree.
put()
{
	{
		printf '%s\n' "$licence"
		cat
	} >"$tree/$1"
}

lines()
{
	awk -v count="$1" 'BEGIN { for (i = 0; i < count; i++) print "int x" i ";" }'
}

good_tree()
{
	put src/base/good.c <<'END'
#include "base/buf.h"

#include <stdio.h>

int main(void)
{
	/* sprintf(a, b) is banned; so is system("x"). */
	printf("sprintf(\"%d\"); /* extern */ '\"'\n", 1); // atoi(x)
	char quote = '"', slash = '/';
	return derive_system(x) + fprintf(stderr, is_short ? "%d" : "%d long", quote / slash) + buf->gets;
}
END
	put src/tui/curses.c <<'END'
#include "core/delta.h"
#include "tui/grid.h"

#include <curses.h>
END
	put src/core/act.c <<'END'
int x = kill(1, 9) + setpriority(1, 2, 3) + syscall(SYS_pidfd_send_signal, 1);
END
	put src/tui/screen.c <<'END'
int x = raise(SIGTSTP) + act_nice(&target, 5) + item->nice + skill(x); /* kill(1, 9) */
END
	put tests/good.c <<'END'
int x = kill(1, 9);
END
	put src/main.c <<'END'
#include "cmd/commands.h"
END
	printf '.Dd November 21, 2026\n.Dt X 1\n.Os\n.Sh NAME\n.Nm x\n.Nd y\n' >"$tree/man/x.1"
	cp "$here/../../.clang-format" "$tree/" 2>/dev/null
}

bad_tree()
{
	case $name in
	layers)
		put src/base/bad.c <<'END'
#include "metric/unit.h" /* BAD */
#include "base/buf.h"
#include "buf.h" /* BAD */
#include "nowhere/x.h" /* BAD */
END
		put src/format/bad.c <<'END'
#include "record/tape.h" /* BAD */
#include "tui/grid.h" /* BAD */
#  include "main.h" /* BAD */
#include "core/delta.h"
END
		put src/tui/bad.c <<'END'
#include <curses.h> /* BAD */
#include <ncursesw/ncurses.h> /* BAD */
#include "cmd/show.h" /* BAD */
#include "format/json.h"
END
		printf '#include <stdio.h> /* BAD */\n' >"$tree/src/odd/bad.c"
		put include/cmon/bad.h <<'END'
#include "base/buf.h" /* BAD */
#include <stddef.h>
END
		;;
	bans)
		put src/base/bad.c <<'END'
extern int x; /* BAD */
int a = sprintf(b, "%d", 1); /* BAD */
int b = vsprintf (c, d, e); /* BAD */
char *c = strcpy(x, y), *d = "x"; /* BAD */
char *e = strcat(x, y); /* BAD */
char *f = strtok(x, y); /* BAD */
int g = atoi(x); /* BAD */
int h = sscanf(x, y); /* BAD */
char *i = gets(x); /* BAD */
void *j = alloca(5); /* BAD */
int k = 1 + system(x); /* BAD */
FILE *l = popen(x, y); /* BAD */
/* A comment
 * of lines: gets(x) */ int m = gets(x); /* BAD */
int n = printf(x); /* BAD */
int o = fprintf(stderr, x, "%d"); /* BAD */
int p = snprintf(a, f(b, c), x, "%d"); /* BAD */
void q(void) { buf_printf(&out, /* BAD */
	x, "%d"); }
int r = printf(
	"%d", x);
int s = mvprintw(1, 2, x); /* BAD */
void buf_printf(struct buf *buf, const char *format, ...);
char *t = setlocale(LC_ALL, ""); /* BAD */
char *u = setlocale(LC_CTYPE, "");
END
		put src/core/bad.c <<'END'
int v = kill(1, 9); /* BAD */
int w = x->y || setpriority (PRIO_PROCESS, 1, 2); /* BAD */
long x = syscall(SYS_pidfd_send_signal, 1, 2); /* BAD */
int y = pidfd_send_signal(1, 2, NULL, 0); /* BAD */
int z = nice(5); /* BAD */
END
		put tests/bad.c <<'END'
int x = atoi("1"); /* BAD */
END
		;;
	sizes)
		lines 1 >"$tree/src/base/bad_first.c"
		{ lines 499; echo '/* BAD */'; } | put src/base/bad_file.c
		lines 499 | put src/base/right_file.c
		{ lines 119; echo '/* BAD */'; } | put src/base/bad.h
		lines 119 | put src/base/right.h
		{ lines 39; echo '/* BAD */'; } | put src/main.c
		{ echo 'int f(void)'; echo '{ /* BAD */'; lines 71; echo '}'; } | put src/base/bad_function.c
		{ echo 'int f(void)'; echo '{'; lines 70; echo '}'; } | put src/base/right_function.c
		{
			echo 'int f(void)'
			echo '{'
			lines 71 | sed 's/^/	case /'
			echo '}'
		} | put src/base/right_switch.c
		sed 's/$/ BAD/' "$tree/src/base/bad_first.c" >"$tree/line" && mv "$tree/line" "$tree/src/base/bad_first.c"
		;;
	words)
		printf 'int x; /* %s later BAD */\nint todo_list;\n' "TO""DO" >"$tree/src/base/bad.c"
		printf '# %s: BAD\nmktemp /tmp/x.XXXXXX\n' "XX""X" >"$tree/tests/bad.sh"
		printf '%s BAD\n%s BAD\nsee %s/page.md BAD\n' "FIX""ME" "HA""CK" "../shar""ed" >"$tree/README.md"
		;;
	format)
		printf 'int  x; /* BAD */\n' | put src/base/bad.c
		;;
	man)
		printf '.Dd November 21, 2026\n.Dt X 1\n.Os\n.Sh NAME\n.Nm x\n.Nd y\n.Xyzzy BAD\n' >"$tree/man/bad.1"
		;;
	esac
}

# Prints "file:line" of what the check reports, once each.
reported()
{
	sed -n 's/^\(mandoc: \)\{0,1\}\([^: ]*:[0-9]*\):.*/\2/p' "$tree.out" | LC_ALL=C sort -u
}

fail()
{
	printf '%s\n' "$1"
	cat "$tree.out"
	exit 1
}

trap 'rm -rf "$tree" "$tree.out"' EXIT
good_tree
sh "$here/check.sh" "$name" "$tree" >"$tree.out" 2>&1
case $? in
0) ;;
77)
	cat "$tree.out"
	exit 77
	;;
*) fail "the check finds fault with a right tree:" ;;
esac

bad_tree
sh "$here/check.sh" "$name" "$tree" >"$tree.out" 2>&1
[ $? -eq 1 ] || fail "the check finds no fault with a wrong tree:"
wanted=$(cd "$tree" && grep -rn BAD . | sed 's/^\.\/\([^:]*:[0-9]*\):.*/\1/' | LC_ALL=C sort -u)
if [ -z "$wanted" ] || [ "$(reported)" != "$wanted" ]; then
	printf 'to be reported:\n%s\n' "$wanted"
	fail "but the check reports:"
fi
