/* SPDX-License-Identifier: MIT */
/* Alerts: what, since when, who. The worst at the bottom of the screen, all of them in the middle. */
#include "tui/panel/panel.h"

#include "base/clock.h"
#include "core/alert/text.h"
#include "tui/cell.h"

#include <string.h>
#include <time.h>

enum {
	MOST_ROWS = 4,
	MOST_LISTED = ALERTS_TRACKED + ALERTS_ENDED,
	TEXT_LENGTH = 512,
	NARROW = 76,
	LONG_FORM = 110
};

struct panel_size alerts_size(const struct view *view, const struct room *room)
{
	size_t rows = alert_log_count(view->log);
	(void)room;
	if (rows > MOST_ROWS)
		rows = MOST_ROWS;
	/* Alone a row needs no title. */
	return (struct panel_size){1, rows > 2 ? 3 : rows + 1, rows == 0 ? 0 : rows + 1};
}

enum level alerts_level(const struct view *view)
{
	return findings_worst(view->findings);
}

static void add_clock(struct buf *out, const struct view *view, int64_t realtime)
{
	time_t seconds = (time_t)(realtime / NANOSECONDS);
	struct tm parts;
	char text[16];
	bool is_known = realtime != CLOCK_UNKNOWN &&
		(view->is_local ? localtime_r(&seconds, &parts) : gmtime_r(&seconds, &parts)) != NULL;
	if (!is_known || strftime(text, sizeof(text), "%H:%M:%S", &parts) == 0)
		buf_add_string(out, "-");
	else
		buf_add_string(out, text);
}

static void add_duration(struct buf *out, const struct view *view, const struct logged_alert *alert)
{
	bool is_over = alert->level == LEVEL_OK;
	int64_t end = is_over ? alert->end.boottime : view->delta->now->stamp.boottime;
	if (end == CLOCK_UNKNOWN || alert->begin.boottime == CLOCK_UNKNOWN) {
		buf_add_string(out, "-");
		return;
	}
	buf_add_string(out, cell_duration((double)(end - alert->begin.boottime) / (double)NANOSECONDS).text);
}

/* The value of now, or the worst of what is over, and the limit it reached. */
static void add_what(
	struct buf *out, const struct view *view, const struct logged_alert *alert, enum utf8_form form)
{
	bool is_over = alert->level == LEVEL_OK;
	alert_text_add_what(out,
		&(struct told){alert->field, alert->item, is_over ? alert->worst : alert->value,
			view->delta->context.cpus, form});
	buf_add_string(out, is_over ? " max " : " ");
	alert_text_add_rule(out, alert->field, is_over ? alert->worst_limit : alert->limit, form);
}

/* "X 02:11:02 – now     2m39s DISK vda busy 100% ≥99%   postgres[8123] 301M/s" */
static void draw_row(
	const struct view *view, const struct area *area, size_t row, const struct logged_alert *alert)
{
	char storage[TEXT_LENGTH];
	struct buf text;
	struct pen pen = pen_at(area, row);
	enum level level = alert->level == LEVEL_OK ? alert->worst_level : alert->level;
	char mark[] = {level_mark(level), '\0'};
	pen_add_styled(&pen, style_of(level), mark);
	pen_add(&pen, " ");
	buf_init_in(&text, storage, sizeof(storage));
	if (area->columns < NARROW) {
		add_duration(&text, view, alert);
		pen_add(&pen, text.data);
		pen_add(&pen, " ");
		buf_reset(&text);
	} else {
		add_clock(&text, view, alert->begin.realtime);
		buf_add_string(&text, " – ");
		if (alert->level == LEVEL_OK)
			add_clock(&text, view, alert->end.realtime);
		else
			buf_add_string(&text, "now");
		pen_add(&pen, text.data);
		pen_move(&pen, 22);
		buf_reset(&text);
		add_duration(&text, view, alert);
		pen_add_right(&pen, text.data, 5);
		pen_add(&pen, " ");
		buf_reset(&text);
	}
	size_t start = pen.column, what = area->columns < LONG_FORM ? 24 : 38;
	add_what(&text, view, alert, area->grid->form);
	pen_add(&pen, text.data);
	buf_reset(&text);
	pen_add(&pen, "  ");
	if (pen.column < start + what && area->columns >= NARROW)
		pen_move(&pen, start - pen.start + what);
	alert_text_add_who(&text, &alert->culprits, pen_left(&pen), area->grid->form);
	pen_add(&pen, text.data);
}

static void draw_title(const struct view *view, const struct area *area)
{
	char storage[TEXT_LENGTH];
	struct buf text;
	size_t open = alert_log_open_count(view->log), ended = alert_log_ended_count(view->log),
	       fresh = alert_log_count(view->log) - open - ended;
	buf_init_in(&text, storage, sizeof(storage));
	buf_add_string(&text, " alerts:");
	if (open > 0 || fresh + ended == 0)
		buf_printf(&text, " %zu open,", open);
	if (fresh > 0)
		buf_printf(&text, " %zu new,", fresh);
	if (ended > 0)
		buf_printf(&text, " %zu earlier,", ended);
	text.data[--text.length] = '\0';
	buf_add_string(&text, " (l: all) ");
	struct pen pen = pen_at(area, 0);
	pen.style = STYLE_FAINT;
	pen_repeat(&pen, "─", area->columns);
	/* Where a wide screen has its columns the title stands at the left. */
	size_t width = text.length;
	pen_move(&pen, area->columns >= LONG_FORM || area->columns < width ? 3 : (area->columns - width) / 2);
	pen.style = STYLE_NORMAL;
	pen_add(&pen, text.data);
}

void alerts_draw(const struct view *view, const struct area *area, const struct room *room)
{
	const struct logged_alert *alerts[MOST_ROWS];
	size_t count = alert_log_list(view->log, alerts, MOST_ROWS), title = area->rows > 1 ? 1 : 0;
	(void)room;
	if (title > 0)
		draw_title(view, area);
	for (size_t i = 0; i < count && i + title < area->rows; i++)
		draw_row(view, area, i + title, alerts[i]);
}

void alert_list_draw(const struct view *view, const struct area *area)
{
	const struct logged_alert *alerts[MOST_LISTED];
	size_t count = alert_log_list(view->log, alerts, MOST_LISTED),
	       page = area->rows > 0 ? area->rows - 1 : 0, last = count > page ? count - page : 0;
	/* Fewer than when it was scrolled. */
	size_t first = view->state->scroll < last ? view->state->scroll : last;
	struct pen pen = pen_at(area, 0);
	pen.style = STYLE_TITLE;
	size_t open = alert_log_open_count(view->log), ended = alert_log_ended_count(view->log);
	pen_printf(&pen, "ALERTS  %zu open, ", open);
	if (count > open + ended)
		pen_printf(&pen, "%zu new, ", count - open - ended);
	pen_printf(&pen, "%zu earlier", ended);
	pen.style = STYLE_NORMAL;
	if (count > page)
		pen_printf(&pen, "   %zu-%zu of %zu", first + 1, first + page, count);
	pen_add(&pen, "   x drops those that have ended   Esc back");
	if (count == 0) {
		pen = pen_at(area, 2);
		pen_add(&pen, "Nothing has been at warning or above for six seconds since the start.");
	}
	for (size_t row = 1; row < area->rows && first + row - 1 < count; row++)
		draw_row(view, area, row, alerts[first + row - 1]);
}
