/* SPDX-License-Identifier: MIT */
/* The container that a control group belongs to. */
#ifndef CMON_CORE_PROCESS_CONTAINER_H
#define CMON_CORE_PROCESS_CONTAINER_H

#include "base/arena.h"

#include <stdbool.h>

/*
 * Who runs the container ("docker", "libpod", "lxc", "machine"; empty when the path does not tell) and what it is called
 * there: a name, or the first twelve digits of its number. Both point into the path. False for a control group that
 * is of none, as far as its path tells.
 */
bool process_container(struct slice cgroup, struct slice *runtime, struct slice *name);

#endif
