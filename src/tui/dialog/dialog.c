/* SPDX-License-Identifier: MIT */
#include "tui/dialog/dialog.h"

#include "metric/part.h"
#include "tui/dialog/help.h"
#include "tui/dialog/lists.h"

/* clang-format off */
const struct dialog dialogs[DIALOG_COUNT] = {
	[DIALOG_HELP] = {help_dialog_input, help_dialog_draw, NULL},
	[DIALOG_FILTER] = {filter_dialog_input, filter_dialog_draw, filter_dialog_cancel},
	[DIALOG_SORT] = {sort_dialog_input, sort_dialog_draw, NULL},
	[DIALOG_COLUMNS] = {columns_dialog_input, columns_dialog_draw, NULL},
	[DIALOG_KILL] = {kill_input, kill_draw, NULL},
};
/* clang-format on */

bool dialog_input(const struct key_event *event, uint32_t input)
{
	const struct dialog *dialog = &dialogs[event->state->dialog];
	return dialog->input != NULL && dialog->input(event, input);
}

void dialog_close(const struct key_event *event)
{
	const struct dialog *dialog = &dialogs[event->state->dialog];
	if (dialog->cancel != NULL)
		dialog->cancel(event);
	event->state->dialog = DIALOG_NONE;
}

void dialog_draw(const struct view *view, const struct area *screen)
{
	const struct dialog *dialog = &dialogs[view->state->dialog];
	if (dialog->draw != NULL)
		dialog->draw(view, screen);
}
