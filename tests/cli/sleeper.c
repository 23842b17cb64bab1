/* SPDX-License-Identifier: MIT */
#include "sleeper.h"

#include "base/buf.h"
#include "suites.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

pid_t sleeper_start(const char *name, const char *argument, const char *second)
{
	char *words[] = {strdup(argument), second == NULL ? NULL : strdup(second), NULL};
	struct buf variable;
	buf_init(&variable, 4096);
	buf_printf(&variable, SLEEPER_NAME "=%s", name);
	char *environment[] = {variable.data, NULL};
	pid_t child = fork();
	if (child == 0) {
		execve("/proc/self/exe", words, environment);
		_exit(127);
	}
	free(words[0]);
	free(words[1]);
	buf_finish(&variable);
	ck_assert_int_gt(child, 0);
	return child;
}

int sleeper_end(pid_t sleeper)
{
	int status;
	kill(sleeper, SIGKILL);
	ck_assert_int_eq(waitpid(sleeper, &status, 0), sleeper);
	return status;
}

const char *sleeper_command(void)
{
	static char command[64];
	snprintf(command, sizeof(command), "!cmon-test-%d", (int)getpid());
	return command;
}

static bool is_selected(const struct pty *pty, const char *argument)
{
	size_t row, column;
	return vt_find(&pty->vt, argument, &row, &column) && vt_cell(&pty->vt, row, column)->look.reverse;
}

void sleeper_select(struct pty *pty, const char *argument)
{
	enum { MOST = 50 }; /* Other tests have such processes too. */
	pty_send(pty, "p");
	pty_await(pty, "COMMAND▲");
	pty_await(pty, argument);
	pty_send(pty, "\033OH");
	pty_settle(pty);
	for (int i = 0; i < MOST && !is_selected(pty, argument); i++) {
		pty_send(pty, "\033OB");
		pty_settle(pty);
	}
	ck_assert(is_selected(pty, argument));
}
