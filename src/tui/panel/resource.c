/* SPDX-License-Identifier: MIT */
#include "tui/panel/resource.h"

#include "tui/cell.h"

#include <string.h>

enum {
	MOST_LINES = 64,
	LABEL_WIDTH = 6,
	NAME_LEAST = 6,
	TAIL = 12,
	NARROW = 60,
	KEY_WIDTH = 2,
	NAME_LENGTH = 256,
	SPARK_WIDTH = 4
};

struct ranking {
	struct ranked lines[MOST_LINES];
	size_t count; /* of lines */
	size_t all;   /* items there are */
};

static bool is_worse(const struct ranked *a, const struct ranked *b)
{
	return a->level != b->level ? a->level > b->level : a->weight > b->weight;
}

static void insert(struct ranking *ranking, size_t room, struct ranked ranked)
{
	size_t at = ranking->count;
	while (at > 0 && is_worse(&ranked, &ranking->lines[at - 1]))
		at--;
	if (at >= room)
		return;
	if (ranking->count < room)
		ranking->count++;
	for (size_t i = ranking->count - 1; i > at; i--)
		ranking->lines[i] = ranking->lines[i - 1];
	ranking->lines[at] = ranked;
}

static struct ranking rank_items(const struct view *view, const struct resource *resource, size_t room)
{
	struct ranking ranking = {0};
	const struct family_data *data = &view->delta->now->families[resource->family];
	if (room > MOST_LINES)
		room = MOST_LINES;
	for (size_t i = 0; data->is_present && i < data->count; i++) {
		struct ranked ranked = {.item = i, .weight = 0};
		if (!resource->rank(view, i, &ranked))
			continue;
		ranking.all++;
		/* Of equal ones the first in the kernel's list comes first. */
		if (isnan(ranked.weight))
			ranked.weight = -1;
		insert(&ranking, room, ranked);
	}
	return ranking;
}

enum level resource_level(const struct view *view, const struct resource *resource)
{
	struct ranking ranking = rank_items(view, resource, 1);
	return ranking.count > 0 ? ranking.lines[0].level : LEVEL_OK;
}

struct panel_size resource_size(
	const struct view *view, const struct room *room, const struct resource *resource)
{
	size_t all = rank_items(view, resource, 1).all, lines = all < MOST_LINES ? all : MOST_LINES;
	if (lines < 1)
		lines = 1;
	if (room->is_section)
		return (struct panel_size){2, 2, lines + 1};
	return (struct panel_size){1, 1, lines};
}

/* Was the family asked for in this sample? What is not there tells why. */
static bool is_known(const struct view *view, enum family_id family)
{
	const struct family_data *data = &view->delta->now->families[family];
	return data->is_present || data->parts[0].error != 0;
}

struct panel_size resource_size_if_any(
	const struct view *view, const struct room *room, const struct resource *resource, enum panel_id id)
{
	bool is_opened = id != PANEL_COUNT && view->state->panels[id] == PANEL_OPEN;
	if (!is_opened && is_known(view, resource->family) && rank_items(view, resource, 1).all == 0)
		return (struct panel_size){0, 0, 0};
	return resource_size(view, room, resource);
}

/* The name of an item; a buffer that is too small cuts it. */
static struct slice item_name(
	const struct view *view, const struct resource *resource, size_t item, char storage[NAME_LENGTH])
{
	if (resource->add_name == NULL)
		return snapshot_label(view->delta->now, resource->family, item).text;
	struct buf name;
	buf_init_in(&name, storage, NAME_LENGTH);
	resource->add_name(view, item, &name);
	return (struct slice){.data = name.data, .length = name.length};
}

/* The widest name that is shown decides where the figures start, up to a quarter of the screen. */
static size_t name_width_of(const struct view *view, const struct resource *resource,
	const struct ranking *ranking, size_t columns)
{
	size_t widest = NAME_LEAST;
	for (size_t i = 0; i < ranking->count; i++) {
		char storage[NAME_LENGTH];
		size_t width = text_width(item_name(view, resource, ranking->lines[i].item, storage));
		widest = width > widest ? width : widest;
	}
	return widest < columns / 4 ? widest : columns / 4 < NAME_LEAST ? NAME_LEAST : columns / 4;
}

