/* SPDX-License-Identifier: MIT */
#include "proc/pid/mountinfo.h"

#include "proc/octal.h"

#include <errno.h>

/* clang-format off */
static const struct metric rows[] = {
	{FIELD(mountinfo, mount), .kind = METRIC_LABEL, .help = "where it is mounted"},
	{FIELD(mountinfo, device), .kind = METRIC_TEXT, .help = "what is mounted"},
	{FIELD(mountinfo, type), .kind = METRIC_TEXT, .help = "type of the file system"},
	{FIELD(mountinfo, options), .kind = METRIC_TEXT, .help = "options of the mount"},
	{FIELD(mountinfo, device_number), .kind = METRIC_TEXT, .help = "major:minor of the file system"},
	{FIELD(mountinfo, read_only), .help = "1 when nothing can be written"},
};
/* clang-format on */

bool mountinfo_has_option(struct slice options, const char *option)
{
	struct scan list = scan_slice(options);
	struct slice word;
	while (scan_until(&list, ',', &word))
		if (slice_equals(word, slice_of(option)))
			return true;
	return slice_equals(scan_rest(&list), slice_of(option));
}

/* mount("", …) leaves nothing between two blanks; the next word is not the device then. */
static bool take_device(struct scan *line, struct slice *device)
{
	if (line->end - line->at < 2 || line->at[1] != ' ')
		return scan_word(line, device);
	*device = (struct slice){.data = line->at, .length = 0};
	return true;
}

/* "36 35 98:0 /root /mount rw,noatime shared:1 … - ext3 /dev/root rw,errors=continue" */
bool mountinfo_take_line(struct scan *line, struct mountinfo_line *out)
{
	struct slice word, *fixed[] = {&word, &word, &out->number, &out->root, &out->mount, &out->options};
	for (size_t i = 0; i < COUNT_OF(fixed); i++)
		if (!scan_word(line, fixed[i]))
			return false;
	do
		if (!scan_word(line, &word))
			return false;
	while (!slice_equals(word, slice_of("-")));
	if (!scan_word(line, &out->type) || !take_device(line, &out->device))
		return false;
	if (!scan_word(line, &out->super))
		out->super = slice_of("");
	return true;
}

static int mountinfo_parse(const char *text, size_t length, struct table *out)
{
	struct scan file = scan_of(text, length);
	struct scan line;
	struct mountinfo_line parts;
	while (scan_line(&file, &line)) {
		if (!mountinfo_take_line(&line, &parts))
			continue;
		struct mountinfo *mount = table_add(out);
		if (mount == NULL)
			break;
		mount->mount = octal_decode(out, parts.mount);
		mount->device = octal_decode(out, parts.device);
		mount->type = table_text(out, parts.type);
		mount->options = table_text(out, parts.options);
		mount->device_number = table_text(out, parts.number);
		mount->read_only =
			mountinfo_has_option(parts.options, "ro") || mountinfo_has_option(parts.super, "ro");
	}
	return out->error != 0 ? out->error : out->count > 0 ? 0 : -EBADMSG;
}

bool mountinfo_is_pseudo(struct slice type)
{
	static const char *const pseudo[] = {
		"autofs",
		"binfmt_misc",
		"bpf",
		"cgroup",
		"cgroup2",
		"configfs",
		"debugfs",
		"devpts",
		"devtmpfs",
		"efivarfs",
		"fuse.gvfsd-fuse",
		"fuse.lxcfs",
		"fuse.portal",
		"fusectl",
		"hugetlbfs",
		"mqueue",
		"nsfs",
		"proc",
		"pstore",
		"ramfs",
		"rpc_pipefs",
		"securityfs",
		"selinuxfs",
		"smackfs",
		"sysfs",
		"tracefs",
	};
	for (size_t i = 0; i < COUNT_OF(pseudo); i++)
		if (slice_equals(type, slice_of(pseudo[i])))
			return true;
	return false;
}

const struct part mountinfo_part = {
	.name = "mountinfo",
	.size = sizeof(struct mountinfo),
	.rows = rows,
	.row_count = COUNT_OF(rows),
	.parse = mountinfo_parse,
	.cap = CAP_MOUNTS,
};
