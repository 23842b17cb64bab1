/* SPDX-License-Identifier: MIT */
/* Expressions over processes of a test's own, two samples two seconds apart, and over those with hostile names. */
#include "core/expression.h"

#include "core/expression/pattern.h"
#include "machine.h"
#include "suites.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

enum { USER_UNKNOWN = -1, IO_UNKNOWN = -1, MOST_TEXT = 1024 };

/* CPU ticks and bytes written are those of the interval. A command of NULL: cannot be read. Nobody has user 999's name. */
static const struct {
	unsigned pid;
	const char *name, *command;
	char state;
	unsigned flags, cpu, pages;
	int nice, threads, uid, io;
	const char *cgroup;
} processes[] = {
	{1, "init", "/sbin/init", 'S', 0, 0, 300, 0, 1, 0, 0, "0::/init.scope\n"},
	{2, "kthreadd", "", 'S', 0x208040, 0, 0, 0, 1, 0, 0, "0::/\n"},
	{10, "nginx", "nginx: master process", 'R', 0, 180, 100, 0, 4, 0, 4096, "0::/system.slice/nginx\n"},
	{20, "nginx", "nginx: worker", 'D', 0, 20, 10000, 5, 4, 33, 900000, "0::/system.slice/nginx\n"},
	{30, "Postgres", "postgres -D \"/srv/my data\" | tee(1)", 'S', 0, 0, 100, -5, 120, 999, 0,
		"0::/db\n"},
	{40, "hidden", "/usr/bin/hidden", 'S', 0, 2, 500, 0, 1, USER_UNKNOWN, IO_UNKNOWN, "0::/\n"},
	{50, "ended", "", 'Z', 0, 0, 0, 0, 1, 0, 0, "0::/\n"},
	/* Not in the first sample, and older than that: its rates are unknown. */
	{60, "gone", NULL, 'S', 0, 500, 100, 0, 1, 33, IO_UNKNOWN, NULL},
};

static void write_file(
	struct machine *machine, const char *sample, unsigned pid, const char *name, const char *text)
{
	char path[256];
	snprintf(path, sizeof(path), "%s/proc/%u/%s", sample, pid, name);
	if (text != NULL)
		machine_write(machine, path, text);
}

static void write_process(struct machine *machine, const char *sample, size_t i, bool is_last)
{
	char text[MOST_TEXT];
	snprintf(text, sizeof(text), "%u (%s) %c 0 0 0 0 -1 %u 0 0 0 0 %u 0 0 0 20 %d %d 0 5 %u %u\n",
		processes[i].pid, processes[i].name, processes[i].state, processes[i].flags,
		is_last ? processes[i].cpu : 0, processes[i].nice, processes[i].threads,
		processes[i].pages * 8192, processes[i].pages);
	write_file(machine, sample, processes[i].pid, "stat", text);
	write_file(machine, sample, processes[i].pid, "cmdline", processes[i].command);
	write_file(machine, sample, processes[i].pid, "cgroup", processes[i].cgroup);
	snprintf(text, sizeof(text), "read_bytes: 0\nwrite_bytes: %d\n", is_last ? processes[i].io : 0);
	write_file(machine, sample, processes[i].pid, "io", processes[i].io == IO_UNKNOWN ? NULL : text);
}

static void write_owners(struct machine *machine, const char *sample)
{
	char path[64], text[MOST_TEXT];
	size_t length = 0;
	for (size_t i = 0; i < COUNT_OF(processes); i++)
		if (processes[i].uid != USER_UNKNOWN)
			length += (size_t)snprintf(text + length, sizeof(text) - length, "%u %d\n",
				processes[i].pid, processes[i].uid);
	snprintf(path, sizeof(path), "%s/cmon/owners", sample);
	machine_write(machine, path, text);
	snprintf(path, sizeof(path), "%s/cmon/users", sample);
	machine_write(machine, path, "0 root\n33 www-data\n");
}

