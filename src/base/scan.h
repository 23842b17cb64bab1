/* SPDX-License-Identifier: MIT */
/*
 * Walking through bytes that are not NUL-terminated. Nothing here reads past the end, allocates, or
 * depends on the locale. Blanks are space and tab; a carriage return before a newline is dropped.
 */
#ifndef CMON_BASE_SCAN_H
#define CMON_BASE_SCAN_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* What a number reads as when the text has none, has something else, or has one that does not fit. */
#define SCAN_ABSENT_U64 UINT64_MAX
#define SCAN_ABSENT_I64 INT64_MIN

struct scan {
	const char *at;
	const char *end;
};

struct scan scan_of(const char *text, size_t length);
struct scan scan_slice(struct slice slice);

static inline bool scan_is_done(const struct scan *scan)
{
	return scan->at >= scan->end;
}

static inline bool scan_is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static inline void scan_blanks(struct scan *scan)
{
	while (scan->at < scan->end && scan_is_blank(*scan->at))
		scan->at++;
}

/* Takes one line without its newline. False when nothing is left. */
static inline bool scan_line(struct scan *scan, struct scan *line)
{
	if (scan_is_done(scan))
		return false;
	const char *newline = memchr(scan->at, '\n', (size_t)(scan->end - scan->at));
	const char *end = newline != NULL ? newline : scan->end;
	line->at = scan->at;
	line->end = end > scan->at && end[-1] == '\r' ? end - 1 : end;
	scan->at = newline != NULL ? newline + 1 : scan->end;
	return true;
}

/* Takes the next run of bytes that are no blanks. False when only blanks are left. */
static inline bool scan_word(struct scan *scan, struct slice *word)
{
	scan_blanks(scan);
	if (scan_is_done(scan))
		return false;
	word->data = scan->at;
	while (scan->at < scan->end && !scan_is_blank(*scan->at))
		scan->at++;
	word->length = (size_t)(scan->at - word->data);
	return true;
}

/* Takes the bytes before the next (or the last) separator and the separator. False, nothing taken, without one. */
bool scan_until(struct scan *scan, char separator, struct slice *before);
bool scan_until_last(struct scan *scan, char separator, struct slice *before);

/* What is left, without blanks at both ends. */
struct slice scan_rest(const struct scan *scan);

/* So many digits always fit. */
enum { SCAN_SAFE_DIGITS = 19 };

/* Takes the digits. Absent when there are none, or the number does not fit. */
uint64_t scan_digits(struct scan *scan);

/* What scan_u64 says, of any word from at on. Returns where it ends, NULL when none is left. */
const char *scan_any_u64(const char *at, const char *end, uint64_t *out);

/*
 * Takes the next word as a number. Returns false, nothing taken, when no word is left; a word that is
 * not a number of that kind, or too large for it, is taken and reads as absent (NAN for a double).
 */
static inline bool scan_u64(struct scan *scan, uint64_t *out)
{
	/* Nearly all words of the kernel's tables are a few digits between single spaces. */
	const char *end = scan->end, *start = scan->at < end && *scan->at == ' ' ? scan->at + 1 : scan->at;
	const char *at = start;
	uint64_t number = 0;
	unsigned digit;
	for (; at < end && (digit = (unsigned)(unsigned char)*at - '0') <= 9; at++)
		number = number * 10 + digit;
	if (at > start && at - start <= SCAN_SAFE_DIGITS && (at == end || *at == ' ')) {
		*out = number;
		scan->at = at;
		return true;
	}
	at = scan_any_u64(scan->at, end, out);
	if (at != NULL)
		scan->at = at;
	return at != NULL;
}

bool scan_i64(struct scan *scan, int64_t *out);
bool scan_double(struct scan *scan, double *out);

/* The whole slice as a decimal number, or absent. */
uint64_t slice_u64(struct slice slice);
int64_t slice_i64(struct slice slice);
/* Digits with an optional sign and fraction: the kernel prints no exponents. Anything else is NAN. */
double slice_double(struct slice slice);

#endif
