/* SPDX-License-Identifier: MIT */
/* The metric row: one number or text, described once. Parsers, outputs, levels and alerts all go by it. */
#ifndef CMON_METRIC_METRIC_H
#define CMON_METRIC_METRIC_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/scan.h"
#include "metric/cause.h"
#include "metric/context.h"
#include "metric/level.h"
#include "metric/unit.h"

#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Absent: not on this kernel, unreadable, or not what could be parsed. Never shown as 0. */
#define ABSENT_U64 SCAN_ABSENT_U64
#define ABSENT_I64 SCAN_ABSENT_I64

enum metric_kind {
	METRIC_GAUGE,   /* a value as it stands */
	METRIC_COUNTER, /* only ever grows; its rate is worth more than itself */
	METRIC_DERIVED, /* computed from its struct, or from two of them */
	METRIC_TEXT,    /* no level, no rate, no history */
	METRIC_LABEL,   /* names the item within its family */
};

enum metric_type { TYPE_NONE, TYPE_U64, TYPE_I64, TYPE_F64, TYPE_TEXT };

enum metric_flags {
	METRIC_WRAPS_32 = 1 << 0,       /* the kernel prints 32 bits by contract: a lower value has wrapped */
	METRIC_IDENTITY = 1 << 1,       /* another value means another item under the same label */
	METRIC_BORN = 1 << 2,           /* when the item began, since boot: a newborn's counters began at 0 */
	METRIC_PER_CPU_LIMITS = 1 << 3, /* the limits are for one CPU: value ÷ CPUs is compared */
	METRIC_ALERTS = 1 << 4,         /* a level of warning or above is worth the header's line */
	METRIC_TOTAL_ONLY = 1 << 5,     /* only the item "total" alerts: single CPUs are marked, not told */
	METRIC_NEEDS_CPUS = 1 << 6,     /* its formula looks at context.cpus */
	METRIC_NEEDS_MEMORY = 1 << 7,   /* its formula looks at context.memory_total */
	METRIC_NEEDS_PROCESSES = 1 << 8, /* its formula looks at the process list */
	METRIC_NEEDS_FAMILY = 1 << 9,    /* its formula looks at other parts of its family */
	METRIC_EVENT = 1 << 10,          /* it has happened, and does not last: its alert opens at once */
	METRIC_BOTH_SIGNS = 1 << 11,     /* its limits hold for its magnitude */
};

#define SCALE_TICKS (-1.0) /* clock ticks → seconds; a factor that only the sample knows */
#define SCALE_PAGES (-2.0) /* pages → bytes; another one */

/*
 * Computes a derived value in the row's base unit.
 *
 * before  the same item's struct in the sample before, NULL when there is none to compare with
 * now     its struct in this sample
 *
 * Returns NAN when it cannot be known.
 */
typedef double metric_derive(const void *before, const void *now, const struct metric_context *context);

struct delta;
struct metric;
/* The same for a row that needs more than one part: see core/derived.h. */
typedef double metric_compute(const struct delta *delta, const struct metric *metric, size_t item);

struct metric {
	const char *name; /* stem; metric_add_name() adds the unit */
	size_t offset;
	enum metric_type type; /* TYPE_NONE: computed, takes no bytes of the struct */
	enum metric_kind kind;
	enum unit unit;
	double scale; /* kernel's number × scale = base unit; 0 counts as 1 */
	unsigned flags;
	const char *key;  /* the kernel's word in a "key: value" file; of a sum the row that is added up */
	unsigned column;  /* position in the kernel's table, from 1 */
	const char *help; /* a few words, lower case */
	struct limits limits;
	/* The limits that an item brings along count before limits; false, nothing written: it has none. NULL: none ever. */
	bool (*own_limits)(const void *item, struct limits *out);
	enum metric_cause cause;
	metric_derive *derive;
	metric_compute *compute;
};

/* name, offset and type of a member; a member that is not one of the four types does not compile. */
/* clang-format off */
#define FIELD(structure, member) .name = #member, .offset = offsetof(struct structure, member), \
	.type = _Generic(((struct structure *)0)->member, \
		uint64_t: TYPE_U64, int64_t: TYPE_I64, double: TYPE_F64, struct text: TYPE_TEXT)
/* clang-format on */

/* Does the row have a rate of its own? Counters of seconds have none: percent and await rows say it. */
bool metric_has_rate(const struct metric *metric);

/* Kernel's number × factor = base unit. The number of a struct in it is NAN when absent and for rows without bytes. */
double metric_factor(const struct metric *metric, const struct metric_context *context);
double metric_number(const struct metric *metric, const void *item, const struct metric_context *context);
/* The text of a struct; absent for rows of another type. */
struct text metric_text(const struct metric *metric, const void *item);
/* Writes an absent value into the row's member. */
void metric_set_absent(const struct metric *metric, void *item);

/* Puts a number from the kernel's text into the row's member; another word is absent. */
void metric_store(const struct metric *metric, void *item, struct slice word);

/*
 * The growth of a raw counter: NAN when either is absent or it went back. The _32 form is for counters
 * that the kernel prints with 32 bits by contract: there a lower value has wrapped.
 */
double counter_growth(uint64_t before, uint64_t now);
double counter_growth_32(uint64_t before, uint64_t now);
double counter_growth_or_0(uint64_t before, uint64_t now); /* inside a sum an absent counter adds nothing */
uint64_t counter_sum(uint64_t a, uint64_t b);

/* The exported name, stem + unit: "total_bytes", "read_bytes_total", "read_bytes_per_second" (is_rate). */
void metric_add_name(struct buf *out, const struct metric *metric, bool is_rate);

#endif
