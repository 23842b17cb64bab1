/* SPDX-License-Identifier: MIT */
/* Whatever ends or stops the screen, the terminal is as it was before, and nothing that was said is lost. */
#include "pty.h"
#include "suites.h"

#include "base/file.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#define LOST_SECONDS 3.0
#define ENTER "\033[?1049h"
#define LEAVE "\033[?1049l"

/* What a library may say, and what must not reach a terminal as it is. */
#define SAID "libsaid: careful\n\033]0;pwned\a\xc2\x9b\xe2\x80\xae\xff!\n"
#define SHOWN                  \
	"libsaid: careful\r\n" \
	"\\x1b]0;pwned\\x07\\xc2\\x9b\\xe2\\x80\\xae\\xff!\r\n"

static const int ends[] = {SIGTERM, SIGHUP, SIGQUIT, SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL};
enum { ENDS = sizeof(ends) / sizeof(ends[0]) };

static void start_fixture(struct pty *pty, const char *term)
{
	pty_start(pty,
		&(struct pty_options){
			.arguments = WORDS("--root", FIXTURE("level-critical"), "--interval", "0.2"),
			.environment = WORDS(term)});
	pty_await(pty, "level-critical");
	pty_await(pty, "96.0%X");
}

static const char *last_enter(const struct pty *pty)
{
	const char *found = pty->raw.data;
	for (const char *at = found; (at = strstr(at, ENTER)) != NULL; at++)
		found = at;
	return found;
}

static void quit(struct pty *pty)
{
	pty_send(pty, "q");
	pty_check_exit(pty, 0);
	pty_check_restored(pty);
	pty_check_clean(pty);
	pty_finish(pty);
}

START_TEST(signals_end_it_and_the_terminal_is_as_before)
{
	struct pty pty;
	start_fixture(&pty, "TERM=xterm-256color");
	ck_assert(pty.vt.is_alternate && pty.vt.is_cursor_hidden);
	ck_assert(pty.vt.has_mouse && pty.vt.has_paste_marks);
	kill(pty.process, ends[_i]);
	int status = pty_await_status(&pty);
	ck_assert(WIFSIGNALED(status));
	ck_assert_int_eq(WTERMSIG(status), ends[_i]);
	pty_check_restored(&pty);
	pty_check_clean(&pty);
	/* Once: a second time would take another program's title off the terminal's stack. */
	const char *left = strstr(last_enter(&pty), LEAVE);
	ck_assert_ptr_nonnull(left);
	ck_assert_ptr_null(strstr(left + 1, LEAVE));
	pty_finish(&pty);
}
END_TEST

/* Its description has words about time in it, which are no text. */
START_TEST(signals_end_it_on_a_plain_terminal)
{
	struct pty pty;
	start_fixture(&pty, "TERM=vt100");
	kill(pty.process, ends[_i]);
	int status = pty_await_status(&pty);
	ck_assert(WIFSIGNALED(status));
	ck_assert_int_eq(WTERMSIG(status), ends[_i]);
	pty_check_restored(&pty);
	ck_assert_ptr_null(strchr(pty.raw.data, '$'));
	pty_finish(&pty);
}
END_TEST

START_TEST(an_interrupt_is_no_failure)
{
	struct pty pty;
	start_fixture(&pty, "TERM=xterm-256color");
	kill(pty.process, SIGINT);
	pty_check_exit(&pty, 0);
	pty_check_restored(&pty);
	pty_finish(&pty);
}
END_TEST

START_TEST(it_stops_and_goes_on)
{
	struct pty pty;
	start_fixture(&pty, "TERM=xterm-256color");
	for (int round = 0; round < 2; round++) {
		size_t sent = pty.raw.length;
		pty_send(&pty, "\032");
		int status = pty_await_status(&pty);
		ck_assert(WIFSTOPPED(status));
		pty_check_restored(&pty);
		/* Once: a second time would take another program's title off the terminal's stack. */
		const char *left = strstr(pty.raw.data + sent, LEAVE);
		ck_assert_ptr_nonnull(left);
		ck_assert_ptr_null(strstr(left + 1, LEAVE));
		/* What a shell writes in the meantime is drawn over. */
		vt_feed(&pty.vt, "\033[H$ fg", strlen("\033[H$ fg"));
		kill(pty.process, SIGCONT);
		pty_await(&pty, "level-critical");
		pty_await(&pty, "h Help");
		ck_assert(pty.vt.is_alternate && pty.vt.is_cursor_hidden);
		pty_send(&pty, round == 0 ? "m" : "i");
		pty_await(&pty, round == 0 ? "MEM%▼" : "I/O▼");
	}
	quit(&pty);
}
END_TEST

