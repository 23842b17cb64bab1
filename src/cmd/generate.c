/* SPDX-License-Identifier: MIT */
#include "cmd/generate.h"

#include "metric/part.h"

#include <string.h>

void generate_words(struct buf *out, const struct option *option)
{
	const char *word;
	for (size_t i = 0; (word = option_word(option, i)) != NULL; i++)
		buf_printf(out, "%s%s", i == 0 ? "" : " ", word);
}

bool generate_takes_file(const struct option *option)
{
	return option->argument != NULL && strcmp(option->argument, "FILE") == 0;
}

bool generate_takes_directory(const struct option *option)
{
	return option->argument != NULL && strcmp(option->argument, "DIR") == 0;
}

void generate_add(struct buf *out, const char *what)
{
	static const struct {
		const char *what;
		void (*add)(struct buf *out);
	} kinds[] = {{"bash", generate_bash}, {"zsh", generate_zsh}, {"fish", generate_fish},
		{"man", generate_man}};
	for (size_t i = 0; i < COUNT_OF(kinds); i++)
		if (strcmp(what, kinds[i].what) == 0)
			kinds[i].add(out);
}
