/* SPDX-License-Identifier: MIT */
/* What the tests of all parsers share: bytes in, the items as text out, and the prefix test. */
#ifndef CMON_TESTS_PARSE_H
#define CMON_TESTS_PARSE_H

#include "metric/part.h"

/* A string literal with its NUL bytes, as a struct slice. */
#define BYTES(literal)                                           \
	{                                                        \
		.data = (literal), .length = sizeof(literal) - 1 \
	}

/* One parsed text. Begin with parse_init(), end with parse_finish(). */
struct parse {
	struct arena arena;
	struct table table;
	int result;
};

void parse_init(struct parse *parse, const struct part *part);
void parse_finish(struct parse *parse);
/* Parses a copy that ends where its memory ends, so that the sanitizer sees a read past the end. */
void parse_run(struct parse *parse, struct slice text);

/* Item i; fails the test when there are fewer. */
const void *parse_item(const struct parse *parse, size_t i);

/*
 * Adds a line per item: "name=number name='text' …", in the order of the rows, without units; what is absent is left
 * out. Extra pairs follow their item as "  key: value" lines.
 */
void parse_add_items(struct buf *out, const struct parse *parse);

struct parse_case {
	const char *name;
	struct slice text;
	int result;
	const char *items; /* as parse_add_items() writes them; NULL counts as none */
};

/* Parses the text and each of its prefixes; fails unless the whole gives the expected result and items. */
void parse_check(const struct part *part, const struct parse_case *expected);
/* The same with extra pairs. */
void parse_check_extra(const struct part *part, const struct parse_case *expected);

/* Which prefixes can be compared with the whole. */
enum parse_form {
	PARSE_LINES, /* a line says all about itself: what the whole lines of a prefix give, the whole text gives too */
	PARSE_BLOCKS, /* an item is certain when the next one has begun: cpuinfo, where a better name may follow */
	PARSE_WHOLE, /* nothing is certain before the end: PID/stat, whose names may hold newlines */
};

/*
 * Parses every prefix up to 8 KiB, then those that end at a line's end and one byte around it. No prefix may break
 * the promises of table_check(); but for PARSE_WHOLE none may give a value that the whole text does not give.
 *
 * Returns true, or adds to problem what is wrong.
 */
bool parse_prefixes(const struct part *part, struct slice text, enum parse_form form, struct buf *problem);

/*
 * Adds "name=value" for each derived row of item 0, exported names; an unknown value is left out. An item whose part
 * says that it began anew gives nothing.
 *
 * before  text of the sample before, NULL: there is none
 */
void parse_add_derived(struct buf *out, const struct part *part, const char *before, const char *now,
	const struct metric_context *context);

struct derive_case {
	const char *name;
	const char *before; /* NULL: no sample before */
	const char *now;
	double seconds;
	const char *values; /* as parse_add_derived() writes them */
};

/* With 100 ticks per second, pages of 4096 bytes, 4 CPUs and 1000 MiB of memory. */
void derive_check(const struct part *part, const struct derive_case *expected);

#endif
