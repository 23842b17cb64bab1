/* SPDX-License-Identifier: MIT */
#include "pty.h"

#include "base/file.h"
#include "run.h"

#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* A machine under load and a sanitizer may need a while; a right answer never waits that long. */
#define PATIENCE_SECONDS 15.0
#define QUIET_MS 150

enum { RAW_LENGTH = 64 << 20 };

double pty_now(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void set_size(int descriptor, size_t rows, size_t columns)
{
	struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
	ck_assert_int_eq(ioctl(descriptor, TIOCSWINSZ, &size), 0);
}

static void tell(int events, int number)
{
	(void)!write(events, &number, sizeof(number));
}

/* In the child of the leader: takes the foreground and becomes cmon. */
static void start_program(const struct pty *pty, const struct pty_options *options)
{
	setpgid(0, 0);
	signal(SIGTTOU, SIG_IGN);
	if (!options->is_background)
		tcsetpgrp(pty->slave, getpid());
	signal(SIGTTOU, SIG_DFL);
	/* A crash is part of a test: it leaves no file behind. */
	setrlimit(RLIMIT_CORE, &(struct rlimit){0});
	signal(SIGHUP, options->ignores_hangup ? SIG_IGN : SIG_DFL);
	for (int descriptor = 0; descriptor <= 2; descriptor++)
		dup2(pty->slave, descriptor);
	if (pty->slave > 2)
		close(pty->slave);
	run_exec(options->arguments, options->environment, options->is_nobody);
}

/* Does what a shell does for its job: has the terminal, and tells when the job stops or ends. */
static void lead(const struct pty *pty, const struct pty_options *options, int events)
{
	int status = 0;
	setsid();
	ioctl(pty->slave, TIOCSCTTY, 0);
	signal(SIGHUP, SIG_IGN);
	close(pty->master);
	pid_t child = fork();
	if (child == 0) {
		close(events);
		start_program(pty, options);
	}
	close(pty->slave);
	tell(events, child);
	do {
		if (waitpid(child, &status, WUNTRACED) < 0)
			break;
		tell(events, status);
	} while (WIFSTOPPED(status));
	_exit(0);
}

void pty_start(struct pty *pty, const struct pty_options *options)
{
	int events[2];
	*pty = (struct pty){.master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC)};
	ck_assert_int_ge(pty->master, 0);
	ck_assert(grantpt(pty->master) == 0 && unlockpt(pty->master) == 0);
	pty->slave = open(ptsname(pty->master), O_RDWR | O_NOCTTY);
	ck_assert_int_ge(pty->slave, 0);
	buf_init(&pty->raw, RAW_LENGTH);
	vt_init(&pty->vt, options->rows > 0 ? options->rows : 24,
		options->columns > 0 ? options->columns : 80);
	set_size(pty->slave, pty->vt.rows, pty->vt.columns);
	ck_assert_int_eq(tcgetattr(pty->slave, &pty->before), 0);
	ck_assert_int_eq(pipe2(events, O_CLOEXEC), 0);
	pty->leader = fork();
	ck_assert_int_ge(pty->leader, 0);
	if (pty->leader == 0)
		lead(pty, options, events[1]);
	close(events[1]);
	pty->events = events[0];
	int process = -1;
	ck_assert_int_eq(read(pty->events, &process, sizeof(process)), sizeof(process));
	pty->process = process;
	ck_assert_int_gt(process, 0);
}

static bool is_over(const struct pty *pty)
{
	return pty->has_status && !WIFSTOPPED(pty->status);
}

void pty_finish(struct pty *pty)
{
	if (!is_over(pty))
		kill(pty->process, SIGKILL);
	if (pty->master >= 0)
		close(pty->master);
	close(pty->slave);
	close(pty->events);
	waitpid(pty->leader, NULL, 0);
	buf_finish(&pty->raw);
	vt_finish(&pty->vt);
}

static bool read_status(struct pty *pty)
{
	if (read(pty->events, &pty->status, sizeof(pty->status)) != sizeof(pty->status))
		return false;
	pty->has_status = true;
	return true;
}

