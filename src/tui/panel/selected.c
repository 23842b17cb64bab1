/* SPDX-License-Identifier: MIT */
/* The selected process in short, at the right of the widest screens. */
#include "tui/panel/detail.h"

#include "core/process/unit.h"
#include "tui/cell.h"

enum { TEXT_LENGTH = 256, SELECTED_LINES = 9, LABEL_WIDTH = 7 };

struct panel_size selected_size(const struct view *view, const struct room *room)
{
	size_t most = view->state->has_selection ? SELECTED_LINES : 0;
	(void)room;
	return (struct panel_size){most, most, most};
}

static struct slice text_of(const struct facts *facts, enum fact_text text)
{
	return (struct slice){.data = facts->texts[text].data, .length = facts->texts[text].length};
}

static void draw_text(const struct area *area, size_t row, const char *label, struct slice text)
{
	struct pen pen = pen_at(area, row);
	pen_printf(&pen, " %s ", label);
	pen_add_safe(&pen, text.length > 0 ? text : slice_of("-"), SIZE_MAX);
}

static void draw_state(const struct view *view, const struct area *area, size_t row)
{
	char storage[TEXT_LENGTH];
	struct buf text;
	struct pen pen = pen_at(area, row);
	buf_init_in(&text, storage, sizeof(storage));
	detail_add_state(&text, view->facts);
	pen_printf(&pen, " state %s   nice %s   oom %s", text.data,
		cell_number(view->facts->values[FACT_NICE], 0).text,
		cell_number(view->facts->values[FACT_OOM_SCORE], 0).text);
}

static void draw_graph(
	const struct view *view, const struct area *area, size_t row, const char *label, enum fact fact)
{
	struct pen pen = pen_at(area, row);
	if (row >= area->rows || view->history == NULL || view->history->slots == 0)
		return;
	pen_printf(&pen, " %s", label);
	pen_move(&pen, LABEL_WIDTH);
	detail_history_draw(view, &pen, fact, fact == FACT_CPU ? 100 : 0,
		area->columns > LABEL_WIDTH + 2 ? area->columns - LABEL_WIDTH - 2 : 0);
}

void selected_draw(const struct view *view, const struct area *area, const struct room *room)
{
	static const char *const labels[] = {"CPU", "RSS", "READ", "WRITE"};
	const struct facts *facts = view->facts;
	char storage[TEXT_LENGTH];
	struct buf text;
	struct pen pen = pen_at(area, 0);
	(void)room;
	buf_init_in(&text, storage, sizeof(storage));
	pen_add(&pen, " ");
	pen_add_styled(&pen, STYLE_TITLE, "SELECTED");
	if (facts == NULL || facts->who.pid == 0)
		return;
	detail_add_who(&text, facts, area->grid->form);
	pen_printf(&pen, " %s", text.data);
	draw_state(view, area, 1);
	draw_text(area, 2, "wchan", text_of(facts, TEXT_WCHAN));
	draw_text(area, 3, "cgroup", process_unit(text_of(facts, TEXT_CGROUP)));
	buf_reset(&text);
	detail_add_start(&text, facts);
	draw_text(area, 4, "start", slice_of(text.data));
	for (size_t i = 0; i < COUNT_OF(labels); i++)
		draw_graph(view, area, 5 + i, labels[i], facts_histories[i]);
}
