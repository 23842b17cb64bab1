/* SPDX-License-Identifier: MIT */
/* The first line: what machine, how bad, what time. The second, when something is wrong: what, and who does it. */
#include "tui/panels.h"

#include "base/clock.h"
#include "tui/cell.h"

#include <string.h>
#include <time.h>

enum { TEXT_LENGTH = 4096, LONG_FORM = 110 };

struct panel_size header_size(const struct view *view, size_t rows, size_t columns)
{
	(void)view;
	(void)rows;
	(void)columns;
	return (struct panel_size){1, 1};
}

/* How the words are written. */
struct form {
	bool is_long;
	enum utf8_form utf8;
};

static void add_text(struct buf *out, const struct view *view, enum screen_field field, struct form form)
{
	utf8_add_safe(out, view_text(view, field, 0), form.utf8);
}

/* "Debian 12" out of "Debian GNU/Linux" and "12"; the full name where there is room. */
static void add_system(struct buf *out, const struct view *view, struct form form)
{
	struct slice name = view_text(view, SHOW_OS_NAME, 0);
	if (form.is_long || name.length == 0) {
		add_text(out, view, SHOW_OS, form);
		return;
	}
	const char *blank = memchr(name.data, ' ', name.length);
	name.length = blank == NULL ? name.length : (size_t)(blank - name.data);
	utf8_add_safe(out, name, form.utf8);
	if (view_text(view, SHOW_OS_VERSION, 0).length > 0)
		buf_add_char(out, ' ');
	add_text(out, view, SHOW_OS_VERSION, form);
}

/* "Linux 6.18" out of "6.18.4-amd64"; the full release and the architecture where there is room. */
static void add_kernel(struct buf *out, const struct view *view, struct form form)
{
	struct slice release = view_text(view, SHOW_KERNEL, 0);
	if (release.length == 0)
		return;
	size_t length = 0;
	for (size_t dots = 0; length < release.length && dots < 2; length++)
		dots += release.data[length] == '.' || release.data[length] == '-';
	if (!form.is_long && length < release.length)
		release.length = length - 1;
	buf_add_string(out, "Linux ");
	utf8_add_safe(out, release, form.utf8);
	if (!form.is_long || view_text(view, SHOW_ARCH, 0).length == 0)
		return;
	buf_add_char(out, ' ');
	add_text(out, view, SHOW_ARCH, form);
}

/* The words on the left, in their order. */
enum { WORD_HOST, WORD_NOTE, WORD_SYSTEM, WORD_KERNEL, WORD_CPUS, WORD_UPTIME, WORDS };

static void make_words(const struct view *view, struct form form, struct buf words[WORDS])
{
	double uptime = view_value(view, SHOW_UPTIME, 0);
	for (size_t i = 0; i < WORDS; i++)
		buf_reset(&words[i]);
	add_text(&words[WORD_HOST], view, SHOW_HOSTNAME, form);
	if (view->note != NULL)
		buf_add_string(&words[WORD_NOTE], view->note);
	add_system(&words[WORD_SYSTEM], view, form);
	add_kernel(&words[WORD_KERNEL], view, form);
	if (view->delta->context.cpus > 0)
		buf_printf(&words[WORD_CPUS], "%.0f CPU", view->delta->context.cpus);
	if (!isnan(uptime))
		buf_printf(&words[WORD_UPTIME], "up %s", cell_uptime(uptime).text);
}

static size_t words_width(const struct buf words[WORDS])
{
	size_t width = 0;
	for (size_t i = 0; i < WORDS; i++) {
		struct slice word = {.data = words[i].data, .length = words[i].length};
		width += word.length > 0 ? text_width(word) + (width > 0 ? 2 : 0) : 0;
	}
	return width;
}

/* On a narrow screen the words go that tell least about now. */
static void drop_words(struct buf words[WORDS], size_t room)
{
	static const size_t first_to_go[] = {WORD_SYSTEM, WORD_KERNEL, WORD_CPUS, WORD_UPTIME, WORD_NOTE};
	for (size_t i = 0; i < COUNT_OF(first_to_go) && words_width(words) > room; i++)
		buf_reset(&words[first_to_go[i]]);
}

/* Fixtures are told in UTC: the zone of the machine that reads them says nothing about them. */
static void add_clock(struct buf *out, const struct view *view, bool is_long)
{
	int64_t realtime = view->delta->now->stamp.realtime;
	time_t seconds = (time_t)(realtime / NANOSECONDS);
	struct tm parts;
	char text[64];
	if (realtime == CLOCK_UNKNOWN ||
		(view->is_local ? localtime_r(&seconds, &parts) : gmtime_r(&seconds, &parts)) == NULL)
		return;
	if (strftime(text, sizeof(text), is_long ? "%Y-%m-%d %H:%M:%S" : "%H:%M:%S", &parts) > 0)
		buf_add_string(out, text);
	if (!view->is_local)
		buf_add_string(out, is_long ? " UTC" : "Z");
}

/* The worst level and how many values have reached it; on a wide screen each level that counts. */
static void draw_levels(struct pen *pen, const struct view *view, bool is_long)
{
	const struct alert_list *alerts = view->alerts;
	enum level worst = alert_worst(alerts);
	if (worst == LEVEL_OK) {
		pen_add_styled(pen, STYLE_OK, "OK");
		return;
	}
	/* Careful alone is worth a word; beside a warning it is not. */
	enum level least = is_long && worst > LEVEL_WARNING ? LEVEL_WARNING : worst;
	for (enum level level = worst; level >= least; level--) {
		if (alerts->counts[level] == 0)
			continue;
		enum style before = pen->style;
		if (level != worst)
			pen_add(pen, "   ");
		pen->style = style_of(level);
		pen_printf(pen, "%s %zu", level_word(level), alerts->counts[level]);
		pen->style = before;
	}
}

