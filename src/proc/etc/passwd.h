/* SPDX-License-Identifier: MIT */
/* /etc/passwd, or cmon/users of a fixture (lines "UID NAME"): names for user numbers. */
#ifndef CMON_PROC_ETC_PASSWD_H
#define CMON_PROC_ETC_PASSWD_H

#include "metric/part.h"

struct passwd_user {
	uint64_t uid;
	struct text name;
};

/* One item per line with a name and a number. -EBADMSG when there is text but no such line. */
extern const struct part passwd_part;
extern const struct part users_part;

#endif
