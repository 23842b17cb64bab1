/* SPDX-License-Identifier: MIT */
/* A mounted procfs: this machine's, or a host's that is mounted below another root. */
#include "base/clock.h"
#include "base/file.h"
#include "base/log.h"
#include "core/source/backend.h"
#include "core/source/usage_worker.h"

#include <errno.h>
#include <fcntl.h>
#include <net/if.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/utsname.h>
#include <time.h>
#include <unistd.h>

enum { PATH_LENGTH = 4096 };

enum { NO_SOCKET = -2 };

struct live {
	struct usage_worker *worker; /* NULL until the first mount is asked for */
	int socket; /* for questions about our own interfaces; NO_SOCKET until the first, -1 when none is had */
};

static struct live *live_of(const struct source *source)
{
	return source->own;
}

static int live_next(struct source *source)
{
	(void)source;
	return 0;
}

static size_t live_left(const struct source *source)
{
	(void)source;
	return SIZE_MAX;
}

static void live_stamp(struct source *source, struct stamp *out)
{
	(void)source;
	*out = (struct stamp){
		.boottime = clock_boottime(),
		.monotonic = clock_monotonic(),
		.realtime = clock_realtime(),
		.hz = (double)sysconf(_SC_CLK_TCK),
		.page_size = (double)sysconf(_SC_PAGESIZE),
	};
}

/* Under another root "self" is this program, in its own network and mounts: the host's are those of its first process. */
static const char *host_path(const char *path)
{
	static const struct {
		const char *asked, *host;
	} paths[] = {{"self/mountinfo", "1/mountinfo"}, {"net/dev", "1/net/dev"}};
	for (size_t i = 0; i < COUNT_OF(paths); i++)
		if (strcmp(path, paths[i].asked) == 0)
			return paths[i].host;
	return path;
}

/* The kernel tells its architecture in a file since 6.1 only. */
static int read_arch(struct buf *out)
{
	struct utsname names;
	if (uname(&names) != 0)
		return -errno;
	buf_add_string(out, names.machine);
	return out->error;
}

static int read_below_root(struct source *source, const char *path, struct buf *out)
{
	int flags = FILE_REGULAR | (source->is_own ? 0 : FILE_IN_ROOT);
	return source->root < 0 ? -ENOENT : file_read(source->root, path, flags, out);
}

/* The name in "sys/class/net/NAME/ifindex"; empty for any other path. */
static struct slice interface_of(const char *path)
{
	static const char directory[] = "sys/class/net/", file[] = "/ifindex";
	size_t length = strlen(path), around = strlen(directory) + strlen(file);
	if (length <= around || strncmp(path, directory, strlen(directory)) != 0 ||
		strcmp(path + length - strlen(file), file) != 0)
		return slice_of("");
	return (struct slice){.data = path + strlen(directory), .length = length - around};
}

/*
 * The number of an interface is wanted of each, each time, and the file is ten times as dear as this call. Also, the
 * files are of the network that sysfs was mounted in, this is of the one that net/dev lists.
 */
static bool read_ifindex(const struct source *source, const char *path, struct buf *out)
{
	struct ifreq request = {0};
	struct slice name = interface_of(path);
	struct live *live = live_of(source);
	if (!source->is_own || name.length == 0 || name.length >= sizeof(request.ifr_name))
		return false;
	memcpy(request.ifr_name, name.data, name.length);
	/* Opened only when it is needed: it counts among the sockets that we tell of. */
	if (live->socket == NO_SOCKET)
		live->socket = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	if (ioctl(live->socket, SIOCGIFINDEX, &request) != 0)
		return false;
	buf_add_u64(out, (uint64_t)request.ifr_ifindex);
	return true;
}

static int live_read(struct source *source, const char *path, bool is_record, struct buf *out)
{
	const char *below = source_below_proc(path);
	if (below == NULL)
		return read_ifindex(source, path, out) ? out->error : read_below_root(source, path, out);
	/* This file answers with the name of the namespace that asks, whoever's proc it is in. */
	if (!source->is_own && strcmp(below, "sys/kernel/hostname") == 0)
		return read_below_root(source, "etc/hostname", out);
	int flags = is_record ? FILE_RECORD : 0;
	int error = file_read(source->proc, source->is_own ? below : host_path(below), flags, out);
	if (error == -ENOENT && strcmp(below, "sys/kernel/arch") == 0)
		return read_arch(out);
	return error;
}

