/* SPDX-License-Identifier: MIT */
/*
 * /run/utmp: who is logged in, as records of 384 bytes whose numbers have the byte order of the machine. Source:
 * utmp(5). Systems that keep it elsewhere, or make it larger, have no such file or none that this reads.
 */
#ifndef CMON_PROC_RUN_UTMP_H
#define CMON_PROC_RUN_UTMP_H

#include "proc/run/session.h"

/*
 * One item per record of a user. -EBADMSG unless the file is whole records; an empty one has none.
 */
extern const struct part utmp_part;

#endif
