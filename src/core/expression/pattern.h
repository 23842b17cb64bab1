/* SPDX-License-Identifier: MIT */
/*
 * A regular expression that was typed by anybody, for texts that were made by anybody. C libraries repeat "a{9}" and
 * "a+" by copying, so that few bytes can take all memory; they try every way through a back reference; and what glibc
 * remembers of the texts it saw grows with them. So size is bounded, back references are refused, and the memory is
 * given back from time to time.
 */
#ifndef CMON_CORE_EXPRESSION_PATTERN_H
#define CMON_CORE_EXPRESSION_PATTERN_H

#include "base/arena.h"
#include "base/buf.h"

enum {
	PATTERN_LENGTH = 128, /* most bytes */
	PATTERN_SIZE = 128,   /* most characters when repetitions are written out */
	PATTERN_DEPTH = 16,   /* most parentheses inside each other */
	PATTERN_TEXT = 4096   /* of a longer text only the beginning is looked at */
};

struct pattern;

/*
 * Compiles a POSIX extended expression; case counts.
 *
 * Returns 0; -EINVAL for what is none, -E2BIG beyond the caps, -ENOMEM; then message gets what is wrong with it.
 */
int pattern_new(struct pattern **out, struct slice text, struct buf *message);
/* Takes NULL. */
void pattern_free(struct pattern *pattern);

/* 1 when a part of text matches, 0 when none does, -ENOMEM when that could not be found out. A NUL counts as a blank. */
int pattern_matches(struct pattern *pattern, struct slice text);

#endif
