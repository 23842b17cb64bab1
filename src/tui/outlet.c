/* SPDX-License-Identifier: MIT */
#include "tui/outlet.h"

#include "base/clock.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>

/* Far more than the largest screen needs, each cell in a style of its own. */
#define PENDING_LENGTH ((size_t)256 << 20)

enum { LEAST_DESCRIPTOR = 3 };

/*
 * O_NONBLOCK belongs to the open file, which the shell has too: only a terminal opened anew can have it. That may be
 * denied, as when another user has logged in; a blocking one does then.
 */
static int open_writing(int terminal)
{
	char path[64];
	snprintf(path, sizeof(path), "/proc/self/fd/%d", terminal);
	int own = open(path, O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	return own >= 0 ? own : fcntl(terminal, F_DUPFD_CLOEXEC, LEAST_DESCRIPTOR);
}

int outlet_open(struct outlet *outlet, int terminal)
{
	*outlet = (struct outlet){.descriptor = fcntl(terminal, F_DUPFD_CLOEXEC, LEAST_DESCRIPTOR),
		.terminal = fcntl(terminal, F_DUPFD_CLOEXEC, LEAST_DESCRIPTOR),
		.writing = open_writing(terminal),
		.file = memfd_create("frame", MFD_CLOEXEC)};
	int error = errno;
	buf_init(&outlet->pending, PENDING_LENGTH);
	bool is_open =
		outlet->descriptor >= 0 && outlet->terminal >= 0 && outlet->writing >= 0 && outlet->file >= 0;
	return is_open ? 0 : -error;
}

void outlet_finish(struct outlet *outlet)
{
	const int descriptors[] = {outlet->descriptor, outlet->terminal, outlet->writing, outlet->file};
	for (size_t i = 0; i < sizeof(descriptors) / sizeof(descriptors[0]); i++)
		if (descriptors[i] >= 0)
			close(descriptors[i]);
	buf_finish(&outlet->pending);
}

void outlet_capture(struct outlet *outlet)
{
	(void)dup3(outlet->file, outlet->descriptor, O_CLOEXEC);
}

void outlet_release(struct outlet *outlet)
{
	char bytes[16384];
	off_t at = 0;
	ssize_t got;
	(void)dup3(outlet->terminal, outlet->descriptor, O_CLOEXEC);
	while ((got = pread(outlet->file, bytes, sizeof(bytes), at)) > 0) {
		buf_add(&outlet->pending, bytes, (size_t)got);
		at += got;
	}
	(void)ftruncate(outlet->file, 0);
	(void)lseek(outlet->file, 0, SEEK_SET);
}

static bool is_ready(int descriptor, int milliseconds)
{
	struct pollfd file = {descriptor, POLLOUT, 0};
	return poll(&file, 1, milliseconds) > 0;
}

bool outlet_send(struct outlet *outlet, int milliseconds)
{
	int64_t deadline = clock_monotonic() + milliseconds * (NANOSECONDS / 1000);
	while (outlet->sent < outlet->pending.length) {
		/* Where writing can wait it does so at most in the middle of a frame. */
		bool can_write = is_ready(outlet->writing, milliseconds);
		ssize_t put = !can_write ? 0
					 : write(outlet->writing, outlet->pending.data + outlet->sent,
						   outlet->pending.length - outlet->sent);
		if (put > 0)
			outlet->sent += (size_t)put;
		else if (can_write && errno != EAGAIN && errno != EINTR)
			break;
		else if (clock_monotonic() >= deadline)
			return false;
	}
	buf_reset(&outlet->pending);
	outlet->sent = 0;
	return true;
}

bool outlet_has_room(const struct outlet *outlet, int milliseconds)
{
	return is_ready(outlet->writing, milliseconds);
}

bool outlet_is_busy(const struct outlet *outlet)
{
	int waiting = 0;
	if (outlet->sent < outlet->pending.length || !is_ready(outlet->terminal, 0))
		return true;
	return ioctl(outlet->terminal, TIOCOUTQ, &waiting) == 0 && waiting > 0;
}

void outlet_unblock(int terminal)
{
	/* Linux lets go on by this only what was stopped by it. */
	(void)tcflow(terminal, TCOOFF);
	(void)tcflow(terminal, TCOON);
}
