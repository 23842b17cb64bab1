/* SPDX-License-Identifier: MIT */
#include "metric/level.h"

#include <assert.h>
#include <math.h>
#include <stddef.h>

static const struct {
	char mark;
	const char *word;
	const char *sgr;
} levels[] = {
	[LEVEL_OK] = {' ', "ok", ";32"},
	[LEVEL_CAREFUL] = {'~', "careful", ";94"},
	[LEVEL_WARNING] = {'!', "WARNING", ";95"},
	[LEVEL_CRITICAL] = {'X', "CRITICAL", ";1;97;41"},
};
static_assert(sizeof(levels) / sizeof(levels[0]) == LEVEL_COUNT, "one line per level");

enum level level_of(double value, const struct limits *limits)
{
	double sign = limits_descend(limits) ? -1 : 1;
	if (limits->critical <= 0)
		return LEVEL_OK;
	if (sign * value >= sign * limits->critical)
		return LEVEL_CRITICAL;
	if (sign * value >= sign * limits->warning)
		return LEVEL_WARNING;
	return sign * value >= sign * limits->careful ? LEVEL_CAREFUL : LEVEL_OK;
}

double limits_of_level(const struct limits *limits, enum level level)
{
	const double reached[] = {NAN, limits->careful, limits->warning, limits->critical};
	return reached[level];
}

enum level level_worse(enum level a, enum level b)
{
	return a > b ? a : b;
}

char level_mark(enum level level)
{
	return levels[level].mark;
}

const char *level_word(enum level level)
{
	return levels[level].word;
}

const char *level_sgr(enum level level)
{
	return levels[level].sgr;
}
