/* SPDX-License-Identifier: MIT */
/* Acting on processes: real children of this test. */
#include "core/act.h"

#include "base/file.h"
#include "core/source.h"
#include "proc/pid/pidstat.h"
#include "suites.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NOBODY = 65534, MOST_TEXT = 4096 };

static struct process_identity identity_of(pid_t pid)
{
	char path[64];
	struct buf text;
	struct arena arena;
	struct table table;
	snprintf(path, sizeof(path), "/proc/%d/stat", pid);
	buf_init(&text, MOST_TEXT);
	arena_init(&arena);
	table_init(&table, &pidstat_part, &arena);
	ck_assert_int_eq(file_read(AT_FDCWD, path, FILE_WHOLE, &text), 0);
	ck_assert_int_eq(pidstat_part.parse(text.data, text.length, &table), 0);
	const struct pidstat *stat = table_item(&table, 0);
	struct process_identity who = {.pid = stat->pid, .start = stat->start};
	table_finish(&table);
	arena_finish(&arena);
	buf_finish(&text);
	return who;
}

static void *wait_for_ever(void *ready)
{
	if (write(*(int *)ready, "", 1) == 1)
		for (;;)
			pause();
	_exit(EXIT_FAILURE);
}

enum form { FORM_ALONE, FORM_THREADS, FORM_LEADER_ENDED };
typedef void preparation(void);

static _Noreturn void be_child(int ready, preparation *prepare, enum form form)
{
	pthread_t thread;
	/* Check has a handler of its own, which would end the test too. */
	signal(SIGTERM, SIG_DFL);
	if (prepare != NULL)
		prepare();
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (form == FORM_ALONE)
		wait_for_ever(&ready);
	if (pthread_create(&thread, NULL, wait_for_ever, &ready) != 0)
		_exit(EXIT_FAILURE);
	if (form == FORM_LEADER_ENDED)
		pthread_exit(NULL);
	for (;;)
		pause();
}

/* A child that waits for signals when this returns, and ends with the test at the latest. */
static pid_t make_prepared(preparation *prepare, enum form form)
{
	int ends[2];
	char byte;
	ck_assert_int_eq(pipe(ends), 0);
	pid_t child = fork();
	ck_assert_int_ge(child, 0);
	if (child == 0)
		be_child(ends[1], prepare, form);
	close(ends[1]);
	ck_assert_int_eq(read(ends[0], &byte, 1), 1);
	close(ends[0]);
	return child;
}

static pid_t make_child(void)
{
	return make_prepared(NULL, FORM_ALONE);
}

/* has_descriptor: by the pidfd, where the kernel has them; otherwise as on a kernel that has none. */
static struct act_target open_target(pid_t child, bool has_descriptor)
{
	struct act_target target;
	ck_assert_int_eq(act_open(&target, identity_of(child), false), 0);
	if (!has_descriptor)
		act_close(&target);
	return target;
}

static void end_child(pid_t child)
{
	int status;
	kill(child, SIGKILL);
	ck_assert_int_eq(waitpid(child, &status, 0), child);
}

/* Ended, but not yet waited for. */
static void make_zombie(pid_t child)
{
	siginfo_t information;
	kill(child, SIGKILL);
	ck_assert_int_eq(waitid(P_PID, (id_t)child, &information, WEXITED | WNOWAIT), 0);
}

START_TEST(signals_arrive)
{
	int status;
	pid_t child = make_child();
	struct act_target target = open_target(child, _i == 0);
	ck_assert_int_eq(act_signal(&target, SIGTERM), 0);
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
	act_close(&target);
}
END_TEST

START_TEST(stops_and_goes_on)
{
	int status;
	pid_t child = make_child();
	struct act_target target = open_target(child, _i == 0);
	ck_assert_int_eq(act_signal(&target, SIGSTOP), 0);
	ck_assert_int_eq(waitpid(child, &status, WUNTRACED), child);
	ck_assert(WIFSTOPPED(status) && WSTOPSIG(status) == SIGSTOP);
	ck_assert_int_eq(act_signal(&target, SIGCONT), 0);
	ck_assert_int_eq(waitpid(child, &status, WCONTINUED), child);
	ck_assert(WIFCONTINUED(status));
	act_close(&target);
	end_child(child);
}
END_TEST

START_TEST(what_has_ended_is_left_alone)
{
	struct act_target again;
	pid_t child = make_child();
	struct process_identity who = identity_of(child);
	struct act_target target = open_target(child, _i == 0);
	make_zombie(child);
	ck_assert_int_eq(act_signal(&target, SIGTERM), -ECHILD);
	ck_assert_int_eq(act_nice(&target, 5), -ECHILD);
	ck_assert_int_eq(act_open(&again, who, false), -ECHILD);
	end_child(child);
	ck_assert_int_eq(act_signal(&target, SIGTERM), -ESRCH);
	ck_assert_int_eq(act_nice(&target, 5), -ESRCH);
	ck_assert_int_eq(act_open(&again, who, false), -ESRCH);
	act_close(&target);
}
END_TEST

