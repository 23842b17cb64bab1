/* SPDX-License-Identifier: MIT */
#include "base/log.h"

#include "base/buf.h"
#include "base/clock.h"
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

static int log_descriptor = -1;

int log_open(const char *path)
{
	int descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0600);
	if (descriptor < 0)
		return -errno;
	log_close();
	log_descriptor = descriptor;
	return 0;
}

void log_close(void)
{
	if (log_descriptor >= 0)
		close(log_descriptor);
	log_descriptor = -1;
}

void log_printf(const char *format, ...)
{
	if (log_descriptor < 0)
		return;
	char line[1024];
	va_list arguments;
	va_start(arguments, format);
	int length = vsnprintf(line, sizeof(line), format, arguments);
	va_end(arguments);
	if (length < 0)
		return;
	struct buf text;
	buf_init(&text, sizeof(line) + 64);
	buf_printf(&text, "%.6f %s\n", (double)clock_monotonic() / (double)NANOSECONDS, line);
	/* A full disk must not stop the monitor, and there is nobody left to tell. */
	(void)file_write(log_descriptor, text.data, text.length);
	buf_finish(&text);
}
