/* SPDX-License-Identifier: MIT */
#include "base/time_text.h"

#include "base/clock.h"

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <time.h>

/* The last whole second that a count of nanoseconds can say. */
#define LAST_SECOND (INT64_MAX / NANOSECONDS - 1)

/* The zone of a text: TZ, or a fixed offset. */
struct zone {
	bool is_fixed;
	int64_t offset; /* seconds east of Greenwich */
};

/* A moment as it is written, in parts. */
struct moment {
	struct tm day;  /* only year, month and day */
	struct tm time; /* only hour, minute and second */
	int64_t fraction;
	bool has_fraction, has_day, has_time;
	struct zone zone;
};

static bool take(const char **at, char c)
{
	if (**at != c)
		return false;
	(*at)++;
	return true;
}

/* Takes least to most digits. */
static bool take_digits(const char **at, int least, int most, int64_t *out)
{
	int count = 0;
	*out = 0;
	for (; count < most && **at >= '0' && **at <= '9'; count++)
		*out = *out * 10 + (*(*at)++ - '0');
	return count >= least;
}

static bool take_field(const char **at, int *out)
{
	int64_t number;
	if (!take_digits(at, 2, 2, &number))
		return false;
	*out = (int)number;
	return true;
}

/* Nothing, or a point and up to nine digits. */
static bool take_fraction(const char **at, int64_t *out, bool *is_there)
{
	*out = 0;
	*is_there = take(at, '.');
	if (!*is_there)
		return true;
	const char *start = *at;
	if (!take_digits(at, 1, 9, out))
		return false;
	for (ptrdiff_t digits = *at - start; digits < 9; digits++)
		*out *= 10;
	return true;
}

static bool take_day(const char **at, struct tm *day)
{
	int64_t year;
	if (!take_digits(at, 4, 4, &year) || !take(at, '-') || !take_field(at, &day->tm_mon) ||
		!take(at, '-') || !take_field(at, &day->tm_mday))
		return false;
	day->tm_year = (int)year - 1900;
	day->tm_mon--;
	return true;
}

static bool take_time(const char **at, struct moment *moment)
{
	int64_t hour;
	if (!take_digits(at, 1, 2, &hour) || !take(at, ':') || !take_field(at, &moment->time.tm_min))
		return false;
	moment->time.tm_hour = (int)hour;
	if (!take(at, ':'))
		return true;
	return take_field(at, &moment->time.tm_sec) &&
		take_fraction(at, &moment->fraction, &moment->has_fraction);
}

static bool take_zone(const char **at, struct zone *zone)
{
	int hours, minutes;
	if (**at == '\0')
		return true;
	zone->is_fixed = true;
	if (take(at, 'Z'))
		return true;
	if (strcmp(*at, " UTC") == 0) {
		*at += strlen(*at);
		return true;
	}
	int sign = **at == '-' ? -1 : 1;
	if ((!take(at, '+') && !take(at, '-')) || !take_field(at, &hours) || !take(at, ':') ||
		!take_field(at, &minutes))
		return false;
	zone->offset = sign * (hours * 3600 + minutes * 60);
	return hours < 24 && minutes < 60;
}

static bool take_moment(const char *text, struct moment *moment)
{
	const char *at = text;
	moment->has_day = take_day(&at, &moment->day);
	if (!moment->has_day)
		at = text;
	moment->has_time = !moment->has_day || *at != '\0';
	if (moment->has_day && moment->has_time && !take(&at, 'T') && !take(&at, ' '))
		return false;
	if (moment->has_time && (!take_time(&at, moment) || !take_zone(&at, &moment->zone)))
		return false;
	return *at == '\0';
}

static bool parts_of(int64_t seconds, struct zone zone, struct tm *out)
{
	time_t time = (time_t)(seconds + zone.offset);
	return (zone.is_fixed ? gmtime_r(&time, out) : localtime_r(&time, out)) != NULL;
}

