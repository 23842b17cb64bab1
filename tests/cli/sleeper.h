/* SPDX-License-Identifier: MIT */
/* A process that does nothing, to be found on the screen of this machine. */
#ifndef CMON_TESTS_SLEEPER_H
#define CMON_TESTS_SLEEPER_H

#include "pty.h"

#include <sys/types.h>

/* A command line that no other process has, and that stands at the top of a list by name. Valid until the next call. */
const char *sleeper_command(void);

/* name: as the kernel calls it; argument, second: its command line, second NULL for none. */
pid_t sleeper_start(const char *name, const char *argument, const char *second);
/* Ends it and takes its result, so that it is gone. Returns the wait status. */
int sleeper_end(pid_t sleeper);

/* Puts the list in the order of names, and selects the process with that command line. */
void sleeper_select(struct pty *pty, const char *argument);

#endif
