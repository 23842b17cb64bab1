/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"
#include "parse.h"
#include "suites.h"

#include <stdlib.h>
#include <string.h>

/* clang-format off */
static const struct {
	struct slice text;
	uint32_t code; /* of the first character */
	size_t taken;
} characters[] = {
	{BYTES("a"), 'a', 1},
	{BYTES("\0"), 0, 1},
	{BYTES("\x7f"), 0x7f, 1},
	{BYTES("\xc2\x80"), 0x80, 2},
	{BYTES("\xdf\xbf"), 0x7ff, 2},
	{BYTES("\xe0\xa0\x80"), 0x800, 3},
	{BYTES("\xed\x9f\xbf"), 0xd7ff, 3},
	{BYTES("\xee\x80\x80"), 0xe000, 3},
	{BYTES("\xef\xbf\xbf"), 0xffff, 3},
	{BYTES("\xf0\x90\x80\x80"), 0x10000, 4},
	{BYTES("\xf4\x8f\xbf\xbf"), 0x10ffff, 4},
	{BYTES("\x80"), UTF8_INVALID, 1},             /* continuation alone */
	{BYTES("\xbf\xbf"), UTF8_INVALID, 1},
	{BYTES("\xc0\x80"), UTF8_INVALID, 1},         /* overlong NUL */
	{BYTES("\xc1\xbf"), UTF8_INVALID, 1},
	{BYTES("\xe0\x80\x80"), UTF8_INVALID, 1},     /* overlong */
	{BYTES("\xe0\x9f\xbf"), UTF8_INVALID, 1},
	{BYTES("\xf0\x80\x80\x80"), UTF8_INVALID, 1},
	{BYTES("\xf0\x8f\xbf\xbf"), UTF8_INVALID, 1},
	{BYTES("\xed\xa0\x80"), UTF8_INVALID, 1},     /* surrogates */
	{BYTES("\xed\xbf\xbf"), UTF8_INVALID, 1},
	{BYTES("\xf4\x90\x80\x80"), UTF8_INVALID, 1}, /* beyond U+10FFFF */
	{BYTES("\xf5\x80\x80\x80"), UTF8_INVALID, 1},
	{BYTES("\xff"), UTF8_INVALID, 1},
	{BYTES("\xfe\xff"), UTF8_INVALID, 1},
	{BYTES("\xc3"), UTF8_INVALID, 1},             /* cut */
	{BYTES("\xe2\x82"), UTF8_INVALID, 1},
	{BYTES("\xf0\x9f\x98"), UTF8_INVALID, 1},
	{BYTES("\xc3("), UTF8_INVALID, 1},            /* no continuation */
	{BYTES("\xe2(\xa1"), UTF8_INVALID, 1},
	{BYTES("\xe2\x82("), UTF8_INVALID, 1},
	{BYTES("\xf0\x9f\x98("), UTF8_INVALID, 1},
	{BYTES("\xc3\xc3\xa9"), UTF8_INVALID, 1},
};
/* clang-format on */

START_TEST(bytes_become_characters)
{
	struct slice text = characters[_i].text;
	char *copy = malloc(text.length);
	ck_assert_ptr_nonnull(copy);
	memcpy(copy, text.data, text.length);
	uint32_t code = 7;
	ck_assert_uint_eq(utf8_decode(copy, text.length, &code), characters[_i].taken);
	ck_assert_uint_eq(code, characters[_i].code);
	char again[4];
	if (code != UTF8_INVALID) {
		ck_assert_uint_eq(utf8_encode(code, again), characters[_i].taken);
		ck_assert_mem_eq(again, text.data, characters[_i].taken);
	}
	free(copy);
}
END_TEST

START_TEST(every_character_comes_back)
{
	for (uint32_t code = 0; code <= 0x10ffff; code++) {
		char bytes[4];
		uint32_t decoded;
		if (code >= 0xd800 && code <= 0xdfff)
			continue;
		size_t length = utf8_encode(code, bytes);
		if (utf8_decode(bytes, length, &decoded) != length || decoded != code)
			ck_abort_msg("U+%04X", (unsigned)code);
	}
}
END_TEST

