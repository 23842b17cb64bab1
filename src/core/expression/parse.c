/* SPDX-License-Identifier: MIT */
/*
 * Reads an expression, by recursive descent:
 *
 *	any  = all { "|" all }
 *	all  = not { not }
 *	not  = { "!" } term
 *	term = "(" any ")" | "/" pattern "/" | name ":" text | name comparison value | text
 */
#include "core/expression/parser.h"
#include "core/expression/pattern.h"

#include <errno.h>

static uint8_t join(struct parser *parser, enum expression_kind kind, uint8_t left, uint8_t right)
{
	struct expression_node *node = left == NO_NODE || right == NO_NODE ? NULL : parser_add(parser, kind);
	if (node != NULL) {
		node->left = left;
		node->right = right;
	}
	return parser_place(parser, node);
}

static struct expression_node *add_either(struct parser *parser, enum expression_kind kind)
{
	struct expression_node *node = parser_add(parser, kind);
	if (node != NULL) {
		node->field = parser_field("name");
		node->other = parser_field("command");
		node->has_other = true;
	}
	return node;
}

uint8_t parser_words(struct parser *parser)
{
	size_t from = parser->at;
	struct slice text;
	if (!parser_keep_text(parser, &text))
		return NO_NODE;
	if (text.length == 0)
		return parser_refuse(parser, from, "this text is empty");
	struct expression_node *node = add_either(parser, EXPRESSION_TEXT);
	if (node != NULL)
		parser_set_text(parser, node, text, true);
	return parser_place(parser, node);
}

/* Takes what stands between slashes; "\/" becomes "/". */
static bool take_pattern(struct parser *parser, struct buf *out)
{
	for (parser->at++; parser_peek(parser) != '/'; parser->at++) {
		if (parser_peek(parser) == '\0')
			return false;
		if (parser_peek(parser) == '\\' && parser->text[parser->at + 1] != '\0') {
			parser->at++;
			if (parser_peek(parser) != '/')
				buf_add_char(out, '\\');
		}
		buf_add_char(out, parser_peek(parser));
	}
	parser->at++;
	return true;
}

static uint8_t parse_pattern(struct parser *parser)
{
	size_t from = parser->at;
	char pattern[EXPRESSION_LENGTH + 1], reason[EXPRESSION_MESSAGE];
	struct buf text, message;
	buf_init_in(&text, pattern, sizeof(pattern));
	buf_init_in(&message, reason, sizeof(reason));
	buf_add_string(&message, "this regular expression cannot be used: ");
	if (!take_pattern(parser, &text))
		return parser_refuse(
			parser, from, "a regular expression ends with /; a path goes between quotes");
	/* The end of the text, a NUL, is among these. */
	if (strchr(" \t|()", parser_peek(parser)) == NULL)
		return parser_refuse(parser, parser->at,
			"a blank must stand here; inside of a regular expression / is written \\/");
	if (text.length == 0)
		return parser_refuse(parser, from, "this regular expression is empty");
	struct expression_node *node = add_either(parser, EXPRESSION_PATTERN);
	if (node == NULL)
		return NO_NODE;
	int error = pattern_new(
		&node->pattern, (struct slice){.data = text.data, .length = text.length}, &message);
	if (error != 0)
		return parser_refuse_word(parser, from, error, slice_of(""), message.data);
	return parser_place(parser, node);
}

static uint8_t parse_any(struct parser *parser);

static uint8_t parse_group(struct parser *parser)
{
	size_t from = parser->at++;
	if (parser->depth == EXPRESSION_DEPTH)
		return parser_refuse_word(
			parser, from, -E2BIG, slice_of(""), "this is one parenthesis too deep");
	parser->depth++;
	uint8_t node = parse_any(parser);
	parser->depth--;
	if (node != NO_NODE && parser_peek(parser) != ')')
		return parser_refuse(parser, from, "this parenthesis is not closed");
	parser->at += node != NO_NODE;
	return node;
}

static uint8_t parse_term(struct parser *parser)
{
	switch (parser_peek(parser)) {
	case '(':
		return parse_group(parser);
	case '/':
		return parse_pattern(parser);
	case '"':
		return parser_words(parser);
	case '\0':
	case '|':
	case ')':
		return parser_refuse(parser, parser->at, "something to look for must stand here");
	default:
		return parser_test(parser);
	}
}

static uint8_t parse_not(struct parser *parser)
{
	bool is_negated = false;
	for (parser_skip_blanks(parser); parser_peek(parser) == '!' && parser->text[parser->at + 1] != '=';
		parser_skip_blanks(parser)) {
		is_negated = !is_negated;
		parser->at++;
	}
	uint8_t node = parse_term(parser);
	return is_negated ? join(parser, EXPRESSION_NOT, node, node) : node;
}

static uint8_t parse_all(struct parser *parser)
{
	uint8_t node = parse_not(parser);
	for (parser_skip_blanks(parser); node != NO_NODE && strchr("|)", parser_peek(parser)) == NULL;
		parser_skip_blanks(parser))
		node = join(parser, EXPRESSION_AND, node, parse_not(parser));
	return node;
}

static uint8_t parse_any(struct parser *parser)
{
	uint8_t node = parse_all(parser);
	while (node != NO_NODE && parser_peek(parser) == '|') {
		parser->at++;
		node = join(parser, EXPRESSION_OR, node, parse_all(parser));
	}
	return node;
}

static uint8_t parse_whole(struct parser *parser)
{
	if (strlen(parser->text) > EXPRESSION_LENGTH)
		return parser_refuse_word(
			parser, EXPRESSION_LENGTH, -E2BIG, slice_of(""), "from here on it is too long");
	parser_skip_blanks(parser);
	if (parser_peek(parser) == '\0')
		return 0;
	uint8_t node = parse_any(parser);
	if (node != NO_NODE && parser_peek(parser) != '\0')
		return parser_refuse(parser, parser->at, "this parenthesis was never opened");
	return node;
}

int expression_compile(struct expression *out, const char *text, struct expression_error *error)
{
	struct expression expression = {0};
	struct parser parser = {.text = text, .out = &expression, .error = error};
	uint8_t root = parse_whole(&parser);
	if (root == NO_NODE) {
		expression_finish(&expression);
		return parser.code;
	}
	expression.root = root;
	*out = expression;
	return 0;
}
