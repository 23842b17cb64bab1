/* SPDX-License-Identifier: MIT */
#include "cmd/report.h"

#include "base/utf8.h"
#include "cmd/commit.h"
#include "cmon/version.h"
#include "core/families.h"
#include "tui/curses.h"

#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/utsname.h>
#include <unistd.h>

#ifdef __GLIBC__
#include <gnu/libc-version.h>
#define LIBC_NAME "glibc"
#define LIBC_VERSION gnu_get_libc_version()
#else
#define LIBC_NAME "libc"
#define LIBC_VERSION "of unknown version"
#endif

#ifdef __clang__
#define COMPILER __VERSION__
#else
#define COMPILER "GCC " __VERSION__
#endif

void report_add_version(struct buf *out)
{
	buf_printf(out, build_commit[0] == '\0' ? "cmon %s\n" : "cmon %s (%s)\n", CMON_VERSION, build_commit);
	buf_printf(out, "Features: %s\n", CMON_FEATURES);
	buf_printf(out, "%s, %s %s, compiled by " COMPILER "\n", curses_library(), LIBC_NAME, LIBC_VERSION);
	buf_add_string(out, "Licence: MIT\n");
}

static void add_line(struct buf *out, const char *title, const char *value)
{
	buf_printf(out, "%-12s ", title);
	utf8_add_safe(out, slice_of(value == NULL ? "not set" : value), UTF8_ASCII);
	buf_add_char(out, '\n');
}

static void add_system(struct buf *out)
{
	struct utsname name;
	if (uname(&name) != 0)
		return;
	/* Neither the host's nor the domain's name. */
	add_line(out, "Kernel:", name.release);
	add_line(out, "Machine:", name.machine);
}

static void add_terminal(struct buf *out)
{
	static const char *const variables[] = {
		"TERM", "COLORTERM", "NO_COLOR", "CLICOLOR_FORCE", "COLUMNS", "LINES"};
	struct winsize size;
	add_line(out, "Locale:", setlocale(LC_CTYPE, NULL));
	add_line(out, "Characters:", nl_langinfo(CODESET));
	for (size_t i = 0; i < sizeof(variables) / sizeof(variables[0]); i++)
		add_line(out, variables[i], getenv(variables[i]));
	add_line(out, "SSH:", getenv("SSH_CONNECTION") == NULL ? "no" : "yes");
	add_line(out, "Terminal:", isatty(STDERR_FILENO) ? "yes" : "no");
	if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0)
		buf_printf(out, "%-12s %ux%u\n", "Size:", size.ws_col, size.ws_row);
	buf_printf(out, "%-12s %d\n", "Colours:", curses_colors());
}

/* The lines of a configuration that say something: item names may be somebody's business. */
static void add_differences(struct buf *out, const struct config *config)
{
	buf_printf(
		out, "\nConfiguration: %zu files, %zu warnings\n", config->file_count, config->warning_count);
	for (size_t i = 0; i < config->count; i++) {
		const struct config_entry *entry = &config->entries[i];
		if (entry->key == NULL || !entry->is_valid)
			continue;
		buf_printf(out, "  [%s] %s", entry->section, entry->key);
		/* A limit names an item, columns name several. */
		if (strcmp(entry->section, CONFIG_LIMITS) != 0 && strcmp(entry->key, "columns") != 0)
			buf_printf(out, " = %s", entry->value);
		buf_add_char(out, '\n');
	}
}

static void add_missing(struct buf *out)
{
	size_t count = 0;
	buf_add_string(out, "\nKernel files that are missing or not readable:\n");
	for (enum family_id f = 0; f < FAMILY_COUNT; f++) {
		for (size_t p = 0; p < families[f].part_count; p++) {
			const struct family_part *part = &families[f].parts[p];
			struct buf path;
			if (part->origin != ORIGIN_FILE)
				continue;
			buf_init(&path, 4096);
			buf_printf(&path, "/%s", part->path);
			if (access(path.data, R_OK) != 0) {
				buf_printf(out, "  %s: %s\n", path.data, strerror(errno));
				count++;
			}
			buf_finish(&path);
		}
	}
	if (count == 0)
		buf_add_string(out, "  none\n");
}

void report_add_bug(struct buf *out, const struct config *config, const struct settings *settings)
{
	report_add_version(out);
	add_line(out, "Build:", CMON_BUILD_FLAGS);
	add_system(out);
	add_line(out, "Root:", settings->root == NULL ? "this machine" : "another one");
	add_terminal(out);
	add_differences(out, config);
	add_missing(out);
}
