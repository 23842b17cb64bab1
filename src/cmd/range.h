/* SPDX-License-Identifier: MIT */
/* --at, --begin and --end: which samples of a series a command looks at. */
#ifndef CMON_CMD_RANGE_H
#define CMON_CMD_RANGE_H

#include "cmd/settings.h"
#include "core/sampler.h"

/*
 * Leaves the sampler the samples that the options ask for, and the one before them for their rates. Times are those of
 * the machine that the samples are of: TZ is set to its zone, UTC where it tells none that is known here.
 *
 * Returns EXIT_DONE, or EXIT_USAGE after one sentence: samples of now, or without a time, or none that was asked for.
 */
int range_set(const struct settings *settings, struct sampler *sampler);

#endif
