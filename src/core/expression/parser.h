/* SPDX-License-Identifier: MIT */
/* What the files of the expression's parser share; only they include this. */
#ifndef CMON_CORE_EXPRESSION_PARSER_H
#define CMON_CORE_EXPRESSION_PARSER_H

#include "core/expression.h"

#include <string.h>

/* No node: something was refused. */
#define NO_NODE UINT8_MAX

struct parser {
	const char *text;
	size_t at;
	size_t depth; /* parentheses that are open */
	struct expression *out;
	size_t used; /* bytes of out->text */
	struct expression_error *error;
	int code; /* once something was refused */
};

static inline char parser_peek(const struct parser *parser)
{
	return parser->text[parser->at];
}

static inline void parser_skip_blanks(struct parser *parser)
{
	parser->at += strspn(parser->text + parser->at, " \t");
}

/* Tells what is wrong at a place, of a word or, when that is empty, of what stands there. Both return NO_NODE. */
uint8_t parser_refuse(struct parser *parser, size_t at, const char *what);
uint8_t parser_refuse_word(struct parser *parser, size_t at, int code, struct slice word, const char *what);

/* Adds a node; NULL at the cap, which it refuses. parser_place is its number, NO_NODE for NULL. */
struct expression_node *parser_add(struct parser *parser, enum expression_kind kind);
uint8_t parser_place(const struct parser *parser, const struct expression_node *node);

/* The field of processes of that name, which there must be. */
struct field parser_field(const char *name);

/* Takes a text, quoted or up to a blank, | ( or ), and keeps it in the expression. May be empty. False: refused. */
bool parser_keep_text(struct parser *parser, struct slice *out);
/* Gives a kept text to a node; is_folded: in lower case. */
void parser_set_text(struct parser *parser, struct expression_node *node, struct slice text, bool is_folded);

/* A text that name or command line must have. */
uint8_t parser_words(struct parser *parser);
/* A comparison, or such a text. */
uint8_t parser_test(struct parser *parser);

#endif
