/* SPDX-License-Identifier: MIT */
/* How values look in cells of a fixed width. */
#ifndef CMON_TUI_CELL_H
#define CMON_TUI_CELL_H

#include "metric/unit.h"
#include "tui/grid.h"

enum { CELL_LENGTH = 64 };

/* A value as text: "301M", "12.1", "-". */
struct cell_text {
	char text[CELL_LENGTH];
};

/* A size or rate in bytes, three digits and a letter. */
struct cell_text cell_bytes(double value);
/* The rate of a network's bytes, as it is, or in bits: "12.1Mb", powers of 1000. */
struct cell_text cell_traffic(double bytes, bool is_bits);
/* With that many decimals; large values lose them. */
struct cell_text cell_number(double value, int decimals);
/* How many, three digits and a letter for thousands: "8.1k". */
struct cell_text cell_count(double value);
/* A request's time in milliseconds, without unit. */
struct cell_text cell_milliseconds(double seconds);
/* CPU time as top has it: "0:19", "81:04", "312h". */
struct cell_text cell_cpu_time(double seconds);
/* "12d 04:11", "04:11" */
struct cell_text cell_uptime(double seconds);

/* "59s", "2m39s", "3h05m", "12d" */
struct cell_text cell_duration(double seconds);

/* A share of 0 to 1 as one character: eight steps of a block, or the tens digit; " " for unknown. */
const char *cell_spark(double share, enum utf8_form form);

/* The cell with a unit behind it; an unknown one stays "-". */
struct cell_text cell_with(struct cell_text cell, const char *unit);

/* Adds value right-aligned to width, then the mark of its level, both in the level's colour. ok is left uncoloured when is_plain. */
void pen_add_level(struct pen *pen, const char *value, size_t width, enum level level, bool is_plain);

#endif
