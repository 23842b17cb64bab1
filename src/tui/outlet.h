/* SPDX-License-Identifier: MIT */
/*
 * The way of frames to the terminal, which may be slow, held by Ctrl-S or a link that hangs: nothing here waits for it
 * longer than it is told to, so that keys and signals always work.
 *
 *	outlet_capture(&outlet)     what is written to outlet->descriptor is kept
 *	outlet_release(&outlet)     from here on it goes to the terminal again
 *	outlet_send(&outlet, 0)     sends what was kept in one write, or as much as the terminal takes
 */
#ifndef CMON_TUI_OUTLET_H
#define CMON_TUI_OUTLET_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

struct outlet {
	int descriptor; /* the terminal, for who draws; while capturing, a file in memory */
	int terminal;   /* the terminal, always */
	int writing;    /* the terminal without waiting; as terminal where that cannot be had */
	int file;       /* in memory */
	struct buf pending;
	size_t sent; /* of pending */
};

/* Returns 0 or -errno. finish takes an outlet that could not be opened, too. */
int outlet_open(struct outlet *outlet, int terminal);
void outlet_finish(struct outlet *outlet);

void outlet_capture(struct outlet *outlet);
void outlet_release(struct outlet *outlet);

/* Sends what is pending, waiting that long for a terminal that takes nothing. Returns whether all is sent or lost. */
bool outlet_send(struct outlet *outlet, int milliseconds);

/* Waits that long at most until the terminal takes more: what is written to it past the outlet would wait for ever. */
bool outlet_has_room(const struct outlet *outlet, int milliseconds);

/* Has the terminal something before it still: what was not sent, or what a slow line has not passed on? */
bool outlet_is_busy(const struct outlet *outlet);

/* Lets a terminal that Ctrl-S holds go on. Async-signal-safe. */
void outlet_unblock(int terminal);

#endif
