/* SPDX-License-Identifier: MIT */
/* statvfs on a thread of its own: a file system that does not answer holds up that thread and nobody else. */
#ifndef CMON_CORE_SOURCE_USAGE_WORKER_H
#define CMON_CORE_SOURCE_USAGE_WORKER_H

#include <sys/statvfs.h>

struct usage_worker;

/* Starts nothing yet. root: directory that paths are relative to; copied. NULL without memory or descriptor. */
struct usage_worker *usage_worker_new(int root);
/* Threads that still wait for a silent file system end when it answers, or with the program. Takes NULL. */
void usage_worker_free(struct usage_worker *worker);

/*
 * Asks how full the file system at path is, and waits a second for the answer at most.
 *
 * Returns 0; -errno of open or statvfs; -ETIMEDOUT when it was silent, at once for one that still is; -EAGAIN when
 * four are silent and no further thread is risked; -ENAMETOOLONG; -ENOMEM.
 */
int usage_worker_ask(struct usage_worker *worker, const char *path, struct statvfs *out);

#endif
