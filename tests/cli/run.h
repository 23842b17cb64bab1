/* SPDX-License-Identifier: MIT */
/* Starting cmon from a test, with an environment that holds nothing of the caller's that matters. */
#ifndef CMON_TESTS_RUN_H
#define CMON_TESTS_RUN_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/* In a child: becomes cmon. is_nobody: gives up root's rights first. Does not return. */
void run_exec(const char *const *arguments, const char *const *environment, bool is_nobody)
	__attribute__((noreturn));

/* Starts cmon without a terminal. Returns its number; *output is the end of a pipe with its standard output. */
pid_t run_start(const char *const *arguments, bool is_nobody, int *output);

/* Runs cmon without a terminal and adds its standard output to out. Returns the wait status. */
int run_capture(const char *const *arguments, bool is_nobody, struct buf *out);

#endif
