/* SPDX-License-Identifier: MIT */
#include "tui/dialog/dialog.h"

#include "metric/part.h"
#include "tui/panel/panel.h"

/* clang-format off */
const struct dialog dialogs[DIALOG_COUNT] = {
	[DIALOG_HELP] = {NULL, help_draw},
};
/* clang-format on */

bool dialog_input(const struct key_event *event, uint32_t input)
{
	const struct dialog *dialog = &dialogs[event->state->dialog];
	return dialog->input != NULL && dialog->input(event, input);
}

void dialog_draw(const struct view *view, const struct area *screen)
{
	const struct dialog *dialog = &dialogs[view->state->dialog];
	if (dialog->draw != NULL)
		dialog->draw(view, screen);
}
