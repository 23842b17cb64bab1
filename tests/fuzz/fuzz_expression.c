/* SPDX-License-Identifier: MIT */
/* The fuzz target of expressions: any text is one or is told what is wrong with it, and matches something or not. */
#include "core/expression.h"
#include "core/expression/pattern.h"
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char fuzz_path[] = "expression";

static void check(bool holds, const char *promise)
{
	if (holds)
		return;
	fprintf(stderr, "broken: %s\n", promise);
	abort();
}

static void check_error(const char *text, int result, const struct expression_error *error)
{
	check(result < 0, "an error is negative");
	check(error->at <= strlen(text), "the place lies in the text");
	check(memchr(error->text, '\0', sizeof(error->text)) != NULL, "the sentence has an end");
	check(error->text[0] != '\0', "there is a sentence");
}

/* The seeds have no samples, so patterns are given a text here. */
static void use(struct expression *expression)
{
	struct interest interest = {0};
	expression_fill(expression, &interest);
	check((expression->count == 0) == !interest_has_part(&interest, FAMILY_PROCESS, PROCESS_STAT),
		"what asks for something needs something");
	for (size_t i = 0; i < expression->count; i++) {
		const struct expression_node *node = &expression->nodes[i];
		check((size_t)node->start + node->length <= sizeof(expression->text), "a text lies inside");
		check(node->kind > EXPRESSION_NOT || (node->left < i && node->right < i),
			"nodes make a tree");
		if (node->kind == EXPRESSION_PATTERN)
			(void)pattern_matches(node->pattern, slice_of("nginx: worker process a1b2c3 /x/"));
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct expression expression;
	struct expression_error error = {.at = SIZE_MAX};
	char *text = malloc(size + 1);
	if (text == NULL)
		abort();
	if (size > 0)
		memcpy(text, data, size);
	text[size] = '\0';
	int result = expression_compile(&expression, text, &error);
	if (result == 0) {
		use(&expression);
		expression_finish(&expression);
	} else {
		check_error(text, result, &error);
	}
	free(text);
	return 0;
}
