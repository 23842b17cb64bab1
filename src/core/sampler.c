/* SPDX-License-Identifier: MIT */
#include "core/sampler.h"

#include "base/clock.h"
#include "base/log.h"
#include "core/sampler_thread.h"

#include <errno.h>
#include <stdlib.h>

int sampler_open(struct sampler **out, const struct source_options *options)
{
	struct sampler *sampler = calloc(1, sizeof(*sampler));
	if (sampler == NULL)
		return -ENOMEM;
	sampler->asked = SIZE_MAX;
	delta_init(&sampler->delta);
	sampler->delta.trends = &sampler->trends;
	int error = source_open(&sampler->source, options);
	collector_init(&sampler->collector, sampler->source);
	for (size_t i = 0; i < SAMPLER_SNAPSHOTS && error == 0; i++) {
		sampler->snapshots[i] = snapshot_new();
		error = sampler->snapshots[i] == NULL ? -ENOMEM : 0;
	}
	if (error != 0) {
		sampler_close(sampler);
		return error;
	}
	*out = sampler;
	return 0;
}

void sampler_close(struct sampler *sampler)
{
	if (sampler == NULL)
		return;
	sampler_thread_stop(sampler->thread);
	collector_finish(&sampler->collector);
	source_close(sampler->source);
	delta_finish(&sampler->delta);
	for (size_t i = 0; i < SAMPLER_SNAPSHOTS; i++)
		snapshot_free(sampler->snapshots[i]);
	free(sampler);
}

/* The snapshot that the delta shows now becomes the one before. */
static int compare(struct sampler *sampler, const struct snapshot *now)
{
	const struct snapshot *before = sampler->steps == 0 ? NULL : sampler->delta.now;
	sampler->steps++;
	/* A series has no planned interval: however far apart its samples are, that is their distance. */
	double interval = source_is_live(sampler->source) ? sampler->interval : 0;
	int error = delta_update(&sampler->delta, before, now, interval);
	trends_update(&sampler->trends, &sampler->delta);
	log_printf("sample %llu: %.3f s", (unsigned long long)now->number, sampler->delta.context.seconds);
	return error;
}

int sampler_step(struct sampler *sampler)
{
	const struct snapshot *before = sampler->steps == 0 ? NULL : sampler->delta.now;
	struct snapshot *now = sampler->snapshots[sampler->steps % 2];
	int error = collector_next(&sampler->collector, &sampler->interest, before, now);
	if (error != 0 && error != -ENOENT)
		return error;
	/* Also of a sample without anything: its parts tell why they are absent. */
	int compared = compare(sampler, now);
	return error != 0 ? error : compared;
}

int sampler_step_after(struct sampler *sampler, double seconds)
{
	int64_t deadline = clock_monotonic() + (int64_t)(seconds * (double)NANOSECONDS);
	while (source_is_live(sampler->source) && clock_sleep_until(deadline) == -EINTR)
		;
	return sampler_step(sampler);
}

bool sampler_is_asked(const struct sampler *sampler)
{
	return sampler->asked == SIZE_MAX || sampler->delta.now->left < sampler->asked;
}

int sampler_start(struct sampler *sampler, double first, double interval)
{
	struct sampler_plan plan = {
		.collector = &sampler->collector,
		.snapshots = sampler->snapshots,
		.count = SAMPLER_SNAPSHOTS,
		.first = first,
		.interval = interval,
	};
	sampler->interval = interval;
	return sampler_thread_start(&sampler->thread, &plan, &sampler->interest);
}

int sampler_descriptor(const struct sampler *sampler)
{
	return sampler_thread_descriptor(sampler->thread);
}

int sampler_take(struct sampler *sampler)
{
	const struct snapshot *now;
	int error = sampler_thread_take(sampler->thread, &now);
	return error != 0 ? error : compare(sampler, now);
}

void sampler_want(struct sampler *sampler, const struct interest *interest)
{
	sampler->interest = *interest;
	if (sampler->thread != NULL)
		sampler_thread_want(sampler->thread, interest);
}

void sampler_forget(struct sampler *sampler)
{
	sampler->steps = 0;
}
