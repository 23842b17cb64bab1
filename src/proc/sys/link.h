/* SPDX-License-Identifier: MIT */
/* /sys/class/net/NAME. Source: Documentation/ABI/testing/sysfs-class-net. Fixture: fixtures/laptop. */
#ifndef CMON_PROC_SYS_LINK_H
#define CMON_PROC_SYS_LINK_H

#include "metric/part.h"

/* What tells an interface from a later one of the same name: read each time. */
struct link_identity {
	uint64_t ifindex;
};

struct link {
	uint64_t
		speed_bits; /* as printed in Mbit/s; absent without a link, and where there is nothing like it */
	struct text duplex; /* "full", "half", "unknown" */
	struct text state;  /* "up", "down", "unknown" …; since 2.6.17 */
	struct text address;
	uint64_t mtu; /* bytes, without the header of the link */
};

/* Directories: no parser. */
extern const struct part link_identity_part;
extern const struct part link_part;

#endif
