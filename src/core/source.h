/* SPDX-License-Identifier: MIT */
/*
 * Where kernel text comes from: a live /proc, or a fixture directory (one sample or a numbered series).
 *
 *	source_open(&source, &options)
 *	while (source_next(source) == 0) {         makes the next sample the current one
 *		source_stamp(source, &stamp);
 *		source_read(source, "proc/meminfo", …);
 *	}
 *	source_close(source)
 *
 * Everybody above sees the same thing whichever it is. Paths are relative to the root of the machine that is
 * looked at; what a fixture says beyond kernel text (owners, users, statvfs, failed reads) answers through
 * the same functions as the kernel does.
 */
#ifndef CMON_CORE_SOURCE_H
#define CMON_CORE_SOURCE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/names.h"
#include "proc/cmon/fsusage.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct source;

struct source_options {
	const char *root; /* NULL: this machine */
	double hz;        /* for fixtures that do not tell; 0: this machine's */
	double page_size; /* the same */
};

/* When a sample was taken, and what is needed to read its numbers. */
struct stamp {
	int64_t boottime;  /* ns since boot; CLOCK_UNKNOWN when nothing tells it */
	int64_t monotonic; /* ns since boot without suspend, or CLOCK_UNKNOWN */
	int64_t realtime;  /* ns since 1970, or CLOCK_UNKNOWN */
	double hz;
	double page_size;
	bool is_guessed; /* hz or page_size are those of this machine for want of better */
};

/*
 * Opens options->root.
 *
 * Returns 0; -ENOENT or -ENOTDIR when there is no such directory; -EACCES; -ENOMEM.
 */
int source_open(struct source **out, const struct source_options *options);
/* Takes NULL. */
void source_close(struct source *source);

/* Makes the next sample current. A live source always has one. -ENODATA: a fixture has ended, its last sample stays. */
int source_next(struct source *source);

/* Samples that source_next has still to give; SIZE_MAX for a live source. */
size_t source_left(const struct source *source);

/* Passes over all but the last count samples. */
void source_skip_to_last(struct source *source, size_t count);

/*
 * Lets source_next begin with sample number first, from 0, and end before number end: the others are as if they were
 * not there. For fixtures; no sample is current until source_next.
 */
void source_set_range(struct source *source, size_t first, size_t end);

/* The time zone of the machine that the current sample is of, as tzset(3) names it; empty when nothing tells it. */
struct slice source_zone(const struct source *source);

bool source_is_live(const struct source *source);
/* Live, and the very machine and pid namespace that this program runs in. */
bool source_is_own(const struct source *source);

/* The stamp of the current sample. */
void source_stamp(struct source *source, struct stamp *out);

/*
 * Appends a file's bytes to out.
 *
 * path      below the root: "proc/meminfo"
 * is_record the kernel gives the whole file in the first read
 *
 * Returns 0 or -errno as file_read; -ENOENT for what is no regular file in a fixture.
 */
int source_read(struct source *source, const char *path, bool is_record, struct buf *out);

/*
 * Appends the names in a directory to out, in order. only_directories: those of directories that are no links.
 * Returns 0 or -errno as file_list.
 */
int source_list(struct source *source, const char *path, bool only_directories, struct names *out);

/* Appends where a link below proc leads: "proc/1/exe". Returns 0 or -errno; -ENOENT when a fixture does not tell. */
int source_link(struct source *source, const char *path, struct buf *out);

/* The numbers of all processes, ascending, in a list that source keeps until its next call. Returns 0 or -errno. */
int source_processes(struct source *source, const uint64_t **pids, size_t *count);

/* Who owns a process. -ENOENT when it is gone, -ENODATA when a fixture does not tell. */
int source_owner(struct source *source, uint64_t pid, uint64_t *uid);

/*
 * The CPU time of a process and all its threads, in ns as the scheduler counts: while it stands still the process
 * has not run, so it has read, written, called and changed nothing by itself. Costs a tenth of reading a file.
 *
 * -ENOTSUP for any source but this machine's own, and where the kernel (a sandbox) has no such clocks; -ESRCH when
 * the process is gone.
 */
int source_clock(const struct source *source, uint64_t pid, int64_t *out);

/* The name of a user, valid until the next sample; empty when none is known. */
struct slice source_user(struct source *source, uint64_t uid);

/* How full the file system at mount is. Returns 0 or -errno; -ENODATA when a fixture does not tell. */
int source_usage(struct source *source, struct slice mount, struct fsusage *out);

#endif
