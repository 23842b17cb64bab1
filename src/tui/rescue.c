/* SPDX-License-Identifier: MIT */
/* A handler of signals has nothing but globals, and may call only what is async-signal-safe: no ncurses, no stdio. */
#include "tui/rescue.h"

#include "base/file.h"
#include "base/utf8.h"
#include "metric/part.h"
#include "tui/outlet.h"

#include <fcntl.h>
#include <langinfo.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SEQUENCE_LENGTH = 1001, STACK_LENGTH = 64 << 10, HELD_LENGTH = 64 << 10, LINE_LENGTH = 512 };

static const int fatal[] = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL};

static struct {
	bool is_on;
	int terminal;
	struct termios modes;
	char sequence[SEQUENCE_LENGTH];
	struct sigaction before[COUNT_OF(fatal)];
	char *stack; /* a handler cannot run on a stack that has overflowed */
	stack_t stack_before;
} rescue;

static struct {
	bool is_on;
	enum utf8_form form;
	int pipe;                      /* what was written is read from it */
	int before[STDERR_FILENO + 1]; /* what the descriptors were; -1: left alone */
	char bytes[HELD_LENGTH];
} held;

static void handle(int number)
{
	outlet_unblock(rescue.terminal);
	(void)file_write(rescue.terminal, rescue.sequence, strlen(rescue.sequence));
	/* All signals are blocked here: a process in the background is not stopped by this. */
	(void)tcsetattr(rescue.terminal, TCSANOW, &rescue.modes);
	rescue_show_output();
	/* Taken when the handler returns, so that a core dump shows where it happened. */
	(void)raise(number);
}

void rescue_start(int terminal, const struct termios *modes, const char *sequence)
{
	struct sigaction action = {.sa_handler = handle, .sa_flags = (int)(SA_ONSTACK | SA_RESETHAND)};
	sigfillset(&action.sa_mask);
	rescue.terminal = terminal;
	rescue.modes = *modes;
	snprintf(rescue.sequence, sizeof(rescue.sequence), "%s", sequence);
	rescue.stack = malloc(STACK_LENGTH);
	stack_t stack = {.ss_sp = rescue.stack, .ss_size = STACK_LENGTH};
	if (rescue.stack != NULL)
		(void)sigaltstack(&stack, &rescue.stack_before);
	for (size_t i = 0; i < COUNT_OF(fatal); i++)
		(void)sigaction(fatal[i], &action, &rescue.before[i]);
	rescue.is_on = true;
}

void rescue_stop(void)
{
	if (!rescue.is_on)
		return;
	for (size_t i = 0; i < COUNT_OF(fatal); i++)
		(void)sigaction(fatal[i], &rescue.before[i], NULL);
	if (rescue.stack != NULL)
		(void)sigaltstack(&rescue.stack_before, NULL);
	free(rescue.stack);
	rescue.stack = NULL;
	rescue.is_on = false;
}

void rescue_hold_output(void)
{
	int ends[2];
	/* Nobody waits in a write here: what is too much is lost. */
	if (held.is_on || pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0)
		return;
	held.pipe = ends[0];
	held.form = strcmp(nl_langinfo(CODESET), "UTF-8") == 0 ? UTF8_UNICODE : UTF8_ASCII;
	for (int descriptor = STDOUT_FILENO; descriptor <= STDERR_FILENO; descriptor++) {
		held.before[descriptor] =
			isatty(descriptor) ? fcntl(descriptor, F_DUPFD_CLOEXEC, STDERR_FILENO + 1) : -1;
		if (held.before[descriptor] >= 0)
			(void)dup2(ends[1], descriptor);
	}
	close(ends[1]);
	held.is_on = true;
}

static size_t add_escape(char *out, unsigned char byte)
{
	static const char digits[] = "0123456789abcdef";
	out[0] = '\\';
	out[1] = 'x';
	out[2] = digits[byte >> 4];
	out[3] = digits[byte & 15];
	return 4;
}

static bool is_plain(uint32_t code)
{
	if (code == '\n' || code == '\t')
		return true;
	bool is_shown = held.form == UTF8_UNICODE || code < 0x80;
	return code != UTF8_INVALID && !utf8_is_unsafe(code) && is_shown;
}

/* utf8_add_safe keeps no lines, and formats with what a handler may not call. */
static void write_safe(const char *text, size_t length)
{
	char line[LINE_LENGTH];
	size_t used = 0;
	for (size_t at = 0; at < length;) {
		uint32_t code;
		size_t taken = utf8_decode(text + at, length - at, &code);
		for (size_t i = 0; i < taken; i++) {
			if (is_plain(code))
				line[used++] = text[at + i];
			else
				used += add_escape(line + used, (unsigned char)text[at + i]);
		}
		at += taken;
		if (used + 16 > sizeof(line) || at == length) {
			(void)file_write(STDERR_FILENO, line, used);
			used = 0;
		}
	}
}

void rescue_show_output(void)
{
	if (!held.is_on)
		return;
	held.is_on = false;
	for (int descriptor = STDOUT_FILENO; descriptor <= STDERR_FILENO; descriptor++) {
		if (held.before[descriptor] < 0)
			continue;
		(void)dup2(held.before[descriptor], descriptor);
		close(held.before[descriptor]);
	}
	size_t length = 0;
	ssize_t got;
	while (length < sizeof(held.bytes) &&
		(got = read(held.pipe, held.bytes + length, sizeof(held.bytes) - length)) > 0)
		length += (size_t)got;
	close(held.pipe);
	write_safe(held.bytes, length);
}
