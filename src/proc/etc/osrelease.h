/* SPDX-License-Identifier: MIT */
/* /etc/os-release. Source: os-release(5). */
#ifndef CMON_PROC_ETC_OSRELEASE_H
#define CMON_PROC_ETC_OSRELEASE_H

#include "metric/part.h"

struct osrelease {
	struct text os;         /* PRETTY_NAME, "Debian GNU/Linux 12 (bookworm)" */
	struct text os_name;    /* NAME, "Debian GNU/Linux" */
	struct text os_version; /* VERSION_ID, "12" */
};

/* One item. -EBADMSG without one known key. Quotes are taken off. */
extern const struct part osrelease_part;

#endif
