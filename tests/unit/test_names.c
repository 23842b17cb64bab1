/* SPDX-License-Identifier: MIT */
/* Lists of names, and those of a directory. */
#include "base/file.h"
#include "suites.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

START_TEST(names_keep_to_their_cap)
{
	struct names names;
	names_init(&names, 3);
	names_add(&names, "hwmon10");
	names_add(&names, "");
	names_add(&names, "hwmon2");
	ck_assert_int_eq(names.error, 0);
	names_sort(&names, 0);
	ck_assert_str_eq(names_get(&names, 0), "");
	ck_assert_str_eq(names_get(&names, 1), "hwmon2");
	ck_assert_str_eq(names_get(&names, 2), "hwmon10");
	names_add(&names, "one more");
	ck_assert_int_eq(names.error, -EFBIG);
	ck_assert_uint_eq(names.count, 3);
	names_reset(&names);
	ck_assert_int_eq(names.error, 0);
	ck_assert_uint_eq(names.count, 0);
	names_finish(&names);
}
END_TEST

static void expect(const struct names *names, size_t first, const char *const *expected, size_t count)
{
	ck_assert_uint_eq(names->count, first + count);
	for (size_t i = 0; i < count; i++)
		ck_assert_str_eq(names_get(names, first + i), expected[i]);
}

START_TEST(directories_are_listed)
{
	static const char *const all[] = {"a2", "a10", "fifo", "file", "link", "out"},
				 *const own[] = {"a2", "a10"};
	char path[] = "/tmp/cmon-names-XXXXXX";
	ck_assert_ptr_nonnull(mkdtemp(path));
	int directory = open(path, O_RDONLY | O_DIRECTORY);
	ck_assert(mkdirat(directory, "a10", 0700) == 0 && mkdirat(directory, "a2", 0700) == 0);
	ck_assert(symlinkat("a2", directory, "link") == 0 && symlinkat("/proc", directory, "out") == 0);
	ck_assert(mkfifoat(directory, "fifo", 0600) == 0);
	close(openat(directory, "file", O_WRONLY | O_CREAT, 0600));
	struct names names;
	names_init(&names, 100);
	names_add(&names, "z");
	ck_assert_int_eq(file_list(directory, ".", 0, &names), 0);
	expect(&names, 1, all, 6);
	names_reset(&names);
	ck_assert_int_eq(file_list(directory, ".", FILE_DIRECTORIES, &names), 0);
	expect(&names, 0, own, 2);
	ck_assert_int_eq(file_list(directory, "fifo", 0, &names), -ENOTDIR);
	ck_assert_int_eq(file_list(directory, "file", 0, &names), -ENOTDIR);
	ck_assert_int_eq(file_list(directory, "none", 0, &names), -ENOENT);
	ck_assert_int_eq(file_list(directory, "link", FILE_IN_ROOT, &names), 0);
	expect(&names, 0, own, 2);
	names_finish(&names);
	for (size_t i = 0; i < 6; i++)
		ck_assert(unlinkat(directory, all[i], i < 2 ? AT_REMOVEDIR : 0) == 0);
	close(directory);
	ck_assert_int_eq(rmdir(path), 0);
}
END_TEST

void names_tests(TCase *tests)
{
	tcase_add_test(tests, names_keep_to_their_cap);
	tcase_add_test(tests, directories_are_listed);
}
