/* SPDX-License-Identifier: MIT */
#include "tui/list/list.h"

#include "proc/pid/thread.h"

#include <stdio.h>
#include <string.h>

struct process_options list_options(const struct screen_state *state)
{
	const struct list_state *list = &state->list;
	return (struct process_options){
		.sort = list_sort(state),
		.is_reversed = state->is_reversed,
		.hides_kernel_threads = list->hides_kernel_threads,
		.is_tree = list->is_tree,
		.grouping = list->grouping,
		.filter = list->filter.text[0] == '\0' ? NULL : &list->filter.expression,
		.folds = &list->folds,
	};
}

enum process_sort list_sort(const struct screen_state *state)
{
	return state->sort == SORT_AUTOMATIC ? state->list.automatic : state->sort;
}

/* Of what lasts; in the first seconds nothing does yet, and what is wrong now must do. */
static enum metric_cause worst_cause(const struct view *view)
{
	const struct logged_alert *logged[ALERTS_TRACKED];
	size_t count = alert_log_list(view->log, logged, COUNT_OF(logged));
	for (size_t i = 0; i < count && i < COUNT_OF(logged) && logged[i]->is_open; i++)
		if (field_metric(logged[i]->field)->cause != CAUSE_NONE)
			return field_metric(logged[i]->field)->cause;
	for (size_t i = 0; i < view->findings->count && view->findings->findings[i].level >= LEVEL_WARNING;
		i++)
		if (field_metric(view->findings->findings[i].field)->cause != CAUSE_NONE)
			return field_metric(view->findings->findings[i].field)->cause;
	return CAUSE_NONE;
}

static void follow(struct followed *followed, const struct delta *delta)
{
	uint32_t item = process_find(delta, followed->process);
	struct buf name;
	if (followed->has_ended || !delta->now->families[FAMILY_PROCESS].is_present)
		return;
	if (item == NO_ITEM) {
		followed->has_ended = true;
		followed->end = delta->now->stamp.realtime;
		return;
	}
	char storage[FOLLOWED_NAME * 32];
	buf_init_in(&name, storage, sizeof(storage));
	process_add_command(&name, delta, item);
	snprintf(followed->name, sizeof(followed->name), "%s", name.data);
}

void list_take_in(struct screen_state *state, const struct view *view)
{
	struct list_state *list = &state->list;
	list->automatic = process_sort_of_cause(worst_cause(view));
	process_folds_forget(&list->folds, view->delta);
	if (list->followed.is_on)
		follow(&list->followed, view->delta);
}

/* Items ascend by number, so the last one has the most digits. */
static size_t pid_width(const struct view *view)
{
	const struct family_data *family = &view->delta->now->families[FAMILY_PROCESS];
	double largest = family->is_present && family->count > 0
		? view_value(view, SHOW_PROCESS_PID, family->count - 1)
		: 0;
	char text[32];
	return (size_t)snprintf(text, sizeof(text), "%.0f", largest);
}

void list_columns(const struct view *view, size_t width, struct shown_columns *out)
{
	columns_show(&view->state->list.columns, width, pid_width(view), out);
}

void list_fill(const struct view *view, size_t width, struct interest *interest)
{
	const struct screen_state *state = view->state;
	struct process_options options = list_options(state);
	struct shown_columns shown;
	list_columns(view, width, &shown);
	columns_fill(&shown, interest);
	process_options_fill(&options, interest);
	if (!state->list.has_threads || !state->has_selection)
		return;
	interest_add_family(interest, FAMILY_THREAD);
	interest->threads_of = state->selected.pid;
}

static size_t thread_lines(const struct view *view, size_t most, struct list_line *out)
{
	const struct screen_state *state = view->state;
	const struct family_data *family = &view->delta->now->families[FAMILY_THREAD];
	size_t count = 0;
	if (!state->list.has_threads || !state->has_selection || !family->is_present)
		return 0;
	for (size_t i = 0; i < family->count && count < most; i++) {
		const struct thread *thread = snapshot_item(view->delta->now, FAMILY_THREAD, 0, i);
		if (thread->pid != state->selected.pid)
			continue;
		if (out != NULL)
			out[count] = (struct list_line){.kind = LINE_THREAD, .at = i};
		count++;
	}
	if (out != NULL && count > 0)
		out[count - 1].is_last = true;
	return count;
}

/* Half of the page is the most that threads may take. */
size_t list_room(const struct view *view, size_t page)
{
	size_t taken = list_has_ended(view->state) ? 1 : thread_lines(view, page / 2, NULL);
	return page > taken ? page - taken : 0;
}

size_t list_lines(const struct view *view, size_t page, struct list_line *out)
{
	const struct screen_state *state = view->state;
	size_t count = 0, place = state->top, processes = view->processes->count;
	bool is_kept = list_has_ended(state);
	while (count < page && (place < processes || is_kept)) {
		if (is_kept && (place >= state->cursor || place >= processes)) {
			out[count++] = (struct list_line){.kind = LINE_ENDED};
			is_kept = false;
			continue;
		}
		out[count++] = (struct list_line){.kind = LINE_PROCESS, .at = place};
		if (place == state->cursor && !list_has_ended(state)) {
			size_t left = page - count;
			count += thread_lines(view, left < page / 2 ? left : page / 2, &out[count]);
		}
		place++;
	}
	return count;
}

int list_filter_set(struct list_filter *filter, const char *text)
{
	struct expression expression = {0};
	int error = expression_compile(&expression, text, &filter->error);
	filter->is_wrong = error != 0;
	if (error != 0)
		return error;
	expression_finish(&filter->expression);
	filter->expression = expression;
	/* What is blank filters nothing. */
	snprintf(filter->text, sizeof(filter->text), "%s", expression.count == 0 ? "" : text);
	return 0;
}
