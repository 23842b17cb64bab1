/* SPDX-License-Identifier: MIT */
/* Each kind of byte that could harm a terminal, in each name that comes from outside. */
#include "base/file.h"
#include "pty.h"
#include "suites.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_LENGTH = 256 };

/* Nothing of a kind may stand in what is sent. */
static const struct {
	const char *name, *bytes;
} kinds[] = {
	{"OSC", "\033]0;t\a"},
	{"DCS", "\033Pq\033\\"},
	{"CSI", "\033[6n"},
	{"reset", "\033c"},
	{"bell and shifts", "\a\016\017"},
	{"delete and back", "\177\b\r"},
	{"C1",
		"\x9b"
		"2J\x90\x9d\x9c"},
	{"C1 in UTF-8",
		"\xc2\x9b"
		"2J\xc2\x90\xc2\x9d"},
	{"bidi", "\xe2\x80\xae\xe2\x81\xa6\xe2\x80\x8f"},
	{"zero width", "\xe2\x80\x8b\xe2\x80\x8d\xef\xbb\xbf"},
	{"separators", "\xe2\x80\xa8\xe2\x80\xa9"},
	{"tags", "\xf3\xa0\x81\x81\xf3\xa0\x80\x81"},
	{"invalid", "\xff\xfe\xc0\xaf\xed\xa0\x80\xf0\x9f"},
};
enum { KINDS = sizeof(kinds) / sizeof(kinds[0]) };

/*
 * Files of a small machine: # stands for the bytes, % for the same in octal escapes. Each name begins with letters of
 * its own, so that it is seen whether the name is on the screen.
 */
static const struct {
	const char *path, *text;
} files[] = {
	{"proc/stat", "cpu  100 0 100 800 0 0 0 0 0 0\ncpu0 100 0 100 800 0 0 0 0 0 0\nbtime 1790000000\n"},
	{"proc/uptime", "100.00 80.00\n"},
	{"proc/loadavg", "0.10 0.10 0.10 1/2 9\n"},
	{"proc/meminfo", "MemTotal: 1000000 kB\nMemAvailable: 500000 kB\n"},
	{"proc/sys/kernel/hostname", "hqz#\n"},
	{"proc/version", "Linux version 6.1#kqz# (a) #1 b\n"},
	{"etc/os-release", "PRETTY_NAME=\"oqz#\"\nID=\"oqz#\"\n"},
	{"proc/net/dev", "a\nb\niqz#: 10 1 0 0 0 0 0 0 10 1 0 0 0 0 0 0\n"},
	{"proc/diskstats", " 254 0 dqz# 1 1 1 1 1 1 1 1 0 1 1\n"},
	{"proc/self/mountinfo",
		"26 1 254:0 / /mqz# rw - ext4 /dev/#a rw\n27 1 254:1 / /nqz% rw - ext4 /dev/b rw\n"},
	{"cmon/meta", "hz 100\npage_size 4096\nzone #\narch #\n"},
	{"cmon/statvfs", "/mqz# 4096 1000 400 380 600 500\n/nqz% 4096 1000 400 380 600 500\n"},
	{"cmon/users", "1000 uq#\n"},
	{"cmon/owners", "7 1000\n8 1000\n"},
	{"proc/7/stat", "7 (aqz#) S 1 7 7 0 -1 0 0 0 0 0 90 9 0 0 20 0 1 0 1 1000 100 1\n"},
	{"proc/7/cmdline", "cqz#"},
	{"proc/7/cgroup", "0::/gqz#\n"},
	{"proc/8/stat", "8 (pqz#) Z 1 8 8 0 -1 0 0 0 0 0 90 9 0 0 20 0 1 0 1 1000 100 1\n"},
	{"proc/8/cmdline", ""},
};

static const char *const shown[] = {"hqz", "oqz", "iqz", "dqz", "mqz", "nqz", "uq", "cqz", "pqz"};

static void add_octal(struct buf *out, const char *bytes)
{
	for (; *bytes != '\0'; bytes++)
		buf_printf(out, "\\%03o", (unsigned)(unsigned char)*bytes);
}

static void make_folders(char *path)
{
	for (char *slash = strchr(path + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		ck_assert(mkdir(path, 0700) == 0 || errno == EEXIST);
		*slash = '/';
	}
}

static void make_file(const char *root, size_t which, const char *bytes)
{
	char path[PATH_LENGTH];
	struct buf text;
	buf_init(&text, 65536);
	for (const char *at = files[which].text; *at != '\0'; at++) {
		if (*at == '#')
			buf_add_string(&text, bytes);
		else if (*at == '%')
			add_octal(&text, bytes);
		else
			buf_add_char(&text, *at);
	}
	snprintf(path, sizeof(path), "%s/%s", root, files[which].path);
	make_folders(path);
	int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	ck_assert_int_ge(file, 0);
	ck_assert_int_eq(file_write(file, text.data, text.length), 0);
	close(file);
	buf_finish(&text);
}

static void remove_files(const char *root)
{
	char path[PATH_LENGTH];
	for (size_t i = sizeof(files) / sizeof(files[0]); i-- > 0;) {
		snprintf(path, sizeof(path), "%s/%s", root, files[i].path);
		(void)unlink(path);
		/* A folder goes with its last file. */
		for (char *slash = strrchr(path, '/'); slash > path + strlen(root);
			slash = strrchr(path, '/')) {
			*slash = '\0';
			(void)rmdir(path);
		}
	}
	(void)rmdir(root);
}

static void look(const char *root, const char *const *environment, const char *bytes)
{
	struct pty pty;
	pty_start(&pty,
		&(struct pty_options){.arguments = WORDS("--root", root, "--interval", "0.1"),
			.environment = environment,
			.rows = 30,
			.columns = 260});
	for (size_t i = 0; i < sizeof(shown) / sizeof(shown[0]); i++)
		pty_await(&pty, shown[i]);
	pty_send(&pty, "h");
	pty_await(&pty, "one page down");
	pty_send(&pty, "q");
	pty_check_exit(&pty, 0);
	pty_check_clean(&pty);
	ck_assert_ptr_null(memmem(pty.raw.data, pty.raw.length, bytes, strlen(bytes)));
	pty_finish(&pty);
}

START_TEST(no_byte_of_a_name_does_harm)
{
	char root[] = "/tmp/cmon-names-XXXXXX";
	ck_assert_ptr_nonnull(mkdtemp(root));
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
		make_file(root, i, kinds[_i].bytes);
	look(root, WORDS("LC_ALL=C.UTF-8"), kinds[_i].bytes);
	look(root, WORDS("LC_ALL=C", "NO_COLOR=1"), kinds[_i].bytes);
	remove_files(root);
}
END_TEST

void names_tests(TCase *tests)
{
	tcase_add_loop_test(tests, no_byte_of_a_name_does_harm, 0, KINDS);
}
