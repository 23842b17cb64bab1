/* SPDX-License-Identifier: MIT */
#include "tui/dialog/line_edit.h"

#include "tui/keys.h"

#include <string.h>

void line_edit_set(struct line_edit *edit, const char *text)
{
	size_t length = strlen(text);
	*edit = (struct line_edit){.length = length < LINE_EDIT_LENGTH ? length : LINE_EDIT_LENGTH - 1};
	memcpy(edit->text, text, edit->length);
	edit->at = edit->length;
}

static bool is_continued(const struct line_edit *edit, size_t at)
{
	return at < edit->length && ((unsigned char)edit->text[at] & 0xc0) == 0x80;
}

static size_t before(const struct line_edit *edit)
{
	size_t at = edit->at > 0 ? edit->at - 1 : 0;
	while (at > 0 && is_continued(edit, at))
		at--;
	return at;
}

static size_t behind(const struct line_edit *edit)
{
	size_t at = edit->at < edit->length ? edit->at + 1 : edit->length;
	while (is_continued(edit, at))
		at++;
	return at;
}

static size_t word_before(const struct line_edit *edit)
{
	size_t at = edit->at;
	while (at > 0 && edit->text[at - 1] == ' ')
		at--;
	while (at > 0 && edit->text[at - 1] != ' ')
		at--;
	return at;
}

/* Takes the bytes from there to the cursor away. */
static void cut_from(struct line_edit *edit, size_t from)
{
	memmove(edit->text + from, edit->text + edit->at, edit->length - edit->at + 1);
	edit->length -= edit->at - from;
	edit->at = from;
}

static bool insert(struct line_edit *edit, uint32_t code)
{
	char bytes[4];
	if (code < ' ' || code > 0x10ffff || utf8_is_unsafe(code))
		return false;
	size_t length = utf8_encode(code, bytes);
	if (edit->length + length >= LINE_EDIT_LENGTH)
		return true;
	memmove(edit->text + edit->at + length, edit->text + edit->at, edit->length - edit->at + 1);
	memcpy(edit->text + edit->at, bytes, length);
	edit->length += length;
	edit->at += length;
	return true;
}

bool line_edit_input(struct line_edit *edit, uint32_t input)
{
	switch (input) {
	case INPUT_LEFT:
		edit->at = before(edit);
		return true;
	case INPUT_RIGHT:
		edit->at = behind(edit);
		return true;
	case INPUT_HOME:
		edit->at = 0;
		return true;
	case INPUT_END:
		edit->at = edit->length;
		return true;
	case INPUT_BACKSPACE:
		cut_from(edit, before(edit));
		return true;
	case INPUT_DELETE:
		if (edit->at < edit->length) {
			edit->at = behind(edit);
			cut_from(edit, before(edit));
		}
		return true;
	case INPUT_CTRL_U:
		cut_from(edit, 0);
		return true;
	case INPUT_CTRL_W:
		cut_from(edit, word_before(edit));
		return true;
	default:
		return insert(edit, input);
	}
}

void line_edit_draw(const struct line_edit *edit, struct pen *pen, size_t width)
{
	size_t from = 0, end = behind(edit);
	if (width == 0)
		return;
	/* The cursor takes a column of its own behind the text. */
	while (from < edit->at &&
		text_width((struct slice){.data = edit->text + from, .length = edit->at - from}) + 1 > width)
		from++;
	while (is_continued(edit, from))
		from++;
	size_t limit = pen->column + width < pen->end ? pen->column + width : pen->end, all = pen->end;
	pen->end = limit;
	pen_add_safe(pen, (struct slice){.data = edit->text + from, .length = edit->at - from}, SIZE_MAX);
	enum style style = pen->style;
	pen->style = STYLE_SELECTED;
	if (edit->at == edit->length)
		pen_add(pen, " ");
	else
		pen_add_safe(pen, (struct slice){.data = edit->text + edit->at, .length = end - edit->at},
			SIZE_MAX);
	pen->style = style;
	pen_add_safe(pen, (struct slice){.data = edit->text + end, .length = edit->length - end}, SIZE_MAX);
	pen->end = all;
}
