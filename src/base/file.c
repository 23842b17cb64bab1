/* SPDX-License-Identifier: MIT */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Large enough for any PID/stat or PID/io in one read, small enough to stay in the cache. */
enum { FIRST_READ = 4096 };
enum { ENTRIES_LENGTH = 16384 };

static ssize_t read_retrying(int descriptor, char *to, size_t size)
{
	ssize_t got;
	do
		got = read(descriptor, to, size);
	while (got < 0 && errno == EINTR);
	return got;
}

int file_read_all(int descriptor, int flags, struct buf *out)
{
	bool is_record = (flags & FILE_RECORD) != 0;
	size_t wanted = FIRST_READ;
	for (;;) {
		size_t room = out->maximum - out->length;
		/* One byte more than the buffer may hold tells a file that fits from one that does not. */
		char *to = buf_reserve(out, wanted < room ? wanted : room);
		if (to == NULL)
			return out->error;
		char probe;
		bool is_full = room == 0;
		size_t size = is_full ? 1 : (wanted < room ? wanted : room);
		ssize_t got = read_retrying(descriptor, is_full ? &probe : to, size);
		if (got < 0)
			return -errno;
		if (got == 0)
			break;
		if (is_full)
			return -EFBIG;
		out->length += (size_t)got;
		out->data[out->length] = '\0';
		if (is_record && (size_t)got < size)
			break;
		wanted = wanted < 262144 ? wanted * 2 : wanted;
	}
	return 0;
}

enum { OPEN_FLAGS = O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY };

/* As in linux/openat2.h, which is younger than the oldest headers that this must build with. */
struct how_to_open {
	uint64_t flags, mode, resolve;
};
enum { RESOLVE_IN_ROOT_FLAG = 0x10, OPENAT2_NUMBER = 437 };

static int open_in_root(int directory, const char *path, int open_flags)
{
	struct how_to_open how = {.flags = (uint64_t)open_flags, .resolve = RESOLVE_IN_ROOT_FLAG};
	return (int)syscall(OPENAT2_NUMBER, directory, path, &how, sizeof(how));
}

static int open_file(int directory, const char *path, int flags, int open_flags)
{
	int descriptor = -1;
	bool is_in_root = (flags & FILE_IN_ROOT) != 0;
	do
		descriptor = is_in_root ? open_in_root(directory, path, open_flags)
					: openat(directory, path, open_flags);
	while (descriptor < 0 && errno == EINTR);
	/* Before 5.6 there is no such call, and some sandboxes forbid it: then links are followed. */
	if (is_in_root && descriptor < 0 && (errno == ENOSYS || errno == EPERM))
		return open_file(directory, path, flags & ~FILE_IN_ROOT, open_flags);
	return descriptor;
}

static bool is_regular(int descriptor)
{
	struct stat status;
	return fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
}

/*
 * Reads a file that has some bytes, and no more than a first read takes, without asking what it is: pipes, sockets and
 * terminals have no offset to read at, and what has no end fills the read. False: nothing was read.
 */
static bool read_short(int descriptor, struct buf *out)
{
	char *to = out->maximum - out->length < FIRST_READ ? NULL : buf_reserve(out, FIRST_READ);
	ssize_t got = to == NULL ? -1 : pread(descriptor, to, FIRST_READ, 0);
	if (got <= 0 || got == FIRST_READ)
		return false;
	out->length += (size_t)got;
	out->data[out->length] = '\0';
	return true;
}

int file_read(int directory, const char *path, int flags, struct buf *out)
{
	enum { SHORT_FILE = FILE_REGULAR | FILE_RECORD };
	int descriptor = open_file(directory, path, flags, OPEN_FLAGS);
	if (descriptor < 0)
		return -errno;
	int result = 0;
	if ((flags & SHORT_FILE) != SHORT_FILE || !read_short(descriptor, out))
		result = (flags & FILE_REGULAR) != 0 && !is_regular(descriptor)
			? -ENOENT
			: file_read_all(descriptor, flags, out);
	close(descriptor);
	return result;
}

/* As the kernel fills it in; the C library's readdir allocates for each directory. */
struct entry {
	uint64_t inode, offset;
	uint16_t length;
	uint8_t type;
	char name[];
};

/* Some file systems leave the type out. */
static bool is_directory(int descriptor, const struct entry *entry)
{
	struct stat status;
	if (entry->type != DT_UNKNOWN)
		return entry->type == DT_DIR;
	return fstatat(descriptor, entry->name, &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(status.st_mode);
}

static void add_entry(int descriptor, const struct entry *entry, int flags, struct names *out)
{
	if (strcmp(entry->name, ".") == 0 || strcmp(entry->name, "..") == 0)
		return;
	if ((flags & FILE_DIRECTORIES) == 0 || is_directory(descriptor, entry))
		names_add(out, entry->name);
}

int file_list(int directory, const char *path, int flags, struct names *out)
{
	int descriptor = open_file(directory, path, flags, OPEN_FLAGS | O_DIRECTORY);
	if (descriptor < 0)
		return -errno;
	uint64_t entries[ENTRIES_LENGTH / sizeof(uint64_t)];
	size_t first = out->count;
	long got;
	while ((got = syscall(SYS_getdents64, descriptor, entries, sizeof(entries))) > 0) {
		for (const char *at = (char *)entries; at < (char *)entries + got;) {
			const struct entry *entry = (const void *)at;
			add_entry(descriptor, entry, flags, out);
			at += entry->length;
		}
	}
	int error = got < 0 ? -errno : out->error;
	close(descriptor);
	names_sort(out, first);
	return error;
}

int file_write(int descriptor, const char *bytes, size_t length)
{
	while (length > 0) {
		ssize_t written = write(descriptor, bytes, length);
		if (written < 0 && errno == EINTR)
			continue;
		if (written < 0)
			return -errno;
		bytes += written;
		length -= (size_t)written;
	}
	return 0;
}
