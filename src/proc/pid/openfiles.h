/* SPDX-License-Identifier: MIT */
/* The links of /proc/PID: its program, its open files. Source: proc_pid_exe(5), proc_pid_fd(5). */
#ifndef CMON_PROC_PID_OPENFILES_H
#define CMON_PROC_PID_OPENFILES_H

#include "metric/part.h"

/* The text is the target of the link exe. */
struct program {
	struct text program; /* path; " (deleted)" behind it when the file is there no more */
};

/* The text is the names in the directory fd, each ended by a NUL. */
struct filecount {
	uint64_t open_files;
};

/* The text is "NUMBER TARGET" of each link in fd, each ended by a NUL. */
struct openfiles {
	uint64_t open_sockets;
	struct text open_list; /* the text, without its last NUL */
};

/* One item each; no text is wrong but for an empty one of program (-EBADMSG). */
extern const struct part program_part;
extern const struct part filecount_part;
extern const struct part openfiles_part;

/* More open files than this are counted, not listed. */
enum { OPENFILES_LISTED = 4096 };

/* Takes the first of what is left of a list: number and target. False at its end. */
bool openfiles_take(struct scan *list, struct slice *number, struct slice *target);

#endif
