/* SPDX-License-Identifier: MIT */
/* Crashes as they happen, in a process of their own on a pseudo-terminal. */
/* One test wants an assertion to fail, in every build. */
#undef NDEBUG
#include "tui/rescue.h"

#include "metric/part.h"
#include "suites.h"

#include <assert.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define BACK "<back>"

enum { SAID_LENGTH = 8192 };

static void write_nowhere(void)
{
	/* Compilers know what a constant address is worth. */
	volatile uintptr_t nowhere = 16;
	*(volatile int *)nowhere = 1; // NOLINT(performance-no-int-to-ptr)
}

/* Not to be made a loop of. */
static volatile size_t deepest;
static size_t descend(size_t depth) // NOLINT(misc-no-recursion)
{
	volatile char frame[4096];
	frame[depth % sizeof(frame)] = (char)depth;
	deepest = depth;
	return depth == SIZE_MAX ? 0 : descend(depth + 1) + (size_t)frame[depth % sizeof(frame)];
}

static void overflow_stack(void)
{
	deepest = descend(0);
}

static void fail_assertion(void)
{
	assert(deepest == SIZE_MAX);
	abort();
}

static void *crash_in_thread(void *unused)
{
	(void)unused;
	write_nowhere();
	return NULL;
}

static void crash_elsewhere(void)
{
	pthread_t thread;
	ck_assert_int_eq(pthread_create(&thread, NULL, crash_in_thread, NULL), 0);
	pthread_join(thread, NULL);
}

static void trap(void)
{
	__builtin_trap();
}

static const struct {
	const char *name;
	void (*crash)(void);
	int signal;
	const char *said; /* on standard error */
} crashes[] = {
	{"a pointer to nowhere", write_nowhere, SIGSEGV, ""},
	{"a stack without end", overflow_stack, SIGSEGV, ""},
	{"an assertion", fail_assertion, SIGABRT, "deepest == SIZE_MAX"},
	{"a thread", crash_elsewhere, SIGSEGV, ""},
	{"what cannot be reached", trap, SIGILL, ""},
};

static void crash_on(int slave, size_t which)
{
	struct termios modes;
	setrlimit(RLIMIT_CORE, &(struct rlimit){0});
	for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; descriptor++)
		dup2(slave, descriptor);
	if (tcgetattr(slave, &modes) != 0)
		_exit(1);
	rescue_start(slave, &modes, BACK);
	rescue_hold_output();
	modes.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
	(void)tcsetattr(slave, TCSANOW, &modes);
	(void)!write(STDERR_FILENO, "held\033c\n", 7);
	crashes[which].crash();
	_exit(0);
}

/* All that is there: the writer has ended. */
static size_t read_all(int master, char said[SAID_LENGTH])
{
	size_t length = 0;
	ssize_t got;
	fcntl(master, F_SETFL, O_NONBLOCK);
	while (length < SAID_LENGTH - 1 && (got = read(master, said + length, SAID_LENGTH - 1 - length)) > 0)
		length += (size_t)got;
	said[length] = '\0';
	return length;
}

START_TEST(a_crash_gives_the_terminal_back)
{
	char said[SAID_LENGTH];
	int status, master = posix_openpt(O_RDWR | O_NOCTTY);
	struct termios before, after;
	ck_assert(master >= 0 && grantpt(master) == 0 && unlockpt(master) == 0);
	int slave = open(ptsname(master), O_RDWR | O_NOCTTY);
	ck_assert_int_eq(tcgetattr(slave, &before), 0);
	pid_t child = fork();
	if (child == 0)
		crash_on(slave, (size_t)_i);
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert_msg(WIFSIGNALED(status) && WTERMSIG(status) == crashes[_i].signal, "%s: status %x",
		crashes[_i].name, (unsigned)status);
	ck_assert_int_eq(tcgetattr(slave, &after), 0);
	ck_assert_uint_eq(after.c_lflag, before.c_lflag);
	(void)read_all(master, said);
	/* What was held back comes behind what gives the terminal back, made safe. */
	ck_assert_msg(strncmp(said, BACK "held\\x1bc\r\n", strlen(BACK) + 11) == 0, "%s", said);
	ck_assert_ptr_nonnull(strstr(said, crashes[_i].said));
	close(slave);
	close(master);
}
END_TEST

START_TEST(what_is_no_terminal_is_left_alone)
{
	int ends[2], before = dup(STDERR_FILENO);
	char byte = 0;
	ck_assert_int_eq(pipe(ends), 0);
	dup2(ends[1], STDERR_FILENO);
	rescue_hold_output();
	(void)!write(STDERR_FILENO, "x", 1);
	ssize_t got = read(ends[0], &byte, 1);
	rescue_show_output();
	dup2(before, STDERR_FILENO);
	ck_assert_int_eq(got, 1);
	ck_assert_int_eq(byte, 'x');
	close(before);
	close(ends[0]);
	close(ends[1]);
}
END_TEST

void rescue_tests(TCase *tests)
{
	tcase_add_loop_test(tests, a_crash_gives_the_terminal_back, 0, COUNT_OF(crashes));
	tcase_add_test(tests, what_is_no_terminal_is_left_alone);
}
