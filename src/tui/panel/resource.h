/* SPDX-License-Identifier: MIT */
/*
 * Panels that list the items of a family, the worst first: folded, a line for each of the worst, how many more there
 * are, and the key; as a section, a title with the heads of the columns and a line for each.
 */
#ifndef CMON_TUI_PANEL_RESOURCE_H
#define CMON_TUI_PANEL_RESOURCE_H

#include "tui/panel/panel.h"

struct ranked {
	size_t item;
	enum level level; /* the worst of its values */
	double weight;    /* of equal levels the larger comes first; NAN: last */
};

struct resource {
	enum family_id family;
	const char *label; /* of the folded line: "NET" */
	const char *title; /* of the section: "NETWORK" */
	const char *heads; /* of the section's columns, as wide as they are */
	char key;
	/* false: the item is not listed. level and weight are 0 before. */
	bool (*rank)(const struct view *view, size_t item, struct ranked *out);
	/* NULL: the panel is never folded */
	void (*draw_line)(const struct view *view, struct pen *pen, size_t item, size_t name_width);
	/* Draws what stands below the heads; the name before it has been drawn. */
	void (*draw_row)(const struct view *view, struct pen *pen, size_t item);
	/* Two fields whose sum is drawn as a sparkline, where names leave room for it; NULL: none. */
	const enum screen_field *traffic;
	/* What a person calls the item; NULL: its label. */
	void (*add_name)(const struct view *view, size_t item, struct buf *out);
};

struct panel_size resource_size(
	const struct view *view, const struct room *room, const struct resource *resource);
/* Of a panel that is not there where there is nothing to list, but when its key opened it. id PANEL_COUNT: no key does. */
struct panel_size resource_size_if_any(
	const struct view *view, const struct room *room, const struct resource *resource, enum panel_id id);
void resource_draw(const struct view *view, const struct area *area, const struct room *room,
	const struct resource *resource);
/* Begins the histories that a placed panel draws beside its items. */
void resource_watch(const struct view *view, const struct placed *placed, const struct resource *resource,
	struct history *history);
/* The level of the worst item. */
enum level resource_level(const struct view *view, const struct resource *resource);

/* Draws the title of a section: name, heads at the right, key at the end. key 0: none. */
void section_title_draw(const struct area *area, const char *title, const char *heads, char key);

/* "rx  12.1M" */
void rate_draw(struct pen *pen, const char *name, double value);

#endif
