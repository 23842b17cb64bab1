/* SPDX-License-Identifier: MIT */
/* CSV as RFC 4180 has it: a title line, then rows that begin with the time; unknown is an empty cell. */
#include "format/formats.h"

#include "base/clock.h"

#include <string.h>

enum { CELL_LENGTH = 1 << 20 };

/* Exact bytes; quotes around what would be read as more than one cell. */
static void add_text(struct buf *out, struct slice text)
{
	bool needs_quotes = false;
	for (size_t i = 0; i < text.length; i++)
		needs_quotes |= strchr(",\"\r\n", text.data[i]) != NULL && text.data[i] != '\0';
	if (!needs_quotes) {
		buf_add(out, text.data, text.length);
		return;
	}
	buf_add_char(out, '"');
	for (size_t i = 0; i < text.length; i++) {
		if (text.data[i] == '"')
			buf_add_char(out, '"');
		buf_add_char(out, text.data[i]);
	}
	buf_add_char(out, '"');
}

static void add_time(struct buf *out, const struct delta *delta)
{
	if (delta->now->stamp.realtime != CLOCK_UNKNOWN)
		unit_add_time(out, (double)delta->now->stamp.realtime / (double)NANOSECONDS, 'T');
}

static void write_columns(struct buf *out, const struct sheet *sheet)
{
	const struct selection *selection = sheet->selection;
	if (sheet->is_first) {
		buf_add_string(out, "time");
		for (size_t i = 0; i < selection->count; i++) {
			buf_add_char(out, ',');
			add_text(out, slice_of(selection->choices[i].path));
		}
		buf_add_string(out, "\r\n");
	}
	add_time(out, sheet->delta);
	for (size_t i = 0; i < selection->count; i++) {
		struct column_value value;
		selection_column(selection, i, sheet->delta, &value);
		buf_add_char(out, ',');
		if (value.text.length > 0)
			add_text(out, value.text);
		else
			field_add_value(out, selection->choices[i].field, value.number, "");
	}
	buf_add_string(out, "\r\n");
}

static void add_titles(struct buf *out, const struct sheet *sheet, enum family_id family)
{
	struct field field;
	buf_add_string(out, "time");
	if (family_is_list(family))
		buf_printf(out, ",%s", families[family].label);
	for (bool more = field_first(family, &field); more; more = field_next(&field)) {
		if (!selection_has_field(sheet->selection, field))
			continue;
		buf_add_char(out, ',');
		field_add_name(out, field);
	}
	buf_add_string(out, "\r\n");
}

static void add_cell(struct buf *out, const struct listing *listing, struct field field)
{
	struct slice text;
	buf_add_char(out, ',');
	if (field_metric(field)->kind != METRIC_TEXT)
		field_add_value(out, field, listing_value(listing, field), "");
	else if (listing_text(listing, field, &text))
		add_text(out, text);
}

/* Every row has the cells of all titles, also where an item has nothing to say. */
static void add_row(struct buf *out, const struct sheet *sheet, const struct listing *listing)
{
	struct field field;
	add_time(out, sheet->delta);
	if (family_is_list(listing->family)) {
		struct label label = listing_label(listing);
		struct buf text;
		buf_init(&text, CELL_LENGTH);
		label_add(&text, &label);
		buf_add_char(out, ',');
		add_text(out, (struct slice){.data = text.data, .length = text.length});
		buf_finish(&text);
	}
	for (bool more = field_first(listing->family, &field); more; more = field_next(&field)) {
		if (!selection_has_field(sheet->selection, field))
			continue;
		if (listing_shows(listing, field))
			add_cell(out, listing, field);
		else
			buf_add_char(out, ',');
	}
	buf_add_string(out, "\r\n");
}

void csv_write(struct buf *out, const struct sheet *sheet)
{
	struct listing listing;
	if (sheet->selection->is_columns) {
		write_columns(out, sheet);
		return;
	}
	for (enum family_id f = 0; f < FAMILY_COUNT; f++) {
		if (!selection_has_family(sheet->selection, f))
			continue;
		if (sheet->is_first)
			add_titles(out, sheet, f);
		for (listing_init(&listing, sheet->selection, sheet->delta, f); listing_next(&listing);)
			add_row(out, sheet, &listing);
	}
}
