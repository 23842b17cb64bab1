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

static bool has_option(struct slice options, const char *option)
{
	struct scan list = scan_slice(options);
	struct slice word;
	while (scan_until(&list, ',', &word))
		if (slice_equals(word, slice_of(option)))
			return true;
	return slice_equals(scan_rest(&list), slice_of(option));
}

enum { NUMBER = 2, MOUNT = 4, OPTIONS = 5, FIXED = 6 };

/* mount("", …) leaves nothing between two blanks; the next word is not the device then. */
static bool take_device(struct scan *line, struct slice *device)
{
	if (line->end - line->at < 2 || line->at[1] != ' ')
		return scan_word(line, device);
	*device = (struct slice){.data = line->at, .length = 0};
	return true;
}

/* "36 35 98:0 /root /mount rw,noatime shared:1 … - ext3 /dev/root rw,errors=continue" */
static bool split(struct scan *line, struct slice fixed[FIXED], struct slice *type, struct slice *device)
{
	struct slice word;
	for (size_t i = 0; i < FIXED; i++)
		if (!scan_word(line, &fixed[i]))
			return false;
	do
		if (!scan_word(line, &word))
			return false;
	while (!slice_equals(word, slice_of("-")));
	return scan_word(line, type) && take_device(line, device);
}

static int mountinfo_parse(const char *text, size_t length, struct table *out)
{
	struct scan file = scan_of(text, length);
	struct scan line;
	while (scan_line(&file, &line)) {
		struct slice fixed[FIXED], type, device, super = {.data = "", .length = 0};
		if (!split(&line, fixed, &type, &device))
			continue;
		scan_word(&line, &super);
		struct mountinfo *mount = table_add(out);
		if (mount == NULL)
			break;
		mount->mount = octal_decode(out, fixed[MOUNT]);
		mount->device = octal_decode(out, device);
		mount->type = table_text(out, type);
		mount->options = table_text(out, fixed[OPTIONS]);
		mount->device_number = table_text(out, fixed[NUMBER]);
		mount->read_only = has_option(fixed[OPTIONS], "ro") || has_option(super, "ro");
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
