/* SPDX-License-Identifier: MIT */
/* Who owns a process: the owner of its directory /proc/PID. In a fixture: cmon/owners, lines "PID UID". */
#ifndef CMON_PROC_PID_OWNER_H
#define CMON_PROC_PID_OWNER_H

#include "metric/part.h"

struct owner {
	uint64_t uid;
	struct text user; /* its name; absent when no name is known */
};

/* Rows only: the collector fills the struct, there is no text to parse. */
extern const struct part owner_part;

struct owner_line {
	uint64_t pid;
	uint64_t uid;
};

/* One item per line of cmon/owners that has two numbers. -EBADMSG when there is text but no such line. */
extern const struct part owner_line_part;

#endif
