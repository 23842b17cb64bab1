/* SPDX-License-Identifier: MIT */
#include "base/scan.h"

#include <math.h>
#include <string.h>

struct scan scan_of(const char *text, size_t length)
{
	return (struct scan){.at = text, .end = text + length};
}

struct scan scan_slice(struct slice slice)
{
	return scan_of(slice.data, slice.length);
}

static size_t scan_left(const struct scan *scan)
{
	return (size_t)(scan->end - scan->at);
}

static bool scan_split(struct scan *scan, const char *separator, struct slice *before)
{
	if (separator == NULL)
		return false;
	*before = (struct slice){.data = scan->at, .length = (size_t)(separator - scan->at)};
	scan->at = separator + 1;
	return true;
}

bool scan_until(struct scan *scan, char separator, struct slice *before)
{
	return scan_split(
		scan, scan_is_done(scan) ? NULL : memchr(scan->at, separator, scan_left(scan)), before);
}

bool scan_until_last(struct scan *scan, char separator, struct slice *before)
{
	return scan_split(
		scan, scan_is_done(scan) ? NULL : memrchr(scan->at, separator, scan_left(scan)), before);
}

struct slice scan_rest(const struct scan *scan)
{
	const char *start = scan->at;
	const char *end = scan->end;
	while (start < end && scan_is_blank(*start))
		start++;
	while (end > start && scan_is_blank(end[-1]))
		end--;
	return (struct slice){.data = start, .length = (size_t)(end - start)};
}

/* The number of these digits, of which there may be too many: then absent. */
static uint64_t checked(const char *digits, const char *end)
{
	uint64_t number = 0;
	for (; digits < end; digits++) {
		unsigned digit = (unsigned)(unsigned char)*digits - '0';
		if (number > (UINT64_MAX - digit) / 10)
			return SCAN_ABSENT_U64;
		number = number * 10 + digit;
	}
	return number;
}

uint64_t scan_digits(struct scan *scan)
{
	const char *start = scan->at, *at = start;
	uint64_t number = 0;
	unsigned digit;
	for (; at < scan->end && (digit = (unsigned)(unsigned char)*at - '0') <= 9; at++)
		number = number * 10 + digit;
	scan->at = at;
	if (at - start > SCAN_SAFE_DIGITS)
		return checked(start, at);
	return at > start ? number : SCAN_ABSENT_U64;
}

const char *scan_any_u64(const char *at, const char *end, uint64_t *out)
{
	struct scan scan = {.at = at, .end = end};
	scan_blanks(&scan);
	if (scan_is_done(&scan))
		return NULL;
	uint64_t number = scan_digits(&scan);
	/* A word that goes on is no number. */
	for (; scan.at < end && !scan_is_blank(*scan.at); scan.at++)
		number = SCAN_ABSENT_U64;
	*out = number;
	return scan.at;
}

uint64_t slice_u64(struct slice slice)
{
	struct scan scan = scan_slice(slice);
	uint64_t number = scan_digits(&scan);
	return scan_is_done(&scan) ? number : SCAN_ABSENT_U64;
}

int64_t slice_i64(struct slice slice)
{
	bool is_negative = slice.length > 0 && slice.data[0] == '-';
	if (is_negative)
		slice = (struct slice){.data = slice.data + 1, .length = slice.length - 1};
	uint64_t magnitude = slice_u64(slice);
	if (magnitude > INT64_MAX)
		return SCAN_ABSENT_I64;
	return is_negative ? -(int64_t)magnitude : (int64_t)magnitude;
}

double slice_double(struct slice slice)
{
	struct scan scan = scan_slice(slice);
	double sign = 1;
	if (!scan_is_done(&scan) && *scan.at == '-') {
		sign = -1;
		scan.at++;
	}
	struct slice whole, fraction = {0};
	bool has_point = scan_until(&scan, '.', &whole);
	if (has_point)
		fraction = (struct slice){.data = scan.at, .length = (size_t)(scan.end - scan.at)};
	else
		whole = (struct slice){.data = scan.at, .length = (size_t)(scan.end - scan.at)};
	uint64_t integer = slice_u64(whole);
	if (integer == SCAN_ABSENT_U64 || (has_point && fraction.length == 0))
		return NAN;
	double numerator = 0, denominator = 1;
	for (size_t i = 0; i < fraction.length; i++) {
		unsigned digit = (unsigned)(unsigned char)fraction.data[i] - '0';
		if (digit > 9)
			return NAN;
		if (i >= 15)
			continue;
		numerator = numerator * 10 + digit;
		denominator *= 10;
	}
	return sign * ((double)integer + numerator / denominator);
}

bool scan_i64(struct scan *scan, int64_t *out)
{
	struct slice word;
	if (!scan_word(scan, &word))
		return false;
	*out = slice_i64(word);
	return true;
}

bool scan_double(struct scan *scan, double *out)
{
	struct slice word;
	if (!scan_word(scan, &word))
		return false;
	*out = slice_double(word);
	return true;
}
