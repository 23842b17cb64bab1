/* SPDX-License-Identifier: MIT */
/* Reading small files without ever blocking on one that is no regular file. */
#ifndef CMON_BASE_FILE_H
#define CMON_BASE_FILE_H

#include "base/buf.h"
#include "base/names.h"

#include <stdbool.h>

enum file_flags {
	FILE_WHOLE = 0,
	FILE_RECORD = 1,      /* a read that is not filled has met the end: no second one to see it */
	FILE_REGULAR = 2,     /* anything but a regular file counts as absent */
	FILE_IN_ROOT = 4,     /* the directory is the root of all links: none leads out of it */
	FILE_DIRECTORIES = 8, /* of a list: only directories, no links to them */
};

/*
 * Appends the file's bytes to out.
 *
 * directory  descriptor that path is relative to
 * flags      of enum file_flags
 *
 * Returns 0; -errno of open or read; -ENOENT for what FILE_REGULAR refuses; -EFBIG beyond the buffer's maximum;
 * -ENOMEM. After an error out may hold what was read before.
 */
int file_read(int directory, const char *path, int flags, struct buf *out);

/*
 * Appends the names in a directory to out, in order, without "." and "..". flags: FILE_IN_ROOT, FILE_DIRECTORIES.
 * Returns 0; -errno of open or read, -ENOTDIR for what is no directory; the list's error.
 */
int file_list(int directory, const char *path, int flags, struct names *out);
/* file_read from a descriptor that is open. flags: FILE_WHOLE or FILE_RECORD. */
int file_read_all(int descriptor, int flags, struct buf *out);

/* Writes all bytes, going on after EINTR and short writes. Returns 0 or -errno. */
int file_write(int descriptor, const char *bytes, size_t length);

#endif
