/* SPDX-License-Identifier: MIT */
#include "tui/wanted.h"

#include "metric/part.h"
#include "tui/facts.h"
#include "tui/keys.h"
#include "tui/list/list.h"
#include "tui/panel/panel.h"

enum { ALL_PARTS = FAMILY_PARTS };

static const struct {
	panel_draw *draw;
	enum family_id family;
	size_t part;
} shown[] = {
	{cgroups_draw, FAMILY_CGROUP, ALL_PARTS},
	{cpus_draw, FAMILY_CPU, CPU_TOPOLOGY},
	{interrupts_draw, FAMILY_INTERRUPT, ALL_PARTS},
	{sockets_draw, FAMILY_SOCKET, ALL_PARTS},
};

wanted_set wanted_first(void)
{
	wanted_set wanted = 0;
	for (size_t i = 0; i < COUNT_OF(shown); i++)
		wanted |= shown[i].part == ALL_PARTS ? UINT64_C(1) << i : 0;
	return wanted;
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

wanted_set wanted_of(const struct layout *layout, const struct view *view, wanted_set before)
{
	wanted_set wanted = 0;
	for (size_t i = 0; i < COUNT_OF(shown); i++) {
		wanted_set bit = UINT64_C(1) << i;
		if (layout_find(layout, shown[i].draw) != NULL ||
			((before & bit) != 0 && is_empty(layout, view, shown[i].draw)))
			wanted |= bit;
	}
	return wanted;
}

static bool is_of(size_t entry, struct field field)
{
	return shown[entry].family == field.family &&
		(shown[entry].part == ALL_PARTS || shown[entry].part == field.part);
}

void wanted_apply(wanted_set wanted, const struct field fields[SHOW_COUNT], struct interest *interest)
{
	for (size_t i = 0; i < COUNT_OF(shown); i++)
		for (size_t part = 0; part < FAMILY_PARTS; part++)
			if (shown[i].part == ALL_PARTS || shown[i].part == part)
				interest->rows[shown[i].family][part] = 0;
	for (size_t i = 0; i < COUNT_OF(shown); i++)
		for (size_t f = 0; f < SHOW_COUNT && (wanted >> i & 1) != 0; f++)
			if (is_of(i, fields[f]))
				interest_add_field(interest, fields[f]);
}

void wanted_once(const struct screen_state *state, size_t columns, const char *script, bool is_live,
	struct interest *interest)
{
	struct process_options list = list_options(state);
	struct shown_columns all;
	columns_show(&state->list.columns, columns, 0, &all);
	columns_fill(&all, interest);
	process_options_fill(&list, interest);
	if (script == NULL)
		return;
	interest_add_family(interest, FAMILY_PROCESS);
	if (!is_live)
		facts_want_all(interest);
	struct scan words = scan_slice(slice_of(script));
	struct slice name;
	while (scan_word(&words, &name))
		if (keys_find(name) == 'H')
			interest_add_family(interest, FAMILY_THREAD);
}
