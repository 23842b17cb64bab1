/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"

static size_t sequence_length(unsigned char first)
{
	if (first < 0x80)
		return 1;
	if (first >= 0xc2 && first <= 0xdf)
		return 2;
	if (first >= 0xe0 && first <= 0xef)
		return 3;
	return first >= 0xf0 && first <= 0xf4 ? 4 : 0;
}

size_t utf8_decode(const char *text, size_t length, uint32_t *out)
{
	static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
	unsigned char first = (unsigned char)text[0];
	size_t wanted = sequence_length(first);
	*out = UTF8_INVALID;
	if (wanted == 0 || wanted > length)
		return 1;
	uint32_t code = wanted == 1 ? first : first & (0xffu >> (wanted + 1));
	for (size_t i = 1; i < wanted; i++) {
		unsigned char next = (unsigned char)text[i];
		if ((next & 0xc0) != 0x80)
			return 1;
		code = code << 6 | (next & 0x3f);
	}
	if (code < smallest[wanted] || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff))
		return 1;
	*out = code;
	return wanted;
}

size_t utf8_encode(uint32_t code, char *out)
{
	if (code < 0x80) {
		out[0] = (char)code;
		return 1;
	}
	size_t length = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
	for (size_t i = length - 1; i > 0; i--) {
		out[i] = (char)(0x80 | (code & 0x3f));
		code >>= 6;
	}
	static const unsigned char leading[] = {0, 0, 0xc0, 0xe0, 0xf0};
	out[0] = (char)(leading[length] | code);
	return length;
}

bool utf8_is_unsafe(uint32_t code)
{
	static const struct {
		uint32_t first, last;
	} ranges[] = {
		{0x0000, 0x001f},
		{0x007f, 0x009f},
		{0x00ad, 0x00ad},
		{0x061c, 0x061c},
		{0x180e, 0x180e},
		{0x200b, 0x200f},
		{0x2028, 0x202e},
		{0x2060, 0x206f},
		{0xe000, 0xf8ff},
		{0xfdd0, 0xfdef},
		{0xfe00, 0xfe0f},
		{0xfeff, 0xfeff},
		{0xfff0, 0xfffb},
		{0xe0000, 0xe0fff},
		{0xf0000, UINT32_MAX},
	};
	/* The last two of every plane are noncharacters. */
	if ((code & 0xfffe) == 0xfffe)
		return true;
	for (size_t i = 0; i < sizeof(ranges) / sizeof(ranges[0]); i++)
		if (code >= ranges[i].first && code <= ranges[i].last)
			return true;
	return false;
}

void utf8_add_safe(struct buf *out, struct slice text, enum utf8_form form)
{
	for (size_t at = 0; at < text.length;) {
		uint32_t code;
		size_t length = utf8_decode(text.data + at, text.length - at, &code);
		if (code == '\n')
			buf_add_string(out, "\\n");
		else if (code == '\t')
			buf_add_string(out, "\\t");
		else if (code == UTF8_INVALID || (code < 0x80 && utf8_is_unsafe(code)))
			buf_printf(out, "\\x%02x", (unsigned)(unsigned char)text.data[at]);
		else if (utf8_is_unsafe(code) || (form == UTF8_ASCII && code >= 0x80))
			buf_printf(out, "\\u{%x}", (unsigned)code);
		else
			buf_add(out, text.data + at, length);
		at += length;
	}
}
