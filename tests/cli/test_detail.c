/* SPDX-License-Identifier: MIT */
/* The detail of a process of this machine, which ends while it is looked at. */
#include "pty.h"
#include "sleeper.h"
#include "suites.h"

START_TEST(a_process_that_ends_stays)
{
	struct pty pty;
	pid_t sleeper = sleeper_start("!sleeper", sleeper_command(), NULL);
	pty_start(&pty, &(struct pty_options){.arguments = WORDS("--interval", "0.2")});
	pty_await(&pty, "h Help");
	sleeper_select(&pty, sleeper_command());
	pty_send(&pty, "\r");
	pty_await(&pty, "cmd     !cmon-test-");
	pty_await(&pty, "state S at least");
	pty_await(&pty, "parents ");
	/* Standard input, output and error of this test at least. */
	pty_send(&pty, "o");
	pty_await(&pty, "     1  ");
	pty_send(&pty, "o");
	pty_await(&pty, "SOCKETS");
	sleeper_end(sleeper);
	pty_await(&pty, "  ended ");
	ck_assert(pty_has(&pty, "cmd     !cmon-test-"));
	pty_send(&pty, "\033");
	pty_await_gone(&pty, "  ended ");
	pty_send(&pty, "q");
	pty_check_exit(&pty, 0);
	pty_check_clean(&pty);
	pty_finish(&pty);
}
END_TEST

void detail_tests(TCase *tests)
{
	tcase_add_test(tests, a_process_that_ends_stays);
}
