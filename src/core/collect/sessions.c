/* SPDX-License-Identifier: MIT */
/* Who is logged in, where there is no utmp: a file per session, which systemd-logind keeps. */
#include "core/collect/parts.h"
#include "proc/run/logind.h"

#include <string.h>

static const char directory[] = "run/systemd/sessions";

/* Beside the files lie pipes (ID.ref) and, for a moment, the next text of a session under a name with a dot. */
static void add_session(struct collector *collector, const char *id, struct table *table)
{
	struct buf *path = &collector->path, *text = &collector->text;
	size_t count = table->count;
	buf_reset(path);
	buf_printf(path, "%s/%s", directory, id);
	buf_reset(text);
	if (strchr(id, '.') != NULL || path->error != 0 ||
		source_read(collector->source, path->data, false, text) != 0 ||
		logind_part.parse(text->data, text->length, table) != 0 || table->count == count)
		return;
	struct session *session = table_item(table, count);
	if (text_is_absent(session->session))
		session->session = table_text(table, slice_of(id));
}

/* The empty directory is there without logind too; with it, the first seat always is. */
static int check_logind(struct collector *collector)
{
	buf_reset(&collector->text);
	return source_read(collector->source, "run/systemd/seats/seat0", false, &collector->text);
}

int collect_sessions(struct collector *collector, struct table *table)
{
	struct names *names = &collector->names;
	names_reset(names);
	int error = source_list(collector->source, directory, false, names);
	if (error == 0 && names->count == 0)
		return check_logind(collector);
	for (size_t i = 0; i < names->count && error == 0; i++) {
		add_session(collector, names_get(names, i), table);
		error = table->error;
	}
	return error;
}
