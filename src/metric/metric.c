/* SPDX-License-Identifier: MIT */
#include "metric/metric.h"

#include <string.h>

bool metric_has_rate(const struct metric *metric)
{
	return metric->kind == METRIC_COUNTER && metric->unit != UNIT_SECONDS;
}

double metric_factor(const struct metric *metric, const struct metric_context *context)
{
	if (metric->scale == SCALE_TICKS)
		return 1 / context->hz;
	if (metric->scale == SCALE_PAGES)
		return context->page_size;
	return metric->scale == 0 ? 1 : metric->scale;
}

double metric_number(const struct metric *metric, const void *item, const struct metric_context *context)
{
	const char *member = (const char *)item + metric->offset;
	double number = NAN;
	if (metric->type == TYPE_U64) {
		uint64_t raw = *(const uint64_t *)(const void *)member;
		number = raw == ABSENT_U64 ? NAN : (double)raw;
	} else if (metric->type == TYPE_I64) {
		int64_t raw = *(const int64_t *)(const void *)member;
		number = raw == ABSENT_I64 ? NAN : (double)raw;
	} else if (metric->type == TYPE_F64) {
		number = *(const double *)(const void *)member;
	}
	return number * metric_factor(metric, context);
}

struct text metric_text(const struct metric *metric, const void *item)
{
	if (metric->type != TYPE_TEXT)
		return TEXT_ABSENT;
	return *(const struct text *)(const void *)((const char *)item + metric->offset);
}

void metric_set_absent(const struct metric *metric, void *item)
{
	void *member = (char *)item + metric->offset;
	switch (metric->type) {
	case TYPE_U64:
		*(uint64_t *)member = ABSENT_U64;
		break;
	case TYPE_I64:
		*(int64_t *)member = ABSENT_I64;
		break;
	case TYPE_F64:
		*(double *)member = NAN;
		break;
	case TYPE_TEXT:
		*(struct text *)member = TEXT_ABSENT;
		break;
	case TYPE_NONE:
		break;
	}
}

void metric_store(const struct metric *metric, void *item, struct slice word)
{
	void *member = (char *)item + metric->offset;
	switch (metric->type) {
	case TYPE_U64:
		*(uint64_t *)member = slice_u64(word);
		break;
	case TYPE_I64:
		*(int64_t *)member = slice_i64(word);
		break;
	case TYPE_F64:
		*(double *)member = slice_double(word);
		break;
	case TYPE_TEXT:
	case TYPE_NONE:
		break;
	}
}

double counter_growth(uint64_t before, uint64_t now)
{
	if (before == ABSENT_U64 || now == ABSENT_U64 || now < before)
		return NAN;
	return (double)(now - before);
}

double counter_growth_32(uint64_t before, uint64_t now)
{
	if (now < before && before <= UINT32_MAX)
		return (double)(uint32_t)(now - before);
	return counter_growth(before, now);
}

double counter_growth_or_0(uint64_t before, uint64_t now)
{
	double growth = counter_growth(before, now);
	return isnan(growth) ? 0 : growth;
}

uint64_t counter_sum(uint64_t a, uint64_t b)
{
	if (a == ABSENT_U64 || b == ABSENT_U64)
		return a == ABSENT_U64 ? b : a;
	return a > ABSENT_U64 - b ? ABSENT_U64 : a + b;
}

static bool ends_with(const char *name, const char *suffix)
{
	size_t length = strlen(name), suffix_length = strlen(suffix);
	return length >= suffix_length && strcmp(name + length - suffix_length, suffix) == 0;
}

void metric_add_name(struct buf *out, const struct metric *metric, bool is_rate)
{
	const char *suffix = unit_suffix(metric->unit);
	buf_add_string(out, metric->name);
	if (!ends_with(metric->name, suffix))
		buf_add_string(out, suffix);
	if (metric->kind == METRIC_COUNTER)
		buf_add_string(out, is_rate ? "_per_second" : "_total");
}
