/* SPDX-License-Identifier: MIT */
/* Every suite of the tests through a pseudo-terminal: test_NAME.c defines NAME_tests(), CMakeLists.txt lists NAME. */
#ifndef CMON_TESTS_CLI_SUITES_H
#define CMON_TESTS_CLI_SUITES_H

#include <check.h>
#include <stdbool.h>

/* clang-format off */
#define SUITES(X) \
	X(alerts) \
	X(colors) \
	X(detail) \
	X(frames) \
	X(hostile) \
	X(input) \
	X(keys) \
	X(kill) \
	X(names) \
	X(ordinary) \
	X(signals) \
	X(silent) \
	X(stream) \
	X(terminal)
/* clang-format on */

/* Adds the suite's tests. */
#define DECLARE(name) void name##_tests(TCase *tests);
SUITES(DECLARE)
#undef DECLARE

/* May this process mount a file system for itself alone? Without, the suite "silent" has nothing to look at. */
bool silent_is_possible(void);

#define FIXTURE(name) CMON_SOURCE_DIR "/fixtures/" name

/* A list of words for struct pty_options. */
#define WORDS(...)                \
	(const char *const[])     \
	{                         \
		__VA_ARGS__, NULL \
	}

/* What this program does when a test started it as a process with a name of its choice: nothing, until it is killed. */
#define SLEEPER_NAME "CMON_TEST_SLEEPER"

#endif