static bool is_zombie(pid_t pid)
{
	char path[64];
	struct buf text;
	snprintf(path, sizeof(path), "/proc/%d/status", pid);
	buf_init(&text, MOST_TEXT);
	ck_assert_int_eq(file_read(AT_FDCWD, path, FILE_WHOLE, &text), 0);
	bool is = strstr(text.data, "\nState:\tZ") != NULL;
	buf_finish(&text);
	return is;
}

/* Its first thread has ended, which the kernel calls a zombie, but another one goes on. */
START_TEST(a_process_lives_while_a_thread_does)
{
	int status;
	pid_t child = make_prepared(NULL, FORM_LEADER_ENDED);
	while (!is_zombie(child))
		usleep(1000);
	struct act_target target = open_target(child, _i == 0);
	ck_assert_int_eq(act_nice(&target, 3), 0);
	ck_assert_int_eq(act_signal(&target, SIGTERM), 0);
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
	act_close(&target);
}
END_TEST

/* Another process has the number: neither is touched. */
START_TEST(another_with_the_number_is_left_alone)
{
	struct act_target target;
	pid_t child = make_child();
	struct process_identity who = identity_of(child), other = {who.pid, who.start - 1};
	ck_assert_int_eq(act_open(&target, other, false), -ESRCH);
	target = (struct act_target){.who = other, .descriptor = -1};
	ck_assert_int_eq(act_signal(&target, SIGKILL), -ESRCH);
	ck_assert_int_eq(act_nice(&target, 5), -ESRCH);
	ck_assert_int_eq(getpriority(PRIO_PROCESS, (id_t)child), getpriority(PRIO_PROCESS, 0));
	ck_assert_int_eq(waitpid(child, NULL, WNOHANG), 0);
	ck_assert_int_eq(act_open(&target, (struct process_identity){who.pid, ABSENT_U64}, false), -ESRCH);
	end_child(child);
}
END_TEST

START_TEST(all_threads_are_reniced)
{
	char path[64];
	struct names threads;
	pid_t child = make_prepared(NULL, FORM_THREADS);
	struct act_target target = open_target(child, _i == 0);
	ck_assert_int_eq(act_nice(&target, 7), 0);
	ck_assert_int_eq(act_nice(&target, 7), 0);
	snprintf(path, sizeof(path), "/proc/%d/task", child);
	names_init(&threads, 100);
	ck_assert_int_eq(file_list(AT_FDCWD, path, FILE_WHOLE, &threads), 0);
	ck_assert_uint_ge(threads.count, 2);
	for (size_t i = 0; i < threads.count; i++) {
		id_t thread = (id_t)slice_u64(slice_of(names_get(&threads, i)));
		ck_assert_int_eq(getpriority(PRIO_PROCESS, thread), 7);
	}
	names_finish(&threads);
	act_close(&target);
	end_child(child);
}
END_TEST

static void become_nobody(void)
{
	struct rlimit none = {0};
	if (setrlimit(RLIMIT_NICE, &none) != 0 || (geteuid() == 0 && setresuid(NOBODY, NOBODY, NOBODY) != 0))
		_exit(EXIT_FAILURE);
}

/* What an ordinary user is told, as the result of a process that is one: the error itself, positive. */
static int ask_as_nobody(pid_t child, int nice, int signal)
{
	int status;
	struct act_target target = open_target(child, true);
	pid_t asker = fork();
	ck_assert_int_ge(asker, 0);
	if (asker == 0) {
		become_nobody();
		_exit(-(signal != 0 ? act_signal(&target, signal) : act_nice(&target, nice)));
	}
	ck_assert_int_eq(waitpid(asker, &status, 0), asker);
	ck_assert(WIFEXITED(status));
	act_close(&target);
	return WEXITSTATUS(status);
}

/* Only as root there is somebody else whom to ask for. */
START_TEST(others_are_not_ours)
{
	if (geteuid() != 0)
		return;
	pid_t child = make_child();
	ck_assert_int_eq(ask_as_nobody(child, 0, SIGKILL), EPERM);
	ck_assert_int_eq(ask_as_nobody(child, 10, 0), EPERM);
	ck_assert_int_eq(waitpid(child, NULL, WNOHANG), 0);
	ck_assert_int_ne(getpriority(PRIO_PROCESS, (id_t)child), 10);
	end_child(child);
}
END_TEST

START_TEST(only_root_lowers_nice_values)
{
	pid_t child = make_prepared(become_nobody, FORM_ALONE);
	int nice = getpriority(PRIO_PROCESS, (id_t)child);
	ck_assert_int_eq(ask_as_nobody(child, nice + 1, 0), 0);
	ck_assert_int_eq(getpriority(PRIO_PROCESS, (id_t)child), nice + 1);
	ck_assert_int_eq(ask_as_nobody(child, nice, 0), EACCES);
	ck_assert_int_eq(getpriority(PRIO_PROCESS, (id_t)child), nice + 1);
	end_child(child);
}
END_TEST

