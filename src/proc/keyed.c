/* SPDX-License-Identifier: MIT */
#include "proc/keyed.h"

#include <errno.h>

struct slice keyed_unquoted(struct slice value)
{
	bool is_quoted = value.length >= 2 && (value.data[0] == '"' || value.data[0] == '\'') &&
		value.data[value.length - 1] == value.data[0];
	return is_quoted ? (struct slice){.data = value.data + 1, .length = value.length - 2} : value;
}

static bool take_key(struct scan *line, char separator, struct slice *key)
{
	if (separator == ' ')
		return scan_word(line, key);
	if (!scan_until(line, separator, key))
		return false;
	struct scan padded = scan_slice(*key);
	*key = scan_rest(&padded);
	return key->length > 0;
}

static void store(const struct metric *row, void *item, struct scan *line, struct table *out)
{
	struct slice word;
	if (row->type == TYPE_TEXT)
		*(struct text *)(void *)((char *)item + row->offset) =
			table_text(out, keyed_unquoted(scan_rest(line)));
	else if (scan_word(line, &word))
		metric_store(row, item, word);
}

int keyed_parse(const char *text, size_t length, struct table *out, char separator)
{
	struct scan file = scan_of(text, length);
	struct scan line;
	size_t hint = 0, found = 0;
	void *item = table_add(out);
	if (item == NULL)
		return out->error;
	while (scan_line(&file, &line)) {
		struct slice key;
		if (!take_key(&line, separator, &key))
			continue;
		table_add_extra(out, key, scan_rest(&line));
		const struct metric *row = part_row_by_key(out->part, key, &hint);
		if (row == NULL || scan_rest(&line).length == 0)
			continue;
		store(row, item, &line, out);
		found++;
	}
	if (found > 0)
		return out->error;
	table_drop_last(out);
	return -EBADMSG;
}
