/* SPDX-License-Identifier: MIT */
#include "tui/layout.h"

#include "metric/part.h"
#include "tui/panel/panel.h"

enum {
	SIDE_FROM = 110,
	TRIPLE_FROM = 180,
	SIDE_ROWS = 20, /* on lower screens a side bar would take the list's few lines */
	SIDE_COLUMNS = 38,
	LEFT_COLUMNS = 44,
	RIGHT_COLUMNS = 42,
};

static enum layout_kind kind_of(const struct view *view, size_t rows, size_t columns)
{
	if (view->state->panels[PANEL_SIDE] == PANEL_OFF || rows < SIDE_ROWS || columns < SIDE_FROM)
		return LAYOUT_STACKED;
	return columns < TRIPLE_FROM ? LAYOUT_SIDE : LAYOUT_TRIPLE;
}

/* A panel with lines to place. */
struct wish {
	const struct panel *panel;
	struct room room;
	struct panel_size size;
	size_t rows;      /* it has so far; 0: it is left out */
	bool is_precious; /* critical, or somebody wants to see it */
};

struct wishes {
	struct wish wishes[LAYOUT_PANELS];
	size_t count;
};

static bool is_side(enum place place)
{
	return place == PLACE_LEFT || place == PLACE_RIGHT;
}

static void add_wish(
	struct wishes *wishes, const struct view *view, const struct panel *panel, struct room room)
{
	enum panel_mode mode = panel->id == PANEL_COUNT ? PANEL_AUTO : view->state->panels[panel->id];
	enum place place = panel->places[room.kind];
	room.is_section = is_side(place) || mode == PANEL_OPEN;
	struct panel_size size = panel->size(view, &room);
	if (mode == PANEL_OFF || size.most == 0)
		return;
	wishes->wishes[wishes->count++] = (struct wish){
		.panel = panel,
		.room = room,
		.size = size,
		.rows = size.start,
		.is_precious =
			mode == PANEL_OPEN || (panel->level != NULL && panel->level(view) == LEVEL_CRITICAL),
	};
}

/* Panels that stand nowhere on this layout do so where they are stacked when their key opened them. */
static enum place place_of(const struct panel *panel, const struct view *view, enum layout_kind kind)
{
	bool is_opened = panel->id != PANEL_COUNT && view->state->panels[panel->id] == PANEL_OPEN;
	return panel->places[kind] == PLACE_NONE && is_opened ? PLACE_TOP : panel->places[kind];
}

static void collect(struct wishes *wishes, const struct view *view, enum place place, struct room room)
{
	wishes->count = 0;
	for (size_t i = 0; i < panel_count; i++)
		if (place_of(&panels[i], view, room.kind) == place && wishes->count < LAYOUT_PANELS)
			add_wish(wishes, view, &panels[i], room);
}

static size_t sum_of(const struct wishes *wishes)
{
	size_t sum = 0;
	for (size_t i = 0; i < wishes->count; i++)
		sum += wishes->wishes[i].rows;
	return sum;
}

/* The rank at which a panel would lose lines next, 0 when it never does. */
static unsigned next_rank(const struct wish *wish)
{
	if (wish->rows == 0)
		return 0;
	return wish->rows > wish->size.least ? wish->panel->shrink_rank : wish->panel->rank;
}

/* Takes lines where they are missed least; what is precious stays as long as anything else can go. */
static bool take_lines(struct wishes *wishes)
{
	struct wish *worst = NULL;
	for (int precious = 0; precious < 2 && worst == NULL; precious++)
		for (size_t i = 0; i < wishes->count; i++) {
			struct wish *wish = &wishes->wishes[i];
			if (next_rank(wish) > 0 && wish->is_precious == (precious == 1) &&
				(worst == NULL || next_rank(wish) > next_rank(worst)))
				worst = wish;
		}
	if (worst == NULL)
		return false;
	worst->rows = worst->rows > worst->size.least ? worst->size.least : 0;
	return true;
}

