/* SPDX-License-Identifier: MIT */
/* What cmon says about itself and where it runs. */
#ifndef CMON_CMD_REPORT_H
#define CMON_CMD_REPORT_H

#include "cmd/commands.h"
#include "config/config.h"

/* --version: name and version, features, libraries, compiler. */
void report_add_version(struct buf *out);

/* --bug-report: what one must know to understand an error. No host name, no argument, no path of a person's. */
void report_add_bug(struct buf *out, const struct config *config, const struct settings *settings);

#endif
