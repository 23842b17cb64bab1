/* SPDX-License-Identifier: MIT */
/* One value per line: "path  value  for people  level". awk '{print $2}' gives the plain number in its base unit. */
#include "format/formats.h"

#include <string.h>

enum { LINE_LENGTH = 65536, GAP = 2, WIDEST = 48, VALUE_WIDTH = 16 };

/* What the lines of one sample are written with: their first column is as wide as the widest path. */
struct lines {
	struct buf *out;
	struct buf path;
	enum utf8_form form;
	bool has_colors, has_bits;
	size_t width;
};

/* What begins with a level ends with LEVEL_OK: only what is at a limit has a colour. */
static void set_color(struct buf *out, bool has_colors, enum level level)
{
	if (has_colors)
		buf_printf(out, "\033[0%sm", level == LEVEL_OK ? "" : level_sgr(level));
}

static void add_level(struct lines *text, enum level level)
{
	set_color(text->out, text->has_colors, level);
	buf_printf(text->out, "%c %s", level_mark(level), level_word(level));
	set_color(text->out, text->has_colors, LEVEL_OK);
}

static void set_path(struct lines *text, const struct listing *listing, const char *name)
{
	buf_reset(&text->path);
	buf_add_string(&text->path, families[listing->family].name);
	if (family_is_list(listing->family)) {
		struct label label = listing_label(listing);
		struct buf raw;
		buf_init(&raw, LINE_LENGTH);
		label_add(&raw, &label);
		buf_add_char(&text->path, '.');
		utf8_add_safe(
			&text->path, (struct slice){.data = raw.data, .length = raw.length}, text->form);
		buf_finish(&raw);
	}
	buf_add_char(&text->path, '.');
	utf8_add_safe(&text->path, slice_of(name), text->form);
}

static void set_field_path(struct lines *text, const struct listing *listing, struct field field)
{
	struct buf name;
	buf_init(&name, PATH_WORD);
	field_add_name(&name, field);
	set_path(text, listing, name.data);
	buf_finish(&name);
}

static void begin_line(struct lines *text)
{
	buf_add(text->out, text->path.data, text->path.length);
	size_t width = text->width > text->path.length ? text->width - text->path.length : 0;
	buf_add_repeat(text->out, ' ', width + GAP);
}

/* "3.0Mbit/s": the unit is told, since without it the same place means bytes. */
static void add_bits(struct buf *out, double bits)
{
	unit_add(out, UNIT_BITS_PER_SECOND, bits);
	buf_add_string(out, "bit/s");
}

/* The reading for people, where it says more than the number itself, and the level where there is one. */
static void add_reading(struct lines *text, struct field field, double value, enum level level, size_t length)
{
	enum unit unit = field_unit(field);
	bool is_traffic = text->has_bits && field_is_traffic(field);
	bool is_bits = is_traffic || (text->has_bits && unit == UNIT_BITS_PER_SECOND);
	bool is_scaled = is_bits || unit == UNIT_BYTES || unit == UNIT_BYTES_PER_SECOND ||
		unit == UNIT_SECONDS || unit == UNIT_TIMESTAMP;
	if ((!is_scaled && level == LEVEL_OK) || isnan(value))
		return;
	buf_add_repeat(text->out, ' ', (length < VALUE_WIDTH ? VALUE_WIDTH - length : 0) + GAP);
	if (is_bits)
		add_bits(text->out, is_traffic ? value * 8 : value);
	else if (is_scaled)
		unit_add(text->out, unit, value);
	if (is_scaled && level != LEVEL_OK)
		buf_add_char(text->out, ' ');
	if (level != LEVEL_OK)
		add_level(text, level);
}

static void add_number(struct lines *text, const struct listing *listing, struct field field)
{
	double value = listing_value(listing, field);
	enum level level = listing_level(listing, field, value);
	bool has_colors = text->has_colors && level != LEVEL_OK;
	set_color(text->out, has_colors, level);
	size_t start = text->out->length;
	field_add_value(text->out, field, value, "-");
	size_t length = text->out->length - start;
	set_color(text->out, has_colors, LEVEL_OK);
	add_reading(text, field, value, level, length);
}

