/* SPDX-License-Identifier: MIT */
#include "tui/wanted.h"

#include "metric/part.h"
#include "tui/panel/panel.h"

#include <string.h>

static const struct {
	panel_draw *draw;
	enum family_id family;
} shown[] = {
	{cgroups_draw, FAMILY_CGROUP},
	{interrupts_draw, FAMILY_INTERRUPT},
	{sockets_draw, FAMILY_SOCKET},
};

static family_set bit_of(enum family_id family)
{
	return UINT64_C(1) << family;
}

/* Its family is not there, or has nothing that it lists. */
static bool is_empty(const struct layout *layout, const struct view *view, panel_draw *draw)
{
	const struct room room = {
		.rows = layout->rows, .columns = layout->columns, .kind = layout->kind, .is_section = true};
	for (size_t i = 0; i < panel_count; i++)
		if (panels[i].draw == draw)
			return panels[i].size(view, &room).most == 0;
	return false;
}

family_set wanted_families(const struct layout *layout, const struct view *view, family_set before)
{
	family_set wanted = 0;
	for (size_t i = 0; i < COUNT_OF(shown); i++) {
		family_set bit = bit_of(shown[i].family);
		if (layout_find(layout, shown[i].draw) != NULL ||
			((before & bit) != 0 && is_empty(layout, view, shown[i].draw)))
			wanted |= bit;
	}
	return wanted;
}

void wanted_apply(family_set wanted, const struct field fields[SHOW_COUNT], struct interest *interest)
{
	family_set all = 0;
	for (size_t i = 0; i < COUNT_OF(shown); i++) {
		all |= bit_of(shown[i].family);
		memset(interest->rows[shown[i].family], 0, sizeof(interest->rows[shown[i].family]));
	}
	for (size_t i = 0; i < SHOW_COUNT; i++)
		if ((bit_of(fields[i].family) & all & wanted) != 0)
			interest_add_field(interest, fields[i]);
}
