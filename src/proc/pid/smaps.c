/* SPDX-License-Identifier: MIT */
#include "proc/pid/smaps.h"

#include "proc/keyed.h"

#define KIB .unit = UNIT_BYTES, .scale = 1024

/* clang-format off */
static const struct metric rows[] = {
	{FIELD(smaps, pss), .key = "Pss", KIB, .help = "memory it holds, its share of pages that others hold too"},
	{FIELD(smaps, pss_anonymous), .key = "Pss_Anon", KIB, .help = "of that without files and shared memory"},
	{FIELD(smaps, pss_file), .key = "Pss_File", KIB, .help = "of that from files"},
	{FIELD(smaps, pss_shared), .key = "Pss_Shmem", KIB, .help = "of that in shared memory"},
	{FIELD(smaps, private_clean), .key = "Private_Clean", KIB, .help = "held by nobody else, as it is on disk"},
	{FIELD(smaps, private_dirty), .key = "Private_Dirty", KIB, .help = "held by nobody else, changed"},
	{FIELD(smaps, pss_swap), .key = "SwapPss", KIB, .help = "its share of what is swapped out"},
};
/* clang-format on */

#undef KIB

static int smaps_parse(const char *text, size_t length, struct table *out)
{
	return keyed_parse(text, length, out, ':');
}

const struct part smaps_part = {
	.name = "PID/smaps_rollup",
	.size = sizeof(struct smaps),
	.rows = rows,
	.row_count = COUNT_OF(rows),
	.parse = smaps_parse,
	.cap = CAP_PROCESSES,
};
