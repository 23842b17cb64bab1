/* SPDX-License-Identifier: MIT */
#include "proc/etc/passwd.h"

#include <errno.h>

/* clang-format off */
static const struct metric rows[] = {
	{FIELD(passwd_user, uid), .kind = METRIC_LABEL, .help = "number of the user"},
	{FIELD(passwd_user, name), .kind = METRIC_TEXT, .help = "name of the user"},
};
/* clang-format on */

/* "name:password:uid:gid:…" */
static bool split_passwd(struct scan *line, struct slice *uid, struct slice *name)
{
	struct slice password;
	return scan_until(line, ':', name) && scan_until(line, ':', &password) && scan_until(line, ':', uid);
}

/* "uid name" */
static bool split_users(struct scan *line, struct slice *uid, struct slice *name)
{
	if (!scan_word(line, uid))
		return false;
	*name = scan_rest(line);
	return true;
}

static int parse(const char *text, size_t length, struct table *out,
	bool split(struct scan *line, struct slice *uid, struct slice *name))
{
	struct scan file = scan_of(text, length);
	struct scan line;
	while (scan_line(&file, &line)) {
		struct slice uid, name;
		if (!split(&line, &uid, &name) || name.length == 0 || slice_u64(uid) == ABSENT_U64)
			continue;
		struct passwd_user *user = table_add(out);
		if (user == NULL)
			break;
		user->uid = slice_u64(uid);
		user->name = table_text(out, name);
	}
	return out->error != 0 ? out->error : out->count > 0 || length == 0 ? 0 : -EBADMSG;
}

static int passwd_parse(const char *text, size_t length, struct table *out)
{
	return parse(text, length, out, split_passwd);
}

static int users_parse(const char *text, size_t length, struct table *out)
{
	return parse(text, length, out, split_users);
}

const struct part passwd_part = {
	.name = "passwd",
	.size = sizeof(struct passwd_user),
	.rows = rows,
	.row_count = COUNT_OF(rows),
	.parse = passwd_parse,
	.cap = CAP_USERS,
};

const struct part users_part = {
	.name = "users",
	.size = sizeof(struct passwd_user),
	.rows = rows,
	.row_count = COUNT_OF(rows),
	.parse = users_parse,
	.cap = CAP_USERS,
};