static const char *nothing_to_list(const struct view *view, const struct resource *resource)
{
	return view->delta->now->families[resource->family].is_present ? "none in use" : "-";
}

static struct cell_text more_text(const struct ranking *ranking)
{
	struct cell_text none = {""};
	size_t hidden = ranking->all - ranking->count;
	if (hidden == 0)
		return none;
	/* The word has room beside three digits. */
	return cell_with(cell_number((double)hidden, 0), hidden < 1000 ? " more" : "");
}

static void draw_folded(const struct view *view, const struct area *area, const struct resource *resource)
{
	struct ranking ranking = rank_items(view, resource, area->rows);
	size_t name_width = name_width_of(view, resource, &ranking, area->columns);
	struct pen pen = pen_at(area, 0);
	pen_add_styled(&pen, STYLE_TITLE, resource->label);
	if (ranking.count == 0) {
		pen_move(&pen, LABEL_WIDTH);
		pen_add(&pen, nothing_to_list(view, resource));
	}
	for (size_t i = 0; i < ranking.count; i++) {
		struct pen line = pen_at(area, i);
		pen_move(&line, LABEL_WIDTH);
		/* The count and the key at the end of the first line stay free. */
		line.end =
			area->columns > TAIL ? area->column + area->columns - (i == 0 ? TAIL : 0) : line.end;
		resource->draw_line(view, &line, ranking.lines[i].item, name_width);
	}
	struct cell_text more = more_text(&ranking);
	pen_move(&pen, area->columns > TAIL ? area->columns - TAIL : 0);
	if (more.text[0] != '\0') {
		pen_repeat(&pen, " ", TAIL - 4 > strlen(more.text) ? TAIL - 4 - strlen(more.text) : 0);
		pen_printf(&pen, "+%s", more.text);
	}
	const char key[] = {resource->key, '\0'};
	pen_move(&pen, area->columns - KEY_WIDTH);
	pen_add_styled(&pen, STYLE_KEY, key);
}

void section_title_draw(const struct area *area, const char *title, const char *heads, char key)
{
	const char keys[] = {key, '\0'};
	size_t width = strlen(heads) + KEY_WIDTH + 1;
	struct pen pen = pen_at(area, 0);
	pen_add_styled(&pen, STYLE_TITLE, title);
	pen_move(&pen, area->columns > width ? area->columns - width : 0);
	pen_add_styled(&pen, STYLE_TITLE, heads);
	pen_move(&pen, area->columns > KEY_WIDTH ? area->columns - KEY_WIDTH : 0);
	pen_add_styled(&pen, STYLE_KEY, keys);
}

/* The last samples of what passes through an item; NAN where nothing is known. */
static void find_traffic(const struct view *view, const struct resource *resource, size_t item, double *out)
{
	char storage[LIMIT_ITEM];
	struct buf name;
	struct label label = snapshot_label(view->delta->now, resource->family, item);
	buf_init_in(&name, storage, sizeof(storage));
	label_add(&name, &label);
	double other[SPARK_WIDTH];
	history_columns(view->history,
		history_find(view->history, view->fields[resource->traffic[0]], name.data), 0, out,
		SPARK_WIDTH);
	history_columns(view->history,
		history_find(view->history, view->fields[resource->traffic[1]], name.data), 0, other,
		SPARK_WIDTH);
	for (size_t i = 0; i < SPARK_WIDTH; i++)
		out[i] += other[i];
}

