/* SPDX-License-Identifier: MIT */
/*
 * Alerts over time: what has been wrong since when, how bad it was at worst and who was behind it.
 *
 * An alert is opened when a value has been at warning or above for six seconds (at once for what is an event, such as
 * a process killed for want of memory), and closed when it is ok again; careful in between keeps it open. What was not
 * known in between, changes nothing. What another finding tells (alert/causes.h) opens none of its own, but one that is
 * open already stays open.
 */
#ifndef CMON_CORE_ALERT_LOG_H
#define CMON_CORE_ALERT_LOG_H

#include "core/alert/culprits.h"
#include "core/alert/findings.h"

#define ALERT_OPENS_AFTER_NS (6 * INT64_C(1000000000))
/* What another alert told stays with it that long beyond its end: a load falls for minutes after its cause is gone. */
#define ALERT_PART_LASTS_NS (120 * INT64_C(1000000000))

enum { ALERTS_TRACKED = 128, ALERTS_ENDED = 128 };

/* Of one sample. */
struct moment {
	int64_t boottime; /* ns; CLOCK_UNKNOWN when nothing tells */
	int64_t realtime;
};

struct logged_alert {
	struct field field;
	char item[LIMIT_ITEM]; /* its label as text, cut; "" in a single-item family */
	bool is_open;          /* false while it is not six seconds old, and when it has ended */
	bool is_part;          /* another one tells it, or did until a moment ago */
	int64_t part_until;    /* when that was last so, boottime */
	enum level level;      /* as last known */
	enum level worst_level;
	double value, worst;       /* as last known, and the worst, in the base unit */
	double limit, worst_limit; /* that these reached; NAN when it is below all */
	struct moment begin;
	struct moment
		end; /* the last sample in which it was known to be wrong, or the first in which it was ok again */
	struct culprits culprits; /* when it was worst */
};

struct alert_log {
	struct logged_alert
		tracked[ALERTS_TRACKED]; /* open ones and those that may open; as they were found */
	size_t tracked_count;
	struct logged_alert ended[ALERTS_ENDED]; /* a ring */
	size_t ended_count;                      /* since the start, also those that the ring has lost */
	size_t unlogged;                         /* values that found no place in the sample before */
};

/* Forgets everything. */
void alert_log_init(struct alert_log *log);

/* Takes in a sample and what was found in it (findings_scan). */
void alert_log_update(struct alert_log *log, const struct delta *delta, const struct finding_list *found);

/* Forgets those that have ended. */
void alert_log_drop_ended(struct alert_log *log);

/*
 * The alerts to show, at most capacity of them: open ones first, the worst and longest before others, then those that
 * may open yet, then the ended, the latest first. Parts that are not open are none of them.
 *
 * out  pointers that hold until the next update
 *
 * Returns how many there are.
 */
size_t alert_log_list(const struct alert_log *log, const struct logged_alert **out, size_t capacity);

/* How many that are. */
size_t alert_log_count(const struct alert_log *log);
size_t alert_log_open_count(const struct alert_log *log);
/* Of those that have ended and are still known. */
size_t alert_log_ended_count(const struct alert_log *log);

#endif
