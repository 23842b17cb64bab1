/* SPDX-License-Identifier: MIT */
/* A line of the busiest interrupts. */
#include "tui/panel/resource.h"

#include "base/scan.h"
#include "tui/cell.h"

#include <string.h>

enum { MOST = 8, LABEL_WIDTH = 5, NAME_WIDTH = 14 };

struct panel_size interrupts_size(const struct view *view, const struct room *room)
{
	const struct family_data *data = &view->delta->now->families[FAMILY_INTERRUPT];
	(void)room;
	/* Not asked for yet: it stands, and is. */
	size_t most = data->is_present || data->parts[0].error == 0 ? 1 : 0;
	return (struct panel_size){most, most, most};
}

/* The busiest ones, the busiest first. Returns how many have come at all. */
static size_t find_busiest(const struct view *view, size_t items[MOST])
{
	const struct family_data *data = &view->delta->now->families[FAMILY_INTERRUPT];
	size_t count = 0;
	for (size_t i = 0; data->is_present && i < data->count; i++) {
		double rate = view_value(view, SHOW_INTERRUPT_RATE, i);
		size_t at = count;
		while (at > 0 && rate > view_value(view, SHOW_INTERRUPT_RATE, items[at - 1]))
			at--;
		if (!(rate > 0) || at == MOST)
			continue;
		count += count < MOST;
		for (size_t behind = count - 1; behind > at; behind--)
			items[behind] = items[behind - 1];
		items[at] = i;
	}
	return count;
}

/* The device, which stands last, of one with a number; "LOC" of one with a name. */
static struct slice name_of(const struct view *view, size_t item)
{
	struct slice label = snapshot_label(view->delta->now, FAMILY_INTERRUPT, item).text,
		     name = view_text(view, SHOW_INTERRUPT_DESCRIPTION, item);
	if (name.length == 0 || slice_u64(label) == ABSENT_U64)
		return label;
	size_t begin = name.length;
	while (begin > 0 && name.data[begin - 1] != ' ')
		begin--;
	return (struct slice){.data = name.data + begin, .length = name.length - begin};
}

void interrupts_draw(const struct view *view, const struct area *area, const struct room *room)
{
	size_t items[MOST], count = find_busiest(view, items);
	struct pen pen = pen_at(area, 0);
	(void)room;
	pen_add_styled(&pen, STYLE_TITLE, "IRQ");
	pen_move(&pen, LABEL_WIDTH);
	if (count == 0)
		pen_add(&pen, "-");
	for (size_t i = 0; i < count; i++) {
		struct slice name = name_of(view, items[i]);
		size_t width = text_width(name) < NAME_WIDTH ? text_width(name) : NAME_WIDTH;
		struct cell_text rate =
			cell_with(cell_count(view_value(view, SHOW_INTERRUPT_RATE, items[i])), "/s");
		/* Never a half of one. */
		if (width + strlen(rate.text) + 3 > pen_left(&pen))
			break;
		pen_add_safe(&pen, name, width);
		pen_printf(&pen, " %s  ", rate.text);
	}
}
