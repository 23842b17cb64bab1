/* SPDX-License-Identifier: MIT */
/* Somebody who is logged in, whoever tells of it: utmp or systemd-logind. */
#ifndef CMON_PROC_RUN_SESSION_H
#define CMON_PROC_RUN_SESSION_H

#include "metric/part.h"

struct session {
	struct text session; /* the terminal; of one without, what its login manager calls it */
	struct text name;    /* of the user */
	struct text host;    /* where from; absent when from here */
	uint64_t pid;        /* of the login process */
	int64_t login;       /* seconds since 1970 */
};

enum { SESSION_ROWS = 5 };
extern const struct metric session_rows[SESSION_ROWS];

#endif
