/* SPDX-License-Identifier: MIT */
/* Every parser gets the files of all fixtures, cut at every place. */
#include "parts.h"
#include "samples.h"
#include "suites.h"

#include <errno.h>

static void check_file(const char *path, struct slice text, void *argument)
{
	const struct part_fixture *fixture = argument;
	struct buf problem;
	buf_init(&problem, 1000);
	bool is_good = parse_prefixes(fixture->part, text, fixture->form, &problem);
	ck_assert_msg(is_good, "%s: %s", path, problem.data);
	buf_finish(&problem);
}

START_TEST(every_prefix_of_every_fixture)
{
	struct part_fixture fixture = part_fixtures[_i];
	if (fixture.path == NULL)
		return;
	size_t count = samples_each(CMON_SOURCE_DIR "/fixtures", fixture.path, check_file, &fixture);
	ck_assert_msg(count > 0, "no fixture has a file %s", fixture.path);
}
END_TEST

/* Parsers that the test must catch: one guesses from what was cut, one leaves its item behind. */
struct careless {
	uint64_t number;
};

static const struct metric careless_rows[] = {{FIELD(careless, number)}};

static int guessing_parse(const char *text, size_t length, struct table *out)
{
	struct careless *item = table_add(out);
	(void)text;
	if (item != NULL)
		item->number = length > 4 ? 2 : 1;
	return out->error;
}

static int leaving_parse(const char *text, size_t length, struct table *out)
{
	(void)text;
	table_add(out);
	return length < 5 ? -EBADMSG : out->error;
}

START_TEST(careless_parsers_are_caught)
{
	static part_parse *const careless[] = {guessing_parse, leaving_parse};
	struct part part = {.size = sizeof(struct careless), .rows = careless_rows, .row_count = 1, .cap = 1};
	struct buf problem;
	buf_init(&problem, 1000);
	part.parse = careless[_i];
	ck_assert(!parse_prefixes(&part, slice_of("one\ntwo\n"), PARSE_LINES, &problem));
	ck_assert_uint_gt(problem.length, 0);
	buf_finish(&problem);
}
END_TEST

void prefix_tests(TCase *tests)
{
	tcase_add_loop_test(tests, every_prefix_of_every_fixture, 0, (int)part_fixture_count);
	tcase_add_loop_test(tests, careless_parsers_are_caught, 0, 2);
}
