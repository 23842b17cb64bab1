/* SPDX-License-Identifier: MIT */
/*
 * /run/utmp: who is logged in, as records of 384 bytes whose numbers have the byte order of the machine. Source:
 * utmp(5). Systems that keep it elsewhere, or make it larger, have no such file or none that this reads.
 */
#ifndef CMON_PROC_RUN_UTMP_H
#define CMON_PROC_RUN_UTMP_H

#include "metric/part.h"

struct utmp_session {
	struct text session; /* the terminal */
	struct text name;    /* of the user */
	struct text host;    /* where from; absent when from here */
	uint64_t pid;        /* of the login process */
	int64_t login;       /* seconds since 1970 */
};

/*
 * One item per record of a user. -EBADMSG unless the file is whole records; an empty one has none.
 */
extern const struct part utmp_part;

#endif
