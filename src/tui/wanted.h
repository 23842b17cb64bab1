/* SPDX-License-Identifier: MIT */
/*
 * Families that cost much and that one panel alone shows: they are read only while it stands on the screen.
 *
 *	wanted = WANTED_ALL                                 for the first sample: who is shown is not known yet
 *	wanted = wanted_families(&layout, &view, wanted)    after each layout
 *	wanted_apply(wanted, fields, &interest)             when that has changed
 */
#ifndef CMON_TUI_WANTED_H
#define CMON_TUI_WANTED_H

#include "tui/layout.h"

/* A bit for each family. */
typedef uint64_t family_set;
#define WANTED_ALL UINT64_MAX

/*
 * The families that the panels of a layout show. One that was wanted before and has nothing to show stays wanted:
 * its panel is gone because of that, and would come and go if it were forgotten.
 */
family_set wanted_families(const struct layout *layout, const struct view *view, family_set before);

/* Wants these families and none of the others that this is about; what else is wanted stays. */
void wanted_apply(family_set wanted, const struct field fields[SHOW_COUNT], struct interest *interest);

#endif
