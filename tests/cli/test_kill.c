/* SPDX-License-Identifier: MIT */
/* What the screen does to processes: never unconfirmed, to the one that was meant, and never where it may not. */
#include "pty.h"
#include "sleeper.h"
#include "suites.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define DOWN "\033OB"
#define F9 "\033[20~"

static void start(struct pty *pty, const char *const *arguments, bool is_nobody)
{
	pty_start(pty, &(struct pty_options){.arguments = arguments, .is_nobody = is_nobody});
	pty_await(pty, "h Help");
	sleeper_select(pty, sleeper_command());
}

static void quit(struct pty *pty)
{
	pty_send(pty, "q");
	pty_check_exit(pty, 0);
	pty_check_restored(pty);
	pty_check_clean(pty);
	pty_finish(pty);
}

static bool lives(pid_t sleeper)
{
	return waitpid(sleeper, NULL, WNOHANG) == 0;
}

START_TEST(a_signal_is_sent_once_confirmed)
{
	static const struct {
		const char *keys, *asks;
		int signal;
	} cases[] = {
		{"k", "Send TERM to !sleeper[", SIGTERM},
		{F9 DOWN, "Send KILL to !sleeper[", SIGKILL},
		{"ku", "Send USR1 to !sleeper[", SIGUSR1},
		{"k15", "Send TERM to !sleeper[", SIGTERM},
		{"k9", "Send KILL to !sleeper[", SIGKILL},
	};
	struct pty pty;
	int status;
	pid_t sleeper = sleeper_start("!sleeper", sleeper_command(), NULL);
	start(&pty, WORDS("--interval", "0.2"), false);
	pty_send(&pty, cases[_i].keys);
	pty_await(&pty, "Signal to !sleeper[");
	pty_await(&pty, "command  !cmon-test-");
	pty_send(&pty, "\r");
	pty_await(&pty, cases[_i].asks);
	ck_assert(lives(sleeper));
	pty_send(&pty, "y");
	pty_await(&pty, "]: sent");
	ck_assert_int_eq(waitpid(sleeper, &status, 0), sleeper);
	ck_assert(WIFSIGNALED(status) && WTERMSIG(status) == cases[_i].signal);
	pty_await_gone(&pty, sleeper_command());
	/* The result makes room for the keys again. */
	if (_i == 0)
		pty_await(&pty, "h Help");
	quit(&pty);
}
END_TEST

START_TEST(nothing_is_sent_without_a_yes)
{
	static const char *const keys[] = {"k\033", "k\r\033", "k\rn", "kkyYtT\033", "k\r\r\rY\033"};
	struct pty pty;
	pid_t sleeper = sleeper_start("!sleeper", sleeper_command(), NULL);
	start(&pty, WORDS("--interval", "0.2"), false);
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		pty_send(&pty, keys[i]);
		pty_settle(&pty);
		pty_await_gone(&pty, "Signal to");
		ck_assert(lives(sleeper));
	}
	quit(&pty);
	sleeper_end(sleeper);
}
END_TEST

START_TEST(it_ended_meanwhile)
{
	struct pty pty;
	pid_t sleeper = sleeper_start("!sleeper", sleeper_command(), NULL);
	start(&pty, WORDS("--interval", "0.2"), false);
	pty_send(&pty, "k\r");
	pty_await(&pty, "Send TERM to");
	sleeper_end(sleeper);
	pty_send(&pty, "y");
	pty_await(&pty, "]: it has ended");
	quit(&pty);
}
END_TEST