static int live_list(struct source *source, const char *path, int flags, struct names *out)
{
	const char *below = source_below_proc(path);
	if (below != NULL)
		return file_list(source->proc, below, flags, out);
	return source->root < 0 ? -ENOENT : file_list(source->root, path, flags, out);
}

static int live_link(struct source *source, const char *path, struct buf *out)
{
	char target[PATH_LENGTH];
	const char *below = source_below_proc(path);
	if (below == NULL)
		return -ENOENT;
	ssize_t length = readlinkat(source->proc, below, target, sizeof(target));
	if (length < 0)
		return -errno;
	buf_add(out, target, (size_t)length);
	return out->error;
}

static int live_owner(struct source *source, uint64_t pid, uint64_t *uid)
{
	char name[24];
	struct buf path;
	buf_init_in(&path, name, sizeof(name));
	buf_add_u64(&path, pid);
	struct stat status;
	int error = fstatat(source->proc, path.data, &status, 0) == 0 ? 0 : -errno;
	if (error == 0)
		*uid = status.st_uid;
	return error;
}

static int live_usage(struct source *source, struct slice mount, struct fsusage *out)
{
	char path[PATH_LENGTH];
	if (source->root < 0)
		return -ENODATA;
	if (mount.length == 0 || mount.length + 2 > sizeof(path) ||
		memchr(mount.data, '\0', mount.length) != NULL)
		return -EINVAL;
	/* Relative to the root that is looked at; "/" itself is ".". */
	path[0] = '.';
	memcpy(path + 1, mount.data, mount.length);
	path[mount.length + 1] = '\0';
	struct live *live = live_of(source);
	if (live->worker == NULL)
		live->worker = usage_worker_new(source->root);
	struct statvfs status;
	int error = live->worker == NULL ? -ENOMEM : usage_worker_ask(live->worker, path, &status);
	if (error != 0)
		return error;
	struct fsusage_line line = {
		.block_size = status.f_frsize,
		.blocks = status.f_blocks,
		.blocks_free = status.f_bfree,
		.blocks_available = status.f_bavail,
		.inodes = status.f_files,
		.inodes_free = status.f_ffree,
	};
	*out = fsusage_of(&line);
	return 0;
}

static void live_close(struct source *source)
{
	struct live *live = live_of(source);
	usage_worker_free(live->worker);
	if (live->socket >= 0)
		close(live->socket);
	free(live);
}

static const struct source_backend live_backend = {
	.next = live_next,
	.left = live_left,
	.stamp = live_stamp,
	.read = live_read,
	.list = live_list,
	.link = live_link,
	.owner = live_owner,
	.usage = live_usage,
	.close = live_close,
};

/* Is proc the procfs of the root directory that this program sees, with this program in it? */
static bool is_own_proc(int proc)
{
	char self[32];
	struct stat ours, theirs;
	ssize_t length = readlinkat(proc, "self", self, sizeof(self) - 1);
	if (length <= 0)
		return false;
	return slice_u64((struct slice){.data = self, .length = (size_t)length}) == (uint64_t)getpid() &&
		stat("/proc", &ours) == 0 && fstat(proc, &theirs) == 0 && ours.st_dev == theirs.st_dev;
}

/* Tried once on this very process: the clock must answer, and agree with what the C library says. */
static bool has_process_clocks(void)
{
	int64_t own, now;
	struct timespec before, after;
	if (clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &before) != 0 ||
		clock_of_process((uint64_t)getpid(), &own) != 0 ||
		clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &after) != 0)
		return false;
	now = (int64_t)before.tv_sec * NANOSECONDS + before.tv_nsec;
	return own >= now && own <= (int64_t)after.tv_sec * NANOSECONDS + after.tv_nsec;
}

int source_live_open(struct source *source)
{
	struct live *live = calloc(1, sizeof(*live));
	if (live == NULL)
		return -ENOMEM;
	live->socket = NO_SOCKET;
	source->own = live;
	source->backend = &live_backend;
	source->is_live = true;
	source->is_own = is_own_proc(source->proc);
	source->has_clocks = source->is_own && has_process_clocks();
	/* A proc tree of our own stands for this machine, so its other files may be read too. */
	if (source->is_own && source->root < 0) {
		int root = source_open_directory(AT_FDCWD, "/");
		source->root = root < 0 ? -1 : root;
	}
	log_printf("source: live, %s", source->is_own ? "own" : "another root");
	return 0;
}
