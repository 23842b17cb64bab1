/* SPDX-License-Identifier: MIT */
/* Finds the files of all samples below a directory: fixtures/node6, fixtures/vm-debian12/1, fixtures/broken/… */
#ifndef CMON_TESTS_SAMPLES_H
#define CMON_TESTS_SAMPLES_H

#include "base/arena.h"

/* Gets the path and the bytes of one file; both are valid during the call. */
typedef void samples_visit(const char *path, struct slice text, void *argument);

/*
 * Calls visit for every regular file whose path ends in "/" and pattern.
 *
 * directory  where to look, at any depth
 * pattern    path inside a sample: "proc/meminfo"; the word PID stands for any number: "proc/PID/stat"
 *
 * Returns how many files there were. What cannot be read is left out.
 */
size_t samples_each(const char *directory, const char *pattern, samples_visit *visit, void *argument);

#endif
