/* SPDX-License-Identifier: MIT */
#include "parse.h"
#include "proc/pid/mountinfo.h"
#include "suites.h"

#include <errno.h>

/* clang-format off */
static const struct parse_case cases[] = {
	{"whole", BYTES("36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw,errors=continue\n"), 0,
		"mount='/mnt2' device='/dev/root' type='ext3' options='rw,noatime' device_number='98:0' read_only=0\n"},
	{"no optional field", BYTES("1 0 8:1 / / rw - ext4 /dev/sda1 rw\n"), 0,
		"mount='/' device='/dev/sda1' type='ext4' options='rw' device_number='8:1' read_only=0\n"},
	{"three optional fields", BYTES("1 0 8:1 / / rw shared:1 master:2 propagate_from:3 - ext4 /dev/sda1 rw"), 0,
		"mount='/' device='/dev/sda1' type='ext4' options='rw' device_number='8:1' read_only=0\n"},
	{"the mount is read-only", BYTES("1 0 8:1 / /a nosuid,ro - ext4 d rw\n1 0 8:1 / /b ro,nosuid - ext4 d rw\n"
		"1 0 8:1 / /c ro - ext4 d rw\n1 0 8:1 / /d rw,prom,rox - ext4 d rw\n"), 0,
		"mount='/a' device='d' type='ext4' options='nosuid,ro' device_number='8:1' read_only=1\n"
		"mount='/b' device='d' type='ext4' options='ro,nosuid' device_number='8:1' read_only=1\n"
		"mount='/c' device='d' type='ext4' options='ro' device_number='8:1' read_only=1\n"
		"mount='/d' device='d' type='ext4' options='rw,prom,rox' device_number='8:1' read_only=0\n"},
	{"the file system is read-only", BYTES("1 0 8:1 / /a rw - iso9660 /dev/sr0 ro,nojoliet\n"), 0,
		"mount='/a' device='/dev/sr0' type='iso9660' options='rw' device_number='8:1' read_only=1\n"},
	{"escapes", BYTES("1 0 8:1 / /srv/data\\040set\\011\\012\\134x rw - ext4 /dev/mapper/a\\040b rw\n"), 0,
		"mount='/srv/data set\\t\\n\\x' device='/dev/mapper/a b' type='ext4' options='rw' device_number='8:1' "
		"read_only=0\n"},
	{"backslashes that are no escape", BYTES("1 0 8:1 / /a\\04 rw - ext4 d\\999\\ rw\n"), 0,
		"mount='/a\\04' device='d\\999\\' type='ext4' options='rw' device_number='8:1' read_only=0\n"},
	{"an empty device", BYTES("1 0 0:5 / /x rw - tmpfs  rw,size=4k\n"), 0,
		"mount='/x' device='' type='tmpfs' options='rw' device_number='0:5' read_only=0\n"},
	{"subtype and UTF-8", BYTES("1 0 0:5 / /m\xc3\xa9" "dia rw - fuse.sshfs me@host:/ rw\n"), 0,
		"mount='/m\xc3\xa9" "dia' device='me@host:/' type='fuse.sshfs' options='rw' device_number='0:5' read_only=0\n"},
	{"a mount point twice stays twice", BYTES("1 0 8:1 / /a rw - ext4 d rw\n2 1 8:2 / /a rw - xfs e rw\n"), 0,
		"mount='/a' device='d' type='ext4' options='rw' device_number='8:1' read_only=0\n"
		"mount='/a' device='e' type='xfs' options='rw' device_number='8:2' read_only=0\n"},
	{"rows that are cut or none", BYTES("1 0 8:1 / /a rw - ext4 d rw\n2 1 8:2 / /b\n2 1 8:2 / /b rw shared:1\n"
		"2 1 8:2 / /b rw -\n2 1 8:2 / /b rw - ext4\nrubbish\n\n3 1 8:3 / /c rw - ext4 f"), 0,
		"mount='/a' device='d' type='ext4' options='rw' device_number='8:1' read_only=0\n"
		"mount='/c' device='f' type='ext4' options='rw' device_number='8:3' read_only=0\n"},
	{"empty", BYTES(""), -EBADMSG, NULL},
	{"mounts instead", BYTES("/dev/sda1 / ext4 rw 0 0\n"), -EBADMSG, NULL},
};
/* clang-format on */

START_TEST(files)
{
	parse_check(&mountinfo_part, &cases[_i]);
}
END_TEST

START_TEST(overlay_options_beyond_a_page)
{
	struct buf text;
	struct parse parse;
	buf_init(&text, 1 << 20);
	parse_init(&parse, &mountinfo_part);
	buf_add_string(&text, "1 0 0:50 / /");
	buf_add_repeat(&text, 'm', 5000);
	buf_add_string(&text, " rw - overlay overlay rw,lowerdir=");
	buf_add_repeat(&text, 'l', 20000);
	buf_add_string(&text, ",ro\n");
	parse_run(&parse, (struct slice){.data = text.data, .length = text.length});
	const struct mountinfo *mount = parse_item(&parse, 0);
	ck_assert_uint_eq(mount->mount.length, 4096);
	ck_assert_uint_eq(mount->read_only, 1);
	parse_finish(&parse);
	buf_finish(&text);
}
END_TEST

START_TEST(pseudo_types_are_known)
{
	static const char *const pseudo[] = {
		"proc", "sysfs", "cgroup2", "devpts", "autofs", "binfmt_misc", "nsfs"};
	static const char *const real[] = {
		"ext4", "xfs", "btrfs", "tmpfs", "overlay", "nfs4", "vfat", "fuse.sshfs", "", "pro"};
	for (size_t i = 0; i < COUNT_OF(pseudo); i++)
		ck_assert_msg(mountinfo_is_pseudo(slice_of(pseudo[i])), "%s", pseudo[i]);
	for (size_t i = 0; i < COUNT_OF(real); i++)
		ck_assert_msg(!mountinfo_is_pseudo(slice_of(real[i])), "%s", real[i]);
}
END_TEST

void mountinfo_tests(TCase *tests)
{
	tcase_add_loop_test(tests, files, 0, COUNT_OF(cases));
	tcase_add_test(tests, overlay_options_beyond_a_page);
	tcase_add_test(tests, pseudo_types_are_known);
}
