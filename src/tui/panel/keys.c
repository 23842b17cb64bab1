/* SPDX-License-Identifier: MIT */
/* The key line and the help: both say what the table of keys says, and nothing else. */
#include "tui/panel/panel.h"

#include "cmon/version.h"
#include "tui/keys.h"

#include <string.h>

enum { HELP_WIDTH = 76, HELP_COLUMN = 36, KEY_WIDTH = 7 };

/* What cannot be done here is not there. */
static bool is_shown(const struct view *view, const struct key *key)
{
	return !key_is_action(key) || view->acts != ACTS_NONE;
}

static enum style style_for(const struct view *view, const struct key *key, enum style style)
{
	return key_is_action(key) && view->acts == ACTS_FORBIDDEN ? STYLE_FAINT : style;
}

static bool has_word(const struct view *view, const struct key *key)
{
	return key->line != NULL && is_shown(view, key);
}

/* Keys of one word stand together before it: "c m i p Sort". Words that do not fit are left out, quit never. */
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

static void draw_edge(
	const struct area *area, size_t row, const char *left, const char *right, const char *title)
{
	struct pen pen = pen_at(area, row);
	pen_add(&pen, left);
	pen_repeat(&pen, "─", area->columns - 2);
	pen_add(&pen, right);
	pen = pen_at(area, row);
	pen_move(&pen, 2);
	pen_add_styled(&pen, STYLE_TITLE, title);
}

static void draw_inside(const struct area *area, size_t row)
{
	struct pen pen = pen_at(area, row);
	pen_add(&pen, "│");
	pen_repeat(&pen, " ", area->columns - 2);
	pen_add(&pen, "│");
}

static size_t count_shown(const struct view *view)
{
	size_t count = 0;
	for (size_t i = 0; i < key_count; i++)
		count += is_shown(view, &keys[i]);
	return count;
}

static void draw_keys(const struct view *view, const struct area *area, size_t rows, size_t columns)
{
	size_t place = 0;
	for (size_t i = 0; i < key_count && rows > 0 && place / rows < columns; i++) {
		if (!is_shown(view, &keys[i]))
			continue;
		struct pen pen = pen_at(area, 1 + place % rows);
		pen_move(&pen, 2 + place / rows * HELP_COLUMN);
		pen_add_styled(&pen, style_for(view, &keys[i], STYLE_KEY), keys[i].name);
		pen_move(&pen, 2 + place / rows * HELP_COLUMN + KEY_WIDTH);
		bool is_forbidden = key_is_action(&keys[i]) && view->acts == ACTS_FORBIDDEN;
		pen_add_styled(&pen, style_for(view, &keys[i], STYLE_NORMAL),
			is_forbidden ? "not with --read-only" : keys[i].help);
		place++;
	}
}

static void draw_levels(const struct area *area, size_t row)
{
	static const char *const words[] = {"OK", "~ careful", "! warning", "X critical"};
	struct pen pen = pen_at(area, row);
	pen_move(&pen, 2);
	pen_add(&pen, "Levels:");
	for (enum level level = LEVEL_OK; level < LEVEL_COUNT; level++) {
		pen_add(&pen, "  ");
		pen_add_styled(&pen, style_of(level), words[level]);
	}
	pen_add(&pen, "   limits: cmon show --list");
}

static void draw_rest(const struct area *area, size_t row)
{
	struct pen pen = pen_at(area, row);
	pen_move(&pen, 2);
	pen_add_styled(&pen, STYLE_FAINT, "more: cmon --help");
}

void help_draw(const struct view *view, const struct area *area)
{
	if (area->rows < 4 || area->columns < KEY_WIDTH + 4)
		return;
	size_t width = area->columns < HELP_WIDTH ? area->columns : HELP_WIDTH;
	size_t columns = width >= HELP_WIDTH ? 2 : 1, rows = (count_shown(view) + columns - 1) / columns;
	size_t height = rows + 3 < area->rows ? rows + 3 : area->rows;
	struct area box = {
		.grid = area->grid,
		.row = (area->rows - height) / 2,
		.column = (area->columns - width) / 2,
		.rows = height,
		.columns = width,
	};
	for (size_t row = 1; row + 1 < height; row++)
		draw_inside(&box, row);
	/* On a screen too low for all keys the first ones are shown, and where the others are told. */
	bool is_cut = height < rows + 3;
	draw_keys(view, &box, is_cut ? height - 3 : rows, columns);
	if (is_cut)
		draw_rest(&box, height - 2);
	else
		draw_levels(&box, height - 2);
	draw_edge(&box, 0, "┌", "┐", " cmon " CMON_VERSION " help, h or Esc closes it ");
	draw_edge(&box, height - 1, "└", "┘", "");
}
