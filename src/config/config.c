/* SPDX-License-Identifier: MIT */
#include "config/config.h"

#include "base/scan.h"
#include "base/utf8.h"

#include <errno.h>
#include <ini.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

enum { SENTENCE_LENGTH = 1024, WARNINGS_LENGTH = 1 << 20 };

/* What libinih reads from, line by line, and what it calls back with: it tells no line itself, and not every error. */
struct reading {
	struct config *config;
	size_t file;
	struct scan text;
	unsigned line;
	bool is_awaited;    /* the line must give a key and a value */
	bool is_in_nothing; /* the name of the section could not be read: whose keys these are is not known */
	bool is_full;
};

void config_init(struct config *config)
{
	*config = (struct config){0};
	buf_init(&config->warnings, WARNINGS_LENGTH);
}

void config_finish(struct config *config)
{
	for (size_t i = 0; i < config->count; i++) {
		free(config->entries[i].section);
		free(config->entries[i].key);
		free(config->entries[i].value);
	}
	for (size_t i = 0; i < config->file_count; i++)
		free(config->files[i]);
	free(config->entries);
	limit_list_finish(&config->limits);
	buf_finish(&config->warnings);
}

static void add_place(struct buf *out, const char *path, unsigned line)
{
	utf8_add_safe(out, slice_of(path), UTF8_ASCII);
	buf_printf(out, ":%u", line);
}

void config_add_place(struct buf *out, const struct config *config, const struct config_entry *entry)
{
	add_place(out, config->files[entry->file], entry->line);
}

void config_warn(struct config *config, size_t file, unsigned line, const char *format, ...)
{
	char sentence[SENTENCE_LENGTH];
	va_list arguments;
	config->warning_count++;
	if (config->file_warnings++ >= CONFIG_WARNINGS)
		return;
	va_start(arguments, format);
	int length = vsnprintf(sentence, sizeof(sentence), format, arguments);
	va_end(arguments);
	add_place(&config->warnings, config->files[file], line);
	buf_add_string(&config->warnings, ": ");
	utf8_add_safe(&config->warnings, slice_of(length < 0 ? "?" : sentence), UTF8_ASCII);
	buf_add_string(&config->warnings,
		config->file_warnings == CONFIG_WARNINGS ? "; further lines are not told\n" : "\n");
}

static struct config_entry *entry_add(struct config *config)
{
	if (config->count == CONFIG_ENTRIES)
		return NULL;
	if (config->count == config->capacity) {
		size_t capacity = config->capacity == 0 ? 64 : 2 * config->capacity;
		struct config_entry *entries = reallocarray(config->entries, capacity, sizeof(*entries));
		if (entries == NULL)
			return NULL;
		config->entries = entries;
		config->capacity = capacity;
	}
	config->entries[config->count] = (struct config_entry){0};
	return &config->entries[config->count++];
}

/* key, value: NULL for a section */
static void take(struct reading *reading, const char *section, const char *key, const char *value)
{
	struct config *config = reading->config;
	struct config_entry *entry = entry_add(config);
	if (entry == NULL) {
		if (!reading->is_full)
			config_warn(
				config, reading->file, reading->line, "too many lines, the rest is left out");
		reading->is_full = true;
		return;
	}
	entry->file = reading->file;
	entry->line = reading->line;
	entry->section = strdup(section);
	entry->key = key == NULL ? NULL : strdup(key);
	entry->value = value == NULL ? NULL : strdup(value);
	bool is_lost =
		entry->section == NULL || (key != NULL && (entry->key == NULL || entry->value == NULL));
	if (!is_lost)
		return;
	free(entry->section);
	free(entry->key);
	free(entry->value);
	config->count--;
}

static int handle(void *user, const char *section, const char *key, const char *value)
{
	struct reading *reading = user;
	reading->is_awaited = false;
	if (key == NULL || reading->is_in_nothing)
		return 1;
	take(reading, section, key, value == NULL ? "" : value);
	return 1;
}

static void complain_unless_taken(struct reading *reading)
{
	if (reading->is_awaited)
		config_warn(
			reading->config, reading->file, reading->line, "must be KEY = VALUE or [SECTION]");
	reading->is_awaited = false;
}

/* The name of a section is told here: libinih calls back for keys only. False when the bracket is not closed. */
static bool take_section(struct reading *reading, struct slice line)
{
	const char *end = memchr(line.data, ']', line.length);
	reading->is_in_nothing = end == NULL;
	if (end == NULL) {
		config_warn(
			reading->config, reading->file, reading->line, "the section has no closing bracket");
		return false;
	}
	char name[SENTENCE_LENGTH];
	size_t length = (size_t)(end - line.data) - 1;
	memcpy(name, line.data + 1, length);
	name[length] = '\0';
	take(reading, name, NULL, NULL);
	return true;
}

/* Is this a line that libinih may see? What it would cut, or see the half of, is told and left out. */
static bool is_readable(struct reading *reading, struct slice line, size_t most)
{
	if (line.length > most)
		config_warn(reading->config, reading->file, reading->line, "longer than %zu bytes, left out",
			most);
	else if (memchr(line.data, '\0', line.length) != NULL)
		config_warn(reading->config, reading->file, reading->line, "has a NUL byte, left out");
	else
		return true;
	return false;
}

/* As fgets: one line, without the blanks in front, by which libinih would take it for more of the line before. */
static char *read_line(char *out, int size, void *stream)
{
	struct reading *reading = stream;
	struct scan line;
	complain_unless_taken(reading);
	/* Room for a carriage return, the newline and the NUL; a name that is cut by libinih is short anyway. */
	size_t most = size < 8 ? 0 : (size_t)size - 3;
	most = most < SENTENCE_LENGTH ? most : SENTENCE_LENGTH - 1;
	if (!scan_line(&reading->text, &line))
		return NULL;
	reading->line++;
	struct slice text = scan_rest(&line);
	static const char mark[] = "\xef\xbb\xbf";
	if (reading->line == 1 && text.length >= 3 && memcmp(text.data, mark, 3) == 0)
		text = (struct slice){.data = text.data + 3, .length = text.length - 3};
	bool is_comment = text.length == 0 || text.data[0] == ';' || text.data[0] == '#';
	bool is_taken = !is_comment && is_readable(reading, text, most);
	if (is_taken && text.data[0] == '[')
		is_taken = take_section(reading, text);
	if (!is_taken)
		text.length = 0;
	reading->is_awaited = text.length > 0 && text.data[0] != '[';
	memcpy(out, text.data, text.length);
	out[text.length] = '\n';
	out[text.length + 1] = '\0';
	return out;
}

int config_parse(struct config *config, const char *path, struct slice text)
{
	struct reading reading = {.config = config, .file = config->file_count, .text = scan_slice(text)};
	if (config->file_count == CONFIG_FILES)
		return -E2BIG;
	char *name = strdup(path);
	if (name == NULL)
		return -ENOMEM;
	config->files[config->file_count++] = name;
	config->file_warnings = 0;
	/* What is wrong with a line is told by read_line, which knows its number. */
	(void)ini_parse_stream(read_line, &reading, handle, &reading);
	complain_unless_taken(&reading);
	return 0;
}

int config_read(struct config *config, const char *path, struct buf *message)
{
	struct buf text;
	buf_init(&text, CONFIG_FILE_SIZE);
	int error = config_file_read(path, &text, message);
	if (error == 0)
		error = config_parse(config, path, (struct slice){.data = text.data, .length = text.length});
	buf_finish(&text);
	return error;
}