static size_t levels_width(const struct view *view, bool is_long)
{
	struct cell cells[128];
	struct grid grid = {
		.rows = 1, .columns = COUNT_OF(cells), .cells = cells, .capacity = COUNT_OF(cells)};
	struct area area = {.grid = &grid, .rows = 1, .columns = grid.columns};
	struct pen pen = pen_at(&area, 0);
	/* What is drawn over is looked at. */
	for (size_t i = 0; i < COUNT_OF(cells); i++)
		cells[i] = (struct cell){.code = ' ', .width = 1};
	draw_levels(&pen, view, is_long);
	return pen.column;
}

static void draw_words(struct pen *pen, const struct buf words[WORDS], size_t room)
{
	size_t end = pen->end;
	pen->end = pen->start + room < end ? pen->start + room : end;
	for (size_t i = 0; i < WORDS; i++) {
		if (words[i].length == 0)
			continue;
		pen_repeat(pen, " ", pen->column > pen->start ? 2 : 0);
		pen->style = i == WORD_HOST ? STYLE_TITLE : STYLE_NORMAL;
		pen_add(pen, words[i].data);
	}
	pen->style = STYLE_NORMAL;
	pen->end = end;
}

void header_draw(const struct view *view, const struct area *area)
{
	bool is_long = area->columns >= LONG_FORM;
	char storage[WORDS][TEXT_LENGTH], clock_storage[TEXT_LENGTH];
	struct buf words[WORDS], clock;
	for (size_t i = 0; i < WORDS; i++)
		buf_init_in(&words[i], storage[i], TEXT_LENGTH);
	buf_init_in(&clock, clock_storage, TEXT_LENGTH);
	add_clock(&clock, view, is_long);
	size_t gap = clock.length == 0 ? 0 : is_long ? 3 : 2;
	size_t right = levels_width(view, is_long) + gap + clock.length;
	size_t room = area->columns > right + 2 ? area->columns - right - 2 : 0;
	struct pen pen = pen_at(area, 0);
	struct form form = {.is_long = is_long, .utf8 = area->grid->form};
	make_words(view, form, words);
	/* Short words say more than long ones of which some are missing. */
	form.is_long = false;
	if (is_long && words_width(words) > room)
		make_words(view, form, words);
	drop_words(words, room);
	draw_words(&pen, words, room);
	pen_move(&pen, area->columns > right ? area->columns - right : 0);
	draw_levels(&pen, view, is_long);
	pen_repeat(&pen, " ", gap);
	pen_add(&pen, clock.data);
}

struct panel_size why_size(const struct view *view, size_t rows, size_t columns)
{
	(void)rows;
	(void)columns;
	return (struct panel_size){1, alert_worst(view->alerts) >= LEVEL_WARNING ? 1 : 0};
}

/* "DISK vda busy 100%": family, item, what of it, value. */
static void add_what(struct pen *pen, const struct view *view, const struct alert *alert)
{
	const struct metric *metric = field_metric(alert->field);
	for (const char *c = families[alert->field.family].name; *c != '\0'; c++)
		pen_printf(pen, "%c", *c >= 'a' && *c <= 'z' ? *c - 'a' + 'A' : *c);
	if (family_is_list(alert->field.family) && alert->field.family != FAMILY_CPU) {
		struct label label = snapshot_label(view->delta->now, alert->field.family, alert->item);
		pen_add(pen, " ");
		pen_add_safe(pen, label.text, SIZE_MAX);
	}
	if (alert->field.family == FAMILY_LOAD) {
		pen_printf(pen, " %s, %.2f per CPU", cell_number(alert->value, 1).text,
			alert->value / view->delta->context.cpus);
		return;
	}
	pen_printf(pen, " %s", metric->name);
	if (metric->unit == UNIT_SECONDS)
		pen_printf(pen, " %s ms", cell_milliseconds(alert->value).text);
	else
		pen_printf(pen, " %s%%", cell_number(alert->value, 0).text);
}

static void add_who(struct pen *pen, const struct view *view, const struct alert *alert)
{
	struct field by;
	size_t item;
	if (!alert_culprit(view->delta, alert, &item, &by))
		return;
	struct process_identity identity = process_identity_of(view->delta, item);
	double value = delta_value(view->delta, by, item);
	pen_add(pen, "  ");
	pen_add_safe(pen, view_text(view, SHOW_PROCESS_NAME, item), SIZE_MAX);
	pen_printf(pen, "[%llu] ", (unsigned long long)identity.pid);
	if (field_metric(by)->unit == UNIT_BYTES_PER_SECOND)
		pen_printf(pen, "%s/s", cell_bytes(value).text);
	else
		pen_printf(pen, "%s%% %s", cell_number(value, 1).text,
			field_metric(alert->field)->cause == CAUSE_CPU ? "of 1 CPU" : "of memory");
}

void why_draw(const struct view *view, const struct area *area)
{
	const struct alert *alert = &view->alerts->alerts[0];
	struct pen pen = pen_at(area, 0);
	pen.style = style_of(alert->level);
	pen_printf(&pen, "%c ", level_mark(alert->level));
	add_what(&pen, view, alert);
	pen.style = STYLE_NORMAL;
	add_who(&pen, view, alert);
}
