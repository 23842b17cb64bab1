/* SPDX-License-Identifier: MIT */
/*
 * /run/systemd/sessions/ID: a session of systemd-logind as KEY=VALUE lines, for systems that have no utmp. logind keeps
 * the form for itself, so nothing of it is taken for granted: keys may be missing, new or in another order.
 * Fixture: fixtures/logind.
 */
#ifndef CMON_PROC_RUN_LOGIND_H
#define CMON_PROC_RUN_LOGIND_H

#include "proc/run/session.h"

/*
 * One item, or none for what is no user who is logged in: a greeter, a service manager, a session that is closing.
 * Without TTY the item has no label; the name of the file is one. -EBADMSG without CLASS, which tells them apart.
 */
extern const struct part logind_part;

#endif
