/* SPDX-License-Identifier: MIT */
/* The chooser of columns: the first line lets the width choose, each other one switches a column. */
#include "tui/dialog/choice.h"
#include "tui/dialog/lists.h"
#include "tui/list/list.h"
#include "tui/panel/panel.h"

enum { NAME_WIDTH = 8 };

/* What the list shows now: where the choice begins that takes the place of the width's. */
static struct shown_columns shown_now(const struct view *view, size_t width)
{
	struct shown_columns shown;
	list_columns(view, width, &shown);
	return shown;
}

static void draw_line(const struct view *view, struct pen *pen, size_t line)
{
	const struct column_choice *chosen = &view->state->list.columns;
	if (line == 0) {
		pen_printf(pen, "[%s] by the width of the list", chosen->is_chosen ? " " : "x");
		return;
	}
	const struct list_column *column = &list_column_table[line - 1];
	bool is_on = chosen->is_chosen && column_choice_has(chosen, (enum list_column_id)(line - 1));
	pen_printf(pen, "[%s] ", is_on ? "x" : " ");
	pen_add_safe(pen, slice_of(column->title), NAME_WIDTH);
	pen_add(pen, column->help);
}

/* COMMAND is always there. */
static const struct choice choice = {
	" columns ", " Space switches, Esc closes ", LIST_COMMAND + 1, 36, draw_line};

static void begin_choice(const struct key_event *event)
{
	struct column_choice *chosen = &event->state->list.columns;
	const struct placed *list = layout_find(event->layout, main_draw);
	struct shown_columns shown = shown_now(event->view, list == NULL ? 0 : list->columns);
	chosen->is_chosen = true;
	chosen->count = 0;
	for (size_t i = 0; i + 1 < shown.count; i++)
		column_choice_toggle(
			chosen, (enum list_column_id)(shown.shown[i].column - list_column_table));
}

bool columns_dialog_input(const struct key_event *event, uint32_t input)
{
	struct list_state *list = &event->state->list;
	if (choice_input(&choice, event, input))
		return true;
	if (input != INPUT_ENTER && input != ' ')
		return false;
	if (list->choice == 0) {
		list->columns.is_chosen = false;
		return true;
	}
	if (!list->columns.is_chosen)
		begin_choice(event);
	column_choice_toggle(&list->columns, (enum list_column_id)(list->choice - 1));
	return true;
}

void columns_dialog_draw(const struct view *view, const struct area *screen)
{
	choice_draw(&choice, view, screen);
}
