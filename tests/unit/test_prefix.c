/* SPDX-License-Identifier: MIT */
/* Every parser gets the files of all fixtures, cut at every place. */
#include "parts.h"
#include "samples.h"
#include "suites.h"

#include "proc/pid/cmdline.h"
#include "proc/pid/openfiles.h"

#include <errno.h>
#include <string.h>

enum { MOST_ITEMS = 8 << 20 };

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

static void add_whole(struct buf *items, const struct part *part, struct slice text)
{
	struct parse parse;
	parse_init(&parse, part);
	parse.table.wants_extra = part->has_extra;
	parse_run(&parse, text);
	buf_printf(items, "%d\n", parse.result);
	parse_add_items(items, &parse);
	parse_finish(&parse);
}

static void check_last_newline(const char *path, struct slice text, void *argument)
{
	const struct part_fixture *fixture = argument;
	struct buf with, without;
	if (text.length < 2 || text.data[text.length - 1] != '\n')
		return;
	buf_init(&with, MOST_ITEMS);
	buf_init(&without, MOST_ITEMS);
	add_whole(&with, fixture->part, text);
	text.length--;
	add_whole(&without, fixture->part, text);
	ck_assert_int_eq(with.error, 0);
	ck_assert_msg(strcmp(with.data, without.data) == 0, "%s: with the last newline\n%swithout it\n%s",
		path, with.data, without.data);
	buf_finish(&with);
	buf_finish(&without);
}

START_TEST(the_last_newline_may_be_missing)
{
	struct part_fixture fixture = part_fixtures[_i];
	if (fixture.path != NULL)
		samples_each(CMON_SOURCE_DIR "/fixtures", fixture.path, check_last_newline, &fixture);
}
END_TEST

/* What may come of nothing: no command line, no open file. */
START_TEST(empty_files_say_nothing)
{
	const struct part *part = part_fixtures[_i].part;
	struct parse parse;
	if (part->parse == NULL)
		return;
	parse_init(&parse, part);
	parse_run(&parse, slice_of(""));
	bool may_be_empty = part == &cmdline_part || part == &filecount_part || part == &openfiles_part;
	bool is_good = may_be_empty ? parse.result == 0 && parse.table.count == 1 : parse.table.count == 0;
	ck_assert_msg(is_good && (parse.result == 0 || parse.result == -EBADMSG), "%s: %d, %zu items",
		part->name, parse.result, parse.table.count);
	parse_finish(&parse);
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
	tcase_add_loop_test(tests, the_last_newline_may_be_missing, 0, (int)part_fixture_count);
	tcase_add_loop_test(tests, empty_files_say_nothing, 0, (int)part_fixture_count);
	tcase_add_loop_test(tests, careless_parsers_are_caught, 0, 2);
}
