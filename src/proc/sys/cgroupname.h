/* SPDX-License-Identifier: MIT */
/* What a control group holds, by its path: a unit of systemd, a container, or a group that somebody made by hand. */
#ifndef CMON_PROC_SYS_CGROUPNAME_H
#define CMON_PROC_SYS_CGROUPNAME_H

#include "base/buf.h"
#include "base/scan.h"

/*
 * Adds what a person calls the group at a path below the root of control groups: "postgresql" of
 * "/system.slice/postgresql.service", "docker-4f1c0a2b" of "/system.slice/docker-4f1c0a2b….scope", "user-1000.slice".
 *
 * Returns false, and adds nothing, for a group that only holds others (system.slice) and for one inside of a unit or
 * container: the figures of the unit have those of what is below it.
 */
bool cgroupname_add(struct buf *out, struct slice path);

#endif
