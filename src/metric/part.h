/* SPDX-License-Identifier: MIT */
/* A part: one struct of one kernel file, its rows and its parser. */
#ifndef CMON_METRIC_PART_H
#define CMON_METRIC_PART_H

#include "base/arena.h"
#include "metric/metric.h"
#include "metric/table.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Parses one kernel file: bytes in, structs out, no I/O, no globals.
 *
 * text, length  the whole file; need not end in a newline, may be cut anywhere
 * out           gets one item per thing found (exactly one for a single-item part), text in its arena
 *
 * Returns 0, -EBADMSG when nothing of the text has the file's form, -EFBIG when the cap on items was
 * reached (what fitted is there), -ENOMEM. Missing values are absent, extra ones are ignored.
 */
typedef int part_parse(const char *text, size_t length, struct table *out);

/* Are the counters of an item comparable with those before? For parts whose rule is not "none went back". */
typedef bool part_is_continuous(const void *before, const void *now, const struct metric_context *context);

/* Makes absent what the kernel writes for unknown: a number that means none. */
typedef void part_amend(void *item);

struct part {
	const char *name; /* the kernel file's name: "meminfo", "net/dev" */
	size_t size;      /* bytes of the struct */
	const struct metric *rows;
	size_t row_count;
	part_parse *parse;
	size_t cap;     /* most items; 1 for a single-item part */
	bool has_extra; /* the parser also reports (key, text) pairs */
	/* One lower counter makes every rate of the item unknown: things that can be registered anew. Otherwise only its own. */
	bool resets_as_one;
	part_is_continuous *is_continuous; /* NULL: by resets_as_one */
	part_amend *amend; /* NULL: nothing; only for parts that are directories and so have no parser */
};

/* At most this many rows per part, so that a set of rows is one word. */
enum { PART_ROWS = 64 };

/* Caps far above real machines; reaching one is told, not hidden. */
enum {
	CAP_CPUS = 65536 + 1, /* and the total */
	CAP_INTERFACES = 65536,
	CAP_INTERRUPTS = 65536,
	CAP_DISKS = 65536,
	CAP_MOUNTS = 65536,
	CAP_NAMED = 64,
	CAP_PROCESSES = 1048576,
	CAP_THREADS = 4194304, /* the most PIDs that a kernel gives out */
	CAP_CGROUPS = 65536,
	CAP_SENSORS = 4096,
	CAP_SESSIONS = 65536,
	CAP_USERS = 1048576,
	CAP_NAMES = 1048576, /* of one directory, or one walk */
};

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

/* The row for a kernel's key, NULL for an unknown one. *hint makes files in row order cheap; start it at 0. */
const struct metric *part_row_by_key(const struct part *part, struct slice key, size_t *hint);

/* Stores word into the row of that kernel column (from 1), if there is one. */
void part_store_column(const struct part *part, void *item, unsigned column, struct slice word);

/* The row that names an item; NULL for a part without one. */
const struct metric *part_label(const struct part *part);

#endif
