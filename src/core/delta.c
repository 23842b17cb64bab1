/* SPDX-License-Identifier: MIT */
#include "core/delta.h"

#include "base/clock.h"
#include "core/limit_defaults.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* What a newborn's counters were before it began. A part has at most as many members as rows. */
static const uint64_t zeros[PART_ROWS];

/* A step between the two clocks that is more than the time between reading them: the machine slept. */
enum { SUSPEND_NS = 100000000 };

void delta_init(struct delta *delta)
{
	*delta = (struct delta){.context = {.seconds = NAN, .cpus = NAN, .memory_total = NAN}};
}

void delta_finish(struct delta *delta)
{
	for (enum family_id f = 0; f < FAMILY_COUNT; f++) {
		free(delta->matches[f].before);
		free(delta->matches[f].broken);
		limit_map_finish(&delta->limits[f]);
	}
	delta_init(delta);
}

static double count_cpus(const struct snapshot *now)
{
	const struct family_data *cpus = &now->families[FAMILY_CPU];
	/* In order, only the first can be the total: the others need no look. */
	size_t others = cpus->is_ascending && cpus->count > 0 ? cpus->count - 1 : 0;
	double count = (double)others;
	for (size_t i = 0; cpus->is_present && i < cpus->count - others; i++)
		count += snapshot_label(now, FAMILY_CPU, i).number >= 0;
	return count > 0 ? count : NAN;
}

static double find_memory_total(const struct snapshot *now, const struct metric_context *context)
{
	struct field total;
	const void *item = snapshot_item(now, FAMILY_MEM, 0, 0);
	if (item == NULL || !field_find(FAMILY_MEM, slice_of("total_bytes"), &total))
		return NAN;
	return metric_number(field_metric(total), item, context);
}

static bool slept(const struct stamp *before, const struct stamp *now)
{
	if (before->monotonic == CLOCK_UNKNOWN || now->monotonic == CLOCK_UNKNOWN)
		return false;
	int64_t asleep = (now->boottime - before->boottime) - (now->monotonic - before->monotonic);
	return asleep > SUSPEND_NS;
}

/* Sets the seconds of the interval, NAN where no rate may be computed over it. */
static void measure(struct delta *delta, double interval)
{
	const struct stamp *before = &delta->before->stamp, *now = &delta->now->stamp;
	if (before->boottime == CLOCK_UNKNOWN || now->boottime == CLOCK_UNKNOWN ||
		now->boottime <= before->boottime)
		return;
	double seconds = (double)(now->boottime - before->boottime) / (double)NANOSECONDS;
	delta->is_gap = slept(before, now) || (interval > 0 && seconds > 3 * interval);
	if (!delta->is_gap)
		delta->context.seconds = seconds;
}

static bool has_flag(const struct part *part, unsigned flag)
{
	for (size_t r = 0; r < part->row_count; r++)
		if ((part->rows[r].flags & flag) != 0)
			return true;
	return false;
}

static bool identity_differs(const struct part *part, const void *before, const void *now)
{
	static const struct metric_context raw = {.hz = 1, .page_size = 1};
	for (size_t r = 0; r < part->row_count; r++) {
		const struct metric *row = &part->rows[r];
		if ((row->flags & METRIC_IDENTITY) == 0)
			continue;
		double a = metric_number(row, before, &raw), b = metric_number(row, now, &raw);
		if (a != b && !isnan(a) && !isnan(b))
			return true;
	}
	return false;
}

static bool counter_fell(const struct metric *row, const void *before, const void *now)
{
	uint64_t a, b;
	if (row->kind != METRIC_COUNTER || row->type != TYPE_U64)
		return false;
	memcpy(&a, (const char *)before + row->offset, sizeof(a));
	memcpy(&b, (const char *)now + row->offset, sizeof(b));
	if ((row->flags & METRIC_WRAPS_32) != 0)
		return isnan(counter_growth_32(a, b)) && a != ABSENT_U64 && b != ABSENT_U64;
	return a != ABSENT_U64 && b != ABSENT_U64 && b < a;
}

