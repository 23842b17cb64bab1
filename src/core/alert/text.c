/* SPDX-License-Identifier: MIT */
#include "core/alert/text.h"

#include <string.h>

enum { MORE_WIDTH = 9, WHO_WIDE = 40 };

/* One decimal where it says something, none beyond a hundred. */
static void add_number(struct buf *out, double value, int decimals, const char *unit)
{
	if (!isfinite(value))
		buf_add_char(out, '-');
	else
		buf_printf(out, "%.*f%s", fabs(value) < 99.95 ? decimals : 0, value, unit);
}

static void add_value(struct buf *out, const struct told *told)
{
	const struct metric *metric = field_metric(told->field);
	if (metric->unit == UNIT_SECONDS)
		add_number(out, told->value * 1000, told->value < 0.00995 && told->value > 0 ? 1 : 0, " ms");
	else if (metric->unit == UNIT_CELSIUS)
		add_number(out, told->value, 0, told->form == UTF8_ASCII ? "C" : "°C");
	else
		add_number(out, told->value, 0, metric->unit == UNIT_PERCENT ? "%" : "");
}

static void add_item(struct buf *out, const struct told *told)
{
	if (told->item[0] == '\0' || told->field.family == FAMILY_CPU)
		return;
	buf_add_char(out, ' ');
	utf8_add_safe(out, slice_of(told->item), told->form);
}

/* "DISK vda busy 100%": family, item, what of it, value. */
static void say_value(struct buf *out, const struct told *told)
{
	for (const char *c = families[told->field.family].name; *c != '\0'; c++)
		buf_add_char(out, (char)(*c >= 'a' && *c <= 'z' ? *c - 'a' + 'A' : *c));
	add_item(out, told);
	buf_printf(out, " %s ", field_metric(told->field)->name);
	add_value(out, told);
}

static void say_steal(struct buf *out, const struct told *told)
{
	say_value(out, told);
	buf_add_string(out, ": the host is busy, not you");
}

static void say_load(struct buf *out, const struct told *told)
{
	buf_add_string(out, "LOAD ");
	add_number(out, told->value, 1, "");
	buf_add_string(out, ", ");
	add_number(out, told->value / told->cpus, 2, " per CPU");
}

static void say_pressure(struct buf *out, const struct told *told)
{
	buf_add_string(out, "PSI");
	add_item(out, told);
	buf_add_char(out, ' ');
	add_value(out, told);
}

static void say_inodes(struct buf *out, const struct told *told)
{
	buf_add_string(out, "FS");
	add_item(out, told);
	buf_add_string(out, " inodes ");
	add_value(out, told);
}

static void say_sensor(struct buf *out, const struct told *told)
{
	buf_add_string(out, "SENSOR");
	add_item(out, told);
	buf_add_char(out, ' ');
	add_value(out, told);
}

static void say_degraded(struct buf *out, const struct told *told)
{
	buf_add_string(out, "RAID");
	add_item(out, told);
	buf_printf(out, " lacks %.0f device%s", told->value, told->value == 1 ? "" : "s");
}

static void say_killed(struct buf *out, const struct told *told)
{
	bool is_one = told->value == 1;
	buf_printf(out, "OOM %.0f process%s killed for want of memory", told->value, is_one ? "" : "es");
}

static void say_waiting(struct buf *out, const struct told *told)
{
	bool is_one = told->value == 1;
	buf_printf(out, "%.0f process%s wait%s (D) while CPU is idle", told->value, is_one ? "" : "es",
		is_one ? "s" : "");
}

static void say_restarting(struct buf *out, const struct told *told)
{
	if (told->value == 1)
		buf_add_string(out, "RESTARTS again and again");
	else
		buf_printf(out, "RESTARTS of %.0f services", told->value);
}

static void say_jump(struct buf *out, const struct told *told)
{
	buf_add_string(out, "CLOCK set ");
	unit_add(out, UNIT_SECONDS, fabs(told->value));
	buf_add_string(out, told->value < 0 ? " back" : " forward");
}

void alert_text_add_hours(struct buf *out, double seconds)
{
	if (seconds < 2 * 3600)
		buf_printf(out, "%.0f min", seconds / 60);
	else if (seconds < 48 * 3600)
		buf_printf(out, "%.0f h", seconds / 3600);
	else
		buf_printf(out, "%.0f days", seconds / (24 * 3600));
}

static void say_full_in(struct buf *out, const struct told *told)
{
	buf_add_string(out, "FS");
	add_item(out, told);
	buf_add_string(out, " full in about ");
	alert_text_add_hours(out, told->value);
}

