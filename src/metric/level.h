/* SPDX-License-Identifier: MIT */
/* The four levels and the limits that lead to them. */
#ifndef CMON_METRIC_LEVEL_H
#define CMON_METRIC_LEVEL_H

#include <stdbool.h>

enum level { LEVEL_OK, LEVEL_CAREFUL, LEVEL_WARNING, LEVEL_CRITICAL, LEVEL_COUNT };

/* Limits in the base unit of their row. All zero: the row has no limits. Where less is worse they descend. */
struct limits {
	double careful, warning, critical;
};

/*
 * A limit is reached at ≥, and at ≤ where the limits descend: there less is worse. An unknown value (NAN) and a row
 * without limits are LEVEL_OK.
 */
enum level level_of(double value, const struct limits *limits);

/* The limit that leads to a level; NAN for LEVEL_OK. */
double limits_of_level(const struct limits *limits, enum level level);

/* Is less worse? */
static inline bool limits_descend(const struct limits *limits)
{
	return limits->careful > limits->critical;
}

enum level level_worse(enum level a, enum level b);

/* " ", "~", "!" or "X": printed directly after a value, with and without colour. */
char level_mark(enum level level);

/* "ok", "careful", "WARNING", "CRITICAL". */
const char *level_word(enum level level);

/* Parameters of an SGR sequence in the level's colour, each with ";" in front; for 16 colours. */
const char *level_sgr(enum level level);

#endif
