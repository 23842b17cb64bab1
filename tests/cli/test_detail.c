/* SPDX-License-Identifier: MIT */
/* The detail of a process of this machine, which ends while it is looked at. */
#include "pty.h"
#include "sleeper.h"
#include "suites.h"

#include <string.h>

/* First by name on any machine. */
#define NAME "!cmon-detail"

START_TEST(a_process_that_ends_stays)
{
	struct pty pty;
	pid_t sleeper = sleeper_start("!sleeper", NAME);
	pty_start(&pty, &(struct pty_options){.arguments = WORDS("--interval", "0.2")});
	pty_await(&pty, "h Help");
	pty_send(&pty, "p");
	pty_await(&pty, NAME);
	pty_send(&pty, "\033OH\r");
	pty_await(&pty, "cmd     " NAME);
	pty_await(&pty, "state S at least");
	pty_await(&pty, "parents ");
	/* Standard input, output and error of this test at least. */
	pty_send(&pty, "o");
	pty_await(&pty, "     1  ");
	pty_send(&pty, "o");
	pty_await(&pty, "SOCKETS");
	sleeper_end(sleeper);
	pty_await(&pty, "  ended ");
	ck_assert(pty_has(&pty, "cmd     " NAME));
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
