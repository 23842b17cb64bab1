/* SPDX-License-Identifier: MIT */
/* cmon/links of a fixture: "PATH TARGET" lines, such as "proc/1/fd/3 socket:[812]": what readlink(2) said. */
#ifndef CMON_PROC_CMON_LINKS_H
#define CMON_PROC_CMON_LINKS_H

#include "metric/part.h"

struct link_line {
	struct text path;
	struct text target; /* as it was, but for newlines, which no line can hold */
};

/* One item per line with two words. -EBADMSG when there is text but no such line. */
extern const struct part link_line_part;

#endif
