/* SPDX-License-Identifier: MIT */
#include "core/alert/log.h"

#include "base/clock.h"

#include <string.h>

void alert_log_init(struct alert_log *log)
{
	*log = (struct alert_log){0};
}

static void name_item(const struct delta *delta, struct field field, size_t item, char out[LIMIT_ITEM])
{
	struct buf text;
	buf_init_in(&text, out, LIMIT_ITEM);
	if (!family_is_list(field.family))
		return;
	struct label label = snapshot_label(delta->now, field.family, item);
	if (!label.is_number && label.text.length >= LIMIT_ITEM)
		label.text.length = LIMIT_ITEM - 1;
	label_add(&text, &label);
}

/* The item of now that an alert is about; NO_ITEM when it has gone. */
static uint32_t find_item(const struct delta *delta, const struct logged_alert *alert)
{
	const struct family_data *family = &delta->now->families[alert->field.family];
	bool is_cut = strlen(alert->item) == LIMIT_ITEM - 1;
	char name[LIMIT_ITEM];
	if (!family_is_list(alert->field.family))
		return 0;
	for (size_t i = 0; i < family->count; i++) {
		struct label label = snapshot_label(delta->now, alert->field.family, i);
		if (is_cut)
			name_item(delta, alert->field, i, name);
		if (is_cut ? strcmp(name, alert->item) == 0 : label_is(&label, alert->item))
			return (uint32_t)i;
	}
	return NO_ITEM;
}

static struct moment moment_of(const struct delta *delta)
{
	const struct stamp *stamp = &delta->now->stamp;
	return (struct moment){.boottime = stamp->boottime, .realtime = stamp->realtime};
}

static void finish(struct alert_log *log, size_t i)
{
	struct logged_alert *alert = &log->tracked[i];
	if (alert->is_open) {
		alert->is_open = false;
		log->ended[log->ended_count++ % ALERTS_ENDED] = *alert;
	}
	log->tracked_count--;
	memmove(alert, alert + 1, (log->tracked_count - i) * sizeof(*alert));
}

static double limit_of(const struct delta *delta, struct field field, size_t item, enum level level)
{
	struct limits limits = delta_limits(delta, field, item);
	return limits_of_level(&limits, level);
}

/* What is as bad counts: a share stays at 100 %, and who is behind it changes. NAN is no value yet. */
static bool is_as_bad(struct field field, double a, double b)
{
	const struct metric *metric = field_metric(field);
	if (isnan(b))
		return true;
	if ((metric->flags & METRIC_BOTH_SIGNS) != 0)
		return fabs(a) >= fabs(b);
	return limits_descend(&metric->limits) ? a <= b : a >= b;
}

static void take_value(
	struct logged_alert *alert, const struct delta *delta, size_t item, double value, enum level level)
{
	bool is_worst = is_as_bad(alert->field, value, alert->worst);
	alert->value = value;
	alert->level = level;
	alert->limit = limit_of(delta, alert->field, item, level);
	alert->end = moment_of(delta);
	if (level > alert->worst_level)
		alert->worst_level = level;
	/* Whoever was behind the worst is told, and somebody rather than nobody; of restarts how many they are by now. */
	if (is_worst || alert->culprits.count == 0 || alert->culprits.cause == CAUSE_RESTARTS)
		culprits_find(delta, alert->field, item, &alert->culprits);
	if (!is_worst)
		return;
	alert->worst = value;
	alert->worst_limit = alert->limit;
}

/* Brings one alert up to date. Returns false when it is over. */
static bool follow(struct logged_alert *alert, const struct delta *delta)
{
	uint32_t item = find_item(delta, alert);
	if (item == NO_ITEM)
		return !delta->now->families[alert->field.family].is_present;
	double value = delta_value(delta, alert->field, item);
	/* Nobody saw whether it lasted: what is not open yet has to begin anew. */
	if (isnan(value))
		return alert->is_open || !delta->is_gap;
	enum level level = delta_level(delta, alert->field, item, value);
	if (level == LEVEL_OK || (!alert->is_open && level < LEVEL_WARNING)) {
		alert->level = level;
		alert->end = moment_of(delta);
		return false;
	}
	take_value(alert, delta, item, value, level);
	return true;
}

