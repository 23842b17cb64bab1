/* SPDX-License-Identifier: MIT */
#include "core/process/container.h"
#include "metric/part.h"
#include "suites.h"

#define ID "4f1c09b7c5e2d1a08877665544332211ffeeddccbbaa99887766554433221100"

static const struct {
	const char *cgroup, *runtime, *name; /* runtime NULL: none */
} cases[] = {
	{"/system.slice/docker-" ID ".scope", "docker", "4f1c09b7c5e2"},
	{"/system.slice/docker-" ID ".scope/init", "docker", "4f1c09b7c5e2"},
	{"/machine.slice/libpod-" ID ".scope/container", "libpod", "4f1c09b7c5e2"},
	{"/kubepods.slice/kubepods-pod1.slice/cri-containerd-" ID ".scope", "cri-containerd", "4f1c09b7c5e2"},
	{"/docker/" ID, "docker", "4f1c09b7c5e2"},
	{"/lxc.payload.web/system.slice/nginx.service", "lxc", "web"},
	{"/machine.slice/machine-db.scope", "machine", "db"},
	{"/machine.slice/systemd-nspawn@db.service", "systemd-nspawn", "db"},
	{"/lxc.payload.web/docker/" ID, "docker", "4f1c09b7c5e2"},
	{"/system.slice/nginx.service", NULL, NULL},
	{"/user.slice/user-1000.slice/session-4.scope", NULL, NULL},
	{"/docker/4f1c", NULL, NULL},
	{"/", NULL, NULL},
	{"", NULL, NULL},
};

START_TEST(paths)
{
	struct slice runtime, name;
	bool is_found = process_container(slice_of(cases[_i].cgroup), &runtime, &name);
	ck_assert_msg(is_found == (cases[_i].runtime != NULL), "%s", cases[_i].cgroup);
	if (!is_found)
		return;
	ck_assert_msg(slice_equals(runtime, slice_of(cases[_i].runtime)), "%s: %.*s", cases[_i].cgroup,
		(int)runtime.length, runtime.data);
	ck_assert_msg(slice_equals(name, slice_of(cases[_i].name)), "%s: %.*s", cases[_i].cgroup,
		(int)name.length, name.data);
}
END_TEST

void process_container_tests(TCase *tests)
{
	tcase_add_loop_test(tests, paths, 0, COUNT_OF(cases));
}