static bool is_continuous(
	const struct part *part, const void *before, const void *now, const struct metric_context *context)
{
	if (part->is_continuous != NULL)
		return part->is_continuous(before, now, context);
	for (size_t r = 0; part->resets_as_one && r < part->row_count; r++)
		if (counter_fell(&part->rows[r], before, now))
			return false;
	return true;
}

/* Did the item begin after the sample before? Then its counters were 0 at that time. */
static bool is_newborn(const struct delta *delta, const struct part *part, const void *now)
{
	for (size_t r = 0; r < part->row_count; r++) {
		const struct metric *row = &part->rows[r];
		if ((row->flags & METRIC_BORN) == 0)
			continue;
		double before = (double)delta->before->stamp.boottime / (double)NANOSECONDS;
		double tick = 1 / delta->context.hz;
		/* The kernel cuts the start time down to a tick. */
		return metric_number(row, now, &delta->context) >= before - tick;
	}
	return false;
}

static int match_reserve(struct match *match, size_t count)
{
	if (count <= match->capacity)
		return 0;
	size_t capacity = match->capacity == 0 ? 64 : match->capacity;
	while (capacity < count)
		capacity *= 2;
	uint32_t *before = reallocarray(match->before, capacity, sizeof(*before));
	if (before == NULL)
		return -ENOMEM;
	match->before = before;
	bool *broken = reallocarray(match->broken, capacity, sizeof(*broken));
	if (broken == NULL)
		return -ENOMEM;
	match->broken = broken;
	match->capacity = capacity;
	return 0;
}

/* Parts of a family that are in both snapshots. */
struct both {
	size_t parts[FAMILY_PARTS];
	size_t count;
};

/* A family while its items are matched, with what need not be found out for each of them. */
struct matching {
	enum family_id family;
	size_t hint;
	bool is_list;
	bool is_walk;            /* both lists ascend */
	bool has_birth;          /* the first part says when an item began */
	struct both identifying; /* tell that another item has the same label */
	struct both resetting;   /* tell that counters began anew */
	bool began_anew; /* all items: the counters of a part are sums over other things than before */
};

static void matching_init(struct matching *matching, const struct delta *delta, enum family_id id)
{
	const struct family_data *before = &delta->before->families[id], *now = &delta->now->families[id];
	*matching = (struct matching){
		.family = id,
		.is_list = family_is_list(id),
		.is_walk = before->is_ascending && now->is_ascending,
		.has_birth = has_flag(families[id].parts[0].part, METRIC_BORN),
	};
	for (size_t p = 0; p < families[id].part_count; p++) {
		const struct part *part = families[id].parts[p].part;
		if (!before->parts[p].is_present || !now->parts[p].is_present)
			continue;
		if (has_flag(part, METRIC_IDENTITY))
			matching->identifying.parts[matching->identifying.count++] = p;
		if (part->resets_as_one || part->is_continuous != NULL)
			matching->resetting.parts[matching->resetting.count++] = p;
		matching->began_anew |= before->parts[p].table.basis != now->parts[p].table.basis;
	}
}

/* Is item of now another one than the item of before that has the same label? Any part may tell. */
static bool is_another(const struct delta *delta, const struct matching *matching, size_t before, size_t now)
{
	enum family_id family = matching->family;
	for (size_t i = 0; i < matching->identifying.count; i++) {
		size_t p = matching->identifying.parts[i];
		const void *a = snapshot_item(delta->before, family, p, before);
		const void *b = snapshot_item(delta->now, family, p, now);
		if (a != NULL && b != NULL && identity_differs(families[family].parts[p].part, a, b))
			return true;
	}
	return false;
}

/* Did counters of the item begin anew? Any part may tell. */
static bool was_reset(const struct delta *delta, const struct matching *matching, size_t before, size_t now)
{
	enum family_id family = matching->family;
	if (matching->began_anew)
		return true;
	for (size_t i = 0; i < matching->resetting.count; i++) {
		size_t p = matching->resetting.parts[i];
		const void *a = snapshot_item(delta->before, family, p, before);
		const void *b = snapshot_item(delta->now, family, p, now);
		if (a != NULL && b != NULL &&
			!is_continuous(families[family].parts[p].part, a, b, &delta->context))
			return true;
	}
	return false;
}

