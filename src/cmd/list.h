/* SPDX-License-Identifier: MIT */
/* What there is, told from the tables: for "show --list" and the topics of --help. */
#ifndef CMON_CMD_LIST_H
#define CMON_CMD_LIST_H

#include "base/buf.h"

/* Every family and metric with unit, kind, limits and help. */
void list_add_metrics(struct buf *out);
/* The limits of the rows. */
void list_add_limits(struct buf *out);
/* The files that are read. */
void list_add_files(struct buf *out);
/* The keys of the screen. */
void list_add_keys(struct buf *out);
/* What a path is, and the families. */
void list_add_paths(struct buf *out);
/* The words that a path can begin with, on one line. */
void list_add_path_words(struct buf *out);

#endif