static void open_machine(struct machine *machine)
{
	static const char *const samples[] = {"1", "2"};
	machine_init(machine);
	for (size_t s = 0; s < COUNT_OF(samples); s++) {
		char path[64];
		machine_write_time(machine, samples[s], 100 + 2 * (unsigned)s);
		snprintf(path, sizeof(path), "%s/proc/meminfo", samples[s]);
		machine_write(machine, path, "MemTotal: 400000 kB\n");
		write_owners(machine, samples[s]);
		for (size_t i = 0; i < COUNT_OF(processes); i++)
			if (s == 1 || processes[i].pid != 60)
				write_process(machine, samples[s], i, s == 1);
	}
	machine_open(machine);
}

#define EVERYTHING "1 2 10 20 30 40 50 60"

/* clang-format off */
static const struct {
	const char *text, *pids;
} matches[] = {
	{"", EVERYTHING},
	{" \t ", EVERYTHING},
	/* Texts. */
	{"nginx", "10 20"},
	{"NGinx", "10 20"},
	{"postgres", "30"},
	{"gone", "60"},
	{"ster proc", "10"},
	{"\"ster proc\"", "10"},
	{"\"my data\"", "30"},
	{"\"proc master\"", ""},
	{"\"\\\"/srv\"", "30"},
	{"\"| tee(\"", "30"},
	{"tee(1)", "30"},
	{"\"cpu>50\"", ""},
	{"--port=80", ""},
	{"3>2", ""},
	{"/^nginx: (master|worker)/", "10 20"},
	{"/^nginx$/", "10 20"},
	{"/NGINX/", ""},
	{"/\\/usr\\/bin\\/.*n$/", "40"},
	{"/[0-9]/", "30"},
	{"/p{1}ost+g/", "30"},
	{"name:nginx", "10 20"},
	{"name=nginx", "10 20"},
	{"name=ngin", ""},
	{"name=Nginx", ""},
	{"name != nginx", "1 2 30 40 50 60"},
	{"name:\"stgr\"", "30"},
	{"command:/SBIN", "1"},
	{"command=\"\"", "2 50"},
	{"command=\"nginx: worker\"", "20"},
	{"user:www", "20 60"},
	{"user=www", ""},
	{"user=www-data", "20 60"},
	{"user:99", "30"},
	{"user=999", "30"},
	{"uid=0", "1 2 10 50"},
	{"state:D", "20"},
	{"state:d", "20"},
	{"state=d", ""},
	{"state!=S", "10 20 50"},
	{"cgroup:/system", "10 20"},
	/* Numbers. */
	{"pid:1", "1"},
	{"pid:60", "60"},
	{"pid>30", "40 50 60"},
	{"pid >= 30", "30 40 50 60"},
	{"pid< 30", "1 2 10 20"},
	{"pid <=30", "1 2 10 20 30"},
	{"pid!=30", "1 2 10 20 40 50 60"},
	{"cpu>10", "10"},
	{"cpu>=10", "10 20"},
	{"cpu<10", "1 2 30 40 50"},
	{"cpu<=10%", "1 2 20 30 40 50"},
	{"cpu=90", "10"},
	{"cpu!=90", "1 2 20 30 40 50"},
	{"cpu_percent>50", "10"},
	{"mem>1M", "1 20 40"},
	{"mem>1m", "1 20 40"},
	{"mem>0.0012G", "20 40"},
	{"mem>=409600", "1 10 20 30 40 60"},
	{"mem>=10%", "20"},
	{"mem:10%", "20"},
	{"memory_percent<10", "1 10 30 40 50 60"},
	{"write_bytes_per_second>100K", "20"},
	{"io>1k", "10 20"},
	{"write_bytes_total=4096", "10"},
	{"nice<0", "30"},
	{"nice=-5", "30"},
	{"threads>100", "30"},
	{"cpu_seconds>1500ms", "10 60"},
	/* And, or, not, parentheses. */
	{"nginx state:R", "10"},
	{"nginx state:R | postgres", "10 30"},
	{"postgres|nginx state:R", "10 30"},
	{"(postgres|nginx) state:R", "10"},
	{"nginx (state:R|state:D)", "10 20"},
	{"nginx(state:R)", "10"},
	{"(((nginx)))", "10 20"},
	{"init|gone|ended", "1 50 60"},
	{"!state:S", "10 20 50"},
	{"!state:S nginx", "10 20"},
	{"! ! state:R", "10"},
	{"!(nginx|postgres) state:S", "1 2 40"},
	{"a!b", ""},
	/* Unknown is neither true nor false: of 60 the command, of 40 and 60 the bytes, of 40 the user. */
	{"!nginx", "1 2 30 40 50"},
	{"!/nginx/", "1 2 30 40 50"},
	{"!user:root", "20 30 60"},
	{"!user=root", "20 30 60"},
	{"!uid=0", "20 30 60"},
	{"!cpu>5", "1 2 30 40 50"},
	{"!!cpu>5", "10 20"},
	{"!mem>1M", "10 30 50 60"},
	{"!cgroup:nginx", "1 2 30 40 50"},
	{"io<1K|pid=60", "1 2 30 50 60"},
	{"!(io>1K pid=40)", "1 2 10 20 30 50 60"},
	{"!(io>1K|pid=1)", "2 30 50"},
};

