/* SPDX-License-Identifier: MIT */
#include "proc/version.h"

#include <errno.h>

/* clang-format off */
static const struct metric rows[] = {
	{FIELD(version, kernel), .kind = METRIC_TEXT, .help = "release of the kernel"},
};
/* clang-format on */

static int version_parse(const char *text, size_t length, struct table *out)
{
	struct scan file = scan_of(text, length);
	struct scan line;
	struct slice linux_word, version_word, release;
	if (!scan_line(&file, &line) || !scan_word(&line, &linux_word) || !scan_word(&line, &version_word) ||
		!scan_word(&line, &release) || !slice_equals(linux_word, slice_of("Linux")) ||
		!slice_equals(version_word, slice_of("version")))
		return -EBADMSG;
	struct version *version = table_add(out);
	if (version == NULL)
		return out->error;
	version->kernel = table_text(out, release);
	return 0;
}

const struct part version_part = {
	.name = "version",
	.size = sizeof(struct version),
	.rows = rows,
	.row_count = COUNT_OF(rows),
	.parse = version_parse,
	.cap = 1,
};
