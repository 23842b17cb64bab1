/* SPDX-License-Identifier: MIT */
/* The commonest form of a kernel file: one "key: value" or "key value" per line, one item in all. */
#ifndef CMON_PROC_KEYED_H
#define CMON_PROC_KEYED_H

#include "metric/part.h"

/*
 * Fills one item: each line whose key is that of a row gives its first word (a number) or its rest (a text, without
 * quotes around it). Every line is reported as extra, in the file's order.
 *
 * separator  what ends a key; ' ' for any run of blanks
 *
 * Returns 0, -EBADMSG without one known key, or the table's error.
 */
int keyed_parse(const char *text, size_t length, struct table *out, char separator);

/* The value without the quotes around it, if it has a pair of them. */
struct slice keyed_unquoted(struct slice value);

#endif
