/* SPDX-License-Identifier: MIT */
/* What holds for every table that any parser has filled from any bytes. */
#ifndef CMON_TESTS_TABLE_CHECK_H
#define CMON_TESTS_TABLE_CHECK_H

#include "metric/part.h"

/*
 * Looks at a table after part->parse() returned result: only the promised errors, no item beside -EBADMSG, no more
 * items than the cap, every text and every extra pair within the arena and of an item that exists.
 *
 * Returns NULL, or what is wrong in a few words.
 */
const char *table_check(const struct table *table, int result);

#endif