/* The number that names an item of an ascending list. */
static double number_of(const struct snapshot *snapshot, enum family_id family, size_t item)
{
	const struct part_data *data = &snapshot->families[family].parts[0];
	return table_number(&data->table, data->is_indexed ? data->index[item] : item);
}

/* In ascending lists the search goes on where the last one ended, so that all of them together walk once. */
static uint32_t find_ascending(const struct delta *delta, struct matching *matching, size_t item)
{
	enum family_id family = matching->family;
	double number = number_of(delta->now, family, item);
	for (; matching->hint < delta->before->families[family].count; matching->hint++) {
		double other = number_of(delta->before, family, matching->hint);
		if (other >= number)
			return other == number ? (uint32_t)matching->hint : NO_ITEM;
	}
	return NO_ITEM;
}

static uint32_t find_item(const struct delta *delta, struct matching *matching, size_t item)
{
	if (!matching->is_list)
		return 0;
	if (matching->is_walk)
		return find_ascending(delta, matching, item);
	struct label label = snapshot_label(delta->now, matching->family, item);
	return snapshot_find(delta->before, matching->family, &label, &matching->hint);
}

static bool began(const struct delta *delta, const struct matching *matching, size_t item)
{
	const void *now = matching->has_birth ? snapshot_item(delta->now, matching->family, 0, item) : NULL;
	return now != NULL && is_newborn(delta, families[matching->family].parts[0].part, now);
}

static void match_item(struct delta *delta, struct matching *matching, size_t item)
{
	struct match *match = &delta->matches[matching->family];
	uint32_t found = find_item(delta, matching, item);
	if (found != NO_ITEM && is_another(delta, matching, found, item))
		found = NO_ITEM;
	if (found == NO_ITEM && began(delta, matching, item))
		found = NEWBORN;
	match->before[item] = found;
	match->broken[item] = found < NEWBORN && was_reset(delta, matching, found, item);
}

static int match_family(struct delta *delta, enum family_id family)
{
	size_t count = delta->now->families[family].count;
	int error = match_reserve(&delta->matches[family], count);
	if (error != 0)
		return error;
	struct matching matching;
	matching_init(&matching, delta, family);
	for (size_t item = 0; item < count; item++)
		match_item(delta, &matching, item);
	return 0;
}

/* Each item's own limits: those that were there at the last update keep what they had. */
static int find_limits(struct delta *delta, bool follows)
{
	int error = 0;
	bool is_matched = follows && !isnan(delta->context.seconds);
	for (enum family_id f = 0; delta->overrides != NULL && f < FAMILY_COUNT && error == 0; f++)
		error = limit_map_update(&delta->limits[f], delta->overrides, delta->now, f,
			is_matched ? delta->matches[f].before : NULL);
	return error;
}

int delta_update(
	struct delta *delta, const struct snapshot *before, const struct snapshot *now, double interval)
{
	bool follows = before != NULL && before == delta->now;
	delta->before = before;
	delta->now = now;
	delta->is_gap = false;
	delta->context = (struct metric_context){
		.seconds = NAN,
		.hz = now->stamp.hz,
		.page_size = now->stamp.page_size,
		.cpus = count_cpus(now),
	};
	delta->context.memory_total = find_memory_total(now, &delta->context);
	if (before != NULL)
		measure(delta, interval);
	int error = 0;
	for (enum family_id f = 0;
		before != NULL && f < FAMILY_COUNT && error == 0 && !isnan(delta->context.seconds); f++)
		error = match_family(delta, f);
	if (error == 0)
		error = find_limits(delta, follows);
	if (error != 0)
		delta->context.seconds = NAN;
	return error;
}

