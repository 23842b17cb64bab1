/* SPDX-License-Identifier: MIT */
/*
 * Families and parts that cost much and that one panel alone shows: they are read only while it stands on the screen.
 *
 *	wanted = wanted_first()                             for the first sample: what is shown is not known yet
 *	wanted = wanted_of(&layout, &view, wanted)          after each layout
 *	wanted_apply(wanted, fields, &interest)             when that has changed
 */
#ifndef CMON_TUI_WANTED_H
#define CMON_TUI_WANTED_H

#include "tui/layout.h"

/* A bit for each panel that something is read for. */
typedef uint64_t wanted_set;
#define WANTED_ALL UINT64_MAX

/* All that has rates, which need two samples; the rest is there as soon as it is asked for. */
wanted_set wanted_first(void);

/*
 * What the panels of a layout show. One that was wanted before and has nothing to show stays wanted:
 * its panel is gone because of that, and would come and go if it were forgotten.
 */
wanted_set wanted_of(const struct layout *layout, const struct view *view, wanted_set before);

/* Wants this and nothing else of what those panels show; what other panels want stays. */
void wanted_apply(wanted_set wanted, const struct field fields[SHOW_COUNT], struct interest *interest);

/*
 * Of a frame that is printed nothing can be asked for later: what its list shows, and all that the keys of a script may show (NULL:
 * none). What costs much of processes is left out on a live machine, which can be asked again.
 */
void wanted_once(const struct screen_state *state, size_t columns, const char *script, bool is_live,
	struct interest *interest);

#endif
