/* SPDX-License-Identifier: MIT */
/* The interactive screen, and one frame of it as text. */
#ifndef CMON_TUI_MONITOR_H
#define CMON_TUI_MONITOR_H

#include "core/sampler.h"
#include "tui/grid.h"
#include "tui/view.h"

struct monitor_options {
	struct screen_state state; /* what the screen begins with: see screen_state_init */
	double interval;           /* seconds */
	double history;            /* seconds of samples that sparklines are drawn of */
	uint64_t count;            /* frames after which it ends; 0: never */
	const char *color;         /* "auto", "always", "never" */
	int output, input;         /* descriptors of the terminal, of the screen */
	enum theme theme;
	bool has_mouse;
	bool is_read_only;    /* nothing is done to processes */
	size_t rows, columns; /* of one frame */
	const char *keys;     /* names of keys with blanks between them, pressed before the frame; NULL */
};

/* What the monitor wants collected. */
void monitor_fill_interest(struct interest *interest);

/*
 * Shows the screen on a terminal until q.
 *
 * Returns 0; -ENOTTY when the terminal cannot be used; the error of sampler_step for the first sample. A signal that
 * ends it restores the terminal first; *signal_number is that signal, 0 otherwise.
 */
int monitor_run(struct sampler *sampler, const struct monitor_options *options, int *signal_number);

/*
 * Adds one frame as text to out, with rates where two samples can be had.
 *
 * Returns 0; -EINVAL for a key of options->keys that is none; the error of sampler_step.
 */
int monitor_once(
	struct sampler *sampler, const struct monitor_options *options, bool is_terminal, struct buf *out);

/* ASCII, or what the locale can show. */
enum utf8_form monitor_form(bool is_ascii);

#endif
