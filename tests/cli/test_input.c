/* SPDX-License-Identifier: MIT */
/* The mouse, and what comes through a terminal that is no key. */
#include "pty.h"
#include "suites.h"

#include <stdio.h>
#include <string.h>

#define ESCAPE "\033"
#define PASTE "\033[200~"
#define PASTE_END "\033[201~"

enum { CLICK = 0, WHEEL_UP = 64, WHEEL_DOWN = 65 };

static void start(struct pty *pty, const char *environment)
{
	pty_start(pty,
		&(struct pty_options){
			.arguments = WORDS("--root", FIXTURE("vm-debian12"), "--interval", "0.1"),
			.environment = WORDS(environment)});
	pty_await(pty, "end of series");
	pty_await(pty, "1-10 of 24");
}

static void quit(struct pty *pty)
{
	pty_send(pty, "q");
	pty_check_exit(pty, 0);
	pty_check_restored(pty);
	pty_check_clean(pty);
	pty_finish(pty);
}

static void touch(struct pty *pty, int button, size_t row, size_t column)
{
	char sequence[64];
	snprintf(sequence, sizeof(sequence), "\033[<%d;%zu;%zuM", button, column + 1, row + 1);
	pty_send(pty, sequence);
	if (button == CLICK) {
		snprintf(sequence, sizeof(sequence), "\033[<%d;%zu;%zum", button, column + 1, row + 1);
		pty_send(pty, sequence);
	}
}

/* Clicks on the first or the last column of a text. */
static void click_on(struct pty *pty, const char *text, bool is_end)
{
	size_t row = 0, column = 0;
	ck_assert_msg(vt_find(&pty->vt, text, &row, &column), "%s is not there", text);
	touch(pty, CLICK, row, column + (is_end ? strlen(text) - 1 : 0));
}

START_TEST(a_click_on_a_title_sorts)
{
	static const struct {
		const char *title, *once, *twice;
	} titles[] = {
		{"MEM%", "MEM%▼", "MEM%▲"},
		{"CPU% MEM", "CPU%▲", "CPU%▼"}, /* what it is sorted by at the start */
		{"PID USER", "PID▲", "PID▼"},
		{"USER", "USER▲", "USER▼"},
		{"READ/s", "I/O▼", "I/O▲"},
		{"WRIT/s", "I/O▼", "I/O▲"},
		{"COMMAND", "COMMAND▲", "COMMAND▼"},
	};
	struct pty pty;
	start(&pty, "TERM=xterm-256color");
	click_on(&pty, titles[_i].title, false);
	pty_await(&pty, titles[_i].once);
	click_on(&pty, titles[_i].title, false);
	pty_await(&pty, titles[_i].twice);
	quit(&pty);
}
END_TEST

START_TEST(a_click_on_a_title_that_is_no_order_does_nothing)
{
	struct pty pty;
	start(&pty, "TERM=xterm-256color");
	click_on(&pty, "S  CPU%", false);
	pty_settle(&pty);
	ck_assert(pty_has(&pty, "CPU%▼"));
	/* Nor one on a meter, or on the key line. */
	click_on(&pty, "SWAP", false);
	click_on(&pty, "q Quit", false);
	pty_send(&pty, "m");
	pty_await(&pty, "MEM%▼");
	click_on(&pty, "MEM% ", true);
	pty_await(&pty, "MEM%▲");
	quit(&pty);
}
END_TEST

static void await_reverse(struct pty *pty, const char *text, bool is_wanted)
{
	double deadline = pty_now() + 10;
	while (pty_cell_at(pty, text)->look.reverse != is_wanted && pty_now() < deadline)
		pty_settle(pty);
	ck_assert_msg(pty_cell_at(pty, text)->look.reverse == is_wanted, "%s", text);
}

START_TEST(a_click_on_a_process_selects_it)
{
	struct pty pty;
	start(&pty, "TERM=xterm-256color");
	click_on(&pty, "verify read", true);
	await_reverse(&pty, "verify read", true);
	click_on(&pty, "gzip -6", false);
	await_reverse(&pty, "gzip -6", true);
	await_reverse(&pty, "verify read", false);
	quit(&pty);
}
END_TEST

