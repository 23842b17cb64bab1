/* SPDX-License-Identifier: MIT */
/* The first line: what machine, how bad, what time. */
#include "tui/panel/panel.h"

#include "base/clock.h"
#include "core/alert/text.h"
#include "tui/cell.h"

#include <string.h>
#include <time.h>

enum { TEXT_LENGTH = 4096, LONG_FORM = 110, SHORT_COLUMNS = 30, SHORT_ROWS = 5 };

struct panel_size header_size(const struct view *view, const struct room *room)
{
	return one_line_size(view, room);
}

/* How the words are written. */
struct form {
	bool is_long;
	bool has_load; /* it has no line of its own */
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
enum { WORD_HOST, WORD_NOTE, WORD_SYSTEM, WORD_KERNEL, WORD_CPUS, WORD_UPTIME, WORD_LOAD, WORDS };

static void make_words(const struct view *view, struct form form, struct buf words[WORDS])
{
	double load = view_value(view, SHOW_LOAD_ONE, 0);
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
	if (form.has_load && !isnan(load)) {
		enum level level = view_level(view, SHOW_LOAD_ONE, 0, load);
		buf_printf(&words[WORD_LOAD], "load %s", cell_number(load, load < 9.995 ? 2 : 1).text);
		if (level != LEVEL_OK)
			buf_add_char(&words[WORD_LOAD], level_mark(level));
	}
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
	static const size_t first_to_go[] = {
		WORD_SYSTEM, WORD_KERNEL, WORD_CPUS, WORD_UPTIME, WORD_LOAD, WORD_NOTE};
	for (size_t i = 0; i < COUNT_OF(first_to_go) && words_width(words) > room; i++)
		buf_reset(&words[first_to_go[i]]);
}

/* A fixture is told in its own zone, by name: that of the machine that reads it says nothing about it. */
static void add_clock(struct buf *out, const struct view *view, bool is_long)
{
	int64_t realtime = view->delta->now->stamp.realtime;
	time_t seconds = (time_t)(realtime / NANOSECONDS);
	struct tm parts;
	char text[64];
	if (realtime == CLOCK_UNKNOWN || localtime_r(&seconds, &parts) == NULL)
		return;
	if (strftime(text, sizeof(text), is_long ? "%Y-%m-%d %H:%M:%S" : "%H:%M:%S", &parts) > 0)
		buf_add_string(out, text);
	if (view->is_local)
		return;
	if (strftime(text, sizeof(text), " %Z", &parts) > 0)
		buf_add_string(out, !is_long && strcmp(text, " UTC") == 0 ? "Z" : text);
}

/* The worst level and how many troubles have reached it; on a wide screen each level that counts. */
static void draw_levels(struct pen *pen, const struct view *view, bool is_long)
{
	const struct finding_list *findings = view->findings;
	enum level worst = findings_worst(findings);
	if (worst == LEVEL_OK) {
		pen_add_styled(pen, STYLE_OK, "OK");
		return;
	}
	/* Careful alone is worth a word; beside a warning it is not. */
	enum level least = is_long && worst > LEVEL_WARNING ? LEVEL_WARNING : worst;
	for (enum level level = worst; level >= least; level--) {
		if (findings->counts[level] == 0)
			continue;
		enum style before = pen->style;
		if (level != worst)
			pen_add(pen, "   ");
		pen->style = style_of(level);
		pen_printf(pen, "%s %zu", level_word(level), findings->counts[level]);
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

/* Where there is room for one line only, it is the worst that it tells: "db-07 CRITICAL DISK vda 100%X" */
static void draw_short(const struct view *view, const struct area *area)
{
	struct pen pen = pen_at(area, 0);
	enum level worst = findings_worst(view->findings);
	pen.style = STYLE_TITLE;
	pen_add_safe(&pen, view_text(view, SHOW_HOSTNAME, 0), SIZE_MAX);
	pen.style = style_of(worst);
	/* Cut, a name says enough, a level does not. */
	size_t word = strlen(level_word(worst)) + 1;
	if (pen_left(&pen) < word)
		pen_move(&pen, area->columns > word ? area->columns - word : 0);
	pen_printf(&pen, " %s", level_word(worst));
	pen.style = STYLE_NORMAL;
	if (view->findings->count == 0)
		return;
	const struct finding *finding = &view->findings->findings[0];
	char text[TEXT_LENGTH], name[TEXT_LENGTH / 2];
	struct buf what, item;
	buf_init_in(&what, text, sizeof(text));
	buf_init_in(&item, name, sizeof(name));
	if (family_is_list(finding->field.family)) {
		struct label label = snapshot_label(view->delta->now, finding->field.family, finding->item);
		label_add(&item, &label);
	}
	alert_text_add_what(&what,
		&(struct told){
			finding->field, name, finding->value, view->delta->context.cpus, area->grid->form});
	pen_add(&pen, " ");
	pen_add(&pen, text);
}

void header_draw(const struct view *view, const struct area *area, const struct room *room)
{
	if (area->columns < SHORT_COLUMNS || area->grid->rows < SHORT_ROWS) {
		draw_short(view, area);
		return;
	}
	bool is_long = area->columns >= LONG_FORM;
	char storage[WORDS][TEXT_LENGTH], clock_storage[TEXT_LENGTH];
	struct buf words[WORDS], clock;
	for (size_t i = 0; i < WORDS; i++)
		buf_init_in(&words[i], storage[i], TEXT_LENGTH);
	buf_init_in(&clock, clock_storage, TEXT_LENGTH);
	add_clock(&clock, view, is_long);
	size_t gap = clock.length == 0 ? 0 : is_long ? 3 : 2;
	size_t right = levels_width(view, is_long) + gap + clock.length;
	size_t left = area->columns > right + 2 ? area->columns - right - 2 : 0;
	struct pen pen = pen_at(area, 0);
	struct form form = {.is_long = is_long, .has_load = !room->has_load, .utf8 = area->grid->form};
	make_words(view, form, words);
	/* Short words say more than long ones of which some are missing. */
	form.is_long = false;
	if (is_long && words_width(words) > left)
		make_words(view, form, words);
	drop_words(words, left);
	draw_words(&pen, words, left);
	pen_move(&pen, area->columns > right ? area->columns - right : 0);
	draw_levels(&pen, view, is_long);
	pen_repeat(&pen, " ", gap);
	pen_add(&pen, clock.data);
}
