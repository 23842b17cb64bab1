/* SPDX-License-Identifier: MIT */
#include "core/process/container.h"

#include "base/scan.h"

#include <ctype.h>
#include <string.h>

enum { SHORT_ID = 12, FULL_ID = 64 };

static bool starts_with(struct slice text, const char *prefix)
{
	return text.length > strlen(prefix) && memcmp(text.data, prefix, strlen(prefix)) == 0;
}

/* What stands before the ending; the text itself where it has another one. */
static struct slice without(struct slice text, const char *ending)
{
	size_t length = strlen(ending);
	if (text.length > length && memcmp(text.data + text.length - length, ending, length) == 0)
		text.length -= length;
	return text;
}

static struct slice behind(struct slice text, size_t length)
{
	return (struct slice){.data = text.data + length, .length = text.length - length};
}

static size_t leading_digits(struct slice text)
{
	size_t count = 0;
	while (count < text.length && isxdigit((unsigned char)text.data[count]))
		count++;
	return count;
}

/* "docker-4f1c….scope": who runs it, and a number. */
static bool take_scope(struct slice part, struct slice *runtime, struct slice *name)
{
	struct slice whole = without(part, ".scope");
	struct scan scan = scan_slice(whole);
	if (whole.length == part.length || !scan_until_last(&scan, '-', runtime))
		return false;
	struct slice id = {.data = scan.at, .length = (size_t)(scan.end - scan.at)};
	if (runtime->length == 0 || leading_digits(id) != FULL_ID || id.length != FULL_ID)
		return false;
	*name = (struct slice){.data = id.data, .length = SHORT_ID};
	return true;
}

/* Containers that have names of their own. */
static bool take_named(struct slice part, struct slice *runtime, struct slice *name)
{
	static const struct {
		const char *prefix, *ending;
		size_t runtime; /* bytes of the prefix that say who runs it */
	} forms[] = {
		{"lxc.payload.", "", 3},
		{"machine-", ".scope", 7},
		{"systemd-nspawn@", ".service", 14},
	};
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		if (!starts_with(part, forms[i].prefix))
			continue;
		*runtime = (struct slice){.data = part.data, .length = forms[i].runtime};
		*name = without(behind(part, strlen(forms[i].prefix)), forms[i].ending);
		return true;
	}
	return false;
}

bool process_container(struct slice cgroup, struct slice *runtime, struct slice *name)
{
	struct scan scan = scan_slice(cgroup);
	struct slice part, before = {.data = cgroup.data, .length = 0};
	bool is_found = false;
	while (!scan_is_done(&scan)) {
		if (!scan_until(&scan, '/', &part)) {
			part = (struct slice){.data = scan.at, .length = (size_t)(scan.end - scan.at)};
			scan.at = scan.end;
		}
		struct slice who, what;
		bool is_bare = part.length == FULL_ID && leading_digits(part) == FULL_ID;
		if (is_bare) {
			who = before;
			what = (struct slice){.data = part.data, .length = SHORT_ID};
		}
		/* Of containers within containers the innermost. */
		if (is_bare || take_scope(part, &who, &what) || take_named(part, &who, &what)) {
			*runtime = who;
			*name = what;
			is_found = true;
		}
		before = part;
	}
	return is_found;
}
