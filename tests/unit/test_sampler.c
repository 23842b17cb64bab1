/* SPDX-License-Identifier: MIT */
/* The thread that takes samples while somebody else looks at them. The thread sanitizer runs this too. */
#include "core/sampler.h"
#include "suites.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

#define FIXTURE(name) CMON_SOURCE_DIR "/fixtures/" name

enum { PATIENCE_MS = 10000, ROUNDS = 20, NAP_MICROSECONDS = 300000 };

static struct sampler *open_root(const char *root)
{
	struct sampler *sampler = NULL;
	struct source_options options = {.root = root};
	ck_assert_int_eq(sampler_open(&sampler, &options), 0);
	interest_add_family(&sampler->interest, FAMILY_LOAD);
	return sampler;
}

/* Waits for the next one. Returns what sampler_take does. */
static int take(struct sampler *sampler)
{
	struct pollfd poll_for = {.fd = sampler_descriptor(sampler), .events = POLLIN};
	int error;
	do
		ck_assert_int_eq(poll(&poll_for, 1, PATIENCE_MS), 1);
	while ((error = sampler_take(sampler)) == -EAGAIN);
	return error;
}

static bool has_family(const struct sampler *sampler, enum family_id family)
{
	return sampler->delta.now->families[family].is_present;
}

START_TEST(samples_come_in_order)
{
	struct sampler *sampler = open_root("/");
	uint64_t last = 0;
	ck_assert_int_eq(sampler_start(sampler, 0.02, 0.02), 0);
	for (int round = 0; round < ROUNDS; round++) {
		ck_assert_int_eq(take(sampler), 0);
		ck_assert(round == 0 || sampler->delta.now->number > last);
		ck_assert(round == 0 || sampler->delta.context.seconds > 0);
		ck_assert(has_family(sampler, FAMILY_LOAD));
		last = sampler->delta.now->number;
	}
	sampler_close(sampler);
}
END_TEST

START_TEST(interest_may_change_while_it_runs)
{
	struct sampler *sampler = open_root("/");
	ck_assert_int_eq(sampler_start(sampler, 0.02, 0.02), 0);
	ck_assert_int_eq(take(sampler), 0);
	ck_assert(!has_family(sampler, FAMILY_MEM));
	struct interest interest = sampler->interest;
	interest_add_family(&interest, FAMILY_MEM);
	sampler_want(sampler, &interest);
	for (int round = 0; round < ROUNDS && !has_family(sampler, FAMILY_MEM); round++)
		ck_assert_int_eq(take(sampler), 0);
	ck_assert(has_family(sampler, FAMILY_MEM));
	sampler_close(sampler);
}
END_TEST

/* What the reader holds stays as it is, however long; then it gets the newest and none of those between. */
START_TEST(a_slow_reader)
{
	struct sampler *sampler = open_root("/");
	ck_assert_int_eq(sampler_start(sampler, 0.01, 0.01), 0);
	ck_assert_int_eq(take(sampler), 0);
	ck_assert_int_eq(take(sampler), 0);
	uint64_t now = sampler->delta.now->number, before = sampler->delta.before->number;
	int64_t time = sampler->delta.now->stamp.monotonic;
	usleep(NAP_MICROSECONDS);
	ck_assert_uint_eq(sampler->delta.now->number, now);
	ck_assert_uint_eq(sampler->delta.before->number, before);
	ck_assert_int_eq(sampler->delta.now->stamp.monotonic, time);
	ck_assert_int_eq(take(sampler), 0);
	ck_assert_uint_gt(sampler->delta.now->number, now + 1);
	ck_assert_uint_eq(sampler->delta.before->number, now);
	sampler_close(sampler);
}
END_TEST

START_TEST(a_series_ends)
{
	struct sampler *sampler = open_root(FIXTURE("level-ok"));
	int error;
	ck_assert_int_eq(sampler_start(sampler, 0.01, 0.01), 0);
	ck_assert_int_eq(take(sampler), 0);
	while ((error = take(sampler)) == 0)
		;
	ck_assert_int_eq(error, -ENODATA);
	sampler_close(sampler);
}
END_TEST

START_TEST(it_may_be_closed_at_any_time)
{
	for (useconds_t round = 0; round < ROUNDS; round++) {
		struct sampler *sampler = open_root("/");
		ck_assert_int_eq(sampler_start(sampler, 0.001, 0.001), 0);
		usleep(round * 200);
		sampler_close(sampler);
	}
}
END_TEST

void sampler_tests(TCase *tests)
{
	tcase_add_test(tests, samples_come_in_order);
	tcase_add_test(tests, interest_may_change_while_it_runs);
	tcase_add_test(tests, a_slow_reader);
	tcase_add_test(tests, a_series_ends);
	tcase_add_test(tests, it_may_be_closed_at_any_time);
}