/* False for a moment that no clock of the zone ever shows. */
static bool seconds_of(const struct moment *moment, const struct tm *day, int64_t *out)
{
	struct tm parts = *day, again;
	parts.tm_hour = moment->time.tm_hour;
	parts.tm_min = moment->time.tm_min;
	parts.tm_sec = moment->time.tm_sec;
	parts.tm_isdst = -1;
	struct tm normal = parts;
	*out = moment->zone.is_fixed ? timegm(&normal) - moment->zone.offset : mktime(&normal);
	return *out >= 0 && *out <= LAST_SECOND && parts_of(*out, moment->zone, &again) &&
		again.tm_year == parts.tm_year && again.tm_mon == parts.tm_mon &&
		again.tm_mday == parts.tm_mday && again.tm_hour == parts.tm_hour &&
		again.tm_min == parts.tm_min && again.tm_sec == parts.tm_sec;
}

static struct time_span span_of(int64_t seconds, const struct moment *moment)
{
	int64_t first = seconds * NANOSECONDS + moment->fraction;
	return (struct time_span){
		.first = first, .last = moment->has_fraction ? first : first + NANOSECONDS - 1};
}

/* The day before, by the calendar: not all days have 24 hours. */
static struct tm day_before(const struct tm *day)
{
	struct tm parts = {.tm_year = day->tm_year, .tm_mon = day->tm_mon, .tm_mday = day->tm_mday - 1};
	(void)timegm(&parts);
	return parts;
}

/* A time of day alone: the last day of the data has it, or the one before; if neither, the last day is meant. */
static int time_of_day(const struct moment *moment, const struct time_span *data, struct time_span *out)
{
	struct tm days[2];
	int64_t seconds;
	if (!parts_of(data->last / NANOSECONDS, moment->zone, &days[0]))
		return -ERANGE;
	days[1] = day_before(&days[0]);
	for (int i = 0; i < 2; i++) {
		if (!seconds_of(moment, &days[i], &seconds))
			continue;
		struct time_span span = span_of(seconds, moment);
		if (span.first > data->last || span.last < data->first)
			continue;
		*out = span;
		return 0;
	}
	if (!seconds_of(moment, &days[0], &seconds))
		return -ERANGE;
	*out = span_of(seconds, moment);
	return 0;
}

static int parse_moment(const char *text, const struct time_span *data, struct time_span *out)
{
	struct moment moment = {0};
	int64_t seconds;
	if (!take_moment(text, &moment))
		return -EINVAL;
	if (moment.time.tm_hour > 23 || moment.time.tm_min > 59 || moment.time.tm_sec > 59)
		return -ERANGE;
	if (!moment.has_day)
		return time_of_day(&moment, data, out);
	if (!seconds_of(&moment, &moment.day, &seconds))
		return -ERANGE;
	*out = span_of(seconds, &moment);
	return 0;
}

static int parse_epoch(const char *at, struct time_span *out)
{
	int64_t seconds;
	struct moment moment = {0};
	if (!take_digits(&at, 1, 18, &seconds) ||
		!take_fraction(&at, &moment.fraction, &moment.has_fraction) || *at != '\0')
		return -EINVAL;
	if (seconds > LAST_SECOND)
		return -ERANGE;
	*out = span_of(seconds, &moment);
	return 0;
}

static int parse_ago(const char *at, const struct time_span *data, struct time_span *out)
{
	static const char units[] = "smhd";
	static const int64_t lengths[] = {1, 60, 3600, 86400};
	int64_t number;
	if (!take_digits(&at, 1, 12, &number) || *at == '\0' || at[1] != '\0')
		return -EINVAL;
	const char *unit = strchr(units, *at);
	if (unit == NULL)
		return -EINVAL;
	int64_t length = lengths[unit - units];
	if (data->last < 0 || number > data->last / NANOSECONDS / length)
		return -ERANGE;
	out->first = out->last = data->last - number * length * NANOSECONDS;
	return 0;
}

int time_text_parse(const char *text, const struct time_span *data, struct time_span *out)
{
	if (text[0] == '@')
		return parse_epoch(text + 1, out);
	if (text[0] == '-')
		return parse_ago(text + 1, data, out);
	return parse_moment(text, data, out);
}