START_TEST(nice_values)
{
	struct pty pty;
	pid_t sleeper = sleeper_start("!sleeper", sleeper_command(), NULL);
	start(&pty, WORDS("--interval", "0.2"), false);
	pty_send(&pty, "+");
	pty_await(&pty, "nice of !sleeper[");
	pty_await(&pty, "]: now 1");
	ck_assert_int_eq(getpriority(PRIO_PROCESS, (id_t)sleeper), 1);
	pty_send(&pty, "+");
	pty_await(&pty, "]: now 2");
	ck_assert_int_eq(getpriority(PRIO_PROCESS, (id_t)sleeper), 2);
	pty_send(&pty, "-");
	pty_await(&pty, geteuid() == 0 ? "]: now 1" : "]: only root may lower a nice value");
	ck_assert_int_eq(getpriority(PRIO_PROCESS, (id_t)sleeper), geteuid() == 0 ? 1 : 2);
	quit(&pty);
	sleeper_end(sleeper);
}
END_TEST

START_TEST(it_belongs_to_somebody_else)
{
	struct pty pty;
	if (geteuid() != 0)
		return;
	pid_t sleeper = sleeper_start("!sleeper", sleeper_command(), NULL);
	start(&pty, WORDS("--interval", "0.2"), true);
	pty_send(&pty, "k\ry");
	pty_await(&pty, "]: it belongs to somebody else");
	ck_assert(lives(sleeper));
	quit(&pty);
	sleeper_end(sleeper);
}
END_TEST

/* By the option, and by a configuration. */
START_TEST(only_looking_is_allowed)
{
	char path[] = "/tmp/cmon-read-only-XXXXXX";
	static const char text[] = "[screen]\nread_only = on\n";
	struct pty pty;
	pid_t sleeper = sleeper_start("!sleeper", sleeper_command(), NULL);
	int file = mkstemp(path);
	ck_assert_int_ge(file, 0);
	ck_assert_int_eq(write(file, text, sizeof(text) - 1), sizeof(text) - 1);
	if (_i == 0)
		start(&pty, WORDS("--interval", "0.2", "--read-only"), false);
	else
		start(&pty, WORDS("--interval", "0.2", "--config", path), false);
	pty_send(&pty, "k");
	pty_await(&pty, "Only looking is allowed");
	ck_assert(!pty_has(&pty, "Signal to"));
	pty_send(&pty, "+");
	pty_settle(&pty);
	ck_assert_int_eq(getpriority(PRIO_PROCESS, (id_t)sleeper), 0);
	pty_send(&pty, "h");
	pty_await(&pty, "k     --read-only");
	quit(&pty);
	sleeper_end(sleeper);
	close(file);
	unlink(path);
}
END_TEST

/* What cannot be done is not there. */
START_TEST(a_fixture_has_no_such_keys)
{
	struct pty pty;
	pty_start(&pty,
		&(struct pty_options){
			.arguments = WORDS("--root", FIXTURE("vm-debian12"), "--interval", "0.1"),
			.rows = 40});
	pty_await(&pty, "end of series");
	pty_send(&pty, "\033OBk+-");
	pty_settle(&pty);
	ck_assert(!pty_has(&pty, "Signal to"));
	ck_assert(!pty_has(&pty, "nice of"));
	pty_send(&pty, "h");
	pty_await(&pty, "this help");
	ck_assert(!pty_has(&pty, "kill: a signal"));
	quit(&pty);
}
END_TEST

START_TEST(without_a_selection)
{
	struct pty pty;
	pty_start(&pty, &(struct pty_options){.arguments = WORDS("--interval", "0.2")});
	pty_await(&pty, "h Help");
	pty_send(&pty, "k");
	pty_await(&pty, "No process is selected");
	ck_assert(!pty_has(&pty, "Signal to"));
	quit(&pty);
}
END_TEST

void kill_tests(TCase *tests)
{
	tcase_add_loop_test(tests, a_signal_is_sent_once_confirmed, 0, 5);
	tcase_add_test(tests, nothing_is_sent_without_a_yes);
	tcase_add_test(tests, it_ended_meanwhile);
	tcase_add_test(tests, nice_values);
	tcase_add_test(tests, it_belongs_to_somebody_else);
	tcase_add_loop_test(tests, only_looking_is_allowed, 0, 2);
	tcase_add_test(tests, a_fixture_has_no_such_keys);
	tcase_add_test(tests, without_a_selection);
}
