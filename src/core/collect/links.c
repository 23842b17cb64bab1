/* SPDX-License-Identifier: MIT */
/* What the kernel says of a process by links instead of text: made into a text, so that it is parsed like any other. */
#include "core/collect/parts.h"
#include "proc/pid/openfiles.h"

#include <errno.h>

/* A file that was closed meanwhile is left out. */
static int add_targets(struct collector *collector, const struct names *names)
{
	struct buf *text = &collector->text, *path = &collector->path;
	size_t folder = path->length;
	for (size_t i = 0; i < names->count; i++) {
		size_t before = text->length;
		buf_cut(path, folder);
		buf_printf(path, "/%s", names_get(names, i));
		buf_printf(text, "%s ", names_get(names, i));
		int error = source_link(collector->source, path->data, text);
		if (error == 0)
			buf_add_char(text, '\0');
		else
			buf_cut(text, before);
	}
	return text->error;
}

int collect_link_text(struct collector *collector, enum part_origin origin)
{
	struct names *names = &collector->names;
	if (origin == ORIGIN_LINK)
		return source_link(collector->source, collector->path.data, &collector->text);
	names_reset(names);
	int error = source_list(collector->source, collector->path.data, false, names);
	if (error != 0)
		return error;
	if (origin == ORIGIN_LINKS)
		return names->count > OPENFILES_LISTED ? -E2BIG : add_targets(collector, names);
	for (size_t i = 0; i < names->count; i++) {
		buf_add_string(&collector->text, names_get(names, i));
		buf_add_char(&collector->text, '\0');
	}
	return collector->text.error;
}