static const struct {
	const char *text;
	int error;
	size_t at;
	const char *message;
} faults[] = {
	{"cpuu>50", -EINVAL, 0, "\"cpuu\" is no field of processes, did you mean cpu?"},
	{"nginx usr:www", -EINVAL, 6, "\"usr\" is no field of processes, did you mean user?"},
	{"memry_percent>5", -EINVAL, 0, "\"memry_percent\" is no field of processes, did you mean memory_percent?"},
	{"https://a", -EINVAL, 0, "\"https\" is no field of processes; a text with this sign goes between quotes"},
	{"mem.used_percent>90", -EINVAL, 0, "\"mem.used_percent\" is no field of processes, did you mean mem?"},
	{"a0123456789012345678901234567890123456789x=1", -EINVAL, 0, "\"a012345678901234567890123456789012345678...\" is no field of processes; a text with this sign goes between quotes"},
	{"cpu>x", -EINVAL, 4, "\"x\" is no number of percent"},
	{"cpu>5G", -EINVAL, 4, "\"5G\" is no number of percent"},
	{"mem>5Q", -EINVAL, 4, "\"5Q\" is no number of bytes"},
	{"threads>\"\"", -EINVAL, 8, "a number must stand here"},
	{"nice< five", -EINVAL, 6, "\"five\" is no number"},
	{"cpu>", -EINVAL, 4, "a number must stand here"},
	{"cpu> |a", -EINVAL, 5, "a number must stand here"},
	{"pid>1111111111222222222233333333334444444444555555555566666666667777777777", -EINVAL, 4, "\"1111111111222222222233333333334444444444...\" is no number"},
	{"cpu>5!", -EINVAL, 4, "\"5!\" is no number of percent"},
	{"name>a", -EINVAL, 0, "\"name\" is a text, which goes with : = or !="},
	{"name:", -EINVAL, 5, "a text must stand here"},
	{"name: a", -EINVAL, 5, "a text must stand here"},
	{"name:\"\"", -EINVAL, 5, "this text is empty"},
	{"name=", -EINVAL, 5, "a text must stand here"},
	{"\"\"", -EINVAL, 0, "this text is empty"},
	{"a \"b", -EINVAL, 2, "this quote has no end"},
	{"\"b\\\"", -EINVAL, 0, "this quote has no end"},
	{"name:\"b\\", -EINVAL, 5, "this quote has no end"},
	{">5", -EINVAL, 0, "a comparison needs a name before it"},
	{"!=5", -EINVAL, 0, "a comparison needs a name before it"},
	{"a | =5", -EINVAL, 4, "a comparison needs a name before it"},
	{"|a", -EINVAL, 0, "something to look for must stand here"},
	{"a|", -EINVAL, 2, "something to look for must stand here"},
	{"a||b", -EINVAL, 2, "something to look for must stand here"},
	{"a !", -EINVAL, 3, "something to look for must stand here"},
	{"()", -EINVAL, 1, "something to look for must stand here"},
	{"a (b", -EINVAL, 2, "this parenthesis is not closed"},
	{"a b)", -EINVAL, 3, "this parenthesis was never opened"},
	{"/usr", -EINVAL, 0, "a regular expression ends with /; a path goes between quotes"},
	{"/usr\\/", -EINVAL, 0, "a regular expression ends with /; a path goes between quotes"},
	{"/usr/bin", -EINVAL, 5, "a blank must stand here; inside of a regular expression / is written \\/"},
	{"//", -EINVAL, 0, "this regular expression is empty"},
	{"a /(b)\\1/", -EINVAL, 2, "this regular expression cannot be used: references such as \\1 are not known"},
	{"/a{129}/", -E2BIG, 0, "this regular expression cannot be used: it is too large"},
};
/* clang-format on */

