/* SPDX-License-Identifier: MIT */
/* Values that need more than one part: rows that are computed over a whole delta. */
#ifndef CMON_CORE_DERIVED_H
#define CMON_CORE_DERIVED_H

#include "metric/part.h"

/* Of the family host: cpus, processes. */
extern const struct part derived_host_part;
/* Of the family net: the share of its speed that a link carries. */
extern const struct part derived_net_part;

#endif
