/* SPDX-License-Identifier: MIT */
#include "base/file.h"
#include "metric/part.h"
#include "suites.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A directory of its own for each test, gone afterwards. */
static char folder[] = "/tmp/cmon-file-XXXXXX";
static int directory;

static void make_directory(void)
{
	ck_assert_ptr_nonnull(mkdtemp(folder));
	directory = open(folder, O_RDONLY | O_DIRECTORY);
	ck_assert_int_ge(directory, 0);
}

static void remove_directory(void)
{
	unlinkat(directory, "file", 0);
	unlinkat(directory, "folder", AT_REMOVEDIR);
	close(directory);
	rmdir(folder);
}

static void make_file(size_t length)
{
	int descriptor = openat(directory, "file", O_WRONLY | O_CREAT | O_EXCL, 0600);
	char *bytes = malloc(length + 1);
	ck_assert_ptr_nonnull(bytes);
	for (size_t i = 0; i < length; i++)
		bytes[i] = (char)('a' + i % 23);
	ck_assert_int_eq(file_write(descriptor, bytes, length), 0);
	free(bytes);
	close(descriptor);
}

START_TEST(reads_every_length_whole)
{
	static const size_t lengths[] = {0, 1, 4095, 4096, 4097, 8192, 12288, 12289, 300000};
	static const int flags[] = {FILE_WHOLE, FILE_RECORD, FILE_REGULAR, FILE_REGULAR | FILE_RECORD};
	make_file(lengths[_i]);
	for (size_t f = 0; f < COUNT_OF(flags); f++) {
		struct buf text;
		buf_init(&text, 300000);
		buf_add_string(&text, "");
		ck_assert_int_eq(file_read(directory, "file", flags[f], &text), 0);
		ck_assert_uint_eq(text.length, lengths[_i]);
		for (size_t i = 0; i < text.length; i++)
			if (text.data[i] != (char)('a' + i % 23))
				ck_abort_msg("byte %zu", i);
		ck_assert(text.data[text.length] == '\0');
		buf_finish(&text);
	}
}
END_TEST

START_TEST(appends_to_what_is_there)
{
	make_file(3);
	struct buf text;
	buf_init(&text, 10);
	buf_add_string(&text, "before ");
	ck_assert_int_eq(file_read(directory, "file", FILE_WHOLE, &text), 0);
	ck_assert_str_eq(text.data, "before abc");
	buf_finish(&text);
}
END_TEST

START_TEST(maximum_is_reached_but_not_passed)
{
	static const struct {
		size_t length, maximum;
		int result;
	} cases[] = {
		{10, 10, 0},
		{10, 9, -EFBIG},
		{1, 0, -EFBIG},
		{0, 0, 0},
		{5000, 5000, 0},
		{5000, 4999, -EFBIG},
		{4097, 4096, -EFBIG},
	};
	static const int flags[] = {FILE_WHOLE, FILE_REGULAR | FILE_RECORD};
	make_file(cases[_i].length);
	for (size_t f = 0; f < COUNT_OF(flags); f++) {
		struct buf text;
		buf_init(&text, cases[_i].maximum);
		ck_assert_int_eq(file_read(directory, "file", flags[f], &text), cases[_i].result);
		ck_assert_uint_le(text.length, cases[_i].maximum);
		buf_finish(&text);
	}
}
END_TEST

static int read_error(const char *name, int flags)
{
	struct buf text;
	buf_init(&text, 5000);
	int result = file_read(directory, name, flags, &text);
	ck_assert_uint_eq(text.length, 0);
	buf_finish(&text);
	return result;
}

START_TEST(missing_and_folders_are_errors)
{
	ck_assert_int_eq(mkdirat(directory, "folder", 0700), 0);
	ck_assert_int_eq(read_error("missing", FILE_WHOLE), -ENOENT);
	ck_assert_int_eq(read_error("missing/file", FILE_REGULAR), -ENOENT);
	ck_assert_int_eq(read_error("folder", FILE_WHOLE), -EISDIR);
	ck_assert_int_eq(read_error("folder", FILE_REGULAR), -ENOENT);
	ck_assert_int_eq(read_error("folder", FILE_REGULAR | FILE_RECORD), -ENOENT);
	ck_assert_int_eq(file_read(-1, "file", FILE_WHOLE, &(struct buf){0}), -EBADF);
}
END_TEST

START_TEST(fifos_and_devices_never_block)
{
	ck_assert_int_eq(mkfifoat(directory, "file", 0600), 0);
	/* A read that blocks ends the test by the alarm. */
	alarm(5);
	ck_assert_int_eq(read_error("file", FILE_REGULAR), -ENOENT);
	ck_assert_int_eq(read_error("file", FILE_REGULAR | FILE_RECORD), -ENOENT);
	ck_assert_int_eq(read_error("file", FILE_WHOLE), 0);
	ck_assert_int_eq(read_error("/dev/zero", FILE_REGULAR), -ENOENT);
	ck_assert_int_eq(read_error("/dev/zero", FILE_REGULAR | FILE_RECORD), -ENOENT);
	ck_assert_int_eq(read_error("/dev/null", FILE_REGULAR | FILE_RECORD), -ENOENT);
	ck_assert_int_eq(read_error("/dev/null", FILE_WHOLE), 0);
}
END_TEST

START_TEST(writes_all_and_tells_failures)
{
	int ends[2];
	ck_assert_int_eq(pipe(ends), 0);
	ck_assert_int_eq(file_write(ends[1], "0123456789", 10), 0);
	char got[11] = {0};
	ck_assert_int_eq(read(ends[0], got, 10), 10);
	ck_assert_str_eq(got, "0123456789");
	ck_assert_int_eq(file_write(ends[0], "x", 1), -EBADF);
	close(ends[0]);
	close(ends[1]);
}
END_TEST

void file_tests(TCase *tests)
{
	tcase_add_checked_fixture(tests, make_directory, remove_directory);
	tcase_add_loop_test(tests, reads_every_length_whole, 0, 9);
	tcase_add_test(tests, appends_to_what_is_there);
	tcase_add_loop_test(tests, maximum_is_reached_but_not_passed, 0, 7);
	tcase_add_test(tests, missing_and_folders_are_errors);
	tcase_add_test(tests, fifos_and_devices_never_block);
	tcase_add_test(tests, writes_all_and_tells_failures);
}
