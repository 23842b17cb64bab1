/* SPDX-License-Identifier: MIT */
/* UTF-8 in and out, and text from outside made safe for a terminal. */
#ifndef CMON_BASE_UTF8_H
#define CMON_BASE_UTF8_H

#include "base/arena.h"
#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define UTF8_INVALID UINT32_MAX

/*
 * Takes one character off text.
 *
 * length  bytes there are; at least 1
 * out     the code point, or UTF8_INVALID for a byte that begins no valid character (overlong forms,
 *         surrogates, beyond U+10FFFF and cut characters included)
 *
 * Returns the bytes taken: 1 for an invalid byte.
 */
size_t utf8_decode(const char *text, size_t length, uint32_t *out);

/* Writes one valid code point, at most 4 bytes. Returns how many. */
size_t utf8_encode(uint32_t code, char *out);

/* Is this a character that a terminal must never see from outside: C0, DEL, C1, line and paragraph
 * separators, bidi controls, zero width, tags, private use and noncharacters? */
bool utf8_is_unsafe(uint32_t code);

enum utf8_form {
	UTF8_UNICODE, /* printable characters stay */
	UTF8_ASCII,   /* everything beyond ASCII becomes an escape too */
};

/*
 * Adds text to out so that it can go to any terminal: unsafe characters become \xHH (bytes), \n, \t or \u{…}.
 * A backslash stays as it is: the result is for eyes, not for reading back.
 */
void utf8_add_safe(struct buf *out, struct slice text, enum utf8_form form);

#endif
