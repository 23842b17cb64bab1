/* SPDX-License-Identifier: MIT */
#include "tui/cell.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

struct cell_text cell_bytes(double value)
{
	struct cell_text cell = {""};
	struct buf text;
	buf_init_in(&text, cell.text, sizeof(cell.text));
	unit_add(&text, UNIT_BYTES, value);
	return cell;
}

struct cell_text cell_traffic(double bytes, bool is_bits)
{
	struct cell_text cell = {""};
	struct buf text;
	if (!is_bits)
		return cell_bytes(bytes);
	buf_init_in(&text, cell.text, sizeof(cell.text));
	unit_add(&text, UNIT_BITS_PER_SECOND, bytes * 8);
	return cell_with(cell, "b");
}

struct cell_text cell_number(double value, int decimals)
{
	struct cell_text cell = {"-"};
	if (isfinite(value))
		snprintf(cell.text, sizeof(cell.text), "%.*f", fabs(value) < 99.95 ? decimals : 0, value);
	return cell;
}

struct cell_text cell_count(double value)
{
	static const char letters[] = "kMGT";
	struct cell_text cell = cell_number(value, 0);
	size_t step = 0;
	if (!(value >= 999.5))
		return cell;
	value /= 1000;
	while (value >= 999.5 && letters[step + 1] != '\0') {
		value /= 1000;
		step++;
	}
	snprintf(cell.text, sizeof(cell.text), "%.*f%c", value < 9.95 ? 1 : 0, value, letters[step]);
	return cell;
}

struct cell_text cell_with(struct cell_text cell, const char *unit)
{
	struct cell_text result = cell;
	if (strcmp(cell.text, "-") != 0)
		snprintf(result.text, sizeof(result.text), "%.40s%.20s", cell.text, unit);
	return result;
}

struct cell_text cell_milliseconds(double seconds)
{
	return cell_number(seconds * 1000, seconds < 0.00995 && seconds > 0 ? 1 : 0);
}

struct cell_text cell_cpu_time(double seconds)
{
	struct cell_text cell = {"-"};
	if (!isfinite(seconds) || seconds < 0 || seconds > 1e12)
		return cell;
	unsigned long long whole = (unsigned long long)seconds;
	if (whole < 1000 * 60)
		snprintf(cell.text, sizeof(cell.text), "%llu:%02llu", whole / 60, whole % 60);
	else
		snprintf(cell.text, sizeof(cell.text), "%lluh", whole / 3600);
	return cell;
}

struct cell_text cell_uptime(double seconds)
{
	struct cell_text cell = {"-"};
	if (!isfinite(seconds) || seconds < 0 || seconds > 1e12)
		return cell;
	unsigned long long minutes = (unsigned long long)seconds / 60;
	if (minutes >= 24 * 60)
		snprintf(cell.text, sizeof(cell.text), "%llud %02llu:%02llu", minutes / (24 * 60),
			minutes / 60 % 24, minutes % 60);
	else
		snprintf(cell.text, sizeof(cell.text), "%02llu:%02llu", minutes / 60, minutes % 60);
	return cell;
}

struct cell_text cell_duration(double seconds)
{
	struct cell_text cell = {"-"};
	if (!isfinite(seconds) || seconds < 0 || seconds > 1e12)
		return cell;
	unsigned long long whole = (unsigned long long)seconds;
	if (whole < 60)
		snprintf(cell.text, sizeof(cell.text), "%llus", whole);
	else if (whole < 3600)
		snprintf(cell.text, sizeof(cell.text), "%llum%02llus", whole / 60, whole % 60);
	else if (whole < 100 * 3600)
		snprintf(cell.text, sizeof(cell.text), "%lluh%02llum", whole / 3600, whole / 60 % 60);
	else
		snprintf(cell.text, sizeof(cell.text), "%llud", whole / 86400);
	return cell;
}

const char *cell_spark(double share, enum utf8_form form)
{
	static const char *const blocks[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
	static const char *const digits[] = {"0", "1", "2", "3", "4", "5", "6", "7", "8"};
	if (isnan(share))
		return " ";
	if (share < 0)
		share = 0;
	if (form == UTF8_UNICODE)
		return blocks[share >= 0.875 ? 7 : (size_t)(share / 0.125)];
	if (share < 0.05)
		return ".";
	return share >= 0.9 ? "X" : digits[(size_t)(share * 10)];
}

void pen_add_level(struct pen *pen, const char *value, size_t width, enum level level, bool is_plain)
{
	const char mark[] = {level_mark(level), '\0'};
	enum style before = pen->style;
	size_t length = text_width(slice_of(value));
	if (length < width)
		pen_repeat(pen, " ", width - length);
	/* The colour begins with the value: a coloured ground must not reach over the blanks before it. */
	pen->style = level == LEVEL_OK && (is_plain || strcmp(value, "-") == 0) ? before : style_of(level);
	pen_add_right(pen, value, length < width ? length : width);
	if (level == LEVEL_OK)
		pen->style = before;
	pen_add(pen, mark);
	pen->style = before;
}