/* Takes what has come, waiting for it at most that long. Returns false when nothing came. */
static bool pump(struct pty *pty, int milliseconds)
{
	char bytes[65536];
	struct pollfd files[] = {{pty->events, POLLIN, 0}, {pty->master, POLLIN, 0}};
	if (poll(files, pty->master >= 0 ? 2 : 1, milliseconds) <= 0)
		return false;
	ssize_t got = (files[1].revents & POLLIN) != 0 ? read(pty->master, bytes, sizeof(bytes)) : 0;
	if (got > 0) {
		buf_add(&pty->raw, bytes, (size_t)got);
		vt_feed(&pty->vt, bytes, (size_t)got);
		return true;
	}
	return (files[0].revents & POLLIN) != 0 && read_status(pty);
}

void pty_poll_status(struct pty *pty)
{
	struct pollfd file = {pty->events, POLLIN, 0};
	if (poll(&file, 1, 100) > 0)
		(void)read_status(pty);
}

void pty_send(struct pty *pty, const char *keys)
{
	ck_assert_int_eq(file_write(pty->master, keys, strlen(keys)), 0);
}

void pty_resize(struct pty *pty, size_t rows, size_t columns)
{
	vt_resize(&pty->vt, rows, columns);
	set_size(pty->master, rows, columns);
}

bool pty_has(const struct pty *pty, const char *text)
{
	size_t row, column;
	return vt_find(&pty->vt, text, &row, &column);
}

static void give_up(const struct pty *pty, const char *text, const char *what)
{
	struct buf screen;
	buf_init(&screen, 1 << 20);
	vt_print(&pty->vt, &screen);
	ck_abort_msg("%s %s:\n%s%s", text, what, screen.data, pty->vt.problem);
}

static void await(struct pty *pty, const char *text, bool is_wanted)
{
	double deadline = pty_now() + PATIENCE_SECONDS;
	while (pty_has(pty, text) != is_wanted) {
		if (pty_now() > deadline || (!pump(pty, 100) && is_over(pty)))
			give_up(pty, text, is_wanted ? "does not appear" : "does not go");
	}
}

void pty_await(struct pty *pty, const char *text)
{
	await(pty, text, true);
}

void pty_await_gone(struct pty *pty, const char *text)
{
	await(pty, text, false);
}

void pty_settle(struct pty *pty)
{
	while (pump(pty, QUIET_MS))
		;
}

int pty_await_status(struct pty *pty)
{
	double deadline = pty_now() + PATIENCE_SECONDS;
	pty->has_status = false;
	while (!pty->has_status) {
		if (pty_now() > deadline)
			give_up(pty, "cmon", "neither stops nor ends");
		(void)pump(pty, 100);
	}
	pty_settle(pty);
	return pty->status;
}

void pty_check_exit(struct pty *pty, int code)
{
	enum { SHOWN = 2000 };
	int status = pty_await_status(pty);
	size_t from = pty->raw.length > SHOWN ? pty->raw.length - SHOWN : 0;
	ck_assert_msg(WIFEXITED(status) && WEXITSTATUS(status) == code, "ended with %x, not %d, after:\n%s",
		status, code, pty->raw.data + from);
}

const struct vt_cell *pty_cell_at(const struct pty *pty, const char *text)
{
	size_t row = 0, column = 0;
	if (!vt_find(&pty->vt, text, &row, &column))
		give_up(pty, text, "is not there");
	return vt_cell(&pty->vt, row, column);
}

void pty_check_restored(const struct pty *pty)
{
	struct termios after;
	ck_assert_int_eq(tcgetattr(pty->slave, &after), 0);
	ck_assert_uint_eq(after.c_iflag, pty->before.c_iflag);
	ck_assert_uint_eq(after.c_oflag, pty->before.c_oflag);
	ck_assert_uint_eq(after.c_cflag, pty->before.c_cflag);
	ck_assert_uint_eq(after.c_lflag, pty->before.c_lflag);
	ck_assert_mem_eq(after.c_cc, pty->before.c_cc, sizeof(after.c_cc));
	ck_assert(!pty->vt.is_alternate);
	ck_assert(!pty->vt.is_cursor_hidden);
	ck_assert(!pty->vt.has_mouse);
	ck_assert(!pty->vt.has_paste_marks);
}

void pty_check_clean(const struct pty *pty)
{
	ck_assert_msg(pty->vt.problem[0] == '\0', "%s", pty->vt.problem);
}
