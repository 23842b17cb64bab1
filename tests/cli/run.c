/* SPDX-License-Identifier: MIT */
#include "run.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST_WORDS = 64, NOBODY = 65534 };

/* What a sanitizer or a library that is not installed needs goes through, nothing else of the caller's. */
static const char *const passed[] = {"ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS", "TSAN_OPTIONS",
	"LD_LIBRARY_PATH", "TERMINFO", "TERMINFO_DIRS", "PATH"};
static const char *const usual[] = {"CMON_CONFIG=", "LC_ALL=C.UTF-8", "TZ=UTC", "TERM=xterm-256color",
	"HOME=/proc/none", "SHELL=/bin/sh"};

static void add_words(char *words[MOST_WORDS], size_t *count, const char *const *more)
{
	for (; more != NULL && *more != NULL && *count < MOST_WORDS - 1; more++)
		words[(*count)++] = strdup(*more);
}

static bool is_given(const char *const *environment, const char *assignment)
{
	size_t length = (size_t)(strchr(assignment, '=') - assignment) + 1;
	for (; environment != NULL && *environment != NULL; environment++)
		if (strncmp(*environment, assignment, length) == 0)
			return true;
	return false;
}

static void make_environment(char *words[MOST_WORDS], const char *const *environment)
{
	size_t count = 0;
	struct buf word;
	buf_init(&word, 1 << 20);
	for (size_t i = 0; i < sizeof(passed) / sizeof(passed[0]); i++) {
		buf_reset(&word);
		if (getenv(passed[i]) != NULL)
			buf_printf(&word, "%s=%s", passed[i], getenv(passed[i]));
		if (word.length > 0)
			words[count++] = strdup(word.data);
	}
	for (size_t i = 0; i < sizeof(usual) / sizeof(usual[0]); i++)
		if (!is_given(environment, usual[i]))
			words[count++] = strdup(usual[i]);
	add_words(words, &count, environment);
	words[count] = NULL;
	buf_finish(&word);
}

void run_exec(const char *const *arguments, const char *const *environment, bool is_nobody)
{
	char *words[MOST_WORDS] = {strdup("cmon")}, *variables[MOST_WORDS];
	size_t count = 1;
	add_words(words, &count, arguments);
	make_environment(variables, environment);
	/* A caller may have ignored what the tests send. */
	signal(SIGINT, SIG_DFL);
	signal(SIGPIPE, SIG_DFL);
	/* By its descriptor, since the way to the program may be closed to nobody. */
	int program = open(CMON_PROGRAM, O_RDONLY | O_CLOEXEC);
	if (is_nobody && geteuid() == 0 &&
		(setgroups(0, NULL) != 0 || setgid(NOBODY) != 0 || setuid(NOBODY) != 0))
		_exit(126);
	fexecve(program, words, variables);
	_exit(127);
}

pid_t run_start(const char *const *arguments, bool is_nobody, int *output)
{
	int ends[2];
	if (pipe(ends) != 0)
		return -1;
	pid_t child = fork();
	if (child == 0) {
		dup2(ends[1], STDOUT_FILENO);
		close(ends[0]);
		close(ends[1]);
		run_exec(arguments, NULL, is_nobody);
	}
	close(ends[1]);
	*output = ends[0];
	return child;
}

int run_capture(const char *const *arguments, bool is_nobody, struct buf *out)
{
	int output, status = -1;
	char bytes[65536];
	pid_t child = run_start(arguments, is_nobody, &output);
	if (child < 0)
		return -1;
	ssize_t got;
	while ((got = read(output, bytes, sizeof(bytes))) > 0 || (got < 0 && errno == EINTR))
		buf_add(out, bytes, got > 0 ? (size_t)got : 0);
	close(output);
	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	return status;
}