START_TEST(the_wheel_scrolls_three_rows)
{
	struct pty pty;
	start(&pty, "TERM=xterm-256color");
	touch(&pty, WHEEL_DOWN, 15, 10);
	pty_await(&pty, "4-13 of 24");
	touch(&pty, WHEEL_UP, 15, 10);
	pty_await(&pty, "1-10 of 24");
	touch(&pty, WHEEL_UP, 15, 10);
	/* The selection stays in sight. */
	click_on(&pty, "gzip -6", false);
	await_reverse(&pty, "gzip -6", true);
	for (int i = 0; i < 9; i++)
		touch(&pty, WHEEL_DOWN, 15, 10);
	pty_await(&pty, "15-24 of 24");
	quit(&pty);
}
END_TEST

START_TEST(the_mouse_is_the_terminals_where_text_is_copied)
{
	static const char *const variables[] = {"SSH_CONNECTION=1", "SSH_TTY=1", "TMUX=1", "STY=1"};
	struct pty pty;
	start(&pty, variables[_i]);
	ck_assert(!pty.vt.has_mouse);
	ck_assert_ptr_null(strstr(pty.raw.data, "1000h"));
	quit(&pty);
}
END_TEST

/* Each ends in an order by I/O, and none of the letters in it has done anything. */
static const char *const no_keys[] = {
	PASTE "qmp\nq\tr" PASTE_END,
	"\033[99;5u",
	"\033[1;5q",
	"\033[?1;2c",
	"\033Oq",
	"\033]0;q\a",
	"\033]11;rgb:q/q\033\\",
	"\033Pq\033\\",
	"\033q",
	"\033[<3;1;1m",
	"\xff\xfe\x80",
	"\033\033[99q",
};
enum { NO_KEYS = sizeof(no_keys) / sizeof(no_keys[0]) };

START_TEST(what_is_no_key_does_nothing)
{
	struct pty pty;
	start(&pty, "TERM=xterm-256color");
	pty_send(&pty, no_keys[_i]);
	pty_settle(&pty);
	ck_assert(pty_has(&pty, "CPU%▼"));
	pty_send(&pty, "i");
	pty_await(&pty, "I/O▼");
	quit(&pty);
}
END_TEST

START_TEST(escape_waits_for_nobody)
{
	struct pty pty;
	start(&pty, "TERM=xterm-256color");
	pty_send(&pty, "h");
	pty_await(&pty, "one page down");
	double sent = pty_now();
	pty_send(&pty, ESCAPE);
	pty_await_gone(&pty, "one page down");
	/* 25 ms of its own, and what a machine under load takes; ncurses alone waits for a whole second. */
	ck_assert(pty_now() - sent < 0.9);
	quit(&pty);
}
END_TEST

START_TEST(pages_by_control_keys)
{
	static const char *const down[] = {"\006", "\004"}, *const up[] = {"\002", "\025"};
	struct pty pty;
	start(&pty, "TERM=xterm-256color");
	pty_send(&pty, down[_i]);
	pty_await(&pty, "11-20 of 24");
	pty_send(&pty, up[_i]);
	pty_await(&pty, "1-10 of 24");
	quit(&pty);
}
END_TEST

START_TEST(lines_in_ascii_and_back)
{
	struct pty pty;
	start(&pty, "TERM=xterm-256color");
	size_t clears = pty.vt.clears;
	pty_send(&pty, "A");
	pty_await(&pty, "------");
	pty_await(&pty, "CPU%v");
	ck_assert(!pty_has(&pty, "─"));
	/* What was drawn too wide must not stay. */
	ck_assert_uint_gt(pty.vt.clears, clears);
	pty_send(&pty, "A");
	pty_await(&pty, "──────");
	quit(&pty);
}
END_TEST

void input_tests(TCase *tests)
{
	tcase_add_loop_test(tests, a_click_on_a_title_sorts, 0, 7);
	tcase_add_test(tests, a_click_on_a_title_that_is_no_order_does_nothing);
	tcase_add_test(tests, a_click_on_a_process_selects_it);
	tcase_add_test(tests, the_wheel_scrolls_three_rows);
	tcase_add_loop_test(tests, the_mouse_is_the_terminals_where_text_is_copied, 0, 4);
	tcase_add_loop_test(tests, what_is_no_key_does_nothing, 0, NO_KEYS);
	tcase_add_test(tests, escape_waits_for_nobody);
	tcase_add_loop_test(tests, pages_by_control_keys, 0, 2);
	tcase_add_test(tests, lines_in_ascii_and_back);
}
