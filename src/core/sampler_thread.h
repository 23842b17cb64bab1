/* SPDX-License-Identifier: MIT */
/* The sampler's thread; only core/sampler.c includes this. */
#ifndef CMON_CORE_SAMPLER_THREAD_H
#define CMON_CORE_SAMPLER_THREAD_H

#include "core/collector.h"
#include "core/snapshot.h"

struct sampler_thread;

/* What the thread needs; the pointers stay the caller's, who leaves them alone until sampler_thread_stop. */
struct sampler_plan {
	struct collector *collector;
	struct snapshot *const *snapshots; /* of these count, which must be 4 or more */
	size_t count;
	double first, interval; /* seconds */
};

/* Returns 0 or -errno. */
int sampler_thread_start(
	struct sampler_thread **out, const struct sampler_plan *plan, const struct interest *interest);
/* Ends the thread, after the read that is under way. Takes NULL. */
void sampler_thread_stop(struct sampler_thread *thread);

int sampler_thread_descriptor(const struct sampler_thread *thread);

/*
 * Pins what was published last; what was pinned two calls ago is free again.
 *
 * now  set on 0 only
 *
 * Returns 0; -EAGAIN when nothing is new; -ENODATA when the series has ended; -ENOENT when nothing could be read.
 */
int sampler_thread_take(struct sampler_thread *thread, const struct snapshot **now);

void sampler_thread_want(struct sampler_thread *thread, const struct interest *interest);

#endif
