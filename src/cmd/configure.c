/* SPDX-License-Identifier: MIT */
#include "cmd/configure.h"

#include "base/nearest.h"
#include "base/scan.h"
#include "base/utf8.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define SYSTEM_FILE "/etc/cmon.conf"

enum { MESSAGE_LENGTH = 4096 };

/* Somebody named this file: by the option, or by the variable. */
static int refuse(const char *how, const char *path, const struct buf *reason)
{
	struct buf safe;
	buf_init(&safe, MESSAGE_LENGTH);
	utf8_add_safe(&safe, slice_of(path), UTF8_ASCII);
	int code = complain_usage("%s %s: %s", how, safe.data, reason->data);
	buf_finish(&safe);
	return code;
}

/* One of the usual files: it may be missing, and is left out when it cannot be trusted. */
static void read_usual(struct config *config, const char *path)
{
	struct buf reason, safe;
	buf_init(&reason, MESSAGE_LENGTH);
	buf_init(&safe, MESSAGE_LENGTH);
	int error = config_read(config, path, &reason);
	utf8_add_safe(&safe, slice_of(path), UTF8_ASCII);
	if (error != 0 && error != -ENOENT && error != -ENOTDIR)
		complain("%s: %s, it is left out", safe.data, reason.data);
	buf_finish(&safe);
	buf_finish(&reason);
}

/* The environment of whoever starts a program with more rights than his is not to be followed. */
static bool is_trusted(void)
{
	return geteuid() == getuid() && getegid() == getgid();
}

bool configure_add_user_path(struct buf *out)
{
	const char *home = getenv("HOME"), *folder = getenv("XDG_CONFIG_HOME");
	if (!is_trusted())
		return false;
	/* A relative one is invalid by its standard. */
	if (folder != NULL && folder[0] == '/')
		buf_printf(out, "%s/cmon/cmon.conf", folder);
	else if (home != NULL && home[0] == '/')
		buf_printf(out, "%s/.config/cmon/cmon.conf", home);
	return out->length > 0 && out->error == 0;
}

static void read_all(struct config *config)
{
	struct buf path;
	read_usual(config, SYSTEM_FILE);
	buf_init(&path, MESSAGE_LENGTH);
	if (configure_add_user_path(&path))
		read_usual(config, path.data);
	buf_finish(&path);
}

static bool is_section(const char *name)
{
	for (size_t i = 0; i < command_count; i++)
		if (command_has_section(commands[i], name))
			return true;
	return strcmp(name, CONFIG_LIMITS) == 0;
}

static void check_section(struct config *config, const struct config_entry *entry)
{
	struct nearest nearest = {.word = entry->section};
	if (is_section(entry->section))
		return;
	nearest_offer(&nearest, CONFIG_LIMITS);
	for (size_t i = 0; i < command_count; i++)
		if (commands[i]->section != NULL)
			nearest_offer(&nearest, commands[i]->section);
	if (nearest.best[0] != '\0')
		config_warn(config, entry->file, entry->line, "unknown section [%s], did you mean [%s]?",
			entry->section, nearest.best);
	else
		config_warn(config, entry->file, entry->line, "unknown section [%s]", entry->section);
}

static void warn_unknown_key(
	struct config *config, const struct config_entry *entry, const struct option_tables *tables)
{
	const struct option *option;
	struct nearest nearest = {.word = entry->key};
	for (size_t i = 0; (option = option_at(tables, i)) != NULL; i++)
		if (option->section != NULL && strcmp(option->section, entry->section) == 0)
			nearest_offer(&nearest, option->name);
	if (nearest.best[0] != '\0')
		config_warn(config, entry->file, entry->line, "unknown key %s, did you mean %s?", entry->key,
			nearest.best);
	else
		config_warn(config, entry->file, entry->line, "unknown key %s in [%s]", entry->key,
			entry->section);
}

/* Takes the section of one command over into its settings. */
static void apply(struct config *config, const struct command *command, struct settings *settings)
{
	struct buf message;
	buf_init(&message, MESSAGE_LENGTH);
	for (size_t i = 0; i < config->count; i++) {
		struct config_entry *entry = &config->entries[i];
		if (entry->key == NULL || !command_has_section(command, entry->section))
			continue;
		const struct option *option = option_find_key(&command->options, entry->section, entry->key);
		buf_reset(&message);
		if (option == NULL) {
			warn_unknown_key(config, entry, &command->options);
			continue;
		}
		entry->is_valid =
			option_take_key(&command->options, option, entry->value, settings, &message) == 0;
		if (!entry->is_valid)
			config_warn(config, entry->file, entry->line, "%s", message.data);
	}
	buf_finish(&message);
}

static void tell_warnings(const struct config *config)
{
	struct scan lines = scan_of(config->warnings.data, config->warnings.length), line;
	while (scan_line(&lines, &line)) {
		struct slice text = scan_rest(&line);
		complain("%.*s", (int)text.length, text.data);
	}
}

static void check_sections(struct config *config)
{
	for (size_t i = 0; i < config->count; i++) {
		struct config_entry *entry = &config->entries[i];
		if (entry->key == NULL)
			check_section(config, entry);
		else if (entry->section[0] == '\0')
			config_warn(config, entry->file, entry->line, "%s stands before the first [section]",
				entry->key);
	}
}

/* What the administrator forbids no other file, variable or option allows. */
static bool is_forbidden_to_act(void)
{
	struct config system;
	struct buf reason;
	bool is_forbidden = false;
	config_init(&system);
	buf_init(&reason, MESSAGE_LENGTH);
	if (config_read(&system, SYSTEM_FILE, &reason) == 0)
		for (size_t i = 0; i < system.count; i++) {
			const struct config_entry *entry = &system.entries[i];
			if (entry->key != NULL && strcmp(entry->section, "screen") == 0 &&
				(strcmp(entry->key, "read_only") == 0 ||
					strcmp(entry->key, "read-only") == 0))
				is_forbidden = strcmp(entry->value, "on") == 0;
		}
	buf_finish(&reason);
	config_finish(&system);
	return is_forbidden;
}

int configure(struct config *config, const struct command *command, struct settings *settings)
{
	struct buf reason;
	int code = EXIT_DONE;
	const char *variable = is_trusted() ? getenv("CMON_CONFIG") : NULL;
	buf_init(&reason, MESSAGE_LENGTH);
	if (settings->config != NULL) {
		if (config_read(config, settings->config, &reason) != 0)
			code = refuse("--config", settings->config, &reason);
	} else if (variable == NULL)
		read_all(config);
	else if (variable[0] != '\0' && config_read(config, variable, &reason) != 0)
		code = refuse("CMON_CONFIG", variable, &reason);
	buf_finish(&reason);
	if (code != EXIT_DONE)
		return code;
	check_sections(config);
	config_take_limits(config);
	for (size_t i = 0; i < command_count; i++) {
		struct settings other = default_settings;
		apply(config, commands[i], commands[i] == command ? settings : &other);
	}
	settings->read_only |= is_forbidden_to_act();
	tell_warnings(config);
	settings->limits = &config->limits;
	return EXIT_DONE;
}

void configure_settle(const struct command *command, struct settings *settings)
{
	const struct option *option;
	for (size_t i = 0; (option = option_at(&command->options, i)) != NULL; i++)
		if (command_has_section(command, option->section) && option->settle != NULL)
			(void)option->settle(settings);
}
