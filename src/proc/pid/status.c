/* SPDX-License-Identifier: MIT */
#include "proc/pid/status.h"

#include "proc/keyed.h"

#define KIB .unit = UNIT_BYTES, .scale = 1024

/* clang-format off */
static const struct metric rows[] = {
	{FIELD(status, peak_virtual), .key = "VmPeak", KIB, .help = "most address space it ever had"},
	{FIELD(status, locked), .key = "VmLck", KIB, .help = "memory that may not be swapped out"},
	{FIELD(status, peak_resident), .key = "VmHWM", KIB, .help = "most memory it ever held"},
	{FIELD(status, anonymous), .key = "RssAnon", KIB, .help = "memory it holds, without files and shared memory"},
	{FIELD(status, file), .key = "RssFile", KIB, .help = "memory it holds of files"},
	{FIELD(status, shared_memory), .key = "RssShmem", KIB, .help = "shared memory it holds"},
	{FIELD(status, swap), .key = "VmSwap", KIB, .help = "swapped out, without shared memory"},
	{FIELD(status, cpus_allowed), .key = "Cpus_allowed_list", .kind = METRIC_TEXT, .help = "numbers of the CPUs it may run on"},
	{FIELD(status, voluntary_switches), .key = "voluntary_ctxt_switches", .kind = METRIC_COUNTER, .help = "times it gave the CPU away to wait"},
	{FIELD(status, involuntary_switches), .key = "nonvoluntary_ctxt_switches", .kind = METRIC_COUNTER, .help = "times the CPU was taken from it"},
};
/* clang-format on */

#undef KIB

static int status_parse(const char *text, size_t length, struct table *out)
{
	return keyed_parse(text, length, out, ':');
}

const struct part status_part = {
	.name = "PID/status",
	.size = sizeof(struct status),
	.rows = rows,
	.row_count = COUNT_OF(rows),
	.parse = status_parse,
	.cap = CAP_PROCESSES,
	.resets_as_one = true,
};