static void compile(struct expression *out, const char *text)
{
	struct expression_error error = {0};
	int result = expression_compile(out, text, &error);
	ck_assert_msg(result == 0, "%s: %s at %zu", text, error.text, error.at);
}

START_TEST(finds_what_is_meant)
{
	struct machine machine;
	struct expression expression;
	struct buf pids;
	open_machine(&machine);
	compile(&expression, matches[_i].text);
	buf_init(&pids, MOST_TEXT);
	for (size_t i = 0; i < COUNT_OF(processes); i++)
		if (expression_matches(&expression, &machine.sampler->delta, i))
			buf_printf(&pids, "%s%u", pids.length > 0 ? " " : "", processes[i].pid);
	ck_assert_msg(strcmp(pids.data, matches[_i].pids) == 0, "%s: %s, not %s", matches[_i].text, pids.data,
		matches[_i].pids);
	buf_finish(&pids);
	expression_finish(&expression);
	machine_finish(&machine);
}
END_TEST

START_TEST(tells_what_is_wrong)
{
	struct expression expression = {.count = 7};
	struct expression_error error;
	ck_assert_int_eq(expression_compile(&expression, faults[_i].text, &error), faults[_i].error);
	ck_assert_str_eq(error.text, faults[_i].message);
	ck_assert_uint_eq(error.at, faults[_i].at);
	ck_assert_uint_eq(expression.count, 7);
}
END_TEST

/* clang-format off */
static const struct {
	const char *text, *pid;
} hostile[] = {
	{"\"new\nline\"", "109"},
	{"/^new\nline$/", "109"},
	{"\"%n %s\"", "111"},
	{"name=\"%n %s %x %d\"", "111"},
	{"name:\"((((((((((\"", "118"},
	{"/^[)]+$/", "119"},
	{"name:\"(b) Z\"", "120"},
	{"\xc2\x9b" "31M", "103"},
	{"\x9b" "31MC1-B", "102"},
};
/* clang-format on */

START_TEST(hostile_names_are_found)
{
	struct machine machine;
	struct expression expression;
	machine_open_fixture(&machine, "broken/hostile-names");
	compile(&expression, hostile[_i].text);
	const struct delta *delta = &machine.sampler->delta;
	size_t wanted = machine_item(&machine, FAMILY_PROCESS, hostile[_i].pid);
	for (size_t i = 0; i < delta->now->families[FAMILY_PROCESS].count; i++)
		ck_assert_msg(expression_matches(&expression, delta, i) == (i == wanted), "%s: item %zu",
			hostile[_i].text, i);
	expression_finish(&expression);
	machine_finish(&machine);
}
END_TEST

/* As it is typed, letter by letter: each beginning is an expression, or says what is wrong with it. */
static void try_prefixes(const char *text, const struct delta *delta)
{
	char prefix[EXPRESSION_LENGTH];
	for (size_t length = 0; length <= strlen(text); length++) {
		struct expression expression;
		struct expression_error error = {.at = SIZE_MAX};
		memcpy(prefix, text, length);
		prefix[length] = '\0';
		if (expression_compile(&expression, prefix, &error) != 0) {
			ck_assert_msg(error.at <= length && error.text[0] != '\0', "%s", prefix);
			continue;
		}
		for (size_t i = 0; i < delta->now->families[FAMILY_PROCESS].count; i++)
			(void)expression_matches(&expression, delta, i);
		expression_finish(&expression);
	}
}

