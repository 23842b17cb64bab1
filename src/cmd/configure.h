/* SPDX-License-Identifier: MIT */
/* From the configuration to the settings of a command, and back to text. */
#ifndef CMON_CMD_CONFIGURE_H
#define CMON_CMD_CONFIGURE_H

#include "cmd/commands.h"
#include "config/config.h"

/*
 * Reads the usual files, or the one of --config, and gives settings what the command line left open. What is wrong in
 * them is told on standard error.
 *
 * config  must be kept as long as settings: they point into it
 *
 * Returns EXIT_DONE, or EXIT_USAGE after one sentence when the file of --config cannot be used.
 */
int configure(struct config *config, const struct command *command, struct settings *settings);

/* Lets the environment settle what is still open. */
void configure_settle(const struct command *command, struct settings *settings);

/* Adds every setting of all commands and where it comes from, in the form of a configuration file. */
void configure_print(struct buf *out, const struct config *config, const struct command *command,
	const struct settings *settings);

#endif
