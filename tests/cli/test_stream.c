/* SPDX-License-Identifier: MIT */
/* "cmon show --interval" goes on until somebody ends it, and dies of what ended it, as scripts expect. */
#include "run.h"
#include "suites.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SAMPLES = 3 };

static const struct {
	const char *const arguments[8];
	const char *word; /* stands once in each sample that has rates */
	int signal;
} streams[] = {
	{{"show", "net.lo", "--interval", "0.2"}, "net.lo.rx_bytes_per_second  ", SIGINT},
	{{"show", "load", "--interval", "0.1", "--format", "ndjson"}, "\"seconds\":0.", SIGTERM},
	{{"show", "mem", "--interval", "0.1"}, "mem.total_bytes", SIGHUP},
	/* Nobody reads any more. */
	{{"show", "mem", "--interval", "0.1"}, "mem.total_bytes", SIGPIPE},
};

static size_t count(const struct buf *text, const char *word)
{
	size_t found = 0;
	for (const char *at = text->data; (at = strstr(at, word)) != NULL; at++)
		found++;
	return found;
}

START_TEST(a_stream_goes_on_until_it_is_ended)
{
	struct buf out;
	int output, status;
	char bytes[4096];
	ssize_t got = 1;
	buf_init(&out, 1 << 20);
	pid_t child = run_start(streams[_i].arguments, false, &output);
	ck_assert_int_gt(child, 0);
	while (count(&out, streams[_i].word) < SAMPLES && got > 0) {
		got = read(output, bytes, sizeof(bytes));
		buf_add(&out, bytes, got > 0 ? (size_t)got : 0);
	}
	ck_assert_int_gt(got, 0);
	if (streams[_i].signal == SIGPIPE)
		close(output);
	else
		kill(child, streams[_i].signal);
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert(WIFSIGNALED(status));
	ck_assert_int_eq(WTERMSIG(status), streams[_i].signal);
	buf_finish(&out);
}
END_TEST

void stream_tests(TCase *tests)
{
	tcase_add_loop_test(
		tests, a_stream_goes_on_until_it_is_ended, 0, sizeof(streams) / sizeof(streams[0]));
}
