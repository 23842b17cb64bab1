/* SPDX-License-Identifier: MIT */
/* /proc/pressure/NAME: how long tasks stood still for want of a resource. Source: Documentation/accounting/psi.rst. */
#ifndef CMON_PROC_PRESSURE_H
#define CMON_PROC_PRESSURE_H

#include "metric/part.h"

struct pressure {
	struct text resource; /* the file's name, which its text does not say: set by who reads it */
	/* Share of the last 10, 60, 300 seconds in percent, and microseconds since boot. */
	double some_avg10, some_avg60, some_avg300; /* irq has none */
	uint64_t some;
	double full_avg10, full_avg60, full_avg300; /* cpu has them since 5.13 */
	uint64_t full;
};

/* One item. A line that is missing is absent; -EBADMSG without one value. */
extern const struct part pressure_part;

#endif
