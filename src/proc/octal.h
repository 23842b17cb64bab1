/* SPDX-License-Identifier: MIT */
/* The kernel's escapes in mount points: blank, tab, newline and backslash are written as \ooo. */
#ifndef CMON_PROC_OCTAL_H
#define CMON_PROC_OCTAL_H

#include "metric/part.h"

/* Copies word into the table's arena with its escapes decoded, cut at 4096 bytes. */
struct text octal_decode(struct table *out, struct slice word);

#endif
