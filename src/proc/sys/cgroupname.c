/* SPDX-License-Identifier: MIT */
#include "proc/sys/cgroupname.h"

#include "metric/part.h"

#include <ctype.h>
#include <string.h>

/* Identities of containers are 64 digits, of which people read the first ones. */
enum { IDENTITY_LEAST = 32, IDENTITY_SHOWN = 8, NAME_MOST = 128 };

static bool ends_with(struct slice text, const char *end)
{
	size_t length = strlen(end);
	return text.length > length && memcmp(text.data + text.length - length, end, length) == 0;
}

static bool begins_with(struct slice text, const char *begin)
{
	size_t length = strlen(begin);
	return text.length > length && memcmp(text.data, begin, length) == 0;
}

static struct slice without_first(struct slice text, size_t length)
{
	return (struct slice){.data = text.data + length, .length = text.length - length};
}

static bool is_identity(struct slice text)
{
	for (size_t i = 0; i < text.length; i++)
		if (!isxdigit((unsigned char)text.data[i]))
			return false;
	return text.length >= IDENTITY_LEAST;
}

/* Groups that only hold those of others. */
static bool is_parent(struct slice name)
{
	static const char *const parents[] = {
		"docker", "kubepods", "besteffort", "burstable", "guaranteed", "lxc", "libpod_parent"};
	for (size_t i = 0; i < COUNT_OF(parents); i++)
		if (slice_equals(name, slice_of(parents[i])))
			return true;
	if (begins_with(name, "pod") && memchr(name.data, '-', name.length) != NULL)
		return true;
	return ends_with(name, ".slice") && !begins_with(name, "user-");
}

/* Who makes groups of such names, and what people call it. */
static const struct {
	const char *begin, *name;
} makers[] = {
	{"docker-", "docker-"},
	{"libpod-conmon-", "conmon-"},
	{"libpod-", "podman-"},
	{"cri-containerd-", "kube-"},
	{"crio-conmon-", "conmon-"},
	{"crio-", "kube-"},
};

static void add_identity(struct buf *out, const char *maker, struct slice identity)
{
	buf_add_string(out, maker);
	buf_add(out, identity.data, IDENTITY_SHOWN);
}

/* "docker-4f1c….scope" */
static bool add_container_scope(struct buf *out, struct slice name)
{
	for (size_t i = 0; i < COUNT_OF(makers); i++) {
		if (!begins_with(name, makers[i].begin))
			continue;
		struct slice identity = without_first(name, strlen(makers[i].begin));
		if (ends_with(identity, ".scope"))
			identity.length -= strlen(".scope");
		if (!is_identity(identity))
			continue;
		add_identity(out, makers[i].name, identity);
		return true;
	}
	return false;
}

static void add_name(struct buf *out, struct slice path, struct slice above, struct slice name)
{
	if (add_container_scope(out, name))
		return;
	if (is_identity(name)) {
		const char *maker = slice_equals(above, slice_of("docker")) ? "docker-"
			: begins_with(path, "/kubepods")                    ? "kube-"
			: slice_equals(above, slice_of("libpod_parent"))    ? "podman-"
									    : "container-";
		add_identity(out, maker, name);
		return;
	}
	bool is_payload = begins_with(name, "lxc.payload.");
	if (is_payload || slice_equals(above, slice_of("lxc"))) {
		buf_add_string(out, "lxc-");
		name = without_first(name, is_payload ? strlen("lxc.payload.") : 0);
	} else if (ends_with(name, ".service")) {
		name.length -= strlen(".service");
	}
	buf_add(out, name.data, name.length < NAME_MOST ? name.length : NAME_MOST);
}

bool cgroupname_add(struct buf *out, struct slice path)
{
	struct slice name = slice_of("");
	for (size_t at = 0, end = 0; at < path.length; at = end + 1) {
		for (end = at; end < path.length && path.data[end] != '/'; end++)
			;
		if (end == at)
			continue;
		struct slice above = name;
		name = (struct slice){.data = path.data + at, .length = end - at};
		if (is_parent(name))
			continue;
		if (end < path.length)
			return false;
		add_name(out, path, above, name);
		return true;
	}
	return false;
}
