/* SPDX-License-Identifier: MIT */
#include "core/expression/pattern.h"

#include <errno.h>
#include <regex.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* After so many bytes of text the expression is compiled anew, which gives back what was remembered of them. */
enum { RENEWAL = 4096 };

struct pattern {
	regex_t regex;
	bool is_compiled;
	size_t seen; /* bytes since it was compiled */
	char text[PATTERN_LENGTH + 1];
};

/* How large the expression is when repetitions are written out. */
struct size {
	const char *at, *end;
	size_t sums[PATTERN_DEPTH + 1]; /* of the groups that are open */
	size_t depth;
	size_t last; /* of what a repetition would repeat */
	bool has_reference;
};

static void add_atom(struct size *size, size_t atom)
{
	size->last = atom;
	size->sums[size->depth] += atom;
}

/* Saturates: beyond the cap the exact size is of no interest. */
static void repeat(struct size *size, size_t times)
{
	if (times > PATTERN_SIZE)
		times = PATTERN_SIZE + 1;
	size_t more = times > 1 ? size->last * (times - 1) : 0;
	size->sums[size->depth] += more;
	size->last += more;
}

/* Behind "[": to behind the "]" that ends the list. A "]" that comes first, or in "[:", is no end. */
static void skip_list(struct size *size)
{
	const char *at = size->at;
	at += at < size->end && *at == '^';
	at += at < size->end && *at == ']';
	while (at < size->end && *at != ']') {
		bool is_class = *at == '[' && at + 1 < size->end && strchr(":.=", at[1]) != NULL;
		char kind = is_class ? at[1] : '\0';
		at += is_class ? 2 : 1;
		while (is_class && at + 1 < size->end && !(at[0] == kind && at[1] == ']'))
			at++;
		at += is_class && at + 1 < size->end ? 2 : 0;
	}
	size->at = at < size->end ? at + 1 : size->end;
}

/* Behind "{": "3}", "3,}", "3,5}". One without an end makes one copy more. */
static void read_bounds(struct size *size)
{
	size_t most = 0, number = 0;
	for (; size->at < size->end && *size->at != '}'; size->at++) {
		bool is_digit = *size->at >= '0' && *size->at <= '9';
		if (is_digit && number <= PATTERN_SIZE)
			number = number * 10 + (size_t)(*size->at - '0');
		if (!is_digit)
			number = number + 1;
		most = number > most ? number : most;
		if (!is_digit)
			number = 0;
	}
	size->at += size->at < size->end;
	repeat(size, most);
}

static void close_group(struct size *size)
{
	size_t sum = size->sums[size->depth];
	if (size->depth > 0)
		size->depth--;
	add_atom(size, sum > 0 ? sum : 1);
}

/* Takes one character of the expression. False when it goes too deep. */
static bool take(struct size *size)
{
	char c = *size->at++;
	switch (c) {
	case '\\':
		size->has_reference |= size->at < size->end && *size->at >= '1' && *size->at <= '9';
		size->at += size->at < size->end;
		add_atom(size, 1);
		break;
	case '[':
		skip_list(size);
		add_atom(size, 1);
		break;
	case '(':
		if (size->depth == PATTERN_DEPTH)
			return false;
		size->sums[++size->depth] = 0;
		break;
	case ')':
		close_group(size);
		break;
	case '{':
		read_bounds(size);
		break;
	case '+':
		repeat(size, 2);
		break;
	case '*':
	case '?':
		break;
	default:
		add_atom(size, 1);
	}
	return true;
}

static int check_size(struct slice text, struct buf *message)
{
	struct size size = {.at = text.data, .end = text.data + text.length};
	bool is_small = text.length <= PATTERN_LENGTH;
	while (is_small && size.at < size.end)
		is_small = take(&size) && size.sums[size.depth] <= PATTERN_SIZE;
	if (!is_small)
		buf_add_string(message, "it is too large");
	else if (size.has_reference)
		buf_add_string(message, "references such as \\1 are not known");
	return !is_small ? -E2BIG : size.has_reference ? -EINVAL : 0;
}

static int compile(struct pattern *pattern, struct buf *message)
{
	char reason[128];
	int error = regcomp(&pattern->regex, pattern->text, REG_EXTENDED | REG_NOSUB);
	pattern->is_compiled = error == 0;
	pattern->seen = 0;
	if (error == 0)
		return 0;
	regerror(error, &pattern->regex, reason, sizeof(reason));
	if (message != NULL)
		buf_add_string(message, reason);
	return error == REG_ESPACE ? -ENOMEM : -EINVAL;
}

int pattern_new(struct pattern **out, struct slice text, struct buf *message)
{
	int error = check_size(text, message);
	if (error != 0)
		return error;
	struct pattern *pattern = calloc(1, sizeof(*pattern));
	if (pattern == NULL) {
		buf_add_string(message, "memory is short");
		return -ENOMEM;
	}
	memcpy(pattern->text, text.data, text.length);
	error = compile(pattern, message);
	if (error != 0)
		pattern_free(pattern);
	else
		*out = pattern;
	return error;
}

void pattern_free(struct pattern *pattern)
{
	if (pattern != NULL && pattern->is_compiled)
		regfree(&pattern->regex);
	free(pattern);
}

/* A longer text stays away from what the texts before it have left. */
static bool renew(struct pattern *pattern, size_t length)
{
	if (pattern->is_compiled && pattern->seen > 0 && pattern->seen + length > RENEWAL) {
		regfree(&pattern->regex);
		pattern->is_compiled = false;
	}
	return pattern->is_compiled || compile(pattern, NULL) == 0;
}

int pattern_matches(struct pattern *pattern, struct slice text)
{
	char copy[PATTERN_TEXT + 1];
	size_t length = text.length < PATTERN_TEXT ? text.length : PATTERN_TEXT;
	for (size_t i = 0; i < length; i++)
		copy[i] = text.data[i] == '\0' ? ' ' : text.data[i];
	copy[length] = '\0';
	if (!renew(pattern, length))
		return -ENOMEM;
	pattern->seen += length;
	int result = regexec(&pattern->regex, copy, 0, NULL, 0);
	return result == 0 ? 1 : result == REG_NOMATCH ? 0 : -ENOMEM;
}
