/* SPDX-License-Identifier: MIT */
/* Which disks, interfaces and mounts count for the machine as a whole. */
#include "core/members.h"
#include "machine.h"
#include "suites.h"

/* clang-format off */
static const struct {
	const char *name;
	bool is_whole, is_used;
} disks[] = {
	{"sda", true, true}, {"sda1", false, true}, {"sda15", false, true},
	{"sdaa", true, true}, {"sdaa1", false, true},
	{"nvme0n1", true, true}, {"nvme0n1p1", false, true}, {"nvme0c0n1", false, true},
	{"mmcblk0", true, true}, {"mmcblk0p2", false, true}, {"mmcblk0boot0", true, true},
	{"cciss/c0d0", true, true}, {"cciss/c0d0p1", false, true},
	/* A partition whose disk is not in the list stands for itself. */
	{"xvda2", true, true}, {"vdb1", true, true},
	{"loop0", false, true}, {"ram0", false, false}, {"zram0", false, true}, {"zd16", false, true},
	{"dm-0", false, true}, {"md127", false, true}, {"bcache0", false, true},
	{"vdc", true, false}, {"mdata", true, true}, {"sr0", true, true},
};

static const struct {
	const char *name;
	bool is_counted, is_used;
} interfaces[] = {
	{"lo", false, true}, {"eth0", true, true}, {"eth1", true, false}, {"bond0", false, true}, {"bond", true, true},
	{"face", false, true}, {"eth0.100", false, true}, {"wg0", true, true}, {"veth1.a", true, true}, {"br-12.x5", true, true},
};

static const struct {
	const char *mount;
	bool is_writable;
} mounts[] = {
	{"/", true}, {"/ro", false}, {"/dev/empty", false}, {"/unknown", false},
};
/* clang-format on */

static void write_disks(struct machine *machine)
{
	struct buf text;
	buf_init(&text, 65536);
	for (size_t i = 0; i < COUNT_OF(disks); i++)
		buf_printf(&text, "8 %zu %s %d 0 0 0 0 0 0 0 0 0 0\n", i, disks[i].name, disks[i].is_used);
	machine_write(machine, "proc/diskstats", text.data);
	buf_reset(&text);
	buf_add_string(&text, "Inter-|   Receive\n face |bytes\n");
	for (size_t i = 0; i < COUNT_OF(interfaces); i++)
		buf_printf(&text, "%s: 0 0 0 0 0 0 0 0 0 %d 0 0 0 0 0 0\n", interfaces[i].name,
			interfaces[i].is_used);
	machine_write(machine, "proc/net/dev", text.data);
	machine_write(machine, "proc/self/mountinfo",
		"1 0 8:1 / / rw - ext4 /dev/sda1 rw\n"
		"2 1 8:2 / /ro ro - ext4 /dev/sda2 ro\n"
		"3 1 8:3 / /dev/empty rw - ext4 /dev/sda3 rw\n"
		"4 1 8:4 / /unknown rw - ext4 /dev/sda4 rw\n");
	machine_write(machine, "cmon/statvfs",
		"/ 4096 10 5 5 10 5\n/ro 4096 10 0 0 10 5\n/dev/empty 4096 0 0 0 0 0\n");
	buf_finish(&text);
}

START_TEST(members_are_told_apart)
{
	struct machine machine;
	machine_init(&machine);
	write_disks(&machine);
	machine_open(&machine);
	const struct snapshot *now = machine.sampler->delta.now;
	for (size_t i = 0; i < COUNT_OF(disks); i++) {
		size_t item = machine_item(&machine, FAMILY_DISK, disks[i].name);
		ck_assert_msg(members_is_whole_disk(now, item) == disks[i].is_whole, "%s", disks[i].name);
		ck_assert_msg(members_is_used_disk(now, item) == disks[i].is_used, "%s", disks[i].name);
	}
	for (size_t i = 0; i < COUNT_OF(interfaces); i++) {
		size_t item = machine_item(&machine, FAMILY_NET, interfaces[i].name);
		ck_assert_msg(members_is_counted_interface(now, item) == interfaces[i].is_counted, "%s",
			interfaces[i].name);
		ck_assert_msg(members_is_used_interface(now, item) == interfaces[i].is_used, "%s",
			interfaces[i].name);
	}
	for (size_t i = 0; i < COUNT_OF(mounts); i++) {
		size_t item = machine_item(&machine, FAMILY_FS, mounts[i].mount);
		ck_assert_msg(
			members_is_writable_mount(now, item) == mounts[i].is_writable, "%s", mounts[i].mount);
	}
	machine_finish(&machine);
}
END_TEST

void members_tests(TCase *tests)
{
	tcase_add_test(tests, members_are_told_apart);
}
