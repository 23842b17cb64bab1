/* SPDX-License-Identifier: MIT */
/* Runs the suites named on the command line, all without a name. */
#include "suites.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The prefixes of all fixtures take a while under the sanitizers. */
enum { SECONDS_PER_TEST = 60 };

static const struct {
	const char *name;
	void (*add)(TCase *tests);
} suites[] = {
#define ROW(suite) {#suite, suite##_tests},
	SUITES(ROW)
#undef ROW
};

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
	if (srunner_ntests_run(runner) == 0) {
		printf("%s: no test in it\n", suites[i].name);
		failed = 1;
	}
	srunner_free(runner);
	return failed;
}

int main(int count, char **names)
{
	int failed = 0;
	for (int n = 1; n < count; n++) {
		size_t i = 0;
		while (i < sizeof(suites) / sizeof(suites[0]) && strcmp(suites[i].name, names[n]) != 0)
			i++;
		if (i == sizeof(suites) / sizeof(suites[0])) {
			fprintf(stderr, "unit: no suite '%s'\n", names[n]);
			return EXIT_FAILURE;
		}
		failed += run(i);
	}
	for (size_t i = 0; count < 2 && i < sizeof(suites) / sizeof(suites[0]); i++)
		failed += run(i);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
