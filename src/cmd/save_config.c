/* SPDX-License-Identifier: MIT */
/* --save-config: every setting into a file that is not there yet. */
#include "cmd/configure.h"

#include "base/file.h"
#include "base/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_LENGTH = 4096, FILE_MODE = 0644, FOLDER_MODE = 0755 };

static int fail(const char *path, const char *why)
{
	struct buf safe;
	buf_init(&safe, 2 * PATH_LENGTH);
	utf8_add_safe(&safe, slice_of(path), UTF8_ASCII);
	complain("--save-config: %s: %s", safe.data, why);
	buf_finish(&safe);
	return EXIT_FAILED;
}

static int tell(const char *path)
{
	struct buf line;
	buf_init(&line, 2 * PATH_LENGTH);
	utf8_add_safe(&line, slice_of(path), UTF8_ASCII);
	buf_add_char(&line, '\n');
	int code = print_text(&line);
	buf_finish(&line);
	return code;
}

/* Makes the folders above a path that are missing; what cannot be made shows when the file is. */
static void make_folders(char *path)
{
	for (char *slash = strchr(path + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		(void)mkdir(path, FOLDER_MODE);
		*slash = '/';
	}
}

static int write_whole(const char *path, const struct buf *text)
{
	int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, FILE_MODE);
	if (file < 0)
		return -errno;
	int error = file_write(file, text->data, text->length);
	if (error == 0 && fsync(file) != 0)
		error = -errno;
	if (close(file) != 0 && error == 0)
		error = -errno;
	if (error != 0)
		(void)unlink(path);
	return error;
}

/* Written beside it and given its name when it is whole, which fails where there is one of that name. */
static int save(const char *path, const struct buf *text)
{
	char beside[PATH_LENGTH];
	int length = snprintf(beside, sizeof(beside), "%s.%ld", path, (long)getpid());
	if (length < 0 || (size_t)length >= sizeof(beside))
		return -ENAMETOOLONG;
	int error = write_whole(beside, text);
	if (error != 0)
		return error;
	error = link(beside, path) != 0 ? -errno : 0;
	(void)unlink(beside);
	return error;
}

int configure_save(const char *path, const struct config *config, const struct command *command,
	const struct settings *settings)
{
	struct buf text, own;
	struct stat status;
	bool is_own = path[0] == '\0';
	buf_init(&text, SIZE_MAX / 4);
	buf_init(&own, PATH_LENGTH);
	if (is_own && !configure_add_user_path(&own)) {
		buf_finish(&own);
		complain("--save-config: nothing tells where your configuration is; name a file");
		return EXIT_FAILED;
	}
	if (is_own) {
		make_folders(own.data);
		path = own.data;
	}
	buf_add_string(&text,
		"; The configuration of cmon: what it was run with, and what each setting is for.\n\n");
	configure_print(&text, config, command, settings, COMMENT_HELP);
	int error = text.error != 0 ? text.error : lstat(path, &status) == 0 ? -EEXIST : save(path, &text);
	int code = EXIT_DONE;
	if (error == -EEXIST)
		code = fail(path, "it is there already, and is not written over");
	else if (error != 0)
		code = fail(path, strerror(-error));
	else
		code = tell(path);
	buf_finish(&own);
	buf_finish(&text);
	return code;
}
