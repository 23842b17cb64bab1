/* SPDX-License-Identifier: MIT */
/*
 * Parts whose kernel text is a directory of small files, as in sysfs and cgroup v2. The key of a row says where its
 * value stands:
 *
 *	DIRECTORY/      how many names are in the directory
 *	FILE            the first line of the file: a text takes all of it, a number its first word
 *	FILE LINE       behind the word LINE in the line that begins with it
 *	FILE LINE WORD  the word WORD=value in that line; the line * stands for all lines and sums them up
 */
#ifndef CMON_PROC_DIRECTORY_H
#define CMON_PROC_DIRECTORY_H

#include "metric/part.h"

/* The file (or directory) of a row, as long as the row; empty for a row without a key. */
struct slice directory_file(const struct metric *row);

/*
 * Stores what the text of the row's file says of it.
 *
 * item  a struct of out, whose arena takes texts
 *
 * Returns whether the text has a place for the row; what stands there may still be no number, which is absent.
 */
bool directory_store(const struct metric *row, void *item, struct slice text, struct table *out);

#endif
