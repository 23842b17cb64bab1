/* SPDX-License-Identifier: MIT */
#include "proc/cpuinfo.h"

#include <errno.h>

/* clang-format off */
static const struct metric rows[] = {
	{FIELD(cpuinfo, cpu), .kind = METRIC_LABEL, .key = "processor", .help = "the CPU's number"},
	{FIELD(cpuinfo, model), .kind = METRIC_TEXT, .key = "model name", .help = "what the maker calls it"},
};
/* clang-format on */

/* "model name\t: Intel …": the key is blank-padded before the colon. */
static bool split(struct scan *line, struct slice *key, struct slice *value)
{
	struct slice before;
	if (!scan_until(line, ':', &before))
		return false;
	struct scan padded = scan_slice(before);
	*key = scan_rest(&padded);
	*value = scan_rest(line);
	return key->length > 0;
}

static int cpuinfo_parse(const char *text, size_t length, struct table *out)
{
	struct scan file = scan_of(text, length);
	struct scan line;
	struct cpuinfo *cpu = NULL;
	while (scan_line(&file, &line)) {
		struct slice key, value;
		if (!split(&line, &key, &value))
			continue;
		/* A new number begins a block; some architectures print no blank line in between. */
		if (slice_equals(key, slice_of("processor"))) {
			int64_t number = slice_i64(value);
			cpu = number >= 0 ? table_add(out) : NULL;
			if (out->error != 0)
				break;
			if (cpu != NULL)
				cpu->cpu = number;
		}
		if (cpu == NULL)
			continue;
		if (slice_equals(key, slice_of("model name")) && text_is_absent(cpu->model))
			cpu->model = table_text(out, value);
		table_add_extra(out, key, value);
	}
	return out->error != 0 ? out->error : out->count > 0 ? 0 : -EBADMSG;
}

const struct part cpuinfo_part = {
	.name = "cpuinfo",
	.size = sizeof(struct cpuinfo),
	.rows = rows,
	.row_count = COUNT_OF(rows),
	.parse = cpuinfo_parse,
	.cap = CAP_CPUS,
	.has_extra = true,
};
