/* SPDX-License-Identifier: MIT */
#include "cmd/generate.h"

#include <ctype.h>

static void add_sentence(struct buf *out, const char *help)
{
	buf_add_char(out, (char)toupper((unsigned char)help[0]));
	buf_printf(out, "%s.\n", help + 1);
}

static void add_option(struct buf *out, const struct option *option)
{
	buf_add_string(out, ".It");
	if (option->letter != '\0')
		buf_printf(out, " Fl %c ,", option->letter);
	buf_printf(out, " Fl -%s", option->name);
	if (option->argument != NULL)
		buf_printf(out, option->is_optional ? " Ns Op = Ns Ar %s" : " Ar %s", option->argument);
	buf_add_char(out, '\n');
	if (option->about != NULL)
		buf_add_string(out, option->about);
	else
		add_sentence(out, option->help);
}

static void add_options(struct buf *out, const char *title, const struct option *options, size_t count)
{
	buf_printf(out, ".Ss %s\n.Bl -tag -width Ds\n", title);
	for (size_t i = 0; i < count; i++)
		if (!options[i].is_key_only)
			add_option(out, &options[i]);
	buf_add_string(out, ".El\n");
}

void generate_man(struct buf *out)
{
	buf_add_string(out, "A value follows its option after a blank or\n.Ql = .\n");
	for (size_t c = 0; c < command_count; c++)
		add_options(out, commands[c]->name == NULL ? "Screen" : commands[c]->name,
			commands[c]->options.own, commands[c]->options.own_count);
	add_options(out, "Common", common_options, common_option_count);
}
