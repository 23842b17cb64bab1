/* SPDX-License-Identifier: MIT */
/* Values that need more than one part: rows that are computed over a whole delta. */
#ifndef CMON_CORE_DERIVED_H
#define CMON_CORE_DERIVED_H

#include "metric/part.h"

/* Of the family host: cpus, processes, those that wait while the CPUs are idle or begin anew, jumps of the clock. */
extern const struct part derived_host_part;
/* Of the family net: the share of its speed that a link carries. */
extern const struct part derived_net_part;

/* Of the family fs: how soon one is full. */
extern const struct part derived_fs_part;

/*
 * Sums of the rates of the items that count (core/members.h). An item whose rate is unknown is left out; when none is
 * known the sum is unknown.
 */
extern const struct part derived_net_total_part;
extern const struct part derived_disk_total_part;

#endif
