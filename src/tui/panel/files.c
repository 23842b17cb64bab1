/* SPDX-License-Identifier: MIT */
/* The open files of the process that is looked at. */
#include "tui/panel/detail.h"

#include "proc/pid/openfiles.h"
#include "tui/cell.h"

enum { TEXT_LENGTH = 512, NUMBER_WIDTH = 6 };

static struct scan list_of(const struct facts *facts)
{
	const struct buf *text = &facts->texts[TEXT_OPEN];
	return scan_of(text->data, text->length);
}

size_t open_files_count(const struct facts *facts)
{
	struct scan list = list_of(facts);
	struct slice number, target;
	size_t count = 0;
	while (openfiles_take(&list, &number, &target))
		count++;
	return count;
}

void open_files_draw(const struct view *view, const struct area *area)
{
	const struct facts *facts = view->facts;
	char storage[TEXT_LENGTH];
	struct buf who;
	struct pen pen = pen_at(area, 0);
	if (facts == NULL || facts->who.pid == 0)
		return;
	buf_init_in(&who, storage, sizeof(storage));
	detail_add_who(&who, facts, area->grid->form);
	pen_add(&pen, " ");
	pen_add_styled(&pen, STYLE_TITLE, who.data);
	pen_printf(&pen, "  %s open files%s   ", cell_number(facts->values[FACT_FILES], 0).text,
		facts->has_ended ? ", before it ended" : "");
	pen_add_styled(&pen, STYLE_KEY, "Esc");
	pen_add(&pen, " back");
	if (!facts->has_text[TEXT_OPEN] && area->rows > 2) {
		pen = pen_at(area, 2);
		pen_add(&pen, " They are not known: not read yet, too many, or not for us to see.");
	}
	struct scan list = list_of(facts);
	struct slice number, target;
	size_t place = 0, row = 1;
	for (; row < area->rows && openfiles_take(&list, &number, &target); place++) {
		if (place < view->state->scroll)
			continue;
		pen = pen_at(area, row++);
		pen_repeat(&pen, " ", number.length < NUMBER_WIDTH ? NUMBER_WIDTH - number.length : 0);
		pen_add_safe(&pen, number, SIZE_MAX);
		pen_add(&pen, "  ");
		pen_add_safe(&pen, target, SIZE_MAX);
	}
}
