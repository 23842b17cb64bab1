/* SPDX-License-Identifier: MIT */
/* Runs the suites named on the command line, all without a name; or sleeps under a name that a test wants to see. */
#include "suites.h"

#include <locale.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

enum { SECONDS_PER_TEST = 60, SLEEPER_SECONDS = 120 };

static const struct {
	const char *name;
	void (*add)(TCase *tests);
} suites[] = {
#define ROW(suite) {#suite, suite##_tests},
	SUITES(ROW)
#undef ROW
};

static bool is_wanted(const char *suite, int count, char **names)
{
	for (int n = 1; n < count; n++)
		if (strcmp(suite, names[n]) == 0)
			return true;
	return count < 2;
}

static int run(size_t i)
{
	Suite *suite = suite_create(suites[i].name);
	TCase *tests = tcase_create(suites[i].name);
	tcase_set_timeout(tests, SECONDS_PER_TEST);
	suites[i].add(tests);
	suite_add_tcase(suite, tests);
	SRunner *runner = srunner_create(suite);
	srunner_run_all(runner, CK_NORMAL);
	int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed;
}

static int sleep_as(const char *name)
{
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	prctl(PR_SET_NAME, name);
	sleep(SLEEPER_SECONDS);
	return EXIT_SUCCESS;
}

int main(int count, char **names)
{
	int failed = 0;
	if (getenv(SLEEPER_NAME) != NULL)
		return sleep_as(getenv(SLEEPER_NAME));
	if (count > 1 && strcmp(names[1], "silent") == 0 && !silent_is_possible()) {
		puts("skipped: not permitted here: a FUSE file system in mounts of one's own");
		return 77;
	}
	/* Widths of characters are those of the terminal that is modelled. */
	if (setlocale(LC_CTYPE, "C.UTF-8") == NULL) {
		puts("skipped: this system has no locale C.UTF-8");
		return 77;
	}
	for (size_t i = 0; i < sizeof(suites) / sizeof(suites[0]); i++)
		failed += is_wanted(suites[i].name, count, names) ? run(i) : 0;
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