/* Gives lines in turns to panels that have more to say, up to their share of the screen. */
static size_t give_lines(struct wishes *wishes, size_t spare, size_t screen, bool only_opened)
{
	for (bool has_grown = true; has_grown && spare > 0;) {
		has_grown = false;
		for (size_t i = 0; i < wishes->count && spare > 0; i++) {
			struct wish *wish = &wishes->wishes[i];
			bool is_opened =
				wish->room.is_section && !is_side(wish->panel->places[wish->room.kind]);
			size_t bound = wish->size.most;
			if (is_opened || is_side(wish->panel->places[wish->room.kind]))
				bound = screen / 3;
			else if (wish->panel->share > 0 && !wish->room.is_section)
				bound = screen / wish->panel->share + 1;
			if (wish->rows == 0 || wish->rows >= wish->size.most || wish->rows >= bound ||
				(only_opened && !is_opened))
				continue;
			wish->rows++;
			spare--;
			has_grown = true;
		}
	}
	return spare;
}

static void place(struct layout *layout, const struct wish *wish, size_t row, size_t column, size_t columns)
{
	if (layout->count == LAYOUT_PANELS || wish->rows == 0)
		return;
	layout->placed[layout->count++] = (struct placed){
		.panel = wish->panel,
		.room = wish->room,
		.row = row,
		.column = column,
		.rows = wish->rows,
		.columns = columns,
	};
}

/* Sections of a side bar, with a blank line between them where there is room. */
static void place_side(
	struct layout *layout, const struct view *view, enum place where, size_t column, size_t columns)
{
	struct wishes wishes;
	size_t height = layout->middle_end - layout->middle;
	struct room room = {.rows = height, .columns = columns, .kind = layout->kind, .has_load = true};
	collect(&wishes, view, where, room);
	while (sum_of(&wishes) > height && take_lines(&wishes))
		;
	size_t sections = 0;
	for (size_t i = 0; i < wishes.count; i++)
		sections += wishes.wishes[i].rows > 0;
	size_t gaps = sections > 1 && sum_of(&wishes) + sections - 1 <= height ? sections - 1 : 0;
	(void)give_lines(&wishes, height - sum_of(&wishes) - gaps, layout->rows, false);
	size_t row = layout->middle;
	for (size_t i = 0; i < wishes.count; i++) {
		if (wishes.wishes[i].rows == 0)
			continue;
		place(layout, &wishes.wishes[i], row, column, columns);
		row += wishes.wishes[i].rows + (gaps > 0 ? 1 : 0);
	}
}

static bool has_panel(const struct wishes *wishes, panel_draw *draw)
{
	for (size_t i = 0; i < wishes->count; i++)
		if (wishes->wishes[i].panel->draw == draw)
			return wishes->wishes[i].rows > 0;
	return false;
}

/* Top, middle and bottom share the lines; a third of the screen at least is the middle's once it can be had. */
static void place_stack(struct layout *layout, const struct view *view)
{
	struct wishes wishes;
	struct room room = {.rows = layout->rows,
		.columns = layout->columns,
		.kind = layout->kind,
		.joints = {layout->left, layout->right > 0 ? layout->columns - layout->right - 1 : 0}};
	wishes.count = 0;
	for (size_t i = 0; i < panel_count; i++) {
		enum place where = place_of(&panels[i], view, layout->kind);
		if (where == PLACE_TOP || where == PLACE_MAIN || where == PLACE_BOTTOM)
			add_wish(&wishes, view, &panels[i], room);
	}
	while (sum_of(&wishes) > layout->rows && take_lines(&wishes))
		;
	size_t left = layout->rows > sum_of(&wishes) ? layout->rows - sum_of(&wishes) : 0;
	size_t kept = layout->kind == LAYOUT_STACKED ? layout->rows / 3 : layout->rows / 2;
	/* What was opened by its key may take more. */
	left = give_lines(&wishes, left, layout->rows, true);
	(void)give_lines(&wishes, left > kept ? left - kept : 0, layout->rows, false);
	left = layout->rows > sum_of(&wishes) ? layout->rows - sum_of(&wishes) : 0;
	bool has_load = has_panel(&wishes, meter_load_draw);
	size_t row = 0;
	for (size_t i = 0; i < wishes.count && row < layout->rows; i++) {
		struct wish *wish = &wishes.wishes[i];
		bool is_main = place_of(wish->panel, view, layout->kind) == PLACE_MAIN;
		wish->room.has_load = has_load;
		wish->rows += is_main ? left : 0;
		if (wish->rows > layout->rows - row)
			wish->rows = layout->rows - row;
		place(layout, wish, row, is_main ? layout->left + (layout->left > 0 ? 1 : 0) : 0,
			is_main ? layout->columns - layout->left - layout->right - (layout->left > 0) -
					(layout->right > 0)
				: layout->columns);
		if (is_main) {
			layout->middle = row;
			layout->middle_end = row + wish->rows;
		}
		row += wish->rows;
	}
}

