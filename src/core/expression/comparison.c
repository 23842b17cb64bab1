/* SPDX-License-Identifier: MIT */
/* A name, a sign and what it is compared with. */
#include "base/nearest.h"
#include "core/expression/parser.h"

#include <errno.h>

enum { VALUE_LENGTH = 64 };

/* Names that are shorter than the exported ones. */
static const struct {
	const char *name, *field;
	const char *percent; /* the field for a value with a % behind it */
} short_names[] = {
	{"cpu", "cpu_percent", NULL},
	{"mem", "resident_bytes", "memory_percent"},
	{"io", "io_bytes_per_second", NULL},
};

/* Letters, digits, _ and dots from a letter on; 0 when none stands here. */
static size_t name_length(const struct parser *parser)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
	static const char more[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.";
	const char *at = parser->text + parser->at;
	return strspn(at, letters) == 0 ? 0 : strspn(at, more);
}

static bool take_comparison(const char *at, enum comparison *out, size_t *length)
{
	/* The longer ones first. */
	static const struct {
		const char *sign;
		enum comparison comparison;
	} signs[] = {
		{">=", COMPARE_AT_LEAST},
		{"<=", COMPARE_AT_MOST},
		{"!=", COMPARE_DIFFERENT},
		{">", COMPARE_GREATER},
		{"<", COMPARE_LESS},
		{"=", COMPARE_EQUAL},
	};
	for (size_t i = 0; i < COUNT_OF(signs); i++) {
		*length = strlen(signs[i].sign);
		*out = signs[i].comparison;
		if (strncmp(at, signs[i].sign, *length) == 0)
			return true;
	}
	return false;
}

static void offer_names(struct nearest *nearest)
{
	char storage[NEAREST_LENGTH];
	struct buf name;
	struct field field;
	buf_init_in(&name, storage, sizeof(storage));
	for (size_t i = 0; i < COUNT_OF(short_names); i++)
		nearest_offer(nearest, short_names[i].name);
	for (bool more = field_first(FAMILY_PROCESS, &field); more; more = field_next(&field)) {
		buf_reset(&name);
		field_add_name(&name, field);
		nearest_offer(nearest, name.data);
	}
}

static uint8_t refuse_name(struct parser *parser, size_t at, struct slice name)
{
	char word[NEAREST_LENGTH], what[NEAREST_LENGTH + 64];
	struct buf text;
	struct nearest nearest = {.word = word};
	buf_init_in(&text, word, sizeof(word));
	buf_add(&text, name.data, name.length);
	offer_names(&nearest);
	buf_init_in(&text, what, sizeof(what));
	buf_add_string(&text, "is no field of processes");
	if (nearest.best[0] != '\0')
		buf_printf(&text, ", did you mean %s?", nearest.best);
	else
		buf_add_string(&text, "; a text with this sign goes between quotes");
	return parser_refuse_word(parser, at, -EINVAL, name, text.data);
}

/* The field of a name, given the value that it is compared with. */
static bool find_field(struct slice name, struct slice value, struct field *out)
{
	bool is_percent = value.length > 0 && value.data[value.length - 1] == '%';
	for (size_t i = 0; i < COUNT_OF(short_names); i++) {
		if (!slice_equals(name, slice_of(short_names[i].name)))
			continue;
		bool takes_percent = is_percent && short_names[i].percent != NULL;
		name = slice_of(takes_percent ? short_names[i].percent : short_names[i].field);
		break;
	}
	return field_find(FAMILY_PROCESS, name, out);
}

/* Of sizes 1g is 1G. */
static bool read_number(struct field field, struct slice value, double *out)
{
	char text[VALUE_LENGTH];
	struct buf copy;
	enum unit unit = field_metric(field)->unit;
	bool is_size = unit == UNIT_BYTES || unit == UNIT_BYTES_PER_SECOND;
	buf_init_in(&copy, text, sizeof(text));
	for (size_t i = 0; i < value.length; i++) {
		char c = value.data[i];
		buf_add_char(&copy, is_size && c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c);
	}
	return copy.error == 0 && strlen(copy.data) == value.length && unit_parse(unit, copy.data, out) == 0;
}

static uint8_t refuse_number(struct parser *parser, size_t at, struct field field, struct slice value)
{
	char what[128];
	struct buf text;
	const char *unit = unit_name(field_metric(field)->unit);
	if (value.length == 0)
		return parser_refuse(parser, at, "a number must stand here");
	buf_init_in(&text, what, sizeof(what));
	buf_printf(&text, "is no number%s%s", unit[0] == '\0' ? "" : " of ", unit);
	return parser_refuse_word(parser, at, -EINVAL, value, text.data);
}

static uint8_t add_number(
	struct parser *parser, size_t at, struct field field, enum comparison comparison, struct slice value)
{
	double number;
	if (!read_number(field, value, &number))
		return refuse_number(parser, at, field, value);
	struct expression_node *node = parser_add(parser, EXPRESSION_NUMBER);
	if (node != NULL) {
		node->field = field;
		node->comparison = comparison;
		node->number = number;
	}
	return parser_place(parser, node);
}

static uint8_t add_words(struct parser *parser, struct field field, bool is_part, enum comparison comparison,
	struct slice value)
{
	struct expression_node *node = parser_add(parser, is_part ? EXPRESSION_HAS : EXPRESSION_IS);
	if (node == NULL)
		return NO_NODE;
	node->field = field;
	node->comparison = comparison;
	node->has_other = field_equals(field, parser_field("user"));
	if (node->has_other)
		node->other = parser_field("uid");
	parser_set_text(parser, node, value, is_part);
	return parser_place(parser, node);
}

/* Behind the name and its sign; is_part: the sign is ":". */
static uint8_t parse_value(
	struct parser *parser, size_t start, struct slice name, bool is_part, enum comparison comparison)
{
	struct field field;
	struct slice value;
	size_t at = parser->at;
	/* The name first: it was typed first. */
	if (!find_field(name, slice_of(""), &field))
		return refuse_name(parser, start, name);
	if (!parser_keep_text(parser, &value) || !find_field(name, value, &field))
		return NO_NODE;
	if (field_metric(field)->kind != METRIC_TEXT)
		return add_number(parser, at, field, comparison, value);
	if (comparison != COMPARE_EQUAL && comparison != COMPARE_DIFFERENT)
		return parser_refuse_word(
			parser, start, -EINVAL, name, "is a text, which goes with : = or !=");
	if (value.length == 0 && parser->at == at)
		return parser_refuse(parser, at, "a text must stand here");
	if (value.length == 0 && is_part)
		return parser_refuse(parser, at, "this text is empty");
	return add_words(parser, field, is_part, comparison, value);
}

uint8_t parser_test(struct parser *parser)
{
	size_t start = parser->at, length = name_length(parser), sign_length;
	const char *behind = parser->text + start + length;
	struct slice name = {.data = parser->text + start, .length = length};
	enum comparison comparison;
	if (length > 0 && *behind == ':') {
		parser->at = start + length + 1;
		return parse_value(parser, start, name, true, COMPARE_EQUAL);
	}
	const char *sign = behind + strspn(behind, " \t");
	if (take_comparison(sign, &comparison, &sign_length)) {
		if (length == 0)
			return parser_refuse(parser, start, "a comparison needs a name before it");
		parser->at = (size_t)(sign - parser->text) + sign_length;
		parser_skip_blanks(parser);
		return parse_value(parser, start, name, false, comparison);
	}
	return parser_words(parser);
}
