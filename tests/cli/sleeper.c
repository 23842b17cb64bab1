/* SPDX-License-Identifier: MIT */
#include "sleeper.h"

#include "base/buf.h"
#include "suites.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

pid_t sleeper_start(const char *name, const char *argument)
{
	char *words[] = {strdup(argument), NULL};
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
