/* SPDX-License-Identifier: MIT */
/* What a kind of source must provide; only core/source.c and the kinds themselves include this. */
#ifndef CMON_CORE_SOURCE_BACKEND_H
#define CMON_CORE_SOURCE_BACKEND_H

#include "core/source.h"
#include "metric/part.h"

#include <dirent.h>

/* One function per function of core/source.h, with the same contract. */
struct source_backend {
	int (*next)(struct source *source);
	size_t (*left)(const struct source *source);        /* up to the last sample there is */
	void (*seek)(struct source *source, size_t sample); /* NULL for a live source */
	void (*stamp)(struct source *source, struct stamp *out);
	int (*read)(struct source *source, const char *path, bool is_record, struct buf *out);
	int (*list)(struct source *source, const char *path, int flags,
		struct names *out); /* of enum file_flags */
	int (*link)(struct source *source, const char *path, struct buf *out);
	int (*owner)(struct source *source, uint64_t pid, uint64_t *uid);
	int (*usage)(struct source *source, struct slice mount, struct fsusage *out);
	void (*close)(struct source *source);
};

struct source {
	const struct source_backend *backend;
	int root;  /* descriptor of the root directory; -1 when the root is itself a proc tree */
	int proc;  /* descriptor of its proc directory; -1 between the samples of a series */
	DIR *list; /* of the processes, opened on first use */
	bool is_live, is_own, has_clocks; /* never change: any thread may look at them */
	uint64_t *pids;
	size_t pid_capacity;
	struct buf text;    /* of the file being read for the tables below */
	struct arena arena; /* their text */
	struct table users; /* number → name, sorted by number */
	bool has_users;
	size_t hidden;    /* samples at the end that are not given */
	struct text zone; /* of the current sample, in arena */
	void *own;        /* what the kind keeps for itself */
};

/* The kinds take over root and proc of source. Return 0 or -errno. */
int source_live_open(struct source *source);
int source_fixture_open(struct source *source, const struct source_options *options);

/* Opens a directory. Returns the descriptor or -errno. */
int source_open_directory(int at, const char *path);

/* Path of the proc file below source->proc, NULL for a path outside proc. */
const char *source_below_proc(const char *path);

/* Closes the descriptors of the current sample. */
void source_leave(struct source *source);

#endif
