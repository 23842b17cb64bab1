/* SPDX-License-Identifier: MIT */
#include "tui/keys/alerts.h"

void alerts_show(const struct key_event *event)
{
	event->state->main = event->state->main == MAIN_ALERTS ? MAIN_LIST : MAIN_ALERTS;
	event->state->scroll = 0;
}

void alerts_drop_ended(const struct key_event *event)
{
	event->state->drops_ended = true;
}

bool alerts_input(const struct key_event *event, uint32_t input)
{
	size_t *scroll = &event->state->scroll, page = layout_main_rows(event->layout) - 1,
	       count = alert_log_count(event->view->log), last = count > page ? count - page : 0;
	if (event->state->main != MAIN_ALERTS)
		return false;
	return keys_scroll(scroll, last, page, input);
}
