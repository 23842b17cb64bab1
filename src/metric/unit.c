/* SPDX-License-Identifier: MIT */
#include "metric/unit.h"

#include "base/scan.h"

#include <assert.h>
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

static const struct {
	const char *name;
	const char *suffix;
} units[] = {
	[UNIT_COUNT_OF] = {"", ""},
	[UNIT_BYTES] = {"bytes", "_bytes"},
	[UNIT_BYTES_PER_SECOND] = {"bytes per second", "_bytes_per_second"},
	[UNIT_BITS_PER_SECOND] = {"bits per second", "_bits"},
	[UNIT_PER_SECOND] = {"per second", "_per_second"},
	[UNIT_SECONDS] = {"seconds", "_seconds"},
	[UNIT_TIMESTAMP] = {"seconds since 1970", "_seconds"},
	[UNIT_PERCENT] = {"percent", "_percent"},
	[UNIT_HERTZ] = {"hertz", "_hertz"},
	[UNIT_CELSIUS] = {"degrees Celsius", "_celsius"},
	[UNIT_VOLTS] = {"volts", "_volts"},
	[UNIT_WATTS] = {"watts", "_watts"},
	[UNIT_JOULES] = {"joules", "_joules"},
};
static_assert(sizeof(units) / sizeof(units[0]) == UNIT_COUNT, "one line per unit");

const char *unit_name(enum unit unit)
{
	return units[unit].name;
}

const char *unit_suffix(enum unit unit)
{
	return units[unit].suffix;
}

/* Three digits and a letter; a value that would round to four digits takes the next letter. */
static void add_scaled(struct buf *out, double value, double step)
{
	static const char letters[] = " KMGTPE";
	size_t letter = 0;
	while (fabs(value) >= 999.5 && letters[letter + 1] != '\0') {
		value /= step;
		letter++;
	}
	bool has_fraction = letter > 0 && fabs(value) < 9.95;
	buf_printf(out, has_fraction ? "%.1f" : "%.0f", value);
	if (letter > 0)
		buf_add_char(out, letters[letter]);
}

/* Up to here every whole number is a double. */
#define EXACT_INTEGER 9007199254740992.0

static void add_duration(struct buf *out, double seconds)
{
	if (seconds < 0.9995) {
		buf_printf(out, "%.*fms", seconds > 0 && seconds < 0.00995 ? 1 : 0, seconds * 1000);
		return;
	}
	if (seconds < 59.95) {
		buf_printf(out, "%.1fs", seconds);
		return;
	}
	if (seconds > EXACT_INTEGER) {
		buf_add_char(out, '-');
		return;
	}
	if (seconds < 60)
		seconds = 60;
	uint64_t whole = (uint64_t)seconds;
	unsigned minutes = (unsigned)(whole / 60 % 60), hours = (unsigned)(whole / 3600 % 24);
	unsigned long long days = whole / 86400;
	if (days > 0)
		buf_printf(out, "%llud %02u:%02u", days, hours, minutes);
	else
		buf_printf(out, "%02u:%02u:%02u", hours, minutes, (unsigned)(whole % 60));
}

void unit_add(struct buf *out, enum unit unit, double value)
{
	if (!isfinite(value)) {
		buf_add_char(out, '-');
		return;
	}
	switch (unit) {
	case UNIT_BYTES:
	case UNIT_BYTES_PER_SECOND:
		add_scaled(out, value, 1024);
		break;
	case UNIT_BITS_PER_SECOND:
	case UNIT_HERTZ:
		add_scaled(out, value, 1000);
		break;
	case UNIT_SECONDS:
		add_duration(out, value);
		break;
	case UNIT_TIMESTAMP:
		unit_add_time(out, value, ' ');
		break;
	case UNIT_CELSIUS:
		/* Without the sign of degrees: a terminal may know ASCII only. */
		buf_printf(out, "%.0fC", value);
		break;
	case UNIT_JOULES:
		add_scaled(out, value, 1000);
		break;
	case UNIT_VOLTS:
	case UNIT_WATTS:
	case UNIT_PERCENT:
	case UNIT_PER_SECOND:
		buf_printf(out, "%.1f", value);
		break;
	case UNIT_COUNT_OF:
	case UNIT_COUNT:
		unit_add_exact(out, value, "-");
		break;
	}
}

static void add_plain(struct buf *out, double value, int digits, const char *unknown)
{
	if (!isfinite(value))
		buf_add_string(out, unknown);
	else if (value == 0)
		buf_add_char(out, '0');
	else if (value == trunc(value) && fabs(value) <= EXACT_INTEGER)
		buf_printf(out, "%.0f", value);
	else
		buf_printf(out, "%.*g", digits, value);
}

void unit_add_exact(struct buf *out, double value, const char *unknown)
{
	add_plain(out, value, 15, unknown);
}

void unit_add_computed(struct buf *out, double value, const char *unknown)
{
	add_plain(out, value, 9, unknown);
}

void unit_add_time(struct buf *out, double seconds, char separator)
{
	/* Beyond year 9999 there is no four-digit form; such a clock is broken anyway. */
	if (!isfinite(seconds) || fabs(seconds) > 253402300799.0) {
		buf_add_char(out, '-');
		return;
	}
	time_t whole = (time_t)floor(seconds);
	struct tm utc;
	if (gmtime_r(&whole, &utc) == NULL) {
		buf_add_char(out, '-');
		return;
	}
	buf_printf(out, "%04d-%02d-%02d%c%02d:%02d:%02d", utc.tm_year + 1900, utc.tm_mon + 1, utc.tm_mday,
		separator, utc.tm_hour, utc.tm_min, utc.tm_sec);
	if (separator == 'T')
		buf_add_char(out, 'Z');
}

int unit_parse(enum unit unit, const char *text, double *out)
{
	static const struct {
		enum unit unit;
		const char *suffix;
		double factor;
	} suffixes[] = {
		{UNIT_BYTES, "K", 1024.0},
		{UNIT_BYTES, "M", 1048576.0},
		{UNIT_BYTES, "G", 1073741824.0},
		{UNIT_BYTES, "T", 1099511627776.0},
		{UNIT_BITS_PER_SECOND, "K", 1e3},
		{UNIT_BITS_PER_SECOND, "M", 1e6},
		{UNIT_BITS_PER_SECOND, "G", 1e9},
		{UNIT_SECONDS, "us", 1e-6},
		{UNIT_SECONDS, "ms", 1e-3},
		{UNIT_SECONDS, "s", 1},
		{UNIT_SECONDS, "m", 60},
		{UNIT_SECONDS, "h", 3600},
		{UNIT_PERCENT, "%", 1},
	};
	size_t digits = strspn(text, "0123456789.-");
	double number = slice_double((struct slice){.data = text, .length = digits});
	if (isnan(number))
		return -EBADMSG;
	if (text[digits] == '\0') {
		*out = number;
		return 0;
	}
	if (unit == UNIT_BYTES_PER_SECOND)
		unit = UNIT_BYTES;
	for (size_t i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++) {
		if (suffixes[i].unit != unit || strcmp(text + digits, suffixes[i].suffix) != 0)
			continue;
		*out = number * suffixes[i].factor;
		return 0;
	}
	return -EBADMSG;
}
