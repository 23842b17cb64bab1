/* SPDX-License-Identifier: MIT */
#include "parse.h"

#include "base/utf8.h"
#include "table_check.h"

#include <check.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { ALL_PREFIXES = 8192, MOST_OUTPUT = 1 << 20 };

void parse_init(struct parse *parse, const struct part *part)
{
	*parse = (struct parse){0};
	arena_init(&parse->arena);
	table_init(&parse->table, part, &parse->arena);
}

void parse_finish(struct parse *parse)
{
	table_finish(&parse->table);
	arena_finish(&parse->arena);
}

void parse_run(struct parse *parse, struct slice text)
{
	char *copy = malloc(text.length);
	if (copy == NULL)
		ck_abort_msg("no memory");
	memcpy(copy, text.data, text.length);
	arena_reset(&parse->arena);
	table_reset(&parse->table);
	parse->result = parse->table.part->parse(copy, text.length, &parse->table);
	free(copy);
}

const void *parse_item(const struct parse *parse, size_t i)
{
	ck_assert_msg(i < parse->table.count, "%zu items, number %zu is wanted", parse->table.count, i);
	return table_item(&parse->table, i);
}

static void add_text(struct buf *out, const struct parse *parse, struct text text)
{
	utf8_add_safe(out, arena_slice(&parse->arena, text), UTF8_UNICODE);
}

/* The member itself, not what its unit makes of it: scales have tests of their own. */
static void add_row(struct buf *out, const struct parse *parse, const struct metric *row, const void *item)
{
	struct metric raw = *row;
	raw.scale = 0;
	double number = metric_number(&raw, item, NULL);
	struct text text = metric_text(row, item);
	if (!text_is_absent(text)) {
		buf_printf(out, "%s='", row->name);
		add_text(out, parse, text);
		buf_add_string(out, "' ");
	} else if (row->type == TYPE_U64 && !isnan(number)) {
		uint64_t digits;
		memcpy(&digits, (const char *)item + row->offset, sizeof(digits));
		buf_printf(out, "%s=", row->name);
		buf_add_u64(out, digits);
		buf_add_char(out, ' ');
	} else if (!isnan(number)) {
		buf_printf(out, "%s=", row->name);
		unit_add_exact(out, number, "");
		buf_add_char(out, ' ');
	}
}

static void end_line(struct buf *out)
{
	if (out->length > 0 && out->data[out->length - 1] == ' ')
		out->data[out->length - 1] = '\n';
	else
		buf_add_char(out, '\n');
}

void parse_add_items(struct buf *out, const struct parse *parse)
{
	const struct table *table = &parse->table;
	for (size_t i = 0; i < table->count; i++) {
		for (size_t row = 0; row < table->part->row_count; row++)
			add_row(out, parse, &table->part->rows[row], table_item(table, i));
		end_line(out);
		for (size_t pair = 0; pair < table->pair_count; pair++) {
			if (table->pairs[pair].item != i)
				continue;
			buf_add_string(out, "  ");
			add_text(out, parse, table->pairs[pair].key);
			buf_add_string(out, ": ");
			add_text(out, parse, table->pairs[pair].value);
			buf_add_char(out, '\n');
		}
	}
}

static void check(const struct part *part, const struct parse_case *expected, bool wants_extra)
{
	struct parse parse;
	struct buf items;
	parse_init(&parse, part);
	buf_init(&items, MOST_OUTPUT);
	parse.table.wants_extra = wants_extra;
	for (size_t length = 0; length <= expected->text.length; length++) {
		parse_run(&parse, (struct slice){.data = expected->text.data, .length = length});
		const char *problem = table_check(&parse.table, parse.result);
		if (problem != NULL)
			ck_abort_msg("%s: the first %zu bytes: %s", expected->name, length, problem);
	}
	parse_add_items(&items, &parse);
	const char *wanted = expected->items != NULL ? expected->items : "";
	ck_assert_msg(parse.result == expected->result, "%s: result %d, not %d", expected->name, parse.result,
		expected->result);
	ck_assert_msg(
		strcmp(items.data, wanted) == 0, "%s: got\n%snot\n%s", expected->name, items.data, wanted);
	buf_finish(&items);
	parse_finish(&parse);
}

void parse_check(const struct part *part, const struct parse_case *expected)
{
	check(part, expected, false);
}

void parse_check_extra(const struct part *part, const struct parse_case *expected)
{
	check(part, expected, true);
}

static bool is_absent(const struct metric *row, const void *item)
{
	struct metric raw = *row;
	raw.scale = 0;
	return row->type == TYPE_TEXT ? text_is_absent(metric_text(row, item))
				      : isnan(metric_number(&raw, item, NULL));
}

