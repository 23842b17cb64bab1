/* SPDX-License-Identifier: MIT */
/* The key line: what the table of keys says, and nothing else. */
#include "tui/panel/panel.h"

#include "tui/keys.h"

#include <string.h>

static bool has_word(const struct view *view, const struct key *key)
{
	return key->line != NULL && key_is_shown(key, view) &&
		(key->is_possible == NULL || key->is_possible(view));
}

static enum style style_for(const struct view *view, const struct key *key, enum style style)
{
	return key_is_forbidden(key, view) ? STYLE_FAINT : style;
}

/*
 * Keys of one word stand together before it: "c m i p Sort". Words that do not fit are left out, quit never, and keys
 * that would do nothing now.
 */
static void draw_key_words(const struct view *view, struct pen *pen)
{
	const struct key *last = &keys[key_count - 1];
	size_t reserve = strlen(last->name) + strlen(last->line) + 3;
	pen_add(pen, " ");
	for (size_t i = 0; i < key_count;) {
		size_t end = i, width = 0;
		while (!has_word(view, &keys[end]) || keys[end].line[0] == '\0')
			width += has_word(view, &keys[end]) ? strlen(keys[end].name) + 1 : 0, end++;
		width += strlen(keys[end].name) + strlen(keys[end].line) + 3;
		bool is_last = end == key_count - 1;
		for (; i <= end; i++) {
			if (!has_word(view, &keys[i]) || (!is_last && pen_left(pen) < width + reserve))
				continue;
			pen_add_styled(pen, style_for(view, &keys[i], STYLE_KEY), keys[i].name);
			pen->style = style_for(view, &keys[i], STYLE_NORMAL);
			pen_printf(pen, " %s%s", keys[i].line, keys[i].line[0] == '\0' ? "" : "  ");
			pen->style = STYLE_NORMAL;
		}
	}
}

void key_line_draw(const struct view *view, const struct area *area, const struct room *room)
{
	struct pen pen = pen_at(area, 0);
	(void)room;
	if (view->state->message[0] != '\0')
		pen_add_styled(&pen, STYLE_TITLE, view->state->message);
	else
		draw_key_words(view, &pen);
}
