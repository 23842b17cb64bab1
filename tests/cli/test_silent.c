/* SPDX-License-Identifier: MIT */
/*
 * A mount that never answers: a FUSE file system that nobody serves, in mounts of our own. Whoever asks it how full it
 * is waits until its descriptor is closed, which the end of a test does in any case.
 */
#include "base/scan.h"
#include "pty.h"
#include "run.h"
#include "suites.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

/* The worker is left alone after one second; a program that waits for the answer never ends. */
#define END_SECONDS 8.0
#define KEY_SECONDS 3.0

static char place[] = "/tmp/cmon-silent-XXXXXX";

static void make_place(void)
{
	ck_assert_ptr_nonnull(mkdtemp(place));
}

static void remove_place(void)
{
	rmdir(place);
}

/* Mounts it for this process and its children. Returns its descriptor or -errno. */
static int mount_silent(const char *where)
{
	char options[96];
	int device = open("/dev/fuse", O_RDWR | O_CLOEXEC);
	if (device < 0)
		return -errno;
	/* The leak checker would wait for a thread to stop that only the answer wakes. */
	setenv("LSAN_OPTIONS", "detect_leaks=0", 1);
	snprintf(options, sizeof(options), "fd=%d,rootmode=40000,user_id=0,group_id=0", device);
	if (unshare(CLONE_NEWNS) == 0 && mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
		mount("silent", where, "fuse", MS_NOSUID | MS_NODEV, options) == 0)
		return device;
	int error = -errno;
	close(device);
	return error;
}

bool silent_is_possible(void)
{
	int status = 0;
	pid_t child = fork();
	/* In a process of its own, whose mounts are nobody else's. */
	if (child == 0)
		_exit(mount_silent("/tmp") >= 0 ? EXIT_SUCCESS : EXIT_FAILURE);
	return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) &&
		WEXITSTATUS(status) == EXIT_SUCCESS;
}

/* The fields of CSV behind "mount,": the rest of its line. */
static struct slice find_mount(const struct buf *csv, const char *mount)
{
	struct scan file = scan_of(csv->data, csv->length), line;
	struct slice word;
	while (scan_line(&file, &line))
		if (scan_until(&line, ',', &word) && scan_until(&line, ',', &word) &&
			slice_equals(word, slice_of(mount)))
			return scan_rest(&line);
	return slice_of("");
}

START_TEST(show_tells_the_others)
{
	struct buf out;
	int device = mount_silent(place);
	ck_assert_int_ge(device, 0);
	buf_init(&out, 1 << 20);
	double began = pty_now();
	int status = run_capture(WORDS("show", "fs", "--format", "csv", "--interval", "0"), false, &out);
	ck_assert(pty_now() - began < END_SECONDS);
	ck_assert_int_eq(status, 0);
	struct slice silent = find_mount(&out, place), root = find_mount(&out, "/");
	ck_assert_ptr_nonnull(memmem(silent.data, silent.length, "silent,fuse,", strlen("silent,fuse,")));
	/* Read-only it is not; all eight numbers behind that are unknown. */
	ck_assert_ptr_nonnull(memmem(silent.data, silent.length, ",0,,,,,,,,", strlen(",0,,,,,,,,")));
	ck_assert_uint_gt(root.length, 0);
	ck_assert_ptr_null(memmem(root.data, root.length, ",,", 2));
	buf_finish(&out);
	close(device);
}
END_TEST

static void check_key(struct pty *pty, const char *key, const char *text)
{
	double sent = pty_now();
	pty_send(pty, key);
	pty_await(pty, text);
	ck_assert(pty_now() - sent < KEY_SECONDS);
}

START_TEST(the_screen_answers)
{
	struct pty pty;
	int device = mount_silent(place);
	ck_assert_int_ge(device, 0);
	pty_start(&pty, &(struct pty_options){.arguments = WORDS("--interval", "0.2")});
	pty_await(&pty, "h Help");
	check_key(&pty, "m", "MEM%▼");
	check_key(&pty, "i", "I/O▼");
	check_key(&pty, "h", "closes it");
	check_key(&pty, "h", "h Help");
	/* Samples go on as well. */
	pty_await_gone(&pty, "CPU       -  [");
	double left = pty_now();
	pty_send(&pty, "q");
	pty_check_exit(&pty, 0);
	ck_assert(pty_now() - left < END_SECONDS);
	pty_check_restored(&pty);
	pty_finish(&pty);
	close(device);
}
END_TEST

/* The thread that was left behind ends with the answer: here with an error, since nobody will ever give one. */
START_TEST(an_answer_after_all)
{
	struct pty pty;
	int device = mount_silent(place);
	ck_assert_int_ge(device, 0);
	pty_start(&pty, &(struct pty_options){.arguments = WORDS("--interval", "0.2")});
	pty_await_gone(&pty, "CPU       -  [");
	close(device);
	check_key(&pty, "m", "MEM%▼");
	pty_send(&pty, "q");
	pty_check_exit(&pty, 0);
	pty_check_restored(&pty);
	pty_finish(&pty);
}
END_TEST

void silent_tests(TCase *tests)
{
	tcase_add_unchecked_fixture(tests, make_place, remove_place);
	tcase_add_test(tests, show_tells_the_others);
	tcase_add_test(tests, the_screen_answers);
	tcase_add_test(tests, an_answer_after_all);
}
