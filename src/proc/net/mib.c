/* SPDX-License-Identifier: MIT */
#include "proc/net/mib.h"

#include <errno.h>
#include <string.h>

/* Longer names than the kernel has: passed over. */
enum { KEY_LENGTH = 256 };

bool mib_store(struct table *out, struct slice protocol, struct slice name, struct slice value, size_t *hint)
{
	char key[KEY_LENGTH];
	size_t length = protocol.length + 1 + name.length;
	if (length > sizeof(key) || protocol.length == 0 || name.length == 0)
		return false;
	memcpy(key, protocol.data, protocol.length);
	key[protocol.length] = ':';
	memcpy(key + protocol.length + 1, name.data, name.length);
	struct slice whole = {.data = key, .length = length};
	table_add_extra(out, whole, value);
	const struct metric *row = part_row_by_key(out->part, whole, hint);
	if (row != NULL)
		metric_store(row, table_item(out, out->count - 1), value);
	return row != NULL;
}

int mib_parse(const char *text, size_t length, struct table *out)
{
	struct scan file = scan_of(text, length), names = {0}, line;
	struct slice protocol = {0}, before, name, value;
	size_t hint = 0, found = 0;
	if (table_add(out) == NULL)
		return out->error;
	while (scan_line(&file, &line)) {
		if (!scan_until(&line, ':', &before))
			continue;
		if (!slice_equals(before, protocol)) {
			protocol = before;
			names = line;
			continue;
		}
		while (scan_word(&names, &name) && scan_word(&line, &value))
			found += mib_store(out, protocol, name, value, &hint);
		protocol = slice_of("");
	}
	if (found > 0)
		return out->error;
	table_drop_last(out);
	return -EBADMSG;
}
