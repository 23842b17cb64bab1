/* SPDX-License-Identifier: MIT */
/*
 * The sampler: source, collector, snapshots and delta in one hand, for every front end.
 *
 *	sampler_open(&sampler, &options)
 *	interest_add_…(&sampler->interest, …)
 *	while (sampler_step(sampler) == 0)
 *		look at sampler->delta
 *	sampler_close(sampler)
 */
#ifndef CMON_CORE_SAMPLER_H
#define CMON_CORE_SAMPLER_H

#include "core/collector.h"
#include "core/delta.h"

struct sampler {
	struct source *source;
	struct interest interest;
	struct delta delta; /* valid until the next step */
	double interval;    /* seconds between steps as planned; 0: none, no interval is too long */
	struct collector collector;
	struct snapshot *snapshots[2];
	size_t steps;
};

/* Returns 0 or the error of source_open, or -ENOMEM. */
int sampler_open(struct sampler **out, const struct source_options *options);
/* Takes NULL. */
void sampler_close(struct sampler *sampler);

/*
 * Takes the next sample and compares it with the one before.
 *
 * Returns 0; -ENODATA when a series has ended (the delta stays as it is); -ENOENT when the root has nothing that
 * could be read.
 */
int sampler_step(struct sampler *sampler);

/* Lets the next step compare with nothing: after a stop, when the time between is no interval. */
void sampler_forget(struct sampler *sampler);

#endif
