/* SPDX-License-Identifier: MIT */
/* --help and -h, made from the tables. */
#ifndef CMON_CMD_HELP_H
#define CMON_CMD_HELP_H

#include "cmd/commands.h"

/* Adds the help of a command. topic: "short", at most 24 lines of 80 columns; "all"; keys, limits, metrics, files. */
void help_add(struct buf *out, const struct command *command, const char *topic);

#endif
