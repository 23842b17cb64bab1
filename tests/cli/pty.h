/* SPDX-License-Identifier: MIT */
/*
 * cmon on a pseudo-terminal, as a shell would run it: leader of a foreground process group, with a parent that sees it
 * stop and end. What it sends is kept byte by byte and drawn on a model of the screen.
 *
 *	pty_start(&pty, &(struct pty_options){.arguments = (const char *[]){"--root", path, NULL}})
 *	pty_await(&pty, "CPU")               fails the test when that does not appear in time
 *	pty_send(&pty, "q")
 *	pty_finish(&pty)
 */
#ifndef CMON_TESTS_PTY_H
#define CMON_TESTS_PTY_H

#include "vt.h"

#include <sys/types.h>
#include <termios.h>

struct pty_options {
	const char *const *arguments; /* of cmon, NULL at the end; NULL for none */
	const char *const
		*environment; /* "NAME=value" beyond the usual ones, NULL at the end; NULL for none */
	size_t rows, columns; /* 0: 24 and 80 */
	bool ignores_hangup;
	bool is_background; /* started as with "&" */
	bool is_nobody;     /* gives up root's rights, if it has them */
};

struct pty {
	int master, slave; /* slave stays open here: the terminal's state can be looked at after the end */
	int events;        /* process number, then a wait status at each change */
	pid_t leader, process;
	struct termios before;
	struct buf raw;
	struct vt vt;
	bool has_status;
	int status; /* the last one, when has_status */
};

void pty_start(struct pty *pty, const struct pty_options *options);
/* Ends what still runs. */
void pty_finish(struct pty *pty);

void pty_send(struct pty *pty, const char *keys);
void pty_resize(struct pty *pty, size_t rows, size_t columns);

/* Waits until text is on the screen, or no longer there. Fails the test after a while, with the screen. */
void pty_await(struct pty *pty, const char *text);
void pty_await_gone(struct pty *pty, const char *text);
/* Reads what comes until nothing has come for a moment. */
void pty_settle(struct pty *pty);
/* Waits until it stops or ends. Returns the wait status. */
int pty_await_status(struct pty *pty);

/* Takes a status that has come, without reading what was sent; waits a moment for one. */
void pty_poll_status(struct pty *pty);

/* Waits for the end and fails the test, with what was sent last, unless it is that exit code. */
void pty_check_exit(struct pty *pty, int code);

bool pty_has(const struct pty *pty, const char *text);
/* The cell behind prefix, text in one row; fails the test when it is not there. */
const struct vt_cell *pty_cell_at(const struct pty *pty, const char *text);

/* Fails the test unless the terminal is as it was before the start. */
void pty_check_restored(const struct pty *pty);
/* Fails the test when anything but text and known sequences was ever sent. */
void pty_check_clean(const struct pty *pty);

double pty_now(void);

#endif