static void open_when_due(struct logged_alert *alert, const struct delta *delta)
{
	struct moment now = moment_of(delta);
	bool is_event = (field_metric(alert->field)->flags & METRIC_EVENT) != 0;
	bool is_known = now.boottime != CLOCK_UNKNOWN && alert->begin.boottime != CLOCK_UNKNOWN;
	/* With its clock unknown nobody could say when it ceased to be a part. */
	if (alert->is_part)
		return;
	if (is_event || (is_known && now.boottime - alert->begin.boottime >= ALERT_OPENS_AFTER_NS))
		alert->is_open = true;
}

static struct logged_alert *find_tracked(struct alert_log *log, struct field field, const char *item)
{
	for (size_t i = 0; i < log->tracked_count; i++)
		if (field_equals(log->tracked[i].field, field) && strcmp(log->tracked[i].item, item) == 0)
			return &log->tracked[i];
	return NULL;
}

/* What was a part stays one for a while. */
static void set_part(struct logged_alert *alert, const struct delta *delta, bool is_part)
{
	int64_t now = moment_of(delta).boottime;
	if (is_part)
		alert->part_until = now;
	else if (alert->is_part)
		is_part = now != CLOCK_UNKNOWN && now - alert->part_until < ALERT_PART_LASTS_NS;
	alert->is_part = is_part;
}

/* Returns whether there is a place for it. */
static bool track(struct alert_log *log, const struct delta *delta, const struct finding *found)
{
	char item[LIMIT_ITEM];
	name_item(delta, found->field, found->item, item);
	struct logged_alert *alert = find_tracked(log, found->field, item);
	if (alert != NULL)
		set_part(alert, delta, found->is_part);
	if (alert != NULL || log->tracked_count == ALERTS_TRACKED)
		return alert != NULL;
	alert = &log->tracked[log->tracked_count++];
	*alert = (struct logged_alert){
		.field = found->field, .begin = moment_of(delta), .worst = NAN, .value = NAN};
	memcpy(alert->item, item, sizeof(item));
	take_value(alert, delta, found->item, found->value, found->level);
	set_part(alert, delta, found->is_part);
	return true;
}

void alert_log_update(struct alert_log *log, const struct delta *delta, const struct finding_list *found)
{
	for (size_t i = log->tracked_count; i > 0; i--)
		if (!follow(&log->tracked[i - 1], delta))
			finish(log, i - 1);
	log->unlogged = found->counts[LEVEL_WARNING] + found->counts[LEVEL_CRITICAL];
	for (size_t i = 0; i < found->count; i++) {
		const struct finding *finding = &found->findings[i];
		if (finding->level >= LEVEL_WARNING && track(log, delta, finding) && !finding->is_part)
			log->unlogged--;
	}
	for (size_t i = 0; i < log->tracked_count; i++)
		open_when_due(&log->tracked[i], delta);
}

void alert_log_drop_ended(struct alert_log *log)
{
	log->ended_count = 0;
}

static bool is_listed(const struct logged_alert *alert)
{
	return alert->is_open || !alert->is_part;
}

size_t alert_log_count(const struct alert_log *log)
{
	size_t count = alert_log_ended_count(log);
	for (size_t i = 0; i < log->tracked_count; i++)
		count += is_listed(&log->tracked[i]);
	return count;
}

size_t alert_log_open_count(const struct alert_log *log)
{
	size_t count = 0;
	for (size_t i = 0; i < log->tracked_count; i++)
		count += log->tracked[i].is_open;
	return count;
}

size_t alert_log_ended_count(const struct alert_log *log)
{
	return log->ended_count < ALERTS_ENDED ? log->ended_count : ALERTS_ENDED;
}

/* Worse first, then the older. */
static bool stands_before(const struct logged_alert *a, const struct logged_alert *b)
{
	if (a->is_open != b->is_open)
		return a->is_open;
	if (a->level != b->level)
		return a->level > b->level;
	return a->begin.boottime < b->begin.boottime;
}

size_t alert_log_list(const struct alert_log *log, const struct logged_alert **out, size_t capacity)
{
	size_t count = 0, ended = alert_log_ended_count(log);
	for (size_t i = 0; i < log->tracked_count; i++) {
		size_t at = count;
		if (!is_listed(&log->tracked[i]))
			continue;
		while (at > 0 && stands_before(&log->tracked[i], out[at - 1]))
			at--;
		if (at >= capacity)
			continue;
		if (count < capacity)
			count++;
		for (size_t move = count - 1; move > at; move--)
			out[move] = out[move - 1];
		out[at] = &log->tracked[i];
	}
	for (size_t i = 0; i < ended && count < capacity; i++)
		out[count++] = &log->ended[(log->ended_count - 1 - i) % ALERTS_ENDED];
	return count;
}
