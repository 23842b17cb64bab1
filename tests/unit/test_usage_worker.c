/* SPDX-License-Identifier: MIT */
/* The thread that asks file systems; one that never answers is in tests/cli/. The thread sanitizer runs this too. */
#include "core/source/usage_worker.h"
#include "suites.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum { ROUNDS = 50 };

static struct usage_worker *open_worker(void)
{
	int root = open("/", O_PATH | O_DIRECTORY | O_CLOEXEC);
	ck_assert_int_ge(root, 0);
	struct usage_worker *worker = usage_worker_new(root);
	ck_assert_ptr_nonnull(worker);
	/* It has a copy. */
	close(root);
	return worker;
}

START_TEST(it_answers_as_statvfs_does)
{
	struct usage_worker *worker = open_worker();
	struct statvfs wanted, got;
	ck_assert_int_eq(statvfs("/proc", &wanted), 0);
	for (int round = 0; round < ROUNDS; round++) {
		memset(&got, 0, sizeof(got));
		ck_assert_int_eq(usage_worker_ask(worker, "./proc", &got), 0);
		ck_assert_uint_eq(got.f_fsid, wanted.f_fsid);
		ck_assert_uint_eq(got.f_frsize, wanted.f_frsize);
		ck_assert_uint_eq(got.f_namemax, wanted.f_namemax);
	}
	usage_worker_free(worker);
}
END_TEST

START_TEST(errors_are_told_and_the_next_question_is_answered)
{
	static char far[8192];
	struct usage_worker *worker = open_worker();
	struct statvfs got = {.f_bsize = 7};
	memset(far, 'x', sizeof(far) - 1);
	ck_assert_int_eq(usage_worker_ask(worker, "./proc/none", &got), -ENOENT);
	ck_assert_int_eq(usage_worker_ask(worker, far, &got), -ENAMETOOLONG);
	ck_assert_uint_eq(got.f_bsize, 7);
	ck_assert_int_eq(usage_worker_ask(worker, "./proc", &got), 0);
	usage_worker_free(worker);
}
END_TEST

START_TEST(it_may_be_freed_at_any_time)
{
	struct statvfs got;
	usage_worker_free(NULL);
	for (int round = 0; round < ROUNDS; round++) {
		struct usage_worker *worker = open_worker();
		for (int question = 0; question < round % 3; question++)
			ck_assert_int_eq(usage_worker_ask(worker, ".", &got), 0);
		usage_worker_free(worker);
	}
}
END_TEST

void usage_worker_tests(TCase *tests)
{
	tcase_add_test(tests, it_answers_as_statvfs_does);
	tcase_add_test(tests, errors_are_told_and_the_next_question_is_answered);
	tcase_add_test(tests, it_may_be_freed_at_any_time);
}
