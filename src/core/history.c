/* SPDX-License-Identifier: MIT */
#include "core/history.h"

#include "base/clock.h"
#include "core/process/list.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

int history_init(struct history *history, size_t slots)
{
	*history = (struct history){.slots = slots};
	if (slots == 0)
		return 0;
	history->times = calloc(slots, sizeof(*history->times));
	if (history->times != NULL)
		return 0;
	history->slots = 0;
	return -ENOMEM;
}

void history_finish(struct history *history)
{
	for (size_t i = 0; i < history->series_count; i++)
		free(history->series[i].values);
	free(history->times);
	*history = (struct history){0};
}

static void forget_values(const struct history *history, struct history_series *series)
{
	for (size_t slot = 0; slot < history->slots; slot++)
		series->values[slot] = NAN;
}

/* A place for a new series: a free one, else that of those that give way at which nobody has looked for longest. */
static struct history_series *make_room(struct history *history)
{
	struct history_series *oldest = NULL;
	if (history->series_count < HISTORY_SERIES) {
		struct history_series *series = &history->series[history->series_count];
		float *values = reallocarray(NULL, history->slots, sizeof(*values));
		if (values == NULL)
			return NULL;
		*series = (struct history_series){.values = values};
		history->series_count++;
		return series;
	}
	for (size_t i = 0; i < history->series_count; i++) {
		struct history_series *series = &history->series[i];
		if (series->gives_way && series->used < history->count &&
			(oldest == NULL || series->used < oldest->used))
			oldest = series;
	}
	return oldest;
}

static int find(
	const struct history *history, struct field field, const char *item, struct process_identity process)
{
	for (size_t i = 0; i < history->series_count; i++) {
		const struct history_series *series = &history->series[i];
		if (field_equals(series->field, field) && strcmp(series->item, item) == 0 &&
			process_identity_equals(series->process, process))
			return (int)i;
	}
	return HISTORY_NONE;
}

int history_find(const struct history *history, struct field field, const char *item)
{
	return find(history, field, item == NULL ? "" : item, (struct process_identity){0});
}

int history_find_process(const struct history *history, struct field field, struct process_identity process)
{
	return find(history, field, "", process);
}

static int watch(
	struct history *history, struct field field, const char *item, struct process_identity process)
{
	if (history->slots == 0)
		return HISTORY_NONE;
	int found = find(history, field, item, process);
	if (found != HISTORY_NONE) {
		history->series[found].used = history->count;
		return found;
	}
	struct history_series *series = make_room(history);
	if (series == NULL || strlen(item) >= LIMIT_ITEM)
		return HISTORY_NONE;
	float *values = series->values;
	*series = (struct history_series){
		.field = field, .process = process, .used = history->count, .values = values};
	memcpy(series->item, item, strlen(item) + 1);
	forget_values(history, series);
	return (int)(series - history->series);
}

int history_watch(struct history *history, struct field field, const char *item)
{
	return watch(history, field, item == NULL ? "" : item, (struct process_identity){0});
}

/* One that is new may go again. */
static int let_go(struct history *history, int series)
{
	if (series != HISTORY_NONE)
		history->series[series].gives_way = true;
	return series;
}

int history_watch_shown(struct history *history, struct field field, const char *item)
{
	/* What is watched for good stays so. */
	int found = history_find(history, field, item);
	int series = history_watch(history, field, item);
	return found != HISTORY_NONE ? series : let_go(history, series);
}

int history_watch_process(struct history *history, struct field field, struct process_identity process)
{
	return let_go(history, watch(history, field, "", process));
}

/* Items are nearly always where they were, or near it. */
static uint32_t find_item(const struct delta *delta, struct history_series *series)
{
	size_t count = delta->now->families[series->field.family].count;
	if (!family_is_list(series->field.family))
		return 0;
	if (series->process.pid != 0)
		return process_find(delta, series->process);
	for (size_t step = 0; step < count; step++) {
		size_t item = (series->hint + (step % 2 == 0 ? step / 2 : count - 1 - step / 2)) % count;
		struct label label = snapshot_label(delta->now, series->field.family, item);
		if (!label_is(&label, series->item))
			continue;
		series->hint = (uint32_t)item;
		return (uint32_t)item;
	}
	return NO_ITEM;
}

void history_update(struct history *history, const struct delta *delta)
{
	if (history->slots == 0)
		return;
	size_t slot = history->count++ % history->slots;
	history->times[slot] = delta->now->stamp.boottime;
	for (size_t i = 0; i < history->series_count; i++) {
		struct history_series *series = &history->series[i];
		bool is_present = delta->now->families[series->field.family].is_present;
		uint32_t item = is_present ? find_item(delta, series) : NO_ITEM;
		series->values[slot] = item == NO_ITEM ? NAN : (float)delta_value(delta, series->field, item);
	}
}

/* The column of a sample that many samples before the newest one, counted from the newest. */
static double column_of(const struct history *history, uint64_t age, double seconds)
{
	if (seconds <= 0)
		return (double)age;
	int64_t newest = history->times[(history->count - 1) % history->slots];
	int64_t time = history->times[(history->count - 1 - age) % history->slots];
	if (newest == CLOCK_UNKNOWN || time == CLOCK_UNKNOWN || time > newest)
		return INFINITY;
	return floor((double)(newest - time) / (double)NANOSECONDS / seconds);
}

void history_columns(const struct history *history, int series, double seconds, double *out, size_t count)
{
	double sum = 0, known = 0;
	size_t column = 0;
	for (size_t i = 0; i < count; i++)
		out[i] = NAN;
	uint64_t kept = history->count < history->slots ? history->count : history->slots;
	for (uint64_t age = 0; series != HISTORY_NONE && age < kept; age++) {
		double at = column_of(history, age, seconds);
		double value = history->series[series].values[(history->count - 1 - age) % history->slots];
		if (!(at < (double)count))
			break;
		if ((size_t)at != column)
			sum = known = 0;
		column = (size_t)at;
		sum += isnan(value) ? 0 : value;
		known += isnan(value) ? 0 : 1;
		if (known > 0)
			out[count - 1 - column] = sum / known;
	}
}