static void add_field(struct lines *text, const struct listing *listing, struct field field)
{
	struct slice slice;
	set_field_path(text, listing, field);
	begin_line(text);
	if (field_metric(field)->kind != METRIC_TEXT)
		add_number(text, listing, field);
	else if (listing_text(listing, field, &slice))
		utf8_add_safe(text->out, slice, text->form);
	else
		buf_add_char(text->out, '-');
	buf_add_char(text->out, '\n');
}

static void add_extra(struct lines *text, const struct listing *listing)
{
	const struct table *table;
	size_t first = 0, count = listing_extra(listing, &table, &first);
	for (size_t i = first; i < first + count; i++) {
		struct buf name;
		struct slice key = arena_slice(table->arena, table->pairs[i].key);
		buf_init(&name, LINE_LENGTH);
		buf_add_string(&name, "extra.");
		buf_add(&name, key.data, key.length);
		set_path(text, listing, name.data);
		buf_finish(&name);
		begin_line(text);
		utf8_add_safe(text->out, arena_slice(table->arena, table->pairs[i].value), text->form);
		buf_add_char(text->out, '\n');
	}
}

static void measure(struct lines *text, const struct listing *listing)
{
	struct field field;
	for (bool more = listing_first_field(listing, &field); more;
		more = listing_next_field(listing, &field)) {
		set_field_path(text, listing, field);
		if (text->path.length > text->width && text->path.length <= WIDEST)
			text->width = text->path.length;
	}
}

/* One cell, right-aligned below its title. */
static void add_column(struct buf *out, const struct sheet *sheet, size_t column)
{
	const struct choice *choice = &sheet->selection->choices[column];
	struct column_value value;
	struct buf cell;
	buf_init(&cell, LINE_LENGTH);
	selection_column(sheet->selection, column, sheet->delta, &value);
	if (field_metric(choice->field)->kind == METRIC_TEXT)
		utf8_add_safe(&cell, value.is_known ? value.text : slice_of("-"), sheet->form);
	else
		field_add_value(&cell, choice->field, value.number, "-");
	bool has_colors = sheet->has_colors && value.level != LEVEL_OK;
	size_t width = strlen(choice->path);
	buf_add_repeat(out, ' ', (column > 0 ? GAP : 0) + (width > cell.length ? width - cell.length : 0));
	set_color(out, has_colors, value.level);
	buf_add(out, cell.data, cell.length);
	set_color(out, has_colors, LEVEL_OK);
	buf_finish(&cell);
}

/* Columns: titles once, then a line per sample with the values. */
static void write_columns(struct buf *out, const struct sheet *sheet)
{
	const struct selection *selection = sheet->selection;
	if (sheet->is_first) {
		for (size_t i = 0; i < selection->count; i++) {
			if (i > 0)
				buf_add_repeat(out, ' ', GAP);
			utf8_add_safe(out, slice_of(selection->choices[i].path), sheet->form);
		}
		buf_add_char(out, '\n');
	}
	for (size_t i = 0; i < selection->count; i++)
		add_column(out, sheet, i);
	buf_add_char(out, '\n');
}

static void write_lines(struct buf *out, const struct sheet *sheet)
{
	const struct selection *selection = sheet->selection;
	struct lines text = {.out = out,
		.form = sheet->form,
		.has_colors = sheet->has_colors,
		.has_bits = sheet->has_bits};
	struct listing listing;
	struct field field;
	buf_init(&text.path, LINE_LENGTH);
	for (enum family_id f = 0; f < FAMILY_COUNT; f++)
		for (listing_init(&listing, selection, sheet->delta, f);
			selection_has_family(selection, f) && listing_next(&listing);)
			measure(&text, &listing);
	for (enum family_id f = 0; f < FAMILY_COUNT; f++) {
		if (!selection_has_family(selection, f))
			continue;
		for (listing_init(&listing, selection, sheet->delta, f); listing_next(&listing);) {
			for (bool more = listing_first_field(&listing, &field); more;
				more = listing_next_field(&listing, &field))
				add_field(&text, &listing, field);
			add_extra(&text, &listing);
		}
	}
	buf_finish(&text.path);
}

void text_write(struct buf *out, const struct sheet *sheet)
{
	if (sheet->selection->is_columns)
		write_columns(out, sheet);
	else
		write_lines(out, sheet);
}