/* With the signal, and with only the terminal's word for it. */
START_TEST(a_lost_terminal_ends_it)
{
	struct pty pty;
	pty_start(&pty,
		&(struct pty_options){.arguments = WORDS("--interval", "30"), .ignores_hangup = _i == 1});
	pty_await(&pty, "h Help");
	double lost = pty_now();
	close(pty.slave);
	close(pty.master);
	pty.slave = pty.master = -1;
	(void)pty_await_status(&pty);
	ck_assert(pty_now() - lost < LOST_SECONDS);
	pty_finish(&pty);
}
END_TEST

/* As "kill %1" of a shell: the terminal is not taken once more for that. */
START_TEST(a_stopped_one_is_ended)
{
	struct pty pty;
	start_fixture(&pty, "TERM=xterm-256color");
	pty_send(&pty, "\032");
	ck_assert(WIFSTOPPED(pty_await_status(&pty)));
	size_t sent = pty.raw.length;
	kill(pty.process, SIGTERM);
	kill(pty.process, SIGCONT);
	int status = pty_await_status(&pty);
	ck_assert(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
	ck_assert_ptr_null(strchr(pty.raw.data + sent, '\033'));
	pty_check_restored(&pty);
	pty_finish(&pty);
}
END_TEST

/* As "cmon &": it stops before it touches the terminal, and "kill %1" ends it. */
START_TEST(one_in_the_background_waits)
{
	struct pty pty;
	pty_start(&pty, &(struct pty_options){.is_background = true});
	int status = pty_await_status(&pty);
	ck_assert(WIFSTOPPED(status) && WSTOPSIG(status) == SIGTTOU);
	kill(pty.process, SIGTERM);
	kill(pty.process, SIGCONT);
	status = pty_await_status(&pty);
	ck_assert(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
	ck_assert_uint_eq(pty.raw.length, 0);
	pty_check_restored(&pty);
	pty_finish(&pty);
}
END_TEST

/* A stop that cannot be caught leaves the terminal to the shell, which sets its own modes. */
START_TEST(it_goes_on_after_a_stop_that_it_did_not_see)
{
	struct pty pty;
	struct termios modes;
	start_fixture(&pty, "TERM=xterm-256color");
	kill(pty.process, SIGSTOP);
	ck_assert(WIFSTOPPED(pty_await_status(&pty)));
	ck_assert_int_eq(tcsetattr(pty.slave, TCSANOW, &pty.before), 0);
	vt_feed(&pty.vt, "\033[2J\033[?25h", strlen("\033[2J\033[?25h"));
	kill(pty.process, SIGCONT);
	pty_await(&pty, "level-critical");
	pty_await(&pty, "h Help");
	ck_assert(pty.vt.is_cursor_hidden);
	ck_assert_int_eq(tcgetattr(pty.slave, &modes), 0);
	ck_assert_uint_eq(modes.c_lflag & (ICANON | ECHO), 0);
	pty_send(&pty, "m");
	pty_await(&pty, "MEM%▼");
	quit(&pty);
}
END_TEST

START_TEST(many_new_sizes_at_once)
{
	struct pty pty;
	start_fixture(&pty, "TERM=xterm-256color");
	for (size_t i = 0; i < 300; i++) {
		struct winsize size = {.ws_row = (unsigned short)(1 + i * 7 % 60),
			.ws_col = (unsigned short)(1 + i * 13 % 200)};
		ck_assert_int_eq(ioctl(pty.master, TIOCSWINSZ, &size), 0);
		kill(pty.process, SIGWINCH);
	}
	pty_settle(&pty);
	pty_resize(&pty, 30, 120);
	pty_await(&pty, "2026-09-21 14:13:22 UTC");
	pty_await(&pty, "h Help");
	size_t row = 0, column = 0;
	ck_assert(vt_find(&pty.vt, "h Help", &row, &column));
	ck_assert_uint_eq(row, 29);
	pty_send(&pty, "q");
	pty_check_exit(&pty, 0);
	pty_check_restored(&pty);
	pty_finish(&pty);
}
END_TEST

/* What is written to a descriptor of the program, as a library of it would. */
static void say(const struct pty *pty, int descriptor)
{
	char path[64];
	snprintf(path, sizeof(path), "/proc/%d/fd/%d", (int)pty->process, descriptor);
	int file = open(path, O_WRONLY | O_CLOEXEC);
	ck_assert_int_ge(file, 0);
	ck_assert_int_eq(file_write(file, SAID, strlen(SAID)), 0);
	close(file);
}

/* Ended by q and by a crash; told on standard output and standard error. */
START_TEST(what_others_say_is_shown_after_the_screen)
{
	struct pty pty;
	start_fixture(&pty, "TERM=xterm-256color");
	say(&pty, _i % 2 == 0 ? STDERR_FILENO : STDOUT_FILENO);
	pty_send(&pty, "m");
	pty_await(&pty, "MEM%▼");
	ck_assert_ptr_null(strstr(pty.raw.data, "libsaid"));
	if (_i < 2)
		pty_send(&pty, "q");
	else
		kill(pty.process, SIGABRT);
	(void)pty_await_status(&pty);
	const char *left = strstr(last_enter(&pty), LEAVE);
	ck_assert_ptr_nonnull(left);
	ck_assert_ptr_nonnull(strstr(left, SHOWN));
	pty_check_restored(&pty);
	pty_check_clean(&pty);
	pty_finish(&pty);
}
END_TEST

/* More than is kept, and the screen goes on. */
START_TEST(whoever_says_too_much_waits_for_nobody)
{
	struct pty pty;
	start_fixture(&pty, "TERM=xterm-256color");
	for (size_t i = 0; i < (200 << 10) / strlen(SAID); i++) {
		char path[64];
		snprintf(path, sizeof(path), "/proc/%d/fd/2", (int)pty.process);
		int file = open(path, O_WRONLY | O_CLOEXEC | O_NONBLOCK);
		ck_assert_int_ge(file, 0);
		(void)!write(file, SAID, strlen(SAID));
		close(file);
	}
	pty_send(&pty, "m");
	pty_await(&pty, "MEM%▼");
	quit(&pty);
}
END_TEST

START_TEST(the_end_of_its_input_ends_it)
{
	struct pty pty;
	struct termios lines;
	start_fixture(&pty, "TERM=xterm-256color");
	ck_assert_int_eq(tcgetattr(pty.slave, &lines), 0);
	lines.c_lflag |= ICANON;
	ck_assert_int_eq(tcsetattr(pty.slave, TCSANOW, &lines), 0);
	pty_send(&pty, "\004");
	int status = pty_await_status(&pty);
	ck_assert(WIFSIGNALED(status) && WTERMSIG(status) == SIGHUP);
	pty_check_restored(&pty);
	pty_finish(&pty);
}
END_TEST

/* Held by Ctrl-S, or simply not read: a signal ends it in time, and keys wait for nothing. */
START_TEST(a_terminal_that_takes_nothing_holds_nobody)
{
	struct pty pty;
	pty_start(&pty,
		&(struct pty_options){.arguments = WORDS("--interval", "0.1"), .rows = 60, .columns = 200});
	pty_await(&pty, "h Help");
	if (_i == 0)
		pty_send(&pty, "\023");
	for (int i = 0; i < 20; i++) {
		pty_send(&pty, i % 2 == 0 ? "h1" : "hm");
		usleep(100000);
	}
	double began = pty_now();
	kill(pty.process, SIGTERM);
	while (pty_now() - began < LOST_SECONDS && !pty.has_status)
		pty_poll_status(&pty);
	ck_assert(pty.has_status);
	ck_assert(WIFSIGNALED(pty.status) && WTERMSIG(pty.status) == SIGTERM);
	pty_finish(&pty);
}
END_TEST

void signals_tests(TCase *tests)
{
	tcase_add_loop_test(tests, signals_end_it_and_the_terminal_is_as_before, 0, ENDS);
	tcase_add_loop_test(tests, signals_end_it_on_a_plain_terminal, 0, ENDS);
	tcase_add_test(tests, an_interrupt_is_no_failure);
	tcase_add_test(tests, it_stops_and_goes_on);
	tcase_add_test(tests, a_stopped_one_is_ended);
	tcase_add_test(tests, one_in_the_background_waits);
	tcase_add_test(tests, it_goes_on_after_a_stop_that_it_did_not_see);
	tcase_add_test(tests, many_new_sizes_at_once);
	tcase_add_loop_test(tests, what_others_say_is_shown_after_the_screen, 0, 4);
	tcase_add_test(tests, whoever_says_too_much_waits_for_nobody);
	tcase_add_loop_test(tests, a_lost_terminal_ends_it, 0, 2);
	tcase_add_test(tests, the_end_of_its_input_ends_it);
	tcase_add_loop_test(tests, a_terminal_that_takes_nothing_holds_nobody, 0, 2);
}
