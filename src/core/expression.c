/* SPDX-License-Identifier: MIT */
/* What an expression needs, and what it says of a process; expression/ has its parser. */
#include "core/expression.h"

#include "core/expression/pattern.h"

#include <string.h>

/* In this order "and" is the smaller one, "or" the larger one. */
enum truth { TRUTH_FALSE, TRUTH_UNKNOWN, TRUTH_TRUE };

enum { NUMBER_LENGTH = 24 };

void expression_finish(struct expression *expression)
{
	for (size_t i = 0; i < expression->count; i++)
		pattern_free(expression->nodes[i].pattern);
	*expression = (struct expression){0};
}

void expression_fill(const struct expression *expression, struct interest *interest)
{
	for (size_t i = 0; i < expression->count; i++) {
		const struct expression_node *node = &expression->nodes[i];
		/* And, or and not come first; all others have a field. */
		if (node->kind <= EXPRESSION_NOT)
			continue;
		interest_add_field(interest, node->field);
		if (node->has_other)
			interest_add_field(interest, node->other);
	}
}

static enum truth truth_of(bool is_true)
{
	return is_true ? TRUTH_TRUE : TRUTH_FALSE;
}

static enum truth compare(double value, enum comparison comparison, double with)
{
	if (isnan(value))
		return TRUTH_UNKNOWN;
	switch (comparison) {
	case COMPARE_GREATER:
		return truth_of(value > with);
	case COMPARE_AT_LEAST:
		return truth_of(value >= with);
	case COMPARE_LESS:
		return truth_of(value < with);
	case COMPARE_AT_MOST:
		return truth_of(value <= with);
	case COMPARE_EQUAL:
		return truth_of(value == with);
	case COMPARE_DIFFERENT:
		break;
	}
	return truth_of(value != with);
}

static char lower(char c)
{
	return (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

static bool has_at(const char *at, struct slice folded)
{
	size_t i = 0;
	while (i < folded.length && lower(at[i]) == folded.data[i])
		i++;
	return i == folded.length;
}

static enum truth contains(struct slice text, struct slice folded)
{
	for (size_t i = 0; i + folded.length <= text.length; i++)
		if (has_at(text.data + i, folded))
			return TRUTH_TRUE;
	return TRUTH_FALSE;
}

static enum truth look(const struct expression_node *node, struct slice words, struct slice text)
{
	if (node->kind == EXPRESSION_IS)
		return compare(slice_compare(text, words), node->comparison, 0);
	if (node->kind != EXPRESSION_PATTERN)
		return contains(text, words);
	int result = pattern_matches(node->pattern, text);
	return result < 0 ? TRUTH_UNKNOWN : truth_of(result == 1);
}

/* A user without a name is known by his number, as in every list. */
static bool text_of(const struct expression_node *node, const struct delta *delta, size_t item,
	struct buf *number, struct slice *out)
{
	if (delta_text(delta, node->field, item, out))
		return true;
	double value = node->has_other ? delta_value(delta, node->other, item) : NAN;
	if (isnan(value))
		return false;
	unit_add_exact(number, value, "");
	*out = (struct slice){.data = number->data, .length = number->length};
	return true;
}

static enum truth judge_text(
	const struct expression_node *node, struct slice words, const struct delta *delta, size_t item)
{
	char storage[NUMBER_LENGTH];
	struct buf number;
	struct slice text;
	buf_init_in(&number, storage, sizeof(storage));
	return text_of(node, delta, item, &number, &text) ? look(node, words, text) : TRUTH_UNKNOWN;
}

static enum truth judge_either(
	const struct expression_node *node, struct slice words, const struct delta *delta, size_t item)
{
	const struct field fields[] = {node->field, node->other};
	enum truth best = TRUTH_FALSE;
	for (size_t i = 0; i < COUNT_OF(fields) && best != TRUTH_TRUE; i++) {
		struct slice text;
		bool is_known = delta_text(delta, fields[i], item, &text);
		enum truth truth = is_known ? look(node, words, text) : TRUTH_UNKNOWN;
		best = truth > best ? truth : best;
	}
	return best;
}

/* Not deeper than there are nodes. */
static enum truth judge(
	const struct expression *expression, size_t place, const struct delta *delta, size_t item)
{
	const struct expression_node *node = &expression->nodes[place];
	struct slice words = {.data = expression->text + node->start, .length = node->length};
	enum truth left, right;
	switch (node->kind) {
	case EXPRESSION_NOT:
		return TRUTH_TRUE - judge(expression, node->left, delta, item);
	case EXPRESSION_AND:
		left = judge(expression, node->left, delta, item);
		right = left == TRUTH_FALSE ? left : judge(expression, node->right, delta, item);
		return left < right ? left : right;
	case EXPRESSION_OR:
		left = judge(expression, node->left, delta, item);
		right = left == TRUTH_TRUE ? left : judge(expression, node->right, delta, item);
		return left > right ? left : right;
	case EXPRESSION_NUMBER:
		return compare(delta_value(delta, node->field, item), node->comparison, node->number);
	case EXPRESSION_TEXT:
	case EXPRESSION_PATTERN:
		return judge_either(node, words, delta, item);
	case EXPRESSION_HAS:
	case EXPRESSION_IS:
		break;
	}
	return judge_text(node, words, delta, item);
}

bool expression_matches(const struct expression *expression, const struct delta *delta, size_t item)
{
	return expression->count == 0 || judge(expression, expression->root, delta, item) == TRUTH_TRUE;
}