START_TEST(every_beginning_is_harmless)
{
	struct machine machine;
	machine_open_fixture(&machine, "broken/hostile-names");
	for (size_t i = 0; i < COUNT_OF(matches); i++)
		try_prefixes(matches[i].text, &machine.sampler->delta);
	for (size_t i = 0; i < COUNT_OF(faults); i++)
		try_prefixes(faults[i].text, &machine.sampler->delta);
	machine_finish(&machine);
}
END_TEST

/* Text, how often it is repeated, and whether that is still an expression. */
/* clang-format off */
static const struct {
	const char *begin, *repeated, *end;
	size_t times;
	int error;
} sizes[] = {
	{"a", "a", "", EXPRESSION_LENGTH - 1, 0},
	{"a", "a", "", EXPRESSION_LENGTH, -E2BIG},
	/* 32 words are joined by 31 nodes. */
	{"a", " a", "", 31, 0},
	{"a", " a", "", 32, -E2BIG},
	{"", "(", "a", EXPRESSION_DEPTH, -EINVAL},
	{"", "(", "a", EXPRESSION_DEPTH + 1, -E2BIG},
	{"", "!", "a", EXPRESSION_LENGTH - 1, 0},
	{"/", "a", "/", PATTERN_LENGTH, 0},
	{"/", "a", "/", PATTERN_LENGTH + 1, -E2BIG},
	{"/a", "+", "/", 7, 0},
	{"/a", "+", "/", 8, -E2BIG},
	{"/(a", "+)(a", ")/", 20, 0},
	{"/a", "{2}", "/", 7, 0},
	{"/a", "{2}", "/", 8, -E2BIG},
	{"/(a{9}", "){2}(a", ")/", 3, 0},
	{"/[ab]{", "9", ",}/", 2, 0},
	{"/[ab]{", "9", ",}/", 3, -E2BIG},
	{"/", "[]x]{9}", "/", 14, 0},
	{"/", "[]x]{9}", "/", 15, -E2BIG},
	{"/", "[^][:digit:]{9]{9}", "/", 7, 0},
};
/* clang-format on */

START_TEST(sizes_are_bounded)
{
	char text[MOST_TEXT];
	size_t length = (size_t)snprintf(text, sizeof(text), "%s", sizes[_i].begin);
	for (size_t i = 0; i < sizes[_i].times; i++)
		length += (size_t)snprintf(text + length, sizeof(text) - length, "%s", sizes[_i].repeated);
	snprintf(text + length, sizeof(text) - length, "%s", sizes[_i].end);
	struct expression expression = {0};
	struct expression_error error = {0};
	int result = expression_compile(&expression, text, &error);
	ck_assert_msg(result == sizes[_i].error, "%s: %d, %s", text, result, error.text);
	expression_finish(&expression);
}
END_TEST

START_TEST(groups_of_patterns_are_bounded)
{
	struct pattern *pattern;
	struct buf message;
	buf_init(&message, MOST_TEXT);
	static const char *const patterns[] = {
		"((((((((((a+)+)+)+)+)+)+)+)+)+)+",
		"((a{1,60}){1,60}){1,60}",
		"((((((((((((((((((a))))))))))))))))))",
		"(a{99999999999999999999999})",
	};
	for (size_t i = 0; i < COUNT_OF(patterns); i++)
		ck_assert_int_eq(pattern_new(&pattern, slice_of(patterns[i]), &message), -E2BIG);
	buf_finish(&message);
}
END_TEST