const void *delta_before(const struct delta *delta, enum family_id family, size_t part, size_t item)
{
	if (isnan(delta->context.seconds))
		return NULL;
	const struct match *match = &delta->matches[family];
	uint32_t before = match->before[item];
	if (before == NEWBORN)
		return zeros;
	if (before == NO_ITEM || match->broken[item])
		return NULL;
	return snapshot_item(delta->before, family, part, before);
}

static double rate_of(const struct metric *metric, const void *before, const void *now,
	const struct metric_context *context)
{
	uint64_t a, b;
	if (before == NULL)
		return NAN;
	memcpy(&a, (const char *)before + metric->offset, sizeof(a));
	memcpy(&b, (const char *)now + metric->offset, sizeof(b));
	bool wraps = (metric->flags & METRIC_WRAPS_32) != 0;
	double growth = wraps ? counter_growth_32(a, b) : counter_growth(a, b);
	return growth * metric_factor(metric, context) / context->seconds;
}

static double value_of(const struct delta *delta, struct field field, const void *before, const void *now)
{
	const struct metric *metric = field_metric(field);
	if (now == NULL)
		return NAN;
	if (metric->derive != NULL)
		return metric->derive(before, now, &delta->context);
	if (field.is_rate)
		return rate_of(metric, before, now, &delta->context);
	return metric_number(metric, now, &delta->context);
}

double delta_value(const struct delta *delta, struct field field, size_t item)
{
	const struct metric *metric = field_metric(field);
	if (metric->compute != NULL)
		return metric->compute(delta, metric, item);
	const void *now = snapshot_item(delta->now, field.family, field.part, item);
	const void *before = now == NULL ? NULL : delta_before(delta, field.family, field.part, item);
	return value_of(delta, field, before, now);
}

double delta_raw_value(const struct delta *delta, struct field field, size_t place)
{
	const struct table *table = &delta->now->families[field.family].parts[field.part].table;
	return value_of(delta, field, NULL, table_item(table, place));
}

bool delta_text(const struct delta *delta, struct field field, size_t item, struct slice *out)
{
	const void *now = snapshot_item(delta->now, field.family, field.part, item);
	struct text text = now == NULL ? TEXT_ABSENT : metric_text(field_metric(field), now);
	*out = arena_slice(&delta->now->arena, text);
	return !text_is_absent(text);
}

static enum level level_by(
	const struct delta *delta, struct field field, const struct limits *limits, double value)
{
	if ((field_metric(field)->flags & METRIC_PER_CPU_LIMITS) != 0)
		value /= delta->context.cpus;
	if ((field_metric(field)->flags & METRIC_BOTH_SIGNS) != 0)
		value = fabs(value);
	return level_of(value, limits);
}

struct limits delta_limits(const struct delta *delta, struct field field, size_t item)
{
	const struct limits *limits = delta->overrides == NULL
		? NULL
		: limit_map_find(&delta->limits[field.family], delta->overrides, field, item);
	struct limits own;
	const void *now = snapshot_item(delta->now, field.family, field.part, item);
	bool tells = field_metric(field)->own_limits != NULL && now != NULL;
	if (limits == NULL && tells && field_metric(field)->own_limits(now, &own))
		limits = &own;
	if (limits == NULL && family_is_list(field.family) && limit_default_has_items(field)) {
		struct label label = snapshot_label(delta->now, field.family, item);
		limits = limit_default_of(field, &label);
	}
	return limits == NULL ? field_metric(field)->limits : *limits;
}

enum level delta_level(const struct delta *delta, struct field field, size_t item, double value)
{
	struct limits limits = delta_limits(delta, field, item);
	return level_by(delta, field, &limits, value);
}

enum level delta_raw_level(const struct delta *delta, struct field field, size_t place, double value)
{
	const struct table *table = &delta->now->families[field.family].parts[field.part].table;
	const struct limits *limits = &field_metric(field)->limits;
	if (part_label(table->part) != NULL) {
		struct label label = table_label(table, place);
		const struct limit_override *override =
			delta->overrides == NULL ? NULL : limit_list_find(delta->overrides, field, &label);
		limits = override == NULL ? limit_default_of(field, &label) : &override->limits;
	}
	return level_by(delta, field, limits, value);
}
