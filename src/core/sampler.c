/* SPDX-License-Identifier: MIT */
#include "core/sampler.h"

#include "base/log.h"

#include <errno.h>
#include <stdlib.h>

int sampler_open(struct sampler **out, const struct source_options *options)
{
	struct sampler *sampler = calloc(1, sizeof(*sampler));
	if (sampler == NULL)
		return -ENOMEM;
	delta_init(&sampler->delta);
	int error = source_open(&sampler->source, options);
	collector_init(&sampler->collector, sampler->source);
	for (size_t i = 0; i < COUNT_OF(sampler->snapshots) && error == 0; i++) {
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
	collector_finish(&sampler->collector);
	source_close(sampler->source);
	delta_finish(&sampler->delta);
	for (size_t i = 0; i < COUNT_OF(sampler->snapshots); i++)
		snapshot_free(sampler->snapshots[i]);
	free(sampler);
}

int sampler_step(struct sampler *sampler)
{
	int error = source_next(sampler->source);
	if (error != 0)
		return error;
	struct snapshot *now = sampler->snapshots[sampler->steps % 2];
	struct snapshot *before = sampler->steps == 0 ? NULL : sampler->snapshots[(sampler->steps + 1) % 2];
	size_t readable = collector_sample(&sampler->collector, &sampler->interest, before, now);
	sampler->steps++;
	/* A series has no planned interval: however far apart its samples are, that is their distance. */
	double interval = source_is_live(sampler->source) ? sampler->interval : 0;
	error = delta_update(&sampler->delta, before, now, interval);
	log_printf("sample %llu: %zu files, %.3f s", (unsigned long long)now->number, readable,
		sampler->delta.context.seconds);
	if (error != 0)
		return error;
	return readable > 0 ? 0 : -ENOENT;
}

void sampler_forget(struct sampler *sampler)
{
	sampler->steps = 0;
}
