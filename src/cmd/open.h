/* SPDX-License-Identifier: MIT */
/* Opening what --root says, and saying what went wrong, for every command that samples. */
#ifndef CMON_CMD_OPEN_H
#define CMON_CMD_OPEN_H

#include "cmd/settings.h"
#include "core/sampler.h"

/*
 * Opens the sampler, with the samples that --at, --begin and --end ask for.
 *
 * Returns EXIT_DONE, or an exit code after one sentence on standard error. *out is to be closed in any case.
 */
int open_sampler(const struct settings *settings, struct sampler **out);

/* Says in one sentence that a step failed with error. Returns the exit code. */
int complain_step(const struct settings *settings, int error);

/* Says once that a fixture was read with this machine's HZ or page size. */
void complain_guessed(const struct settings *settings, const struct sampler *sampler);

#endif
