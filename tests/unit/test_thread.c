/* SPDX-License-Identifier: MIT */
#include "core/sampler.h"
#include "machine.h"
#include "parse.h"
#include "proc/pid/thread.h"
#include "suites.h"

#include <errno.h>

/* Columns 4 to 39, each its own number. */
#define TO_38 \
	"4 5 6 7 8 64 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38"
#define VALUES \
	"minor_faults=10 major_faults=12 user_seconds=14 system_seconds=15 priority=18 nice=19 start=22"

/* clang-format off */
static const struct parse_case cases[] = {
	{"whole", BYTES("301 (worker) R " TO_38 " 39 40 41\n"), 0, "tid=301 name='worker' state='R' " VALUES " last_cpu=39\n"},
	{"no newline", BYTES("301 (worker) R " TO_38 " 39"), 0, "tid=301 name='worker' state='R' " VALUES " last_cpu=39\n"},
	{"fewer columns", BYTES("301 (worker) R " TO_38 "\n"), 0, "tid=301 name='worker' state='R' " VALUES "\n"},
	{"parentheses and a newline", BYTES("5 (a) R\n(b) S 4\n"), 0, "tid=5 name='a) R\\n(b' state='S'\n"},
	{"bytes that are no text", BYTES("5 (\x1b[2J\xff\0) S 4\n"), 0, "tid=5 name='\\x1b[2J\\xff\\x00' state='S'\n"},
	{"too large", BYTES("5 (a) S 4 5 6 7 8 9 99999999999999999999 11 12\n"), 0, "tid=5 name='a' state='S' major_faults=12\n"},
	{"cut after the state", BYTES("5 (a) S"), 0, "tid=5 name='a' state='S'\n"},
	{"cut before the state", BYTES("5 (a) "), -EBADMSG, NULL},
	{"cut in the name", BYTES("5 (a"), -EBADMSG, NULL},
	{"no letter for a state", BYTES("5 (a) 7 4\n"), -EBADMSG, NULL},
	{"no number", BYTES("x (a) S 4\n"), -EBADMSG, NULL},
	{"empty", BYTES(""), -EBADMSG, NULL},
};
/* clang-format on */

START_TEST(files)
{
	parse_check(&thread_part, &cases[_i]);
}
END_TEST

/* Gone, cut, of another number, no thread at all: none of these is an item. */
START_TEST(what_is_no_thread)
{
	struct machine machine;
	machine_init(&machine);
	machine_write(&machine, "proc/30/stat", "30 (a) S 1\n");
	machine_write(&machine, "proc/30/task/31/stat", "31 (b) S 1\n");
	machine_write(&machine, "proc/30/task/30/stat", "30 (a) S 1\n");
	machine_write(&machine, "proc/30/task/32/stat", "32 (c");
	machine_write(&machine, "proc/30/task/33/stat", "34 (d) S 1\n");
	machine_write(&machine, "proc/30/task/36/status", "Name: e\n");
	machine_write(&machine, "proc/30/task/file", "35 (e) S 1\n");
	machine_write(&machine, "proc/7/task/7/stat", "7 (f) S 1\n");
	machine_open(&machine);
	ck_assert_uint_eq(machine.sampler->delta.now->families[FAMILY_THREAD].count, 3);
	ck_assert_uint_eq(machine_item(&machine, FAMILY_THREAD, "7"), 0);
	ck_assert_uint_eq(machine_item(&machine, FAMILY_THREAD, "31"), 2);
	ck_assert_double_eq(machine_value(&machine, FAMILY_THREAD, "31", "pid"), 30);
	machine_finish(&machine);
}
END_TEST

/* Of one process alone; none when nobody asks. */
START_TEST(only_what_is_asked_for)
{
	static const struct {
		bool is_wanted;
		uint64_t of;
		size_t count;
	} asked[] = {{true, 0, 5}, {true, 300, 4}, {true, 2, 1}, {true, 310, 0}, {true, 9, 0}, {false, 0, 0}};
	struct source_options options = {.root = CMON_SOURCE_DIR "/fixtures/threads/2"};
	struct sampler *sampler;
	ck_assert_int_eq(sampler_open(&sampler, &options), 0);
	interest_add_family(&sampler->interest, FAMILY_PROCESS);
	if (asked[_i].is_wanted)
		interest_add_family(&sampler->interest, FAMILY_THREAD);
	sampler->interest.threads_of = asked[_i].of;
	ck_assert_int_eq(sampler_step(sampler), 0);
	const struct family_data *threads = &sampler->delta.now->families[FAMILY_THREAD];
	ck_assert_uint_eq(threads->count, asked[_i].count);
	ck_assert(threads->is_present == (asked[_i].count > 0));
	ck_assert_int_eq(threads->parts[0].error, asked[_i].count > 0 || !asked[_i].is_wanted ? 0 : -ENOENT);
	sampler_close(sampler);
}
END_TEST

void thread_tests(TCase *tests)
{
	tcase_add_loop_test(tests, files, 0, COUNT_OF(cases));
	tcase_add_test(tests, what_is_no_thread);
	tcase_add_loop_test(tests, only_what_is_asked_for, 0, 6);
}
