/* SPDX-License-Identifier: MIT */
#include "tui/state.h"

void screen_state_init(struct screen_state *state)
{
	*state = (struct screen_state){.sort = SORT_CPU};
}

void screen_state_finish(struct screen_state *state)
{
	expression_finish(&state->list.filter.expression);
}
