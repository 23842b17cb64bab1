/* SPDX-License-Identifier: MIT */
#include "core/expression/parser.h"

#include <assert.h>
#include <errno.h>

/* Of a word in a message. */
enum { SHOWN = 40 };

uint8_t parser_refuse_word(struct parser *parser, size_t at, int code, struct slice word, const char *what)
{
	struct buf message;
	buf_init_in(&message, parser->error->text, sizeof(parser->error->text));
	if (word.length > 0)
		buf_printf(&message, "\"%.*s%s\" ", (int)(word.length < SHOWN ? word.length : SHOWN),
			word.data, word.length > SHOWN ? "..." : "");
	buf_add_string(&message, what);
	parser->error->at = at;
	parser->code = code;
	return NO_NODE;
}

uint8_t parser_refuse(struct parser *parser, size_t at, const char *what)
{
	return parser_refuse_word(parser, at, -EINVAL, slice_of(""), what);
}

struct expression_node *parser_add(struct parser *parser, enum expression_kind kind)
{
	if (parser->out->count == EXPRESSION_NODES) {
		(void)parser_refuse_word(
			parser, parser->at, -E2BIG, slice_of(""), "this is one term too many");
		return NULL;
	}
	struct expression_node *node = &parser->out->nodes[parser->out->count++];
	*node = (struct expression_node){.kind = kind};
	return node;
}

uint8_t parser_place(const struct parser *parser, const struct expression_node *node)
{
	return node == NULL ? NO_NODE : (uint8_t)(node - parser->out->nodes);
}

struct field parser_field(const char *name)
{
	struct field field = {0};
	bool is_found = field_find(FAMILY_PROCESS, slice_of(name), &field);
	assert(is_found);
	(void)is_found;
	return field;
}

static void keep_char(struct parser *parser, char c)
{
	/* There is room: each byte that is kept was one of the text. */
	parser->out->text[parser->used++] = c;
}

static bool keep_quoted(struct parser *parser)
{
	size_t from = parser->at++;
	for (; parser_peek(parser) != '"'; parser->at++) {
		bool is_escaped = parser_peek(parser) == '\\' &&
			strchr("\"\\", parser->text[parser->at + 1]) != NULL &&
			parser->text[parser->at + 1] != '\0';
		parser->at += is_escaped;
		if (parser_peek(parser) == '\0') {
			(void)parser_refuse(parser, from, "this quote has no end");
			return false;
		}
		keep_char(parser, parser_peek(parser));
	}
	parser->at++;
	return true;
}

bool parser_keep_text(struct parser *parser, struct slice *out)
{
	size_t start = parser->used;
	if (parser_peek(parser) == '"') {
		if (!keep_quoted(parser))
			return false;
	} else {
		for (size_t left = strcspn(parser->text + parser->at, " \t|()"); left > 0; left--)
			keep_char(parser, parser->text[parser->at++]);
	}
	*out = (struct slice){.data = parser->out->text + start, .length = parser->used - start};
	return true;
}

void parser_set_text(struct parser *parser, struct expression_node *node, struct slice text, bool is_folded)
{
	node->start = (uint16_t)(text.data - parser->out->text);
	node->length = (uint16_t)text.length;
	char *at = parser->out->text + node->start;
	for (size_t i = 0; is_folded && i < text.length; i++)
		if (at[i] >= 'A' && at[i] <= 'Z')
			at[i] = (char)(at[i] - 'A' + 'a');
}
