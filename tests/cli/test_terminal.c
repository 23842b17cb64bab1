/* SPDX-License-Identifier: MIT */
/* Taking the terminal and giving it back, whatever it is called and can do. */
#include "pty.h"
#include "suites.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Told by the program that a real one starts in 0.3 s; times are not stable enough for tests to insist on that. */
#define FIRST_FRAME_SECONDS 3.0

static void start_fixture(struct pty *pty, const char *const *environment)
{
	struct pty_options options = {
		.arguments = WORDS("--root", FIXTURE("level-critical"), "--interval", "0.2"),
		.environment = environment};
	pty_start(pty, &options);
	pty_await(pty, "level-critical");
	pty_await(pty, "96.0%X");
}

START_TEST(a_fixture_from_start_to_end)
{
	struct pty pty;
	double began = pty_now();
	pty_start(&pty,
		&(struct pty_options){
			.arguments = WORDS("--root", FIXTURE("level-critical"), "--interval", "0.5")});
	pty_await(&pty, "h Help");
	double first = pty_now() - began;
	printf("first frame after %.0f ms\n", first * 1000);
	ck_assert(first < FIRST_FRAME_SECONDS);
	ck_assert(pty.vt.is_alternate && pty.vt.is_cursor_hidden);
	pty_await(&pty, "X 14:13:20");
	pty_await(&pty, "java[1544] 91%");
	pty_await(&pty, "I/O of 7 of 8 processes visible");
	pty_await(&pty, "end of series");
	pty_send(&pty, "q");
	pty_check_exit(&pty, 0);
	pty_check_restored(&pty);
	pty_check_clean(&pty);
	pty_finish(&pty);
}
END_TEST

START_TEST(this_machine)
{
	struct pty pty;
	pty_start(&pty, &(struct pty_options){.arguments = WORDS("--interval", "0.2")});
	pty_await(&pty, "h Help");
	/* Unknown in the first frame, known from the second sample on. */
	pty_await_gone(&pty, "CPU       -  [");
	ck_assert(pty_has(&pty, "%"));
	pty_send(&pty, "p");
	pty_await(&pty, "COMMAND▲");
	pty_send(&pty, "q");
	pty_check_exit(&pty, 0);
	pty_check_restored(&pty);
	pty_check_clean(&pty);
	pty_finish(&pty);
}
END_TEST

START_TEST(count_ends_it)
{
	struct pty pty;
	pty_start(&pty, &(struct pty_options){.arguments = WORDS("--interval", "0.1", "--count", "2")});
	pty_check_exit(&pty, 0);
	pty_check_restored(&pty);
	pty_finish(&pty);
}
END_TEST

START_TEST(a_new_size_is_taken)
{
	struct pty pty;
	start_fixture(&pty, NULL);
	pty_resize(&pty, 40, 120);
	pty_await(&pty, "2026-09-21 14:13:22 UTC");
	pty_await(&pty, "NETWORK");
	pty_await(&pty, "h Help");
	pty_settle(&pty);
	size_t row = 0, column = 0;
	ck_assert(vt_find(&pty.vt, "h Help", &row, &column));
	ck_assert_uint_eq(row, 39);
	pty_resize(&pty, 10, 40);
	pty_await(&pty, "  PID  CPU% MEM%  COMMAND");
	pty_await_gone(&pty, "UTC");
	pty_resize(&pty, 2, 3);
	pty_settle(&pty);
	pty_resize(&pty, 24, 80);
	pty_await(&pty, "CRITICAL 5  14:13:22Z");
	pty_await(&pty, "1-8 of 8");
	pty_send(&pty, "q");
	pty_check_exit(&pty, 0);
	pty_check_clean(&pty);
	pty_finish(&pty);
}
END_TEST

START_TEST(a_terminal_nobody_knows)
{
	static const char *const terms[] = {"TERM=no-such-terminal", "TERM="};
	struct pty pty;
	start_fixture(&pty, WORDS(terms[_i]));
	pty_send(&pty, "q");
	pty_check_exit(&pty, 0);
	pty_check_restored(&pty);
	pty_finish(&pty);
}
END_TEST

/* One frame goes to a terminal that can do nothing, and a word about it. */
START_TEST(a_dumb_terminal)
{
	struct pty pty;
	pty_start(&pty,
		&(struct pty_options){.arguments = WORDS("--root", FIXTURE("level-critical")),
			.environment = WORDS("TERM=dumb"),
			.rows = 40});
	pty_check_exit(&pty, 0);
	ck_assert_ptr_nonnull(strstr(pty.raw.data, "cmon: no terminal to draw on"));
	ck_assert(pty_has(&pty, "96.0%X"));
	ck_assert_ptr_null(strchr(pty.raw.data, '\033'));
	pty_finish(&pty);
}
END_TEST

START_TEST(options_that_need_no_terminal)
{
	struct pty pty;
	pty_start(&pty, &(struct pty_options){.arguments = WORDS("--size", "80x24")});
	pty_check_exit(&pty, 2);
	ck_assert(pty_has(&pty, "cmon: --size needs --once (see --help)"));
	pty_finish(&pty);
}
END_TEST

void terminal_tests(TCase *tests)
{
	tcase_add_test(tests, a_fixture_from_start_to_end);
	tcase_add_test(tests, this_machine);
	tcase_add_test(tests, count_ends_it);
	tcase_add_test(tests, a_new_size_is_taken);
	tcase_add_loop_test(tests, a_terminal_nobody_knows, 0, 2);
	tcase_add_test(tests, a_dumb_terminal);
	tcase_add_test(tests, options_that_need_no_terminal);
}
