/* SPDX-License-Identifier: MIT */
#include "cmd/generate.h"

/* A value of its own stands in a case of its own: "show:--format". */
static void add_values(struct buf *out, const struct command *command, const struct option *option)
{
	const char *name = command->name == NULL ? "" : command->name;
	if (option->argument == NULL || (option->is_optional && !option->takes_next))
		return;
	buf_printf(out, "\t%s:--%s) ", name, option->name);
	if (generate_takes_file(option) || generate_takes_directory(option)) {
		buf_printf(out, "COMPREPLY=($(compgen -%c -- \"$cur\")) ;;\n",
			generate_takes_file(option) ? 'f' : 'd');
		return;
	}
	struct buf words;
	buf_init(&words, SIZE_MAX / 4);
	generate_words(&words, option);
	if (words.length > 0)
		buf_printf(out, "COMPREPLY=($(compgen -W '%s' -- \"$cur\")) ;;\n", words.data);
	else
		buf_add_string(out, "COMPREPLY=() ;;\n");
	buf_finish(&words);
}

static void add_names(struct buf *out, const struct command *command)
{
	const struct option *option;
	buf_printf(out, "\t%s:*) words='", command->name == NULL ? "" : command->name);
	for (size_t i = 0; (option = option_at(&command->options, i)) != NULL; i++)
		if (!option_is_hidden(&command->options, i))
			buf_printf(out, " --%s", option->name);
	if (command->add_words != NULL) {
		buf_add_char(out, ' ');
		command->add_words(out);
	}
	if (command->name == NULL)
		for (size_t i = 0; i < command_count; i++)
			if (commands[i]->name != NULL)
				buf_printf(out, " %s", commands[i]->name);
	buf_add_string(out, "' ;;\n");
}

void generate_bash(struct buf *out)
{
	const struct option *option;
	buf_add_string(out,
		"# Completion of bash, made by: cmon --generate bash\n"
		"_cmon()\n{\n"
		"\tlocal cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command= words= i\n"
		"\t# bash parts words at \"=\".\n"
		"\tif [[ $cur == = ]]; then\n\t\tcur=\n"
		"\telif [[ $prev == = ]]; then\n\t\tprev=${COMP_WORDS[COMP_CWORD-2]}\n\tfi\n"
		"\tCOMPREPLY=()\n"
		"\tcase ${COMP_WORDS[1]} in\n");
	for (size_t i = 0; i < command_count; i++)
		if (commands[i]->name != NULL)
			buf_printf(out, "\t%s) [[ $COMP_CWORD -gt 1 ]] && command=%s ;;\n", commands[i]->name,
				commands[i]->name);
	buf_add_string(out, "\tesac\n\tcase $command:$prev in\n");
	for (size_t c = 0; c < command_count; c++)
		for (size_t i = 0; (option = option_at(&commands[c]->options, i)) != NULL; i++)
			if (!option_is_hidden(&commands[c]->options, i))
				add_values(out, commands[c], option);
	for (size_t c = 0; c < command_count; c++)
		add_names(out, commands[c]);
	buf_add_string(out,
		"\tesac\n"
		"\t[[ -z $words ]] || COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n"
		"}\ncomplete -F _cmon cmon\n");
}