void resource_watch(const struct view *view, const struct placed *placed, const struct resource *resource,
	struct history *history)
{
	if (!placed->room.is_section || resource->traffic == NULL || placed->rows < 2)
		return;
	struct ranking ranking = rank_items(view, resource, placed->rows - 1);
	for (size_t i = 0; i < ranking.count; i++) {
		char storage[LIMIT_ITEM];
		struct buf name;
		struct label label =
			snapshot_label(view->delta->now, resource->family, ranking.lines[i].item);
		buf_init_in(&name, storage, sizeof(storage));
		label_add(&name, &label);
		for (size_t f = 0; f < 2 && name.error == 0; f++)
			(void)history_watch_shown(history, view->fields[resource->traffic[f]], name.data);
	}
}

/* All of a panel are drawn to one scale, so that they can be compared; 0: there are none. */
static double spark_scale(const struct view *view, const struct resource *resource,
	const struct ranking *ranking, size_t name_width)
{
	double most = 0, values[SPARK_WIDTH];
	bool has_history = view->history != NULL && view->history->slots > 0;
	size_t widest = name_width_of(view, resource, ranking, name_width * 4);
	if (resource->traffic == NULL || !has_history || widest + SPARK_WIDTH + 1 > name_width)
		return 0;
	for (size_t i = 0; i < ranking->count; i++) {
		find_traffic(view, resource, ranking->lines[i].item, values);
		for (size_t column = 0; column < SPARK_WIDTH; column++)
			most = values[column] > most ? values[column] : most;
	}
	return most;
}

static void draw_spark(
	struct pen *pen, const struct view *view, const struct resource *resource, size_t item, double scale)
{
	double values[SPARK_WIDTH];
	find_traffic(view, resource, item, values);
	for (size_t i = 0; i < SPARK_WIDTH; i++)
		pen_add(pen, cell_spark(values[i] / scale, pen->grid->form));
	pen_add(pen, " ");
}

static void draw_items(const struct view *view, const struct area *area, const struct resource *resource,
	const struct ranking *ranking, size_t name_width)
{
	double scale = spark_scale(view, resource, ranking, name_width);
	for (size_t i = 0; i < ranking->count; i++) {
		char storage[NAME_LENGTH];
		struct pen pen = pen_at(area, 1 + i);
		size_t item = ranking->lines[i].item;
		pen_add_safe(&pen, item_name(view, resource, item, storage),
			name_width - (scale > 0 ? SPARK_WIDTH + 1 : 0));
		pen_add(&pen, " ");
		if (scale > 0)
			draw_spark(&pen, view, resource, item, scale);
		resource->draw_row(view, &pen, item);
	}
}

static void draw_section(const struct view *view, const struct area *area, const struct resource *resource)
{
	struct ranking ranking = rank_items(view, resource, area->rows - 1);
	size_t figures = strlen(resource->heads) + KEY_WIDTH + 1;
	size_t name_width = area->columns > figures + 1 ? area->columns - figures - 1 : 0;
	struct cell_text more = more_text(&ranking);
	char title[CELL_LENGTH * 2] = "";
	struct buf text;
	buf_init_in(&text, title, sizeof(title));
	buf_add_string(&text, resource->title);
	/* Beside the title, so that no line of an item has to go for it; where it is narrow without the word. */
	size_t hidden = ranking.all - ranking.count;
	if (more.text[0] != '\0' && text.length + strlen(more.text) + 2 > name_width + 1)
		more = cell_number((double)hidden, 0);
	if (hidden > 0 && text.length + strlen(more.text) + 2 <= name_width + 1)
		buf_printf(&text, " +%s", more.text);
	section_title_draw(area, title, resource->heads, resource->key);
	if (ranking.count == 0) {
		struct pen pen = pen_at(area, 1);
		pen_add(&pen, nothing_to_list(view, resource));
	}
	draw_items(view, area, resource, &ranking, name_width);
}

void resource_draw(const struct view *view, const struct area *area, const struct room *room,
	const struct resource *resource)
{
	if (room->is_section)
		draw_section(view, area, resource);
	else
		draw_folded(view, area, resource);
}

void rate_draw(struct pen *pen, const char *name, double value)
{
	pen_printf(pen, "%s %5s", name, cell_bytes(value).text);
}
