/* SPDX-License-Identifier: MIT */
#include "cmd/commands.h"

#include "base/file.h"
#include "base/log.h"
#include "base/nearest.h"
#include "base/utf8.h"
#include "cmd/configure.h"
#include "cmd/generate.h"
#include "cmd/help.h"
#include "cmd/report.h"
#include "metric/part.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const struct command *const commands[] = {&screen_command, &show_command, &alerts_command};
const size_t command_count = COUNT_OF(commands);

const struct settings default_settings = {
	.interval = SETTING_UNSET,
	.color = "auto",
	.sort = "cpu",
	.disk = "on",
	.fs = "on",
	.net = "on",
	.cpus = "off",
	.history = 600,
	.theme = "auto",
	.mouse = "auto",
	.format = "text",
};

enum { MESSAGE_LENGTH = 4096 };

__attribute__((format(printf, 2, 0))) static void complain_list(
	const char *tail, const char *format, va_list arguments)
{
	char sentence[MESSAGE_LENGTH];
	struct buf line;
	int length = vsnprintf(sentence, sizeof(sentence), format, arguments);
	buf_init(&line, 2 * MESSAGE_LENGTH);
	buf_add_string(&line, "cmon: ");
	buf_add_string(&line, length < 0 ? "?" : sentence);
	buf_add_string(&line, tail);
	buf_add_char(&line, '\n');
	/* Nobody is left to tell when standard error is gone. */
	(void)file_write(STDERR_FILENO, line.data, line.length);
	buf_finish(&line);
}

void complain(const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	complain_list("", format, arguments);
	va_end(arguments);
}

int complain_usage(const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	complain_list(" (see --help)", format, arguments);
	va_end(arguments);
	return EXIT_USAGE;
}

int print_text(const struct buf *text)
{
	int error = text->error != 0 ? text->error : file_write(STDOUT_FILENO, text->data, text->length);
	if (error == 0)
		return EXIT_DONE;
	complain("standard output: %s", strerror(-error));
	return EXIT_FAILED;
}

bool command_has_section(const struct command *command, const char *section)
{
	return command->section != NULL && section != NULL && strcmp(command->section, section) == 0;
}

static const struct command *find_command(const char *name)
{
	for (size_t i = 0; i < COUNT_OF(commands); i++)
		if (commands[i]->name != NULL && strcmp(commands[i]->name, name) == 0)
			return commands[i];
	return NULL;
}

/* The word where a command should stand is none. */
static int complain_command(const char *word)
{
	struct nearest nearest = {.word = word};
	struct buf safe;
	for (size_t i = 0; i < COUNT_OF(commands); i++)
		if (commands[i]->name != NULL)
			nearest_offer(&nearest, commands[i]->name);
	buf_init(&safe, MESSAGE_LENGTH / 2);
	utf8_add_safe(&safe, slice_of(word), UTF8_ASCII);
	int code;
	if (find_command(word) != NULL)
		code = complain_usage("%s must come before its options", safe.data);
	else if (nearest.best[0] != '\0')
		code = complain_usage("unknown command %s, did you mean %s?", safe.data, nearest.best);
	else
		code = complain_usage("unknown command %s", safe.data);
	buf_finish(&safe);
	return code;
}

/* What is told about cmon itself, whatever the configuration says. False when nothing was asked for. */
static bool tell(const struct command *command, const struct settings *settings, struct buf *out)
{
	if (settings->help != NULL)
		help_add(out, command, settings->help);
	else if (settings->version)
		report_add_version(out);
	else if (settings->generate != NULL)
		generate_add(out, settings->generate);
	else
		return false;
	return true;
}

static int run_configured(const struct command *command, struct settings *settings)
{
	struct config config;
	struct buf out;
	config_init(&config);
	buf_init(&out, SIZE_MAX / 4);
	int code = configure(&config, command, settings);
	if (code == EXIT_DONE && settings->print_config) {
		configure_print(&out, &config, command, settings, COMMENT_ORIGIN);
		code = print_text(&out);
	} else if (code == EXIT_DONE && settings->save_config != NULL) {
		code = configure_save(settings->save_config, &config, command, settings);
	} else if (code == EXIT_DONE && settings->bug_report) {
		report_add_bug(&out, &config, settings);
		code = print_text(&out);
	} else if (code == EXIT_DONE) {
		configure_settle(command, settings);
		code = command->run(settings);
	}
	buf_finish(&out);
	config_finish(&config);
	return code;
}

static int run(const struct command *command, int count, char *arguments[], struct settings *settings)
{
	struct buf message, out;
	buf_init(&message, MESSAGE_LENGTH);
	buf_init(&out, SIZE_MAX / 4);
	int code = EXIT_DONE;
	if (option_parse(count, arguments, &command->options, settings, &message) != 0)
		code = complain_usage("%s", message.data);
	else if (tell(command, settings, &out))
		code = print_text(&out);
	else if (command->name == NULL && settings->path_count > 0)
		code = complain_command(settings->paths[0]);
	else if (settings->debug != NULL && log_open(settings->debug) != 0)
		code = complain_usage("--debug %s: %s", settings->debug, strerror(errno));
	else
		code = run_configured(command, settings);
	log_close();
	buf_finish(&out);
	buf_finish(&message);
	return code;
}

int commands_main(int count, char *arguments[])
{
	const struct command *command = count > 1 ? find_command(arguments[1]) : NULL;
	int first = command == NULL ? 1 : 2;
	struct settings settings = default_settings;
	settings.paths = calloc((size_t)count + 1, sizeof(*settings.paths));
	if (settings.paths == NULL) {
		complain("no memory");
		return EXIT_FAILED;
	}
	int code = run(command == NULL ? &screen_command : command, count > first ? count - first : 0,
		arguments + first, &settings);
	free(settings.paths);
	return code;
}
