/* SPDX-License-Identifier: MIT */
/* Reading a configuration file that nobody else could have put there, without ever waiting for it. */
#include "base/file.h"
#include "config/config.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Why a file is not to be trusted; NULL when it is. */
static const char *distrust(const struct stat *status)
{
	if (S_ISDIR(status->st_mode))
		return "is a directory";
	if (!S_ISREG(status->st_mode))
		return "is no regular file";
	if (status->st_uid != 0 && status->st_uid != geteuid())
		return "belongs to another user";
	if ((status->st_mode & (S_IWGRP | S_IWOTH)) != 0)
		return "can be written by others than its owner";
	return NULL;
}

static int read_trusted(int descriptor, struct buf *out, struct buf *message)
{
	struct stat status;
	const char *reason = NULL;
	int error = fstat(descriptor, &status) != 0 ? -errno : 0;
	if (error == 0 && (reason = distrust(&status)) != NULL)
		error = -EPERM;
	if (error == 0)
		error = file_read_all(descriptor, FILE_WHOLE, out);
	if (error == -EFBIG)
		reason = "is larger than 1 MiB";
	if (error != 0)
		buf_add_string(message, reason != NULL ? reason : strerror(-error));
	return error;
}

int config_file_read(const char *path, struct buf *out, struct buf *message)
{
	int descriptor;
	/* Opening a FIFO must not wait for a writer, nor opening a terminal make it ours. */
	do
		descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
	while (descriptor < 0 && errno == EINTR);
	if (descriptor < 0) {
		int error = -errno;
		buf_add_string(message, strerror(-error));
		return error;
	}
	int error = read_trusted(descriptor, out, message);
	close(descriptor);
	return error;
}
