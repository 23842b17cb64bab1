/* SPDX-License-Identifier: MIT */
/*
 * The sampler: source, collector, snapshots and delta in one hand, for every front end.
 *
 * A command takes its samples itself:
 *
 *	sampler_open(&sampler, &options)
 *	interest_add_…(&sampler->interest, …)
 *	while (sampler_step(sampler) == 0)
 *		look at sampler->delta
 *	sampler_close(sampler)
 *
 * A screen lets a thread take them, so that a key never waits for a read:
 *
 *	sampler_start(sampler, first_seconds, interval)
 *	poll(sampler_descriptor(sampler)), then sampler_take(sampler) == 0: look at sampler->delta
 *
 * The thread keeps to an absolute schedule. It fills a snapshot that nobody uses and publishes it; the reader pins
 * two of the four. With none free it lets the tick pass. Delta and all that follows run in the reader's thread.
 */
#ifndef CMON_CORE_SAMPLER_H
#define CMON_CORE_SAMPLER_H

#include "core/collector.h"
#include "core/delta.h"
#include "core/trends.h"

enum { SAMPLER_SNAPSHOTS = 4 };

/* The second sample comes that soon, so that the first rates do not wait for an interval. */
#define SAMPLER_PAIR_SECONDS 0.25

struct sampler_thread;

struct sampler {
	struct source *source;
	struct interest interest; /* what is wanted; once started, change it by sampler_want */
	struct delta delta;       /* valid until the next step or take */
	double interval;          /* seconds between samples as planned; 0: none, no interval is too long */
	size_t asked; /* of a series the last so many samples; one before them is there for their rates */
	struct trends trends; /* of all samples so far */
	struct collector collector;
	struct snapshot *snapshots[SAMPLER_SNAPSHOTS];
	struct sampler_thread *thread;
	size_t steps; /* samples seen so far */
};

/* Returns 0 or the error of source_open, or -ENOMEM. */
int sampler_open(struct sampler **out, const struct source_options *options);
/* Takes NULL. Ends the thread. */
void sampler_close(struct sampler *sampler);

/*
 * Takes the next sample and compares it with the one before.
 *
 * Returns 0; -ENODATA when a series has ended (the delta stays as it is); -ENOENT when the root has nothing that
 * could be read (the delta then tells why).
 */
int sampler_step(struct sampler *sampler);

/* The same for the second sample of a pair: a live one is taken seconds from now, that of a fixture at once. */
int sampler_step_after(struct sampler *sampler, double seconds);

/*
 * Starts the thread: a sample at once, one after first seconds, then one each interval.
 *
 * Returns 0, or -errno when no thread or descriptor can be had.
 */
int sampler_start(struct sampler *sampler, double first, double interval);

/* Is the sample of the delta one of those that were asked for? */
bool sampler_is_asked(const struct sampler *sampler);

/* Readable when sampler_take has something. */
int sampler_descriptor(const struct sampler *sampler);

/* Takes what the thread published last. Returns as sampler_step, or -EAGAIN when there is nothing new. */
int sampler_take(struct sampler *sampler);

/* Changes what the thread collects, from its next sample on. */
void sampler_want(struct sampler *sampler, const struct interest *interest);

/* Lets the next sample be compared with nothing: after a stop, when the time between is no interval. */
void sampler_forget(struct sampler *sampler);

#endif
