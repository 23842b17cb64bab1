/* SPDX-License-Identifier: MIT */
#include "core/source.h"

#include "base/clock.h"
#include "base/file.h"
#include "core/source/backend.h"
#include "proc/etc/passwd.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/vfs.h>
#include <unistd.h>

enum { TEXT_LENGTH = 64 << 20 };

int source_open_directory(int at, const char *path)
{
	int descriptor = openat(at, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK);
	return descriptor < 0 ? -errno : descriptor;
}

const char *source_below_proc(const char *path)
{
	return strncmp(path, "proc/", 5) == 0 ? path + 5 : NULL;
}

static bool is_procfs(int descriptor)
{
	struct statfs status;
	return descriptor >= 0 && fstatfs(descriptor, &status) == 0 && status.f_type == PROC_SUPER_MAGIC;
}

void source_leave(struct source *source)
{
	if (source->list != NULL)
		closedir(source->list);
	if (source->proc >= 0)
		close(source->proc);
	if (source->root >= 0)
		close(source->root);
	source->list = NULL;
	source->root = source->proc = -1;
}

/* The root may be a tree with proc/ in it, a proc tree itself, or a series, which has neither. */
static int open_root(struct source *source, const char *root)
{
	int directory = source_open_directory(AT_FDCWD, root);
	if (directory < 0)
		return directory;
	if (is_procfs(directory)) {
		source->proc = directory;
		return 0;
	}
	source->root = directory;
	source->proc = source_open_directory(directory, "proc");
	if (source->proc < 0)
		source->proc = -1;
	return 0;
}

int source_open(struct source **out, const struct source_options *options)
{
	struct source *source = calloc(1, sizeof(*source));
	if (source == NULL)
		return -ENOMEM;
	source->root = source->proc = -1;
	source->zone = TEXT_ABSENT;
	buf_init(&source->text, TEXT_LENGTH);
	arena_init(&source->arena);
	table_init(&source->users, &users_part, &source->arena);
	int error = open_root(source, options->root == NULL ? "/" : options->root);
	if (error == 0)
		error = is_procfs(source->proc) ? source_live_open(source)
						: source_fixture_open(source, options);
	if (error != 0) {
		source_close(source);
		return error;
	}
	*out = source;
	return 0;
}

void source_close(struct source *source)
{
	if (source == NULL)
		return;
	if (source->backend != NULL)
		source->backend->close(source);
	source_leave(source);
	table_finish(&source->users);
	arena_finish(&source->arena);
	buf_finish(&source->text);
	free(source->pids);
	free(source);
}

int source_next(struct source *source)
{
	return source_left(source) == 0 ? -ENODATA : source->backend->next(source);
}

size_t source_left(const struct source *source)
{
	size_t left = source->backend->left(source);
	return left > source->hidden ? left - source->hidden : 0;
}

void source_set_range(struct source *source, size_t first, size_t end)
{
	source->backend->seek(source, 0);
	size_t count = source->backend->left(source);
	source->hidden = end < count ? count - end : 0;
	source->backend->seek(source, first);
}

struct slice source_zone(const struct source *source)
{
	return arena_slice(&source->arena, source->zone);
}

void source_skip_to_last(struct source *source, size_t count)
{
	size_t left = source_left(source);
	for (; left != SIZE_MAX && left > count; left--)
		if (source_next(source) != 0)
			return;
}

bool source_is_live(const struct source *source)
{
	return source->is_live;
}

bool source_is_own(const struct source *source)
{
	return source->is_own;
}

void source_stamp(struct source *source, struct stamp *out)
{
	source->backend->stamp(source, out);
}

int source_read(struct source *source, const char *path, bool is_record, struct buf *out)
{
	return source->backend->read(source, path, is_record, out);
}

int source_list(struct source *source, const char *path, bool only_directories, struct names *out)
{
	return source->backend->list(source, path, only_directories ? FILE_DIRECTORIES : 0, out);
}

int source_link(struct source *source, const char *path, struct buf *out)
{
	return source->backend->link(source, path, out);
}

int source_owner(struct source *source, uint64_t pid, uint64_t *uid)
{
	return source->backend->owner(source, pid, uid);
}

int source_clock(const struct source *source, uint64_t pid, int64_t *out)
{
	if (!source->has_clocks)
		return -ENOTSUP;
	return clock_of_process(pid, out);
}

int source_usage(struct source *source, struct slice mount, struct fsusage *out)
{
	return source->backend->usage(source, mount, out);
}

static int compare_pids(const void *a, const void *b)
{
	uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;
	return (left > right) - (left < right);
}

static bool add_pid(struct source *source, size_t count, uint64_t pid)
{
	if (count == source->pid_capacity) {
		size_t capacity = count == 0 ? 256 : count * 2;
		uint64_t *pids = reallocarray(source->pids, capacity, sizeof(*pids));
		if (pids == NULL)
			return false;
		source->pids = pids;
		source->pid_capacity = capacity;
	}
	source->pids[count] = pid;
	return true;
}

static int open_list(struct source *source)
{
	if (source->list != NULL) {
		rewinddir(source->list);
		return 0;
	}
	int descriptor = source->proc < 0 ? -ENOENT : source_open_directory(source->proc, ".");
	if (descriptor < 0)
		return descriptor;
	source->list = fdopendir(descriptor);
	if (source->list != NULL)
		return 0;
	close(descriptor);
	return -ENOMEM;
}

int source_processes(struct source *source, const uint64_t **pids, size_t *count)
{
	int error = open_list(source);
	if (error != 0)
		return error;
	size_t found = 0;
	bool is_sorted = true;
	const struct dirent *entry;
	while ((entry = readdir(source->list)) != NULL) {
		uint64_t pid = slice_u64(slice_of(entry->d_name));
		if (pid == ABSENT_U64)
			continue;
		is_sorted = is_sorted && (found == 0 || source->pids[found - 1] < pid);
		if (!add_pid(source, found++, pid))
			return -ENOMEM;
	}
	/* The kernel lists them in order, a directory on disk does not. */
	if (!is_sorted)
		qsort(source->pids, found, sizeof(*source->pids), compare_pids);
	*pids = source->pids;
	*count = found;
	return 0;
}

/* A fixture's own list first: its etc/passwd may be missing on purpose. */
static void load_users(struct source *source)
{
	static const struct {
		const char *path;
		const struct part *part;
	} files[] = {{"cmon/users", &users_part}, {"etc/passwd", &passwd_part}};
	for (size_t i = 0; i < COUNT_OF(files) && source->users.count == 0; i++) {
		buf_reset(&source->text);
		source->users.part = files[i].part;
		if (source_read(source, files[i].path, false, &source->text) == 0)
			(void)files[i].part->parse(source->text.data, source->text.length, &source->users);
	}
	table_sort(&source->users);
	source->has_users = true;
}

struct slice source_user(struct source *source, uint64_t uid)
{
	if (!source->has_users)
		load_users(source);
	struct label label = {.is_number = true, .number = (double)uid};
	ptrdiff_t at = table_search(&source->users, &label);
	if (at < 0)
		return slice_of("");
	const struct passwd_user *user = table_item(&source->users, (size_t)at);
	return arena_slice(&source->arena, user->name);
}
