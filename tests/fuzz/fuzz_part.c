/* SPDX-License-Identifier: MIT */
/* The fuzz target of one parser: compiled once per part, with PART, PART_HEADER and PART_PATH from CMakeLists.txt. */
#include PART_HEADER

#include "fuzz.h"
#include "table_check.h"

#include <stdio.h>
#include <stdlib.h>

const char fuzz_path[] = PART_PATH;

static int parse(struct table *table, struct slice text)
{
	arena_reset(table->arena);
	table_reset(table);
	int result = PART.parse(text.data, text.length, table);
	const char *problem = table_check(table, result);
	if (problem != NULL) {
		fprintf(stderr, "%s: %s\n", PART.name, problem);
		abort();
	}
	return result;
}

/* The storage of the first parse is used again by the second, which must come to the same. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice text = {.data = size > 0 ? (const char *)data : "", .length = size};
	struct arena arena;
	struct table table;
	arena_init(&arena);
	table_init(&table, &PART, &arena);
	table.wants_extra = true;
	int result = parse(&table, text);
	size_t count = table.count, length = arena.length;
	if (parse(&table, text) != result || table.count != count || arena.length != length) {
		fprintf(stderr, "%s: the second parse differs from the first\n", PART.name);
		abort();
	}
	table_finish(&table);
	arena_finish(&arena);
	return 0;
}
