/* SPDX-License-Identifier: MIT */
#include "proc/swaps.h"

#include "proc/octal.h"

#include <errno.h>

static double derive_used(const void *before, const void *now, const struct metric_context *context)
{
	(void)before;
	(void)context;
	const struct swaps *swap = now;
	if (swap->size == ABSENT_U64 || swap->size == 0 || swap->used == ABSENT_U64 ||
		swap->used > swap->size)
		return NAN;
	return 100 * (double)swap->used / (double)swap->size;
}

/* clang-format off */
static const struct metric rows[] = {
	{FIELD(swaps, device), .kind = METRIC_LABEL, .help = "device or file"},
	{FIELD(swaps, type), .kind = METRIC_TEXT, .help = "partition or file"},
	{FIELD(swaps, size), .column = 3, .unit = UNIT_BYTES, .scale = 1024, .help = "room for pages"},
	{FIELD(swaps, used), .column = 4, .unit = UNIT_BYTES, .scale = 1024, .help = "taken by pages"},
	{.name = "used", .kind = METRIC_DERIVED, .unit = UNIT_PERCENT, .derive = derive_used, .help = "used of its size"},
	{FIELD(swaps, priority), .column = 5, .help = "areas of higher priority are filled first"},
};
/* clang-format on */

enum { SIZE_COLUMN = 3 };

static int swaps_parse(const char *text, size_t length, struct table *out)
{
	struct scan file = scan_of(text, length), line;
	struct slice device, type, size;
	if (!scan_line(&file, &line) || !scan_word(&line, &device) ||
		!slice_equals(device, slice_of("Filename")))
		return -EBADMSG;
	while (scan_line(&file, &line)) {
		if (!scan_word(&line, &device) || !scan_word(&line, &type))
			continue;
		struct scan numbers = line;
		if (!scan_word(&line, &size) || slice_u64(size) == ABSENT_U64)
			continue;
		struct swaps *item = table_add(out);
		if (item == NULL)
			break;
		item->device = octal_decode(out, device);
		item->type = table_text(out, type);
		table_store_columns(out, item, SIZE_COLUMN, &numbers);
	}
	return out->error;
}

const struct part swaps_part = {
	.name = "swaps",
	.size = sizeof(struct swaps),
	.rows = rows,
	.row_count = COUNT_OF(rows),
	.parse = swaps_parse,
	.cap = CAP_DISKS,
};
