/* SPDX-License-Identifier: MIT */
#include "cmd/generate.h"

/* Between single quotes of fish only these two stand for something else. */
static void add_quoted(struct buf *out, const char *text)
{
	buf_add_char(out, '\'');
	for (; *text != '\0'; text++) {
		if (*text == '\'' || *text == '\\')
			buf_add_char(out, '\\');
		buf_add_char(out, *text);
	}
	buf_add_char(out, '\'');
}

static void add_condition(struct buf *out, const struct command *command)
{
	buf_add_string(out, "complete -c cmon -n '");
	if (command->name != NULL)
		buf_printf(out, "__fish_seen_subcommand_from %s'", command->name);
	else
		buf_add_string(out, "not __cmon_has_command'");
}

static void add_option(struct buf *out, const struct command *command, const struct option *option)
{
	struct buf words;
	buf_init(&words, SIZE_MAX / 4);
	generate_words(&words, option);
	add_condition(out, command);
	buf_printf(out, " -l %s", option->name);
	if (option->letter != '\0')
		buf_printf(out, " -s %c", option->letter);
	if (generate_takes_file(option))
		buf_add_string(out, " -r -F");
	else if (generate_takes_directory(option))
		buf_add_string(out, " -x -a '(__fish_complete_directories)'");
	else if (option->argument != NULL && !option->is_optional)
		buf_add_string(out, " -x");
	if (words.length > 0)
		buf_printf(out, " -a '%s'", words.data);
	buf_add_string(out, " -d ");
	add_quoted(out, option->help);
	buf_add_char(out, '\n');
	buf_finish(&words);
}

void generate_fish(struct buf *out)
{
	const struct option *option;
	buf_add_string(out,
		"# Completion of fish, made by: cmon --generate fish\n"
		"function __cmon_has_command\n\t__fish_seen_subcommand_from");
	for (size_t c = 0; c < command_count; c++)
		if (commands[c]->name != NULL)
			buf_printf(out, " %s", commands[c]->name);
	buf_add_string(out, "\nend\ncomplete -c cmon -f\n");
	for (size_t c = 0; c < command_count; c++) {
		if (commands[c]->name != NULL) {
			buf_printf(out, "complete -c cmon -n 'not __cmon_has_command' -a %s -d ",
				commands[c]->name);
			add_quoted(out, commands[c]->help);
			buf_add_char(out, '\n');
		}
		for (size_t i = 0; (option = option_at(&commands[c]->options, i)) != NULL; i++)
			if (!option_is_hidden(&commands[c]->options, i))
				add_option(out, commands[c], option);
		if (commands[c]->add_words == NULL)
			continue;
		add_condition(out, commands[c]);
		buf_add_string(out, " -a '");
		commands[c]->add_words(out);
		buf_add_string(out, "'\n");
	}
}
