/* SPDX-License-Identifier: MIT */
#include "proc/mdstat.h"

#include <errno.h>
#include <string.h>

static double derive_degraded(const void *before, const void *now, const struct metric_context *context)
{
	(void)before;
	(void)context;
	const struct mdstat *array = now;
	if (array->devices == ABSENT_U64 || array->active_devices == ABSENT_U64)
		return NAN;
	return array->active_devices >= array->devices ? 0 : (double)(array->devices - array->active_devices);
}

/* clang-format off */
static const struct metric rows[] = {
	{FIELD(mdstat, array), .kind = METRIC_LABEL, .help = "name of the array"},
	{FIELD(mdstat, state), .kind = METRIC_TEXT, .help = "active or inactive"},
	{FIELD(mdstat, level), .kind = METRIC_TEXT, .help = "how it spreads data: raid1, raid5"},
	{FIELD(mdstat, size), .unit = UNIT_BYTES, .scale = 1024, .help = "room for data"},
	{FIELD(mdstat, devices), .help = "devices it should have"},
	{FIELD(mdstat, active_devices), .help = "devices it works with"},
	{.name = "degraded", .kind = METRIC_DERIVED, .derive = derive_degraded, .limits = {1, 1, 1}, .flags = METRIC_ALERTS, .help = "devices it lacks"},
	{FIELD(mdstat, failed), .help = "devices that failed and are still listed"},
	{FIELD(mdstat, spares), .help = "devices that stand by"},
	{FIELD(mdstat, action), .kind = METRIC_TEXT, .help = "resync, recovery, reshape or check"},
	{FIELD(mdstat, sync), .unit = UNIT_PERCENT, .help = "done of it"},
};
/* clang-format on */

static bool ends_with(struct slice word, const char *end)
{
	size_t length = strlen(end);
	return word.length >= length && memcmp(word.data + word.length - length, end, length) == 0;
}

/* "md0 : active (auto-read-only) raid1 sdb1[1] sda1[0](F)": false for a line of another form. */
static bool parse_array(struct scan line, struct table *out)
{
	struct slice name, word;
	if (line.at < line.end && (*line.at == ' ' || *line.at == '\t'))
		return false;
	if (!scan_word(&line, &name) || !scan_word(&line, &word) || !slice_equals(word, slice_of(":")) ||
		!scan_word(&line, &word))
		return false;
	bool is_active = slice_equals(word, slice_of("active"));
	if (!is_active && !slice_equals(word, slice_of("inactive")))
		return false;
	struct mdstat *item = table_add(out);
	if (item == NULL)
		return false;
	item->array = table_text(out, name);
	item->state = table_text(out, word);
	item->failed = item->spares = 0;
	while (scan_word(&line, &word)) {
		bool is_device = memchr(word.data, '[', word.length) != NULL;
		item->failed += is_device && ends_with(word, "(F)");
		item->spares += is_device && ends_with(word, "(S)");
		if (is_active && !is_device && word.data[0] != '(' && text_is_absent(item->level))
			item->level = table_text(out, word);
	}
	return true;
}

/* "[4/3]": devices it should have, devices it has. */
static void parse_devices(struct slice word, struct mdstat *item)
{
	struct scan inside = {.at = word.data + 1, .end = word.data + word.length - 1};
	struct slice all;
	if (!scan_until(&inside, '/', &all) || slice_u64(all) == ABSENT_U64)
		return;
	uint64_t active = slice_u64(scan_rest(&inside));
	if (active == ABSENT_U64)
		return;
	item->devices = slice_u64(all);
	item->active_devices = active;
}

/* "recovery = 12.6% (…", "resync=DELAYED": word is what stands before "=" and may hold it. */
static void parse_action(struct slice word, struct scan *line, struct table *out, struct mdstat *item)
{
	static const char *const actions[] = {"resync", "recovery", "reshape", "check"};
	struct scan pair = scan_slice(word);
	struct slice name = word, value;
	(void)scan_until(&pair, '=', &name);
	for (size_t i = 0; i < COUNT_OF(actions); i++) {
		if (!slice_equals(name, slice_of(actions[i])))
			continue;
		item->action = table_text(out, name);
		if (!scan_word(line, &value) || !slice_equals(value, slice_of("=")) ||
			!scan_word(line, &value))
			return;
		if (value.length > 1 && value.data[value.length - 1] == '%')
			item->sync =
				slice_double((struct slice){.data = value.data, .length = value.length - 1});
		return;
	}
}

static void parse_detail(struct scan line, struct table *out, struct mdstat *item)
{
	struct scan first = line;
	struct slice word;
	uint64_t size;
	if (scan_u64(&first, &size) && scan_word(&first, &word) && slice_equals(word, slice_of("blocks")))
		item->size = size;
	while (scan_word(&line, &word)) {
		if (word.length > 2 && word.data[0] == '[' && word.data[word.length - 1] == ']')
			parse_devices(word, item);
		else
			parse_action(word, &line, out, item);
	}
}

static int mdstat_parse(const char *text, size_t length, struct table *out)
{
	struct scan file = scan_of(text, length), line;
	bool has_title = false, is_inside = false;
	struct slice word;
	while (scan_line(&file, &line) && out->error == 0) {
		struct scan title = line;
		bool is_array = parse_array(line, out);
		bool is_indented = line.at < line.end && (*line.at == ' ' || *line.at == '\t');
		is_inside = is_array || (is_inside && is_indented);
		if (is_inside && !is_array)
			parse_detail(line, out, table_item(out, out->count - 1));
		has_title |= scan_word(&title, &word) && slice_equals(word, slice_of("Personalities"));
	}
	if (out->error != 0)
		return out->error;
	return out->count > 0 || has_title ? 0 : -EBADMSG;
}

const struct part mdstat_part = {
	.name = "mdstat",
	.size = sizeof(struct mdstat),
	.rows = rows,
	.row_count = COUNT_OF(rows),
	.parse = mdstat_parse,
	.cap = CAP_DISKS,
};
