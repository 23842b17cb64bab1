/* SPDX-License-Identifier: MIT */
/* Processes of a test's own, out of a table: a machine of two samples, two seconds apart, 100 ticks a second. */
#ifndef CMON_TESTS_CROWD_H
#define CMON_TESTS_CROWD_H

#include "core/process/list.h"
#include "machine.h"

/* CPU (ticks) and I/O (bytes) are those of the interval. Zeroed: a process that sleeps, of root, in "/". */
struct crowd_member {
	unsigned pid, ppid;
	const char *name, *command; /* of the command line; NULL for an empty one */
	unsigned start;             /* ticks */
	unsigned cpu, pages, io;
	unsigned uid;
	const char *cgroup;
	char state; /* 0: S */
	unsigned tty;
	bool is_kernel_thread;
	bool has_no_io; /* the file may not be read */
};

void crowd_open(struct machine *machine, const struct crowd_member *members, size_t count);

/* Writes one sample of the machine, "1", that many seconds after boot; with has_run with CPU and I/O. */
void crowd_write(struct machine *machine, const char *sample, unsigned seconds,
	const struct crowd_member *members, size_t count, bool has_run);

/*
 * Checks the rows, each a word: of every level above it a line "|" or ".", its own fork "+" or end "`", the number of the
 * process or the name of the group, "?" when it is context, and of a sum "x" folded or "o" open and how many processes.
 */
void crowd_expect(const struct machine *machine, const struct process_list *list, const char *rows);

#endif