/* What glibc remembers of a text is given back on the way; that must change no result. */
START_TEST(patterns_match_again_and_again)
{
	static const char hidden[] = {'b', '\0', 'c'}, shown[] = {'b', ' ', 'c'};
	char text[2 * PATTERN_TEXT];
	struct pattern *pattern;
	struct buf message;
	buf_init(&message, MOST_TEXT);
	ck_assert_int_eq(pattern_new(&pattern, slice_of("b c$"), &message), 0);
	memset(text, 'a', sizeof(text));
	for (size_t length = 3; length <= PATTERN_TEXT; length += 500) {
		memcpy(text + length - 3, hidden, sizeof(hidden));
		ck_assert_int_eq(pattern_matches(pattern, (struct slice){text, length}), 1);
		ck_assert_int_eq(pattern_matches(pattern, (struct slice){text, length - 1}), 0);
	}
	/* Behind the end of what is looked at. */
	memset(text, 'a', sizeof(text));
	memcpy(text + PATTERN_TEXT - 2, shown, sizeof(shown));
	ck_assert_int_eq(pattern_matches(pattern, (struct slice){text, sizeof(text)}), 0);
	memcpy(text + PATTERN_TEXT - 3, shown, sizeof(shown));
	ck_assert_int_eq(pattern_matches(pattern, (struct slice){text, sizeof(text)}), 1);
	pattern_free(pattern);
	buf_finish(&message);
}
END_TEST

/* clang-format off */
static const struct {
	const char *text;
	unsigned parts; /* of the process family, a bit each */
	bool needs_memory;
} needs[] = {
	{"", 0, false},
	{"cpu>5", 1U << PROCESS_STAT, false},
	{"mem>5%", 1U << PROCESS_STAT, true},
	{"mem>5K", 1U << PROCESS_STAT, false},
	{"nginx", 1U << PROCESS_STAT | 1U << PROCESS_CMDLINE, false},
	{"!/nginx/", 1U << PROCESS_STAT | 1U << PROCESS_CMDLINE, false},
	{"user:www", 1U << PROCESS_STAT | 1U << PROCESS_OWNER, false},
	{"cgroup:x|io>1", 1U << PROCESS_STAT | 1U << PROCESS_CGROUP | 1U << PROCESS_IO, false},
};
/* clang-format on */

START_TEST(says_what_it_needs)
{
	struct expression expression;
	struct interest interest = {0};
	unsigned parts = 0;
	compile(&expression, needs[_i].text);
	expression_fill(&expression, &interest);
	for (size_t part = 0; part < families[FAMILY_PROCESS].part_count; part++)
		parts |= (unsigned)interest_has_part(&interest, FAMILY_PROCESS, part) << part;
	ck_assert_uint_eq(parts, needs[_i].parts);
	ck_assert_int_eq(interest_has_part(&interest, FAMILY_MEM, 0), needs[_i].needs_memory);
	expression_finish(&expression);
}
END_TEST

/* Nothing was collected of what it asks about: nothing is known, and nothing matches. */
START_TEST(what_was_not_collected_is_unknown)
{
	static const char *const texts[] = {
		"user:root", "!user:root", "cgroup:x", "!cgroup:x", "io>=0", "!io>=0"};
	struct machine machine;
	machine_init(&machine);
	machine_write(&machine, "proc/1/stat", "1 (init) S 0 0 0 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 5 0 0\n");
	machine_open(&machine);
	ck_assert_uint_eq(machine.sampler->delta.now->families[FAMILY_PROCESS].count, 1);
	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		struct expression expression;
		compile(&expression, texts[i]);
		ck_assert_msg(!expression_matches(&expression, &machine.sampler->delta, 0), "%s", texts[i]);
		expression_finish(&expression);
	}
	machine_finish(&machine);
}
END_TEST

void expression_tests(TCase *tests)
{
	tcase_add_loop_test(tests, finds_what_is_meant, 0, COUNT_OF(matches));
	tcase_add_loop_test(tests, tells_what_is_wrong, 0, COUNT_OF(faults));
	tcase_add_loop_test(tests, hostile_names_are_found, 0, COUNT_OF(hostile));
	tcase_add_test(tests, every_beginning_is_harmless);
	tcase_add_loop_test(tests, sizes_are_bounded, 0, COUNT_OF(sizes));
	tcase_add_test(tests, groups_of_patterns_are_bounded);
	tcase_add_test(tests, patterns_match_again_and_again);
	tcase_add_loop_test(tests, says_what_it_needs, 0, COUNT_OF(needs));
	tcase_add_test(tests, what_was_not_collected_is_unknown);
}
