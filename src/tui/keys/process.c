/* SPDX-License-Identifier: MIT */
#include "tui/keys/process.h"

#include "base/clock.h"
#include "core/act.h"
#include "tui/facts.h"

#include <math.h>
#include <stdio.h>

#define MESSAGE_NS (5 * INT64_C(1000000000))

static void copy_safe(char *out, size_t size, const struct buf *text)
{
	struct buf copy;
	buf_init_in(&copy, out, size);
	utf8_add_safe(&copy, (struct slice){.data = text->data, .length = text->length}, UTF8_UNICODE);
}

static void say(struct screen_state *state, const char *what, const char *result)
{
	const struct process_action *action = &state->action;
	snprintf(state->message, sizeof(state->message), " %s %s[%llu]: %s", what, action->name,
		(unsigned long long)action->who.pid, result);
	state->message_at = clock_monotonic();
}

/* Takes the selected process down as the one that is meant. False, and why, when there is none or nothing may be done. */
static bool take_selected(const struct key_event *event)
{
	struct screen_state *state = event->state;
	const struct facts *facts = event->view->facts;
	const char *refusal = NULL;
	if (event->view->acts == ACTS_FORBIDDEN)
		refusal = " Only looking is allowed (--read-only, or read_only of the configuration).";
	else if (!state->has_selection || facts == NULL ||
		!process_identity_equals(facts->who, state->selected))
		refusal = " No process is selected: Up and Down select one.";
	if (refusal != NULL) {
		snprintf(state->message, sizeof(state->message), "%s", refusal);
		state->message_at = clock_monotonic();
		return false;
	}
	struct process_action *action = &state->action;
	*action = (struct process_action){.who = facts->who, .nice = facts->values[FACT_NICE]};
	copy_safe(action->name, sizeof(action->name), &facts->texts[TEXT_NAME]);
	copy_safe(action->user, sizeof(action->user), &facts->texts[TEXT_USER]);
	copy_safe(action->command, sizeof(action->command), &facts->texts[TEXT_COMMAND]);
	return true;
}

void process_kill(const struct key_event *event)
{
	if (take_selected(event))
		event->state->dialog = DIALOG_KILL;
}

void process_send(struct screen_state *state)
{
	struct act_target target;
	char what[32];
	const struct act_signal_row *signal = act_signal_at(state->action.signal);
	int error = act_open(&target, state->action.who, false);
	snprintf(what, sizeof(what), "%s to", signal->name);
	if (error == 0) {
		error = act_signal(&target, signal->number);
		act_close(&target);
	}
	say(state, what, error == 0 ? "sent" : act_error_text(error));
}

/* Until the next sample tells it, the value is the one that was set last. */
static double nice_of(struct screen_state *state, const struct view *view)
{
	const struct nice_change *last = &state->nice;
	return process_identity_equals(last->who, state->action.who) &&
			last->sample == view->delta->now->number
		? last->value
		: state->action.nice;
}

static void change_nice(const struct key_event *event, int by)
{
	struct screen_state *state = event->state;
	struct act_target target;
	char result[64];
	if (!take_selected(event))
		return;
	double nice = nice_of(state, event->view) + by;
	if (isnan(nice) || nice < NICE_LEAST || nice > NICE_MOST) {
		snprintf(result, sizeof(result), "values go from %d to %d", NICE_LEAST, NICE_MOST);
		say(state, "nice of", isnan(nice) ? "it is not known" : result);
		return;
	}
	int error = act_open(&target, state->action.who, false);
	if (error == 0) {
		error = act_nice(&target, (int)nice);
		act_close(&target);
	}
	if (error == 0)
		state->nice = (struct nice_change){
			.who = state->action.who, .value = nice, .sample = event->view->delta->now->number};
	snprintf(result, sizeof(result), "now %.0f", nice);
	say(state, "nice of", error == 0 ? result : act_error_text(error));
}

void process_nice_up(const struct key_event *event)
{
	change_nice(event, 1);
}

void process_nice_down(const struct key_event *event)
{
	change_nice(event, -1);
}

enum acts process_acts(const struct source *source, bool is_read_only, bool is_once)
{
	if (act_refusal(source, false) != NULL)
		return ACTS_NONE;
	if (is_read_only)
		return ACTS_FORBIDDEN;
	return is_once ? ACTS_NONE : ACTS_ALLOWED;
}

void process_forget_message(struct screen_state *state)
{
	if (clock_monotonic() - state->message_at >= MESSAGE_NS)
		state->message[0] = '\0';
}