/* clang-format off */
static const struct {
	struct slice text;
	const char *unicode, *ascii;
} safe[] = {
	{BYTES(""), "", ""},
	{BYTES("plain ~ text"), "plain ~ text", "plain ~ text"},
	{BYTES("back\\slash \\x1b"), "back\\slash \\x1b", "back\\slash \\x1b"},
	{BYTES("a\0b"), "a\\x00b", "a\\x00b"},
	{BYTES("\x1b[31mred\x1b[0m"), "\\x1b[31mred\\x1b[0m", "\\x1b[31mred\\x1b[0m"},
	{BYTES("\x1b]0;title\x07"), "\\x1b]0;title\\x07", "\\x1b]0;title\\x07"},
	{BYTES("a\nb\tc\rd\x7f"), "a\\nb\\tc\\x0dd\\x7f", "a\\nb\\tc\\x0dd\\x7f"},
	{BYTES("caf\xc3\xa9"), "caf\xc3\xa9", "caf\\u{e9}"},
	{BYTES("\xe2\x82\xac \xf0\x9f\x98\x80"), "\xe2\x82\xac \xf0\x9f\x98\x80", "\\u{20ac} \\u{1f600}"},
	{BYTES("\xc2\x9b" "31m"), "\\u{9b}31m", "\\u{9b}31m"},                 /* C1: CSI in one character */
	{BYTES("\x9b" "31m"), "\\x9b31m", "\\x9b31m"},                         /* the same as a raw byte */
	{BYTES("a\xe2\x80\xae" "b"), "a\\u{202e}b", "a\\u{202e}b"},            /* right-to-left override */
	{BYTES("a\xe2\x81\xa6" "b"), "a\\u{2066}b", "a\\u{2066}b"},            /* isolate */
	{BYTES("a\xd8\x9c" "b"), "a\\u{61c}b", "a\\u{61c}b"},                  /* Arabic letter mark */
	{BYTES("a\xe2\x80\x8b\xe2\x80\x8d" "b"), "a\\u{200b}\\u{200d}b", "a\\u{200b}\\u{200d}b"},
	{BYTES("a\xe2\x80\xa8\xe2\x80\xa9" "b"), "a\\u{2028}\\u{2029}b", "a\\u{2028}\\u{2029}b"},
	{BYTES("\xef\xbb\xbf" "bom"), "\\u{feff}bom", "\\u{feff}bom"},
	{BYTES("\xf3\xa0\x81\x81"), "\\u{e0041}", "\\u{e0041}"},               /* tag */
	{BYTES("\xee\x80\x80"), "\\u{e000}", "\\u{e000}"},                     /* private use */
	{BYTES("\xf3\xb0\x80\x80"), "\\u{f0000}", "\\u{f0000}"},
	{BYTES("\xef\xb7\x90"), "\\u{fdd0}", "\\u{fdd0}"},                     /* noncharacters */
	{BYTES("\xef\xbf\xbf"), "\\u{ffff}", "\\u{ffff}"},
	{BYTES("\xf0\x9f\xbf\xbe"), "\\u{1fffe}", "\\u{1fffe}"},
	{BYTES("\xff\xfe"), "\\xff\\xfe", "\\xff\\xfe"},
	{BYTES("\xc3"), "\\xc3", "\\xc3"},
	{BYTES("\xe2\x82"), "\\xe2\\x82", "\\xe2\\x82"},
	{BYTES("\xed\xa0\x80"), "\\xed\\xa0\\x80", "\\xed\\xa0\\x80"},
	{BYTES("\xc0\x80"), "\\xc0\\x80", "\\xc0\\x80"},
};
/* clang-format on */

START_TEST(hostile_text_becomes_visible)
{
	struct buf out;
	buf_init(&out, 1000);
	utf8_add_safe(&out, safe[_i].text, UTF8_UNICODE);
	ck_assert_str_eq(out.data, safe[_i].unicode);
	buf_reset(&out);
	utf8_add_safe(&out, safe[_i].text, UTF8_ASCII);
	ck_assert_str_eq(out.data, safe[_i].ascii);
	buf_finish(&out);
}
END_TEST

START_TEST(no_pair_of_bytes_reaches_the_terminal_raw)
{
	struct buf out;
	buf_init(&out, 1000);
	for (unsigned pair = 0; pair <= 0xffff; pair++) {
		char bytes[2] = {(char)(pair >> 8), (char)(pair & 0xff)};
		buf_reset(&out);
		utf8_add_safe(&out, (struct slice){.data = bytes, .length = 2}, UTF8_ASCII);
		for (size_t i = 0; i < out.length; i++)
			if (out.data[i] < 0x20 || out.data[i] == 0x7f || (unsigned char)out.data[i] >= 0x80)
				ck_abort_msg("byte pair %04x", pair);
	}
	buf_finish(&out);
}
END_TEST

void utf8_tests(TCase *tests)
{
	tcase_add_loop_test(tests, bytes_become_characters, 0, COUNT_OF(characters));
	tcase_add_test(tests, every_character_comes_back);
	tcase_add_loop_test(tests, hostile_text_becomes_visible, 0, COUNT_OF(safe));
	tcase_add_test(tests, no_pair_of_bytes_reaches_the_terminal_raw);
}
