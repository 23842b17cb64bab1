/* SPDX-License-Identifier: MIT */
/* /proc/PID/mountinfo. Source: proc_pid_mountinfo(5). */
#ifndef CMON_PROC_PID_MOUNTINFO_H
#define CMON_PROC_PID_MOUNTINFO_H

#include "metric/part.h"

struct mountinfo {
	struct text mount;  /* mount point, octal escapes decoded */
	struct text device; /* what is mounted, octal escapes decoded */
	struct text type;   /* "ext4" */
	struct text options;
	struct text device_number; /* "254:0": equal for two views of one file system */
	uint64_t read_only;        /* 0 or 1 */
};

/* One item per line with all fixed fields, in mount order. -EBADMSG without such a line. */
extern const struct part mountinfo_part;

/* The words of a line, escapes and all. */
struct mountinfo_line {
	struct slice number, root, mount, options, type, device;
	struct slice super; /* options of the file system, for cgroup its controllers; may be empty */
};

/* Takes a line apart. False when it lacks one of the fixed fields. */
bool mountinfo_take_line(struct scan *line, struct mountinfo_line *out);

/* Is the word in a list with commas between? */
bool mountinfo_has_option(struct slice options, const char *option);

/* Is this a type that holds no files of anybody: proc, sysfs, cgroup …? statvfs of some of them acts (autofs). */
bool mountinfo_is_pseudo(struct slice type);

#endif
