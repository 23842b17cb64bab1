/* SPDX-License-Identifier: MIT */
#include "proc/run/logind.h"

#include "proc/keyed.h"

#include <errno.h>
#include <string.h>

struct facts {
	struct slice class, state, user, tty, host, leader, realtime;
};

static void take_fact(struct facts *facts, struct slice key, struct slice value)
{
	static const struct {
		const char *key;
		size_t offset;
	} keys[] = {
		{"CLASS", offsetof(struct facts, class)},
		{"STATE", offsetof(struct facts, state)},
		{"USER", offsetof(struct facts, user)},
		{"TTY", offsetof(struct facts, tty)},
		{"REMOTE_HOST", offsetof(struct facts, host)},
		{"LEADER", offsetof(struct facts, leader)},
		{"REALTIME", offsetof(struct facts, realtime)},
	};
	for (size_t i = 0; i < COUNT_OF(keys); i++)
		if (slice_equals(key, slice_of(keys[i].key)))
			*(struct slice *)(void *)((char *)facts + keys[i].offset) = value;
}

static bool begins_with(struct slice text, const char *word)
{
	size_t length = strlen(word);
	return text.length >= length && memcmp(text.data, word, length) == 0;
}

/* "user", and its kinds: "user-early", "user-light" … */
static bool is_logged_in(const struct facts *facts)
{
	return (slice_equals(facts->class, slice_of("user")) || begins_with(facts->class, "user-")) &&
		!slice_equals(facts->state, slice_of("closing"));
}

static struct text text_or_absent(struct table *out, struct slice text)
{
	return text.length == 0 ? TEXT_ABSENT : table_text(out, text);
}

static int add_session(const struct facts *facts, struct table *out)
{
	static const char device[] = "/dev/";
	struct slice tty = facts->tty;
	struct session *session = table_add(out);
	if (session == NULL)
		return out->error;
	if (begins_with(tty, device))
		tty = (struct slice){
			.data = tty.data + strlen(device), .length = tty.length - strlen(device)};
	uint64_t microseconds = slice_u64(facts->realtime);
	session->session = text_or_absent(out, tty);
	session->name = text_or_absent(out, facts->user);
	session->host = text_or_absent(out, facts->host);
	session->pid = slice_u64(facts->leader);
	if (microseconds != ABSENT_U64)
		session->login = (int64_t)(microseconds / 1000000);
	return out->error;
}

static int logind_parse(const char *text, size_t length, struct table *out)
{
	struct scan file = scan_of(text, length), line;
	const struct slice none = slice_of("");
	struct facts facts = {none, none, none, none, none, none, none};
	struct slice key;
	while (scan_line(&file, &line))
		if (scan_until(&line, '=', &key))
			take_fact(&facts, key, keyed_unquoted(scan_rest(&line)));
	if (facts.class.length == 0)
		return -EBADMSG;
	return is_logged_in(&facts) ? add_session(&facts, out) : 0;
}

const struct part logind_part = {
	.name = "systemd/sessions",
	.size = sizeof(struct session),
	.rows = session_rows,
	.row_count = SESSION_ROWS,
	.parse = logind_parse,
	.cap = CAP_SESSIONS,
};
