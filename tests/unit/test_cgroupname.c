/* SPDX-License-Identifier: MIT */
#include "metric/part.h"
#include "proc/sys/cgroupname.h"
#include "suites.h"

#define IDENTITY "4f1c0a2b9d8e7f60112233445566778899aabbccddeeff00112233445566aabb"

/* clang-format off */
static const struct {
	const char *path, *name; /* NULL: it is none to list */
} paths[] = {
	{"/", NULL},
	{"", NULL},
	{"/system.slice", NULL},
	{"/system.slice/postgresql.service", "postgresql"},
	{"/system.slice/system-getty.slice/getty@tty1.service", "getty@tty1"},
	{"/system.slice/postgresql.service/worker", NULL},
	{"/init.scope", "init.scope"},
	{"/system.slice/dbus.socket", "dbus.socket"},
	{"/user.slice", NULL},
	{"/user.slice/user-1000.slice", "user-1000.slice"},
	{"/user.slice/user-1000.slice/user@1000.service", NULL},
	{"/system.slice/docker-" IDENTITY ".scope", "docker-4f1c0a2b"},
	{"/system.slice/docker-" IDENTITY ".scope/init.scope", NULL},
	{"/docker/" IDENTITY, "docker-4f1c0a2b"},
	{"/docker", NULL},
	{"/system.slice/docker-short.scope", "docker-short.scope"},
	{"/system.slice/docker.service", "docker"},
	{"/machine.slice/libpod-" IDENTITY ".scope", "podman-4f1c0a2b"},
	{"/machine.slice/libpod-conmon-" IDENTITY ".scope", "conmon-4f1c0a2b"},
	{"/libpod_parent/" IDENTITY, "podman-4f1c0a2b"},
	{"/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod1_2.slice", NULL},
	{"/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod1_2.slice/cri-containerd-" IDENTITY ".scope", "kube-4f1c0a2b"},
	{"/kubepods.slice/kubepods-pod1_2.slice/crio-" IDENTITY ".scope", "kube-4f1c0a2b"},
	{"/kubepods/besteffort/pod12345678-1234/" IDENTITY, "kube-4f1c0a2b"},
	{"/kubepods/besteffort/pod12345678-1234", NULL},
	{"/lxc.payload.web", "lxc-web"},
	{"/lxc.payload.web/system.slice/cron.service", NULL},
	{"/lxc/web", "lxc-web"},
	{"/lxc.monitor.web", "lxc.monitor.web"},
	{"/mine", "mine"},
	{"/mine/below", NULL},
	{"//mine/", NULL},
	{"/other/" IDENTITY, NULL},
	{"/" IDENTITY, "container-4f1c0a2b"},
	/* No digit of sixteen, and one digit too few. */
	{"/system.slice/docker-z123456789012345678901234567890123.scope", "docker-z123456789012345678901234567890123.scope"},
	{"/docker/1234567890123456789012345678901", "1234567890123456789012345678901"},
};
/* clang-format on */

START_TEST(names_of_paths)
{
	char storage[256];
	struct buf name;
	buf_init_in(&name, storage, sizeof(storage));
	ck_assert_int_eq(cgroupname_add(&name, slice_of(paths[_i].path)), paths[_i].name != NULL);
	ck_assert_str_eq(name.data, paths[_i].name != NULL ? paths[_i].name : "");
}
END_TEST

void cgroupname_tests(TCase *tests)
{
	tcase_add_loop_test(tests, names_of_paths, 0, COUNT_OF(paths));
}