/* The rows that have words of their own. */
static const struct saying {
	enum family_id family;
	const char *name; /* stem and unit of the row */
	enum unit unit;
	bool has_no_rule; /* that it is told is all there is to say */
	void (*say)(struct buf *out, const struct told *told);
} sayings[] = {
	{FAMILY_CPU, "steal", UNIT_PERCENT, false, say_steal},
	{FAMILY_LOAD, "one", UNIT_COUNT_OF, false, say_load},
	{FAMILY_PRESSURE, "some_avg10", UNIT_PERCENT, false, say_pressure},
	{FAMILY_FS, "inodes_used", UNIT_PERCENT, false, say_inodes},
	{FAMILY_SENSOR, "temperature", UNIT_CELSIUS, false, say_sensor},
	{FAMILY_HOST, "waiting_while_idle", UNIT_COUNT_OF, false, say_waiting},
	{FAMILY_HOST, "restarting", UNIT_COUNT_OF, true, say_restarting},
	{FAMILY_HOST, "clock_jump", UNIT_SECONDS, false, say_jump},
	{FAMILY_FS, "full_in", UNIT_SECONDS, false, say_full_in},
	{FAMILY_RAID, "degraded", UNIT_COUNT_OF, true, say_degraded},
	{FAMILY_VM, "new_oom_kills", UNIT_COUNT_OF, true, say_killed},
};

static const struct saying *find_saying(struct field field)
{
	static const struct saying plain = {.say = say_value};
	const struct metric *metric = field_metric(field);
	for (size_t i = 0; i < COUNT_OF(sayings); i++)
		if (sayings[i].family == field.family && sayings[i].unit == metric->unit &&
			strcmp(sayings[i].name, metric->name) == 0)
			return &sayings[i];
	return &plain;
}

void alert_text_add_what(struct buf *out, const struct told *told)
{
	find_saying(told->field)->say(out, told);
}

void alert_text_add_rule(struct buf *out, struct field field, double limit, enum utf8_form form)
{
	const struct metric *metric = field_metric(field);
	if (find_saying(field)->has_no_rule || isnan(limit))
		return;
	bool is_down = limits_descend(&metric->limits);
	buf_add_string(out, form == UTF8_ASCII ? (is_down ? "<=" : ">=") : (is_down ? "≤" : "≥"));
	if (metric->unit == UNIT_PERCENT)
		buf_printf(out, "%.4g%%", limit);
	else if (metric->unit == UNIT_CELSIUS)
		buf_printf(out, "%.4g%s", limit, form == UTF8_ASCII ? "C" : "°C");
	else if (is_down && metric->unit == UNIT_SECONDS)
		alert_text_add_hours(out, limit);
	else if (metric->unit == UNIT_SECONDS)
		buf_printf(out, "%.4g%s", limit < 1 ? limit * 1000 : limit, limit < 1 ? "ms" : "s");
	else if (metric->unit == UNIT_COUNT_OF)
		buf_printf(
			out, "%.4g%s", limit, (metric->flags & METRIC_PER_CPU_LIMITS) != 0 ? " per CPU" : "");
	else
		unit_add(out, metric->unit, limit);
}

/* In a narrow line it is left out of what the shares are: the list tells it. */
static void add_culprit(
	struct buf *out, const struct culprits *culprits, size_t i, bool is_narrow, enum utf8_form form)
{
	const struct culprit *culprit = &culprits->named[i];
	utf8_add_safe(out, slice_of(culprit->name), form);
	buf_printf(out, "[%llu]", (unsigned long long)culprit->process.pid);
	if (culprits->cause == CAUSE_CPU || culprits->cause == CAUSE_MEMORY) {
		buf_add_char(out, ' ');
		add_number(out, culprit->value, 0, "%");
		if (culprits->cause == CAUSE_CPU && i == 0 && !is_narrow)
			buf_add_string(out, " of 1 CPU");
	} else if (culprits->cause == CAUSE_IO) {
		buf_add_char(out, ' ');
		unit_add(out, UNIT_BYTES, culprit->value);
		buf_add_string(out, "/s");
	} else if (culprits->cause == CAUSE_RESTARTS) {
		buf_printf(out, " %.0f times in 10 min", culprit->value);
	}
}

/* "12 in D: postgres[8123], rsync[991], 10 more" */
void alert_text_add_who(struct buf *out, const struct culprits *culprits, size_t width, enum utf8_form form)
{
	size_t start = out->length;
	if (culprits->cause == CAUSE_BLOCKED && culprits->all > 0)
		buf_printf(out, "%zu in D: ", culprits->all);
	for (size_t i = 0; i < culprits->count; i++) {
		size_t before = out->length;
		buf_add_string(out, i > 0 ? ", " : "");
		add_culprit(out, culprits, i, width < WHO_WIDE, form);
		/* What is cut says less than how many there are. */
		if (i > 0 && out->length - start + (culprits->all > i + 1 ? MORE_WIDTH : 0) > width) {
			out->data[out->length = before] = '\0';
			if (culprits->all > i)
				buf_printf(out, ", %zu more", culprits->all - i);
			return;
		}
	}
	if (culprits->all > culprits->count &&
		(out->length - start + MORE_WIDTH <= width || culprits->count == 0))
		buf_printf(out, ", %zu more", culprits->all - culprits->count);
}
