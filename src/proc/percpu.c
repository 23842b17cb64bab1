/* SPDX-License-Identifier: MIT */
#include "proc/percpu.h"

#include <errno.h>
#include <string.h>

/*
 * Takes the line of CPUs. Returns how many it names, SIZE_MAX, nothing taken, when there is none. The kernel lists only
 * CPUs that are online: one that comes back brings along all that it ever served.
 */
static size_t take_header(struct scan *file, uint64_t *basis)
{
	struct scan ahead = *file, line;
	struct slice word;
	size_t count = 0;
	if (!scan_line(&ahead, &line))
		return SIZE_MAX;
	struct slice whole = scan_rest(&line);
	while (scan_word(&line, &word)) {
		if (word.length < 3 || memcmp(word.data, "CPU", 3) != 0)
			return SIZE_MAX;
		count++;
	}
	if (count == 0)
		return SIZE_MAX;
	*basis = slice_hash(whole);
	*file = ahead;
	return count;
}

/*
 * Takes the name of a line and its numbers, at most one per CPU; what is left of it is its text. sum is that of the
 * numbers. False for a line of another form.
 */
static bool take_line(struct scan *line, size_t cpus, struct slice *name, uint64_t *sum)
{
	struct slice before, word;
	if (!scan_until(line, ':', &before))
		return false;
	struct scan padded = scan_slice(before);
	*name = scan_rest(&padded);
	*sum = ABSENT_U64;
	for (size_t cpu = 0; cpu < cpus; cpu++) {
		struct scan ahead = *line;
		uint64_t number = ABSENT_U64;
		if (scan_word(&ahead, &word))
			number = slice_u64(word);
		if (number == ABSENT_U64)
			break;
		*sum = counter_sum(*sum, number);
		if (*sum == ABSENT_U64)
			return false;
		*line = ahead;
	}
	return name->length > 0 && *sum != ABSENT_U64;
}

static void set_text(const struct metric *row, void *item, struct table *out, struct slice text)
{
	*(struct text *)(void *)((char *)item + row->offset) = table_text(out, text);
}

/* The architecture's words are the last few dozen lines; before them every line has a number of its own. */
enum { MOST_WORDS = 64, NAME_LENGTH = 64 };

static bool has_name(const struct table *table, size_t count, struct slice name)
{
	for (size_t i = count > MOST_WORDS ? count - MOST_WORDS : 0; i < count; i++)
		if (slice_equals(table_label(table, i).text, name))
			return true;
	return false;
}

/* ppc has two lines "LOC": a name must be one interrupt, so the second of the items before count is "LOC#2". */
static struct slice unique_name(
	const struct table *table, size_t count, struct slice name, char twin[NAME_LENGTH])
{
	struct slice unique = name;
	for (char digit = '2';
		digit <= '9' && name.length + 2 <= NAME_LENGTH && has_name(table, count, unique); digit++) {
		memcpy(twin, name.data, name.length);
		twin[name.length] = '#';
		twin[name.length + 1] = digit;
		unique = (struct slice){.data = twin, .length = name.length + 2};
	}
	return unique;
}

int percpu_parse(const char *text, size_t length, struct table *out)
{
	const struct part *part = out->part;
	struct scan file = scan_of(text, length), line;
	size_t cpus = take_header(&file, &out->basis);
	struct slice name;
	char twin[NAME_LENGTH];
	uint64_t sum;
	while (scan_line(&file, &line)) {
		if (!take_line(&line, cpus, &name, &sum))
			continue;
		void *item = table_add(out);
		if (item == NULL)
			break;
		set_text(&part->rows[PERCPU_NAME], item, out, unique_name(out, out->count - 1, name, twin));
		*(uint64_t *)(void *)((char *)item + part->rows[PERCPU_SUM].offset) = sum;
		struct slice rest = scan_rest(&line);
		if (part->row_count > PERCPU_TEXT && rest.length > 0)
			set_text(&part->rows[PERCPU_TEXT], item, out, rest);
	}
	if (out->error != 0)
		return out->error;
	return out->count > 0 || cpus != SIZE_MAX ? 0 : -EBADMSG;
}
