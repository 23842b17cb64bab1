/* SPDX-License-Identifier: MIT */
/* /proc/version: "Linux version 6.1.0-13-amd64 (builder) (compiler) #1 SMP …". */
#ifndef CMON_PROC_VERSION_H
#define CMON_PROC_VERSION_H

#include "metric/part.h"

struct version {
	struct text kernel; /* the release, "6.1.0-13-amd64" */
};

/* One item. -EBADMSG unless the text begins with "Linux version RELEASE". */
extern const struct part version_part;

#endif
