/* SPDX-License-Identifier: MIT */
#include "proc/directory.h"

struct place {
	struct slice file, line, word; /* empty: none */
};

static struct place place_of(const struct metric *row)
{
	struct place place = {0};
	struct scan key = scan_slice(slice_of(row->key == NULL ? "" : row->key));
	if (scan_word(&key, &place.file) && scan_word(&key, &place.line))
		(void)scan_word(&key, &place.word);
	return place;
}

struct slice directory_file(const struct metric *row)
{
	return place_of(row).file;
}

static bool store_rest(const struct metric *row, void *item, struct scan *line, struct table *out)
{
	struct slice rest = scan_rest(line), word;
	if (rest.length == 0)
		return false;
	if (row->type == TYPE_TEXT)
		*(struct text *)(void *)((char *)item + row->offset) = table_text(out, rest);
	else if (scan_word(line, &word))
		metric_store(row, item, word);
	return true;
}

/* The value of WORD=value in what is left of the line. */
static bool find_value(struct scan *line, struct slice name, struct slice *value)
{
	while (scan_word(line, value)) {
		struct scan word = scan_slice(*value);
		struct slice before;
		if (!scan_until(&word, '=', &before) || !slice_equals(before, name))
			continue;
		*value = (struct slice){.data = word.at, .length = (size_t)(word.end - word.at)};
		return true;
	}
	return false;
}

/* One that is no number, or a sum that does not fit, makes the sum absent. */
static bool store_sum(const struct metric *row, void *item, struct slice name, struct scan *file)
{
	uint64_t sum = 0, number;
	bool is_known = row->type == TYPE_U64, is_found = false;
	struct scan line;
	struct slice value;
	while (scan_line(file, &line)) {
		if (!find_value(&line, name, &value))
			continue;
		is_found = true;
		number = slice_u64(value);
		is_known = is_known && number != ABSENT_U64 && !__builtin_add_overflow(sum, number, &sum);
	}
	if (is_found && is_known)
		*(uint64_t *)(void *)((char *)item + row->offset) = sum;
	return is_found;
}

static bool store_line(
	const struct metric *row, void *item, const struct place *place, struct scan *file, struct table *out)
{
	struct scan line;
	struct slice first, value;
	while (scan_line(file, &line)) {
		if (!scan_word(&line, &first) || !slice_equals(first, place->line))
			continue;
		if (place->word.length == 0)
			return store_rest(row, item, &line, out);
		if (!find_value(&line, place->word, &value))
			return false;
		metric_store(row, item, value);
		return true;
	}
	return false;
}

bool directory_store(const struct metric *row, void *item, struct slice text, struct table *out)
{
	struct place place = place_of(row);
	struct scan file = scan_slice(text), line;
	if (place.line.length == 0)
		return scan_line(&file, &line) && store_rest(row, item, &line, out);
	if (slice_equals(place.line, slice_of("*")))
		return store_sum(row, item, place.word, &file);
	return store_line(row, item, &place, &file, out);
}