void layout_make(struct layout *layout, const struct view *view, size_t rows, size_t columns)
{
	*layout = (struct layout){.kind = kind_of(view, rows, columns), .rows = rows, .columns = columns};
	if (layout->kind != LAYOUT_STACKED)
		layout->left = layout->kind == LAYOUT_SIDE ? SIDE_COLUMNS : LEFT_COLUMNS;
	if (layout->kind == LAYOUT_TRIPLE)
		layout->right = RIGHT_COLUMNS;
	place_stack(layout, view);
	if (layout->left > 0)
		place_side(layout, view, PLACE_LEFT, 0, layout->left);
	if (layout->right > 0)
		place_side(layout, view, PLACE_RIGHT, columns - layout->right, layout->right);
}

static void draw_separator(const struct layout *layout, struct grid *grid, size_t column)
{
	for (size_t row = layout->middle; row < layout->middle_end; row++) {
		struct area area = {.grid = grid, .row = row, .column = column, .rows = 1, .columns = 1};
		struct pen pen = pen_at(&area, 0);
		pen_add_styled(&pen, STYLE_FAINT, "│");
	}
}

void layout_draw(const struct layout *layout, const struct view *view, struct grid *grid)
{
	for (size_t i = 0; i < layout->count; i++) {
		const struct placed *placed = &layout->placed[i];
		struct area area = {.grid = grid,
			.row = placed->row,
			.column = placed->column,
			.rows = placed->rows,
			.columns = placed->columns};
		placed->panel->draw(view, &area, &placed->room);
	}
	if (layout->left > 0)
		draw_separator(layout, grid, layout->left);
	if (layout->right > 0)
		draw_separator(layout, grid, layout->columns - layout->right - 1);
}

const struct placed *layout_find(const struct layout *layout, panel_draw *draw)
{
	for (size_t i = 0; i < layout->count; i++)
		if (layout->placed[i].panel->draw == draw)
			return &layout->placed[i];
	return NULL;
}

size_t layout_page(const struct layout *layout)
{
	const struct placed *placed = layout_find(layout, main_draw);
	size_t taken = layout->kind == LAYOUT_STACKED ? 1 : 2;
	return placed == NULL || placed->rows <= taken ? 0 : placed->rows - taken;
}

size_t layout_main_rows(const struct layout *layout)
{
	const struct placed *placed = layout_find(layout, main_draw);
	return placed == NULL || placed->rows == 0 ? 1 : placed->rows;
}

enum panel_mode layout_switched(const struct layout *layout, const struct view *view, enum panel_id id)
{
	const struct placed *shown = NULL;
	for (size_t i = 0; i < layout->count; i++)
		if (layout->placed[i].panel->id == id)
			shown = &layout->placed[i];
	if (shown != NULL && !shown->room.is_section) {
		struct room room = shown->room;
		room.is_section = true;
		/* A section has a title, and then a line for each. */
		return shown->panel->size(view, &room).most > shown->rows + 1 ? PANEL_OPEN : PANEL_OFF;
	}
	/* What was opened and found no room is switched off too. */
	enum panel_mode mode = view->state->panels[id];
	if (shown != NULL || mode == PANEL_OPEN)
		return PANEL_OFF;
	for (size_t i = 0; i < panel_count; i++)
		if (panels[i].id == id && panels[i].places[layout->kind] == PLACE_NONE)
			return PANEL_OPEN;
	return mode == PANEL_OFF ? PANEL_AUTO : PANEL_OPEN;
}
