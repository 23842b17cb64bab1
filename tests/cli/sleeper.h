/* SPDX-License-Identifier: MIT */
/* A process that does nothing, to be found on the screen of this machine. */
#ifndef CMON_TESTS_SLEEPER_H
#define CMON_TESTS_SLEEPER_H

#include <sys/types.h>

/* name: as the kernel calls it; argument: its command line. */
pid_t sleeper_start(const char *name, const char *argument);
/* Ends it and takes its result, so that it is gone. Returns the wait status. */
int sleeper_end(pid_t sleeper);

#endif
