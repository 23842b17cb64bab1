/* SPDX-License-Identifier: MIT */
/*
 * The configuration: what INI files say, line by line, and the limits among it. Nothing in a file is fatal: what cannot
 * be read is told with file and line, and the rest counts.
 *
 *	config_init(&config)
 *	config_read(&config, "/etc/cmon.conf", &message)    once per file, later lines stand before earlier ones
 *	config_take_limits(&config)
 *	config.entries for the other sections; config_warn() for what is wrong with them
 *	config_finish(&config)
 */
#ifndef CMON_CONFIG_CONFIG_H
#define CMON_CONFIG_CONFIG_H

#include "base/buf.h"
#include "core/limits.h"

#include <stdbool.h>
#include <stddef.h>

/* The section and key of limits: "limit = fs./srv.used_percent 80 90 95". */
#define CONFIG_LIMITS "limits"
#define CONFIG_LIMIT "limit"

enum { CONFIG_FILES = 4, CONFIG_ENTRIES = 8192, CONFIG_WARNINGS = 20, CONFIG_FILE_SIZE = 1 << 20 };

/* One "key = value", or the beginning of a section: then key and value are NULL. */
struct config_entry {
	size_t file; /* of config.files */
	unsigned line;
	char *section, *key, *value;
	bool is_valid; /* set by who understands the value */
};

struct config {
	char *files[CONFIG_FILES]; /* paths, as they were given */
	size_t file_count;
	struct config_entry *entries;
	size_t count, capacity;
	struct limit_list limits; /* origin: index of the entry */
	struct buf warnings;      /* "FILE:LINE: sentence", one a line */
	size_t warning_count;     /* of all; only CONFIG_WARNINGS of each file are told */
	size_t file_warnings;
};

void config_init(struct config *config);
void config_finish(struct config *config);

/*
 * Reads one file.
 *
 * Returns 0, or -errno when the file is not there (-ENOENT) or is refused; then message says why: no regular file, too
 * large, or writable or owned by somebody else.
 */
int config_read(struct config *config, const char *path, struct buf *message);

/* Takes the bytes of a file over; path is what it is called in warnings. Returns 0, -E2BIG for too many files, -ENOMEM. */
int config_parse(struct config *config, const char *path, struct slice text);

/* Turns the entries of [limits] into config->limits. */
void config_take_limits(struct config *config);

/* Reads one limit: a path and three numbers that ascend. False, and what is wrong with it in message. */
bool config_parse_limit(const char *text, struct limit_override *out, struct buf *message);

/* Adds a warning about a line. */
void config_warn(struct config *config, size_t file, unsigned line, const char *format, ...)
	__attribute__((format(printf, 4, 5)));

/* Adds where an entry stands: FILE:LINE. */
void config_add_place(struct buf *out, const struct config *config, const struct config_entry *entry);

/* Reads a file that may be trusted into out. Returns and says what config_read does. */
int config_file_read(const char *path, struct buf *out, struct buf *message);

#endif
