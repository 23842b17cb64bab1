/* SPDX-License-Identifier: MIT */
/* The collector: fills a snapshot with what is wanted of the current sample of a source. */
#ifndef CMON_CORE_COLLECTOR_H
#define CMON_CORE_COLLECTOR_H

#include "base/buf.h"
#include "core/interest.h"
#include "core/snapshot.h"
#include "core/source.h"

/* What the collector remembers of a process from pass to pass. */
struct process_clock {
	uint64_t pid;
	int64_t time;    /* its CPU time, CLOCK_UNKNOWN where there are no clocks */
	int64_t read_at; /* boottime at which its stat was read last */
};

/* Ascending by PID. */
struct clock_list {
	struct process_clock *clocks;
	size_t count, capacity;
};

struct collector {
	struct source *source; /* borrowed */
	struct buf text;       /* of the file being parsed */
	struct buf path;
	struct names names;    /* of the directory being looked at */
	struct names groups;   /* control groups found so far */
	struct buf limited;    /* directory of the group whose CPU limit holds, empty without a limit */
	uint64_t limited_pass; /* the pass that found it, 0: none yet */
	int64_t limited_at;    /* boottime of that */
	uint64_t pass;
	bool has_sample;             /* one that could be read has been had */
	struct clock_list clocks[2]; /* of this pass and of the one before, in turns */
};

void collector_init(struct collector *collector, struct source *source);
void collector_finish(struct collector *collector);

/*
 * Reads one sample.
 *
 * interest  what to read; the rest stays absent
 * before    the snapshot before, NULL for none: what need not be read each time is copied from it
 * out       reset and filled
 *
 * A file that is missing, unreadable or not what it should be leaves its part absent, with the error beside it, and
 * the rest goes on. Returns how many files (or processes) could be read.
 */
size_t collector_sample(struct collector *collector, const struct interest *interest,
	const struct snapshot *before, struct snapshot *out);

/*
 * Goes to the next sample of the source and reads it; a sample of a series in which nothing can be read is passed over.
 *
 * Returns 0; -ENODATA when the series has ended; -ENOENT when it has ended without one readable sample, or when the
 * first sample of a live source has nothing.
 */
int collector_next(struct collector *collector, const struct interest *interest,
	const struct snapshot *before, struct snapshot *out);

/* Every part that is not read each time is read again after this. */
#define COLLECTOR_SLOW_NS (10 * INT64_C(1000000000))

#endif