START_TEST(nobody_is_hit_by_accident)
{
	struct act_target target = {.descriptor = 7};
	struct process_identity self = identity_of(getpid());
	static const uint64_t numbers[] = {0, UINT64_C(0x80000000), UINT64_C(0x100000001), UINT64_MAX};
	for (size_t i = 0; i < COUNT_OF(numbers); i++)
		ck_assert_int_eq(
			act_open(&target, (struct process_identity){numbers[i], self.start}, true), -EINVAL);
	ck_assert_int_eq(act_open(&target, (struct process_identity){1, 0}, false), -ECANCELED);
	ck_assert_int_eq(act_open(&target, self, false), -ECANCELED);
	ck_assert_int_eq(target.descriptor, 7);
	ck_assert_int_eq(act_open(&target, self, true), 0);
	ck_assert_int_eq(act_nice(&target, getpriority(PRIO_PROCESS, 0)), 0);
	ck_assert_int_eq(act_nice(&target, NICE_MOST + 1), -EINVAL);
	ck_assert_int_eq(act_nice(&target, NICE_LEAST - 1), -EINVAL);
	ck_assert_int_eq(act_signal(&target, 0), -EINVAL);
	ck_assert_int_eq(act_signal(&target, -SIGKILL), -EINVAL);
	ck_assert_int_eq(act_signal(&target, SIGRTMAX + 1), -EINVAL);
	act_close(&target);
}
END_TEST

START_TEST(only_our_own_processes_are_acted_on)
{
	struct source *source;
	struct source_options live = {0}, fixture = {.root = CMON_SOURCE_DIR "/fixtures/node6"};
	ck_assert_int_eq(source_open(&source, &fixture), 0);
	ck_assert_str_eq(act_refusal(source, false), "this is a fixture, not a running machine");
	ck_assert_str_eq(act_refusal(source, true), "only looking is allowed (--read-only)");
	source_close(source);
	ck_assert_int_eq(source_open(&source, &live), 0);
	ck_assert_int_eq(act_refusal(source, false) == NULL, source_is_own(source));
	ck_assert_str_eq(act_refusal(source, true), "only looking is allowed (--read-only)");
	source_close(source);
}
END_TEST

/* clang-format off */
static const struct {
	const char *text;
	int number;
} names[] = {
	{"TERM", SIGTERM},
	{"SIGTERM", SIGTERM},
	{"term", SIGTERM},
	{"SigHup", SIGHUP},
	{"usr2", SIGUSR2},
	{"9", SIGKILL},
	{"1", SIGHUP},
	{"34", 34},
	{"0", 0},
	{"65", 0},
	{"18446744073709551617", 0},
	{"-9", 0},
	{"", 0},
	{"SIG", 0},
	{"SIGSIGTERM", 0},
	{"TER", 0},
	{"TERMINATE", 0},
	{"TERM TERM TERM TERM TERM", 0},
};
/* clang-format on */

START_TEST(signals_have_names)
{
	ck_assert_int_eq(act_signal_find(slice_of(names[_i].text)), names[_i].number);
}
END_TEST

START_TEST(the_list_of_signals_is_sound)
{
	const struct act_signal_row *row, *other;
	for (size_t i = 0; (row = act_signal_at(i)) != NULL; i++) {
		ck_assert_int_eq(act_signal_find(slice_of(row->name)), row->number);
		ck_assert_uint_gt(strlen(row->help), 0);
		for (size_t j = 0; j < i; j++) {
			other = act_signal_at(j);
			ck_assert_int_ne(row->number, other->number);
		}
	}
	ck_assert_int_eq(act_signal_at(0)->number, SIGTERM);
}
END_TEST

START_TEST(errors_have_sentences)
{
	static const int errors[] = {ESRCH, ECHILD, EPERM, EACCES, EINVAL, ECANCELED};
	for (size_t i = 0; i < COUNT_OF(errors); i++)
		ck_assert_str_ne(act_error_text(-errors[i]), strerror(errors[i]));
	ck_assert_str_eq(act_error_text(-ESRCH), "it has ended");
	ck_assert_str_eq(act_error_text(-EMFILE), strerror(EMFILE));
}
END_TEST

void act_tests(TCase *tests)
{
	tcase_add_loop_test(tests, signals_arrive, 0, 2);
	tcase_add_loop_test(tests, stops_and_goes_on, 0, 2);
	tcase_add_loop_test(tests, what_has_ended_is_left_alone, 0, 2);
	tcase_add_loop_test(tests, a_process_lives_while_a_thread_does, 0, 2);
	tcase_add_test(tests, another_with_the_number_is_left_alone);
	tcase_add_loop_test(tests, all_threads_are_reniced, 0, 2);
	tcase_add_test(tests, others_are_not_ours);
	tcase_add_test(tests, only_root_lowers_nice_values);
	tcase_add_test(tests, nobody_is_hit_by_accident);
	tcase_add_test(tests, only_our_own_processes_are_acted_on);
	tcase_add_loop_test(tests, signals_have_names, 0, COUNT_OF(names));
	tcase_add_test(tests, the_list_of_signals_is_sound);
	tcase_add_test(tests, errors_have_sentences);
}
