/* SPDX-License-Identifier: MIT */
/* JSON of one sample, pretty for people (json) or on one line (ndjson). Numbers in base units, unknown is null. */
#include "format/formats.h"

#include "base/clock.h"

#include <string.h>

enum { NAME_LENGTH = 256, SCHEMA = 1 };

struct json {
	struct buf *out;
	bool is_pretty;
	size_t depth;
	bool has_before; /* a comma is due before the next member */
};

static void begin_member(struct json *json)
{
	if (json->has_before)
		buf_add_char(json->out, ',');
	if (json->is_pretty && json->depth > 0) {
		buf_add_char(json->out, '\n');
		buf_add_repeat(json->out, '\t', json->depth);
	}
	json->has_before = true;
}

static void open(struct json *json, char bracket)
{
	buf_add_char(json->out, bracket);
	json->depth++;
	json->has_before = false;
}

static void close(struct json *json, char bracket)
{
	json->depth--;
	if (json->is_pretty && json->has_before) {
		buf_add_char(json->out, '\n');
		buf_add_repeat(json->out, '\t', json->depth);
	}
	buf_add_char(json->out, bracket);
	json->has_before = true;
}

/*
 * A string holds the exact text. Bytes that are no UTF-8 cannot stand in JSON: each becomes U+DC80 to U+DCFF, the lone
 * surrogates by which other programs (Python's surrogateescape) give such bytes back.
 */
static void add_string(struct json *json, struct slice text)
{
	buf_add_char(json->out, '"');
	for (size_t at = 0; at < text.length;) {
		uint32_t code;
		size_t length = utf8_decode(text.data + at, text.length - at, &code);
		if (code == '"' || code == '\\')
			buf_printf(json->out, "\\%c", (char)code);
		else if (code == UTF8_INVALID)
			buf_printf(json->out, "\\udc%02x", (unsigned)(unsigned char)text.data[at]);
		else if (code > 0xffff && utf8_is_unsafe(code))
			buf_printf(json->out, "\\u%04x\\u%04x", (unsigned)(0xd7c0 + (code >> 10)),
				(unsigned)(0xdc00 | (code & 0x3ff)));
		else if (utf8_is_unsafe(code))
			buf_printf(json->out, "\\u%04x", (unsigned)code);
		else
			buf_add(json->out, text.data + at, length);
		at += length;
	}
	buf_add_char(json->out, '"');
}

static void add_key(struct json *json, struct slice key)
{
	begin_member(json);
	add_string(json, key);
	buf_add_char(json->out, ':');
	if (json->is_pretty)
		buf_add_char(json->out, ' ');
}

static void add_field(struct json *json, const struct listing *listing, struct field field)
{
	struct buf name;
	struct slice text;
	buf_init(&name, NAME_LENGTH);
	field_add_name(&name, field);
	add_key(json, slice_of(name.data));
	buf_finish(&name);
	if (field_metric(field)->kind != METRIC_TEXT)
		field_add_value(json->out, field, listing_value(listing, field), "null");
	else if (listing_text(listing, field, &text))
		add_string(json, text);
	else
		buf_add_string(json->out, "null");
}

/* A label is always a string: "0" of a CPU and "total" are of one kind. PIDs are numbers everywhere else, so here too. */
static void add_label(struct json *json, const struct listing *listing)
{
	struct label label = listing_label(listing);
	struct buf text;
	buf_init(&text, SIZE_MAX / 2);
	label_add(&text, &label);
	add_key(json, slice_of(families[listing->family].label));
	if (listing->family == FAMILY_PROCESS || listing->family == FAMILY_THREAD)
		buf_add(json->out, text.data, text.length);
	else
		add_string(json, (struct slice){.data = text.data, .length = text.length});
	buf_finish(&text);
}

static void add_extra(struct json *json, const struct listing *listing)
{
	const struct table *table;
	size_t first = 0, count = listing_extra(listing, &table, &first);
	if (count == 0)
		return;
	add_key(json, slice_of("extra"));
	open(json, '{');
	for (size_t i = first; i < first + count; i++) {
		add_key(json, arena_slice(table->arena, table->pairs[i].key));
		add_string(json, arena_slice(table->arena, table->pairs[i].value));
	}
	close(json, '}');
}

static void add_item(struct json *json, const struct listing *listing)
{
	struct field field;
	open(json, '{');
	if (family_is_list(listing->family))
		add_label(json, listing);
	for (bool more = listing_first_field(listing, &field); more;
		more = listing_next_field(listing, &field))
		add_field(json, listing, field);
	add_extra(json, listing);
	close(json, '}');
}

static void add_family(struct json *json, const struct delta *delta, const struct selection *selection,
	enum family_id family)
{
	struct listing listing;
	listing_init(&listing, selection, delta, family);
	add_key(json, slice_of(families[family].name));
	if (!family_is_list(family)) {
		if (listing_next(&listing))
			add_item(json, &listing);
		return;
	}
	open(json, '[');
	while (listing_next(&listing)) {
		begin_member(json);
		add_item(json, &listing);
	}
	close(json, ']');
}

static void add_stamp(struct json *json, const struct delta *delta)
{
	add_key(json, slice_of("schema"));
	buf_add_u64(json->out, SCHEMA);
	add_key(json, slice_of("time"));
	if (delta->now->stamp.realtime == CLOCK_UNKNOWN) {
		buf_add_string(json->out, "null");
	} else {
		buf_add_char(json->out, '"');
		unit_add_time(json->out, (double)delta->now->stamp.realtime / (double)NANOSECONDS, 'T');
		buf_add_char(json->out, '"');
	}
	add_key(json, slice_of("seconds"));
	unit_add_computed(json->out, delta->context.seconds, "null");
}

static void write(struct buf *out, const struct sheet *sheet, bool is_pretty)
{
	struct json json = {.out = out, .is_pretty = is_pretty};
	open(&json, '{');
	add_stamp(&json, sheet->delta);
	for (enum family_id f = 0; f < FAMILY_COUNT; f++)
		if (selection_has_family(sheet->selection, f) && sheet->delta->now->families[f].is_present)
			add_family(&json, sheet->delta, sheet->selection, f);
	close(&json, '}');
	buf_add_char(out, '\n');
}

void json_write(struct buf *out, const struct sheet *sheet)
{
	write(out, sheet, true);
}

void ndjson_write(struct buf *out, const struct sheet *sheet)
{
	write(out, sheet, false);
}
