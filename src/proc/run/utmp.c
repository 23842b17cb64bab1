/* SPDX-License-Identifier: MIT */
#include "proc/run/utmp.h"

#include <errno.h>
#include <string.h>

/* Where the fields of a record stand, the same on all machines that keep times in 32 bits. */
enum {
	TYPE = 0, /* 16 bits */
	PID = 4,
	LINE = 8,
	LINE_LENGTH = 32,
	USER = 44,
	USER_LENGTH = 32,
	HOST = 76,
	HOST_LENGTH = 256,
	SECONDS = 340,
	RECORD = 384,
	USER_PROCESS = 7,
	LAST_TYPE = 9,
};

static uint16_t short_at(const char *record, size_t offset)
{
	uint16_t number;
	memcpy(&number, record + offset, sizeof(number));
	return number;
}

static uint32_t number_at(const char *record, size_t offset)
{
	uint32_t number;
	memcpy(&number, record + offset, sizeof(number));
	return number;
}

/* Texts end at a NUL, or at their room. */
static struct slice text_at(const char *record, size_t offset, size_t length)
{
	return (struct slice){.data = record + offset, .length = strnlen(record + offset, length)};
}

static struct text text_or_absent(struct table *out, struct slice text)
{
	return text.length == 0 ? TEXT_ABSENT : table_text(out, text);
}

static void add_session(const char *record, struct table *out)
{
	struct slice name = text_at(record, USER, USER_LENGTH), line = text_at(record, LINE, LINE_LENGTH);
	if (short_at(record, TYPE) != USER_PROCESS || name.length == 0 || line.length == 0)
		return;
	struct session *session = table_add(out);
	if (session == NULL)
		return;
	session->session = table_text(out, line);
	session->name = table_text(out, name);
	session->host = text_or_absent(out, text_at(record, HOST, HOST_LENGTH));
	session->pid = number_at(record, PID);
	session->login = (int64_t)number_at(record, SECONDS);
}

static int utmp_parse(const char *text, size_t length, struct table *out)
{
	if (length % RECORD != 0)
		return -EBADMSG;
	for (size_t at = 0; at < length; at += RECORD)
		if (short_at(text + at, TYPE) > LAST_TYPE)
			return -EBADMSG;
	for (size_t at = 0; at < length && out->error == 0; at += RECORD)
		add_session(text + at, out);
	return out->error;
}

const struct part utmp_part = {
	.name = "utmp",
	.size = sizeof(struct session),
	.rows = session_rows,
	.row_count = SESSION_ROWS,
	.parse = utmp_parse,
	.cap = CAP_SESSIONS,
};
