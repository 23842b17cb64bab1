/* SPDX-License-Identifier: MIT */
/* What lines of a configuration become, and which are told to be wrong. */
#include "config/config.h"
#include "suites.h"

#include <string.h>

static const struct {
	const char *text;
	const char *entries;  /* "[section]" and "section.key=value", each with "|" behind it */
	const char *warnings; /* parts of them, in their order */
} cases[] = {
	{"", "", ""},
	{"[a]\nb = c\n", "[a]|a.b=c|", ""},
	{"[a]\r\nb = c\r\n", "[a]|a.b=c|", ""},
	{"\xef\xbb\xbf[a]\nb=c", "[a]|a.b=c|", ""},
	{"[a]\nb = c\n  d = e\n\tf = g\n", "[a]|a.b=c|a.d=e|a.f=g|", ""},
	{"[a]\nb = c ; d\n; e = f\n# g = h\n", "[a]|a.b=c|", ""},
	{"[a]\nb = fs./x:y=z.m 1 2 3\n", "[a]|a.b=fs./x:y=z.m 1 2 3|", ""},
	{"[a]\nb: c\n", "[a]|a.b=c|", ""},
	{"[a]\nb =\n", "[a]|a.b=|", ""},
	{"b = c\n", ".b=c|", ""},
	{"[a]\nb\nc = d\n", "[a]|a.c=d|", "f:2: must be KEY = VALUE"},
	{"[a]\nb", "[a]|", "f:2: must be KEY = VALUE"},
	{"[a\nb = c\n[d]\ne = f\n", "[d]|d.e=f|", "f:1: the section has no closing bracket"},
};

static void add_entries(struct buf *out, const struct config *config)
{
	for (size_t i = 0; i < config->count; i++) {
		const struct config_entry *entry = &config->entries[i];
		if (entry->key == NULL)
			buf_printf(out, "[%s]|", entry->section);
		else
			buf_printf(out, "%s.%s=%s|", entry->section, entry->key, entry->value);
	}
}

START_TEST(lines_become_entries)
{
	struct config config;
	struct buf entries;
	config_init(&config);
	buf_init(&entries, 4096);
	ck_assert_int_eq(config_parse(&config, "f", slice_of(cases[_i].text)), 0);
	add_entries(&entries, &config);
	ck_assert_str_eq(entries.data, cases[_i].entries);
	ck_assert_uint_eq(config.warnings.length > 0, cases[_i].warnings[0] != '\0');
	ck_assert_ptr_nonnull(strstr(config.warnings.data, cases[_i].warnings));
	buf_finish(&entries);
	config_finish(&config);
}
END_TEST

/* Whatever the library's bound is: a line is whole, or it is told. */
START_TEST(no_line_is_cut)
{
	for (size_t length = 1; length < 600; length++) {
		struct config config;
		struct buf text;
		config_init(&config);
		buf_init(&text, 4096);
		buf_add_string(&text, "[a]\nb=");
		buf_add_repeat(&text, 'x', length);
		buf_add_string(&text, "\nc=d\n");
		ck_assert_int_eq(
			config_parse(&config, "f", (struct slice){.data = text.data, .length = text.length}),
			0);
		const struct config_entry *last = &config.entries[config.count - 1];
		ck_assert_str_eq(last->key, "c");
		ck_assert_uint_eq(last->line, 3);
		if (config.warning_count == 0)
			ck_assert_uint_eq(strlen(config.entries[1].value), length);
		else
			ck_assert_ptr_nonnull(strstr(config.warnings.data, "f:2: longer than "));
		ck_assert(config.warning_count == 0 || length > 100);
		ck_assert_uint_eq(config.count, config.warning_count == 0 ? 3 : 2);
		buf_finish(&text);
		config_finish(&config);
	}
}
END_TEST

START_TEST(a_nul_byte_hides_nothing)
{
	static const char text[] = "[a]\nb = c\0d\ne = f\n";
	struct config config;
	config_init(&config);
	ck_assert_int_eq(
		config_parse(&config, "f", (struct slice){.data = text, .length = sizeof(text) - 1}), 0);
	ck_assert_uint_eq(config.count, 2);
	ck_assert_str_eq(config.entries[1].key, "e");
	ck_assert_str_eq(config.warnings.data, "f:2: has a NUL byte, left out\n");
	config_finish(&config);
}
END_TEST

static const struct {
	const char *text, *item;
	double careful, critical; /* 0: wrong */
} limit_cases[] = {
	{"mem.used_percent 1 2 3", "", 1, 3},
	{"mem.used_percent 1% 2 3%", "", 1, 3},
	{"  mem.used_percent \t 0.5   2  3 ", "", 0.5, 3},
	{"fs.*.used_percent 1 2 3", "", 1, 3},
	{"fs.used_percent 1 2 3", "", 1, 3},
	{"fs./.used_percent 1 2 3", "/", 1, 3},
	{"fs./a b/c.d.used_percent 1 2 3", "/a b/c.d", 1, 3},
	{"disk.sda.await_seconds 1ms 2ms 1s", "sda", 0.001, 1},
	{"net.eth0.100.rx_bytes_per_second 1K 2M 1G", "eth0.100", 1024, 1073741824},
	{"mem.used_percent 1 2", "", 0, 0},
	{"mem.used_percent", "", 0, 0},
	{"", "", 0, 0},
	{"mem.used_percent 3 2 1", "", 0, 0},
	{"mem.used_percent 1 1 2", "", 1, 2},
	{"mem.used_percent 1 2 1", "", 0, 0},
	{"mem.used_percent 1 2 nan", "", 0, 0},
	{"mem.used_percent 1 2 3ms", "", 0, 0},
	{"mem.used_percent -3 -2 -1", "", 0, 0},
	{"mem 1 2 3", "", 0, 0},
	{"host.hostname 1 2 3", "", 0, 0},
	{"meminfo 1 2 3", "", 0, 0},
	{"net.eth0 1 2 3", "", 0, 0},
};

START_TEST(limits_are_a_path_and_three_numbers)
{
	struct limit_override limit;
	struct buf message;
	buf_init(&message, 4096);
	bool is_right = config_parse_limit(limit_cases[_i].text, &limit, &message);
	ck_assert_int_eq(is_right, limit_cases[_i].critical > 0);
	ck_assert_uint_eq(message.length > 0, !is_right);
	if (is_right) {
		ck_assert_str_eq(limit.item, limit.has_item ? limit_cases[_i].item : limit.item);
		ck_assert_int_eq(limit.has_item, limit_cases[_i].item[0] != '\0');
		ck_assert_double_eq(limit.limits.careful, limit_cases[_i].careful);
		ck_assert_double_eq(limit.limits.critical, limit_cases[_i].critical);
	}
	buf_finish(&message);
}
END_TEST

void config_tests(TCase *tests)
{
	tcase_add_loop_test(tests, lines_become_entries, 0, (int)(sizeof(cases) / sizeof(cases[0])));
	tcase_add_test(tests, no_line_is_cut);
	tcase_add_test(tests, a_nul_byte_hides_nothing);
	tcase_add_loop_test(tests, limits_are_a_path_and_three_numbers, 0,
		(int)(sizeof(limit_cases) / sizeof(limit_cases[0])));
}
