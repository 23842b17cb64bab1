/* SPDX-License-Identifier: MIT */
#include "proc/net/netdev.h"

#include <errno.h>

#define COUNTED .kind = METRIC_COUNTER
#define BYTES .kind = METRIC_COUNTER, .unit = UNIT_BYTES

/* clang-format off */
static const struct metric rows[] = {
	{FIELD(netdev, interface), .kind = METRIC_LABEL, .help = "name of the interface"},
	{FIELD(netdev, rx_bytes), BYTES, .column = 1, .help = "received"},
	{FIELD(netdev, rx_packets), COUNTED, .column = 2, .help = "packets received"},
	{FIELD(netdev, rx_errors), COUNTED, .column = 3, .help = "bad packets received"},
	{FIELD(netdev, rx_dropped), COUNTED, .column = 4, .help = "received and thrown away"},
	{FIELD(netdev, rx_fifo), COUNTED, .column = 5, .help = "lost, no room in the receiver"},
	{FIELD(netdev, rx_frame), COUNTED, .column = 6, .help = "framing errors"},
	{FIELD(netdev, rx_compressed), COUNTED, .column = 7, .help = "compressed packets received"},
	{FIELD(netdev, rx_multicast), COUNTED, .column = 8, .help = "multicast packets received"},
	{FIELD(netdev, tx_bytes), BYTES, .column = 9, .help = "sent"},
	{FIELD(netdev, tx_packets), COUNTED, .column = 10, .help = "packets sent"},
	{FIELD(netdev, tx_errors), COUNTED, .column = 11, .help = "packets that could not be sent"},
	{FIELD(netdev, tx_dropped), COUNTED, .column = 12, .help = "thrown away instead of sent"},
	{FIELD(netdev, tx_fifo), COUNTED, .column = 13, .help = "lost, no room in the sender"},
	{FIELD(netdev, tx_collisions), COUNTED, .column = 14, .help = "collisions"},
	{FIELD(netdev, tx_carrier), COUNTED, .column = 15, .help = "losses of the carrier"},
	{FIELD(netdev, tx_compressed), COUNTED, .column = 16, .help = "compressed packets sent"},
};
/* clang-format on */

#undef COUNTED
#undef BYTES

static int netdev_parse(const char *text, size_t length, struct table *out)
{
	struct scan file = scan_of(text, length);
	struct scan line;
	bool has_title = false;
	while (scan_line(&file, &line)) {
		struct slice before, word;
		/* A name may hold colons, a number never does. */
		if (!scan_until_last(&line, ':', &before)) {
			has_title |= scan_until(&line, '|', &before);
			continue;
		}
		struct scan padded = scan_slice(before);
		struct slice name = scan_rest(&padded);
		struct scan numbers = line;
		if (name.length == 0 || !scan_word(&line, &word) || slice_u64(word) == ABSENT_U64)
			continue;
		struct netdev *device = table_add(out);
		if (device == NULL)
			break;
		device->interface = table_text(out, name);
		table_store_columns(out, device, 1, &numbers);
	}
	if (out->error != 0)
		return out->error;
	return out->count > 0 || has_title ? 0 : -EBADMSG;
}

const struct part netdev_part = {
	.name = "net/dev",
	.size = sizeof(struct netdev),
	.rows = rows,
	.row_count = COUNT_OF(rows),
	.parse = netdev_parse,
	.cap = CAP_INTERFACES,
	.resets_as_one = true,
};
