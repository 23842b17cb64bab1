/* SPDX-License-Identifier: MIT */
/* Findings and alerts in words: one wording for the screen, for text and for whatever else tells them. */
#ifndef CMON_CORE_ALERT_TEXT_H
#define CMON_CORE_ALERT_TEXT_H

#include "base/utf8.h"
#include "core/alert/culprits.h"

/* What is told. */
struct told {
	struct field field;
	const char *item; /* its label as text, not yet safe to show; "" in a single-item family */
	double value;     /* in the base unit */
	double cpus;      /* of the machine; NAN for unknown */
	enum utf8_form form;
};

/* "DISK vda busy 100%", "CPU steal 31%: the host is busy, not you" */
void alert_text_add_what(struct buf *out, const struct told *told);

/* A time far off, of which nobody needs the minutes: "45 min", "12 h", "3 days" */
void alert_text_add_hours(struct buf *out, double seconds);

/* The limit that was reached: "≥90%"; nothing for what has no figure to be compared with. */
void alert_text_add_rule(struct buf *out, struct field field, double limit, enum utf8_form form);

/* "postgres[8123] 301M/s, rsync[991] 97M/s"; as many as fit into width columns, and how many more there are. */
void alert_text_add_who(struct buf *out, const struct culprits *culprits, size_t width, enum utf8_form form);

#endif
