/* SPDX-License-Identifier: MIT */
/* A family: a label and the parts that describe each of its items. */
#ifndef CMON_METRIC_FAMILY_H
#define CMON_METRIC_FAMILY_H

#include "metric/part.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* When the collector reads a part. */
enum part_cost {
	COST_EACH,  /* every sample */
	COST_SLOW,  /* every 10 seconds; the values in between are those of before */
	COST_ONCE,  /* until the item is another one or runs another program */
	COST_NAMED, /* only when asked for by name, and of pinned processes */
	COST_HEAVY, /* the same, and of these at most every 5 seconds: the kernel works long for it */
};

/* Where a part's structs come from. */
enum part_origin {
	ORIGIN_FILE,    /* one file holds all items; path is below the root */
	ORIGIN_PROCESS, /* one file per process; path is below proc/PID */
	ORIGIN_LINK,    /* one link per process; its text is where it leads */
	ORIGIN_NAMES,   /* one directory per process; its text is the names in it, each ended by a NUL */
	ORIGIN_LINKS,   /* the same with a blank and where each leads behind it, "3 /var/log/x" */
	ORIGIN_THREAD,  /* one file per thread of the processes */
	ORIGIN_OWNER,   /* who owns proc/PID */
	ORIGIN_STATVFS, /* statvfs of the mount point */
	ORIGIN_DIRECTORY, /* files of the item's directory, named by the rows' keys: proc/directory.h; % of path is the label */
	ORIGIN_NAMED, /* a file per item; % of path stands for each of the items */
	ORIGIN_SUM,   /* nothing is read: its rows are sums over the items of the family that path names */
	ORIGIN_WALK,  /* items are found by walking over directories, the first of which is path */
	ORIGIN_NONE,  /* nothing is read: all its rows are computed */
};

struct family_part {
	const struct part *part;
	enum part_origin origin;
	const char *path;
	enum part_cost cost;
	bool is_joined; /* its items are matched to those of the family's first part by label, not by place */
};

enum { FAMILY_PARTS = 20 };

struct family {
	const char *name;  /* first word of a path: "disk" */
	const char *label; /* what JSON calls the label: "device"; NULL for a single-item family */
	const char *help;
	const char *items; /* of a part with ORIGIN_NAMED: their names, with blanks between */
	struct family_part parts[FAMILY_PARTS];
	size_t part_count;
};

#endif
