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

/* What stands as a comment behind each setting. */
enum config_comment {
	COMMENT_ORIGIN, /* where it comes from; what the environment settles is settled */
	COMMENT_HELP, /* what it is for; what the environment settles is left open, for it may be another one next time */
};

/* Adds every setting of all commands in the form of a configuration file. */
void configure_print(struct buf *out, const struct config *config, const struct command *command,
	const struct settings *settings, enum config_comment comment);

/* Adds the path of the user's own file. False when nothing tells it, or its environment is not to be trusted. */
bool configure_add_user_path(struct buf *out);

/*
 * Writes every setting into a new file, "": the user's own, whose folder is made.
 *
 * Returns EXIT_DONE; EXIT_FAILED after one sentence when it is there already or cannot be written. Then nothing is left
 * behind.
 */
int configure_save(const char *path, const struct config *config, const struct command *command,
	const struct settings *settings);

#endif
