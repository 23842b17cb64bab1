/* SPDX-License-Identifier: MIT */
/*
 * The one language of filters and checks: which processes of a delta are meant.
 *
 *	nginx  "two words"        name or command line has it, in any case (of ASCII letters)
 *	/^nginx: (worker|master)/ name or command line matches this POSIX extended expression; \/ is a slash
 *	user:www  cgroup:/system  a text of the process has it, in any case: name, command, state, user, cgroup
 *	user=www  state!=S        the whole text, in this case
 *	pid:1  cpu>50  nice<0     a number: > >= < <= = !=, and : for =; blanks may stand around them, but not around :
 *	a b   a|b   !a   (a|b) c  and, or, not; ! binds strongest, | weakest
 *
 * The names of a comparison are those that the process family exports ("read_bytes_per_second>1M"), and cpu for
 * cpu_percent, io for io_bytes_per_second, mem for memory_percent when the number has a % behind it, else for
 * resident_bytes. Sizes may end in K M G T, seconds in us ms s m h, percent in %. A user without a name goes by his
 * number. A text ends at a blank, | ( or ), unless it is quoted: "…", with \" and \\ inside.
 *
 * Logic has three values. What is said of an unknown number or text is neither true nor false, and stays so under !;
 * "and" is false when one side is, "or" is true when one side is. Only what is true matches.
 */
#ifndef CMON_CORE_EXPRESSION_H
#define CMON_CORE_EXPRESSION_H

#include "core/delta.h"
#include "core/interest.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	EXPRESSION_LENGTH = 512, /* most bytes of an expression */
	EXPRESSION_NODES = 64,   /* most terms and what joins them */
	EXPRESSION_DEPTH = 16,   /* most parentheses inside each other */
	EXPRESSION_MESSAGE = 256
};

enum expression_kind {
	EXPRESSION_AND,
	EXPRESSION_OR,
	EXPRESSION_NOT,     /* left */
	EXPRESSION_TEXT,    /* field or other has the text */
	EXPRESSION_PATTERN, /* field or other matches the pattern */
	EXPRESSION_HAS,     /* field has the text */
	EXPRESSION_IS,      /* field compared with the text */
	EXPRESSION_NUMBER,  /* field compared with the number */
};

enum comparison {
	COMPARE_GREATER,
	COMPARE_AT_LEAST,
	COMPARE_LESS,
	COMPARE_AT_MOST,
	COMPARE_EQUAL,
	COMPARE_DIFFERENT
};

struct pattern;

struct expression_node {
	enum expression_kind kind;
	enum comparison comparison;
	uint8_t left, right; /* nodes */
	struct field field;
	bool has_other;
	struct field other; /* of a text without its own the number that stands for it */
	double number;      /* in the field's base unit */
	uint16_t start,
		length; /* of the text in struct expression; of EXPRESSION_TEXT and _HAS in lower case */
	struct pattern *pattern;
};

/* May be moved, not copied. Zeroed: the empty expression, which matches everything. */
struct expression {
	struct expression_node nodes[EXPRESSION_NODES];
	size_t count;
	uint8_t root;
	char text[EXPRESSION_LENGTH];
};

struct expression_error {
	size_t at; /* offset in the text, in bytes; at most its length */
	char text
		[EXPRESSION_MESSAGE]; /* one sentence; may hold bytes of the expression, not yet safe to show */
};

/*
 * Reads a filter of processes. Of one that is not written to its end (a bracket is open, a number is missing) it says
 * so like of any other fault.
 *
 * Returns 0; -EINVAL for what is none, -E2BIG for one beyond the caps, -ENOMEM: then *error tells, and *out is as before.
 */
int expression_compile(struct expression *out, const char *text, struct expression_error *error);
/* Takes a zeroed one. */
void expression_finish(struct expression *expression);

/* Adds what must be collected for it. */
void expression_fill(const struct expression *expression, struct interest *interest);

/*
 * Is process item one of those? Of patterns only the C library may allocate. Not from two threads at once.
 */
bool expression_matches(const struct expression *expression, const struct delta *delta, size_t item);

#endif
