/* SPDX-License-Identifier: MIT */
/* Names that would take over a terminal if a byte of them got through: none does, whoever the process belongs to. */
#include "pty.h"
#include "sleeper.h"
#include "suites.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Sets the title, asks the terminal to answer, switches to line drawing, clears, turns the writing direction. */
#define TITLE "\033]0;pwned\a"
#define C1     \
	"\x9b" \
	"2J"   \
	"\x9d" \
	"0;pwned\x9c"
#define C1_UTF8    \
	"\xc2\x9b" \
	"2J\xc2\x9d"
#define BIDI           \
	"\xe2\x80\xae" \
	"live\xe2\x81\xa6"
#define BROKEN "\xff\xfe\xc0\xaf\xed\xa0\x80\xf0\x9f"

/* clang-format off */
static const struct {
	const char *name, *argument; /* of the process */
	const char *shown;           /* how its command begins on the screen */
	const char *keys;            /* bring it into sight: names ascend by their bytes */
} processes[] = {
	{TITLE, TITLE "\033[2J\033c", "\\x1b]0;pwned\\x07", "p"},
	{"\n\r\b\177", "\001\n\r\b\177\t", "\\x01\\n\\x0d\\x08\\x7f\\t", "p"},
	{C1, C1, "\\x9b2J\\x9d0;pwned\\x9c", "pr"},
	{C1_UTF8, "\xff" C1_UTF8, "\\xff\\u{9b}2J\\u{9d}", "pr"},
	{BIDI, "\xff" BIDI, "\\xff\\u{202e}live\\u{2066}", "pr"},
	{BROKEN, BROKEN, "\\xff\\xfe\\xc0\\xaf\\xed\\xa0\\x80\\xf0\\x9f", "pr"},
	{"\033(0\017\016lqk", "\033(0\017\016lqk", "\\x1b(0\\x0f\\x0elqk", "p"},
};
/* clang-format on */

START_TEST(a_live_process)
{
	struct pty pty;
	pid_t sleeper = sleeper_start(processes[_i].name, processes[_i].argument, "\033[31m");
	pty_start(&pty,
		&(struct pty_options){.arguments = WORDS("--interval", "0.1"), .rows = 40, .columns = 100});
	pty_await(&pty, "h Help");
	pty_send(&pty, processes[_i].keys);
	pty_await(&pty, processes[_i].shown);
	pty_send(&pty, "q");
	(void)pty_await_status(&pty);
	pty_check_clean(&pty);
	pty_finish(&pty);
	kill(sleeper, SIGKILL);
	waitpid(sleeper, NULL, 0);
}
END_TEST

START_TEST(everything_in_a_fixture_has_a_hostile_name)
{
	static const size_t sizes[][2] = {{24, 80}, {40, 120}, {60, 200}, {10, 40}};
	static const char *const keys[] = {"p", "m", "1", "\033OF", "r", "\033OF", "d", "f", "n", "h"};
	struct pty pty;
	pty_start(&pty,
		&(struct pty_options){
			.arguments = WORDS("--root", FIXTURE("broken/hostile-names"), "--interval", "0.1"),
			.rows = sizes[_i][0],
			.columns = sizes[_i][1]});
	pty_await(&pty, "PID");
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		pty_send(&pty, keys[i]);
		pty_settle(&pty);
	}
	pty_send(&pty, "q");
	(void)pty_await_status(&pty);
	pty_check_clean(&pty);
	pty_finish(&pty);
}
END_TEST

/* The check must see what it is there for. */
START_TEST(the_model_finds_fault)
{
	static const char *const bad[] = {TITLE, "\x9b", "\xc2\x9b", BIDI, "\xff", "\a", "\016", "\033c",
		"\033(0", "\033[6n", "\033[?1003h", "\033P1\033\\", "\xc3(", "\xc3\033[m", "\xe2\x80\x8b",
		"\017", "\033]104;1\a"};
	struct vt vt;
	vt_init(&vt, 24, 80);
	vt_feed(&vt, bad[_i], strlen(bad[_i]));
	ck_assert_str_ne(vt.problem, "");
	vt_finish(&vt);
}
END_TEST

void hostile_tests(TCase *tests)
{
	tcase_add_loop_test(tests, a_live_process, 0, sizeof(processes) / sizeof(processes[0]));
	tcase_add_loop_test(tests, everything_in_a_fixture_has_a_hostile_name, 0, 4);
	tcase_add_loop_test(tests, the_model_finds_fault, 0, 17);
}