static bool is_equal(const struct metric *row, const struct parse *a, const void *a_item,
	const struct parse *b, const void *b_item)
{
	if (row->type == TYPE_NONE || (is_absent(row, a_item) && is_absent(row, b_item)))
		return true;
	if (row->type != TYPE_TEXT)
		return memcmp((const char *)a_item + row->offset, (const char *)b_item + row->offset, 8) == 0;
	return slice_equals(arena_slice(&a->arena, metric_text(row, a_item)),
		arena_slice(&b->arena, metric_text(row, b_item)));
}

/* The row of item i that the prefix has and the whole has not; NULL when all is well. */
static const struct metric *wrong_row(
	const struct parse *prefix, const struct parse *whole, size_t i, bool may_lack)
{
	const struct part *part = prefix->table.part;
	for (size_t row = 0; row < part->row_count; row++) {
		const struct metric *metric = &part->rows[row];
		const void *item = table_item(&prefix->table, i);
		if (may_lack && metric->type != TYPE_NONE && is_absent(metric, item))
			continue;
		if (!is_equal(metric, prefix, item, whole, table_item(&whole->table, i)))
			return metric;
	}
	return NULL;
}

/* All items but the last are finished; the last one is, too, when no line is cut, but for lines that follow. */
static bool compare(
	const struct parse *prefix, const struct parse *whole, bool has_cut_line, struct buf *problem)
{
	size_t count = prefix->table.count;
	for (size_t i = 0; count > 0 && i < count - (has_cut_line ? 1 : 0); i++) {
		const struct metric *row =
			i < whole->table.count ? wrong_row(prefix, whole, i, i + 1 == count) : NULL;
		if (i < whole->table.count && row == NULL)
			continue;
		buf_printf(
			problem, "item %zu: %s is not that of the whole", i, row != NULL ? row->name : "all");
		return false;
	}
	return true;
}

static bool is_line_end(struct slice text, size_t length)
{
	return length == text.length || text.data[length] == '\n' ||
		(length > 0 && text.data[length - 1] == '\n');
}

static bool is_wanted(struct slice text, size_t length)
{
	return length <= ALL_PREFIXES || is_line_end(text, length) || is_line_end(text, length - 1);
}

bool parse_prefixes(const struct part *part, struct slice text, enum parse_form form, struct buf *problem)
{
	struct parse whole, prefix;
	parse_init(&whole, part);
	parse_init(&prefix, part);
	parse_run(&whole, text);
	bool is_good = true;
	for (size_t length = 0; is_good && length <= text.length; length++) {
		if (!is_wanted(text, length))
			continue;
		parse_run(&prefix, (struct slice){.data = text.data, .length = length});
		const char *broken = table_check(&prefix.table, prefix.result);
		if (broken != NULL)
			buf_add_string(problem, broken);
		is_good = broken == NULL &&
			(form == PARSE_WHOLE ||
				compare(&prefix, &whole, form == PARSE_BLOCKS || !is_line_end(text, length),
					problem));
		if (!is_good)
			buf_printf(problem, " (the first %zu bytes)", length);
	}
	parse_finish(&prefix);
	parse_finish(&whole);
	return is_good;
}

static void add_derived_rows(struct buf *out, const struct parse *before, const struct parse *now,
	const struct metric_context *context)
{
	const struct part *part = now->table.part;
	const void *before_item = before != NULL ? parse_item(before, 0) : NULL;
	const void *item = parse_item(now, 0);
	if (before != NULL && part->is_continuous != NULL && !part->is_continuous(before_item, item, context))
		return;
	for (size_t i = 0; i < part->row_count; i++) {
		const struct metric *row = &part->rows[i];
		double value = row->derive != NULL ? row->derive(before_item, item, context) : NAN;
		if (isnan(value))
			continue;
		if (out->length > 0)
			buf_add_char(out, ' ');
		metric_add_name(out, row, false);
		buf_add_char(out, '=');
		unit_add_exact(out, round(value * 1e6) / 1e6, "");
	}
}

void parse_add_derived(struct buf *out, const struct part *part, const char *before, const char *now,
	const struct metric_context *context)
{
	struct parse a, b;
	parse_init(&a, part);
	parse_init(&b, part);
	if (before != NULL)
		parse_run(&a, slice_of(before));
	parse_run(&b, slice_of(now));
	add_derived_rows(out, before != NULL ? &a : NULL, &b, context);
	parse_finish(&a);
	parse_finish(&b);
}

void derive_check(const struct part *part, const struct derive_case *expected)
{
	struct metric_context context = {.seconds = expected->seconds,
		.hz = 100,
		.page_size = 4096,
		.cpus = 4,
		.memory_total = 1000 << 20};
	struct buf values;
	buf_init(&values, MOST_OUTPUT);
	parse_add_derived(&values, part, expected->before, expected->now, &context);
	ck_assert_msg(strcmp(values.data, expected->values) == 0, "%s: got %s, not %s", expected->name,
		values.data, expected->values);
	buf_finish(&values);
}
