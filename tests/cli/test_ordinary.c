/* SPDX-License-Identifier: MIT */
/* What an ordinary user may not see is unknown and said to be so, never 0. */
#include "base/scan.h"
#include "pty.h"
#include "run.h"
#include "suites.h"

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* How many lines of a text hold word. */
static size_t count_lines(struct slice text, const char *word)
{
	struct scan file = scan_slice(text), line;
	size_t count = 0, length = strlen(word);
	while (scan_line(&file, &line))
		count += memmem(line.at, (size_t)(line.end - line.at), word, length) != NULL;
	return count;
}

/* Processes whose io nobody else may read: the leader of this very test, when it is root's. */
static bool has_foreign_processes(const struct buf *json)
{
	return memmem(json->data, json->length, "\"uid\": 0,", 9) != NULL;
}

static void capture(struct buf *out, const char *const *arguments)
{
	buf_init(out, 64 << 20);
	int status = run_capture(arguments, true, out);
	ck_assert(WIFEXITED(status));
	ck_assert_int_eq(WEXITSTATUS(status), 0);
	ck_assert_int_eq(out->error, 0);
}

START_TEST(the_screen_says_how_much_is_visible)
{
	struct buf out;
	struct slice before, seen, of, all;
	capture(&out, WORDS("--once", "--size", "100x400", "--keys", "c"));
	const char *line = strstr(out.data, "I/O of ");
	struct slice text = {.data = out.data, .length = out.length};
	if (line == NULL) {
		/* Nobody but ourselves is there to be hidden: then nothing may be unknown. */
		ck_assert_uint_eq(count_lines(text, " root "), 0);
		buf_finish(&out);
		return;
	}
	struct scan words = scan_slice(slice_of(line + strlen("I/O of ")));
	ck_assert(scan_word(&words, &seen) && scan_word(&words, &of) && scan_word(&words, &all));
	ck_assert(scan_word(&words, &before) && slice_equals(before, slice_of("processes")));
	ck_assert(scan_word(&words, &before) && slice_equals(before, slice_of("visible")));
	ck_assert_uint_lt(slice_u64(seen), slice_u64(all));
	ck_assert_uint_ge(count_lines(text, "      -      - "), 1);
	buf_finish(&out);
}
END_TEST

START_TEST(json_has_null)
{
	struct buf out;
	capture(&out, WORDS("show", "process", "--format", "json"));
	struct slice text = {.data = out.data, .length = out.length};
	if (has_foreign_processes(&out)) {
		ck_assert_uint_ge(count_lines(text, "\"read_bytes_total\": null"), 1);
		ck_assert_uint_ge(count_lines(text, "\"io_bytes_per_second\": null"), 1);
	}
	/* Its own are visible: this very program among them. */
	ck_assert_uint_lt(count_lines(text, "\"read_bytes_total\": null"), count_lines(text, "\"pid\": "));
	buf_finish(&out);
}
END_TEST

START_TEST(the_terminal_works_the_same)
{
	struct pty pty;
	pty_start(&pty, &(struct pty_options){.arguments = WORDS("--interval", "0.2"), .is_nobody = true});
	pty_await(&pty, "h Help");
	pty_await_gone(&pty, "CPU       -  [");
	pty_send(&pty, "q");
	pty_check_exit(&pty, 0);
	pty_check_restored(&pty);
	pty_check_clean(&pty);
	pty_finish(&pty);
}
END_TEST

void ordinary_tests(TCase *tests)
{
	tcase_add_test(tests, the_screen_says_how_much_is_visible);
	tcase_add_test(tests, json_has_null);
	tcase_add_test(tests, the_terminal_works_the_same);
}
