/* SPDX-License-Identifier: MIT */
/* The systemd unit that a control group belongs to. */
#ifndef CMON_CORE_PROCESS_UNIT_H
#define CMON_CORE_PROCESS_UNIT_H

#include "base/arena.h"

/*
 * The unit of a control group's path: its last component that ends as a unit does (.service, .scope, .slice …). Where no
 * component does, as in containers without systemd, the last one; "-" for the root and for an unknown path. Points into
 * path, or to a constant.
 */
struct slice process_unit(struct slice cgroup);

#endif
