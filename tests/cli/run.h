/* SPDX-License-Identifier: MIT */
/* Starting cmon from a test, with an environment that holds nothing of the caller's that matters. */
#ifndef CMON_TESTS_RUN_H
#define CMON_TESTS_RUN_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

/* In a child: becomes cmon. is_nobody: gives up root's rights first. Does not return. */
void run_exec(const char *const *arguments, const char *const *environment, bool is_nobody)
	__attribute__((noreturn));

/* Runs cmon without a terminal and adds its standard output to out. Returns the wait status. */
int run_capture(const char *const *arguments, bool is_nobody, struct buf *out);

#endif
