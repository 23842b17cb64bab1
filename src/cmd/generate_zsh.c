/* SPDX-License-Identifier: MIT */
#include "cmd/generate.h"

/* For between single quotes, inside the brackets of _arguments. */
static void add_escaped(struct buf *out, const char *text)
{
	for (; *text != '\0'; text++) {
		if (*text == '\'')
			buf_add_string(out, "'\\'");
		else if (*text == ']' || *text == '[' || *text == ':' || *text == '\\')
			buf_add_char(out, '\\');
		buf_add_char(out, *text);
	}
}

static void add_value(struct buf *out, const struct option *option)
{
	struct buf words;
	buf_init(&words, SIZE_MAX / 4);
	generate_words(&words, option);
	buf_printf(out, "%s:%s:", option->is_optional ? ":" : "", option->argument);
	if (generate_takes_file(option))
		buf_add_string(out, "_files");
	else if (generate_takes_directory(option))
		buf_add_string(out, "_directories");
	else if (words.length > 0)
		buf_printf(out, "(%s)", words.data);
	buf_finish(&words);
}

static void add_option(struct buf *out, const struct option *option)
{
	/* "=": the value follows in the same word or the next; "=-": in the same word only. */
	buf_printf(out, "\t\t'--%s%s[", option->name,
		option->argument == NULL                             ? ""
			: option->is_optional && !option->takes_next ? "=-"
								     : "=");
	add_escaped(out, option->help);
	buf_add_char(out, ']');
	if (option->argument != NULL)
		add_value(out, option);
	buf_add_string(out, "' \\\n");
	if (option->letter == '\0')
		return;
	buf_printf(out, "\t\t'-%c[", option->letter);
	add_escaped(out, option->help);
	buf_add_string(out, "]' \\\n");
}

static void add_command(struct buf *out, const struct command *command)
{
	const struct option *option;
	buf_printf(
		out, "_cmon_%s()\n{\n\t_arguments -s \\\n", command->name == NULL ? "screen" : command->name);
	for (size_t i = 0; (option = option_at(&command->options, i)) != NULL; i++)
		if (!option_is_hidden(&command->options, i))
			add_option(out, option);
	if (command->add_words != NULL) {
		buf_add_string(out, "\t\t'*:path:(");
		command->add_words(out);
		buf_add_string(out, ")'\n}\n\n");
		return;
	}
	if (command->name != NULL) {
		buf_add_string(out, "\t\t'*: : '\n}\n\n");
		return;
	}
	buf_add_string(out, "\t\t'1:command:((");
	for (size_t c = 0; c < command_count; c++) {
		if (commands[c]->name == NULL)
			continue;
		buf_printf(out, "%s\\:\"", commands[c]->name);
		add_escaped(out, commands[c]->help);
		buf_add_string(out, "\" ");
	}
	buf_add_string(out, "))'\n}\n\n");
}

void generate_zsh(struct buf *out)
{
	buf_add_string(out, "#compdef cmon\n# Completion of zsh, made by: cmon --generate zsh\n\n");
	for (size_t c = 0; c < command_count; c++)
		add_command(out, commands[c]);
	buf_add_string(out, "_cmon()\n{\n\tif (( CURRENT > 2 )); then\n\t\tcase $words[2] in\n");
	for (size_t c = 0; c < command_count; c++)
		if (commands[c]->name != NULL)
			buf_printf(out,
				"\t\t%s)\n\t\t\tshift words\n\t\t\t(( CURRENT-- ))\n\t\t\t_cmon_%s\n\t\t\treturn ;;\n",
				commands[c]->name, commands[c]->name);
	buf_add_string(out, "\t\tesac\n\tfi\n\t_cmon_screen\n}\n\n_cmon \"$@\"\n");
}
