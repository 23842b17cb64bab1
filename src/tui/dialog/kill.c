/* SPDX-License-Identifier: MIT */
/* Sends a signal to a process: which one is chosen, then asked for once more. */
#include "core/act.h"
#include "tui/dialog/box.h"
#include "tui/dialog/dialog.h"
#include "tui/keys/process.h"
#include "tui/panel/panel.h"

#include <ctype.h>

enum { WIDTH = 64, HEAD = 4, FOOT = 2, LEAST_HEIGHT = HEAD + FOOT + 1 };

static size_t signal_count(void)
{
	size_t count = 0;
	while (act_signal_at(count) != NULL)
		count++;
	return count;
}

/* The next signal behind the chosen one that begins with the letter, round the end. */
static void choose_letter(struct process_action *action, char letter)
{
	size_t count = signal_count();
	for (size_t step = 1; step <= count; step++) {
		size_t place = (action->signal + step) % count;
		if (act_signal_at(place)->name[0] != letter)
			continue;
		action->signal = place;
		return;
	}
}

/* Digits that are typed one after the other make a number; one that is none begins anew with the last. */
static void choose_digit(struct process_action *action, unsigned digit)
{
	unsigned numbers[] = {action->typed * 10 + digit, digit};
	action->typed = 0;
	for (size_t i = 0; i < 2 && action->typed == 0; i++)
		for (size_t place = 0; act_signal_at(place) != NULL; place++)
			if (act_signal_at(place)->number == (int)numbers[i] && numbers[i] > 0) {
				action->signal = place;
				action->typed = numbers[i];
			}
}

static void choose(struct process_action *action, uint32_t input)
{
	size_t last = signal_count() - 1;
	if (input >= '0' && input <= '9') {
		choose_digit(action, input - '0');
		return;
	}
	action->typed = 0;
	if (input == INPUT_UP)
		action->signal -= action->signal > 0;
	else if (input == INPUT_DOWN)
		action->signal += action->signal < last;
	else if (input == INPUT_HOME)
		action->signal = 0;
	else if (input == INPUT_END)
		action->signal = last;
	else if (input < 128 && isalpha((int)input))
		choose_letter(action, (char)toupper((int)input));
}

bool kill_input(const struct key_event *event, uint32_t input)
{
	struct screen_state *state = event->state;
	if (input == INPUT_F10 || input == INPUT_CTRL_L)
		return false;
	if (!state->action.is_asked) {
		if (input == INPUT_ENTER)
			state->action.is_asked = true;
		else
			choose(&state->action, input);
		return true;
	}
	/* Nothing but a y does it. */
	if (input != 'y' && input != 'n')
		return true;
	state->dialog = DIALOG_NONE;
	if (input == 'y')
		process_send(state);
	return true;
}

static void draw_signals(const struct area *box, const struct process_action *action)
{
	size_t shown = box->rows - HEAD - FOOT, count = signal_count(),
	       first = action->signal < shown ? 0 : action->signal - shown + 1;
	for (size_t i = 0; i < shown; i++) {
		struct pen pen = box_row(box, HEAD + i);
		if (first + i >= count)
			continue;
		const struct act_signal_row *signal = act_signal_at(first + i);
		pen.style = first + i == action->signal ? STYLE_SELECTED : STYLE_NORMAL;
		pen_printf(&pen, "%3d  %-8s%s", signal->number, signal->name, signal->help);
	}
}

static void draw_foot(const struct area *box, const struct process_action *action)
{
	struct pen pen = box_row(box, box->rows - FOOT);
	if (action->is_asked) {
		pen.style = STYLE_WARNING;
		pen_printf(&pen, "Send %s to %s[%llu]? y/n", act_signal_at(action->signal)->name,
			action->name, (unsigned long long)action->who.pid);
	} else {
		pen_add(&pen, "Up Down, letter or number choose; Enter asks; Esc closes");
	}
}

void kill_draw(const struct view *view, const struct area *screen)
{
	const struct process_action *action = &view->state->action;
	size_t width = screen->columns < WIDTH ? screen->columns : WIDTH,
	       height = HEAD + FOOT + signal_count();
	if (height > screen->rows)
		height = screen->rows;
	if (height < LEAST_HEIGHT || width < 4)
		return;
	struct area box = box_area(screen, height, width);
	box_edge_draw(&box, 0, "┌", "┐", "");
	struct pen pen = pen_at(&box, 0);
	pen_move(&pen, 2);
	pen.style = STYLE_TITLE;
	pen_printf(&pen, " Signal to %s[%llu] ", action->name, (unsigned long long)action->who.pid);
	pen = box_row(&box, 1);
	pen_printf(&pen, "user     %s", action->user[0] != '\0' ? action->user : "-");
	pen = box_row(&box, 2);
	pen_printf(&pen, "command  %s", action->command);
	(void)box_row(&box, 3);
	draw_signals(&box, action);
	draw_foot(&box, action);
	box_edge_draw(&box, height - 1, "└", "┘", "");
}
