/* SPDX-License-Identifier: MIT */
/* The form of /proc/net/snmp and /proc/net/netstat: per protocol a line of names and a line of numbers. */
#ifndef CMON_PROC_NET_MIB_H
#define CMON_PROC_NET_MIB_H

#include "metric/part.h"

/*
 * Fills one item: a row's key is protocol and name, "Tcp:RetransSegs". Every pair is reported as extra by the same
 * word, in the file's order. A line of numbers without its line of names is passed over.
 *
 * Returns 0, -EBADMSG without one known key, or the table's error.
 */
int mib_parse(const char *text, size_t length, struct table *out);

/* Stores the value of "PROTOCOL:NAME" in the item added last and reports it as extra. *hint: see part_row_by_key(). */
bool mib_store(struct table *out, struct slice protocol, struct slice name, struct slice value, size_t *hint);

#endif
