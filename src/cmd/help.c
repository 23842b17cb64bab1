/* SPDX-License-Identifier: MIT */
#include "cmd/help.h"

#include "cmd/list.h"
#include "metric/part.h"

#include <assert.h>
#include <string.h>

enum { COLUMNS = 80, TITLE_WIDTH = 10, EXAMPLE_WIDTH = 48 };

static const char *const groups[] = {
	[GROUP_VIEW] = "View:",
	[GROUP_SAMPLES] = "Samples:",
	[GROUP_SOURCE] = "Machine:",
	[GROUP_ABOUT] = "About:",
};
static_assert(COUNT_OF(groups) == GROUP_COUNT, "one title per group");

static void add_usage(struct buf *out, const struct command *command)
{
	buf_printf(out, "Usage: cmon%s%s %s\n%s\n\n", command->name == NULL ? "" : " ",
		command->name == NULL ? "" : command->name, command->arguments, command->help);
}

static void add_word(struct buf *out, size_t *column, const char *word)
{
	size_t length = strlen(word);
	if (*column + 1 + length > COLUMNS - 1) {
		buf_add_char(out, '\n');
		buf_add_repeat(out, ' ', TITLE_WIDTH - 1);
		*column = TITLE_WIDTH - 1;
	}
	buf_printf(out, " %s", word);
	*column += 1 + length;
}

/* The options of one group, without a word about each. */
static void add_group(struct buf *out, const struct option_tables *tables, enum option_group group)
{
	const struct option *option;
	size_t column = TITLE_WIDTH - 1;
	struct buf word;
	buf_init(&word, COLUMNS);
	buf_printf(out, "%-*s", TITLE_WIDTH - 1, groups[group]);
	for (size_t i = 0; (option = option_at(tables, i)) != NULL; i++) {
		if (option->group != group || option_is_hidden(tables, i))
			continue;
		buf_reset(&word);
		option_add_name(&word, option);
		add_word(out, &column, word.data);
	}
	buf_add_char(out, '\n');
	buf_finish(&word);
}

static void add_commands(struct buf *out)
{
	for (size_t i = 0; i < command_count; i++)
		if (commands[i]->name != NULL)
			buf_printf(out, "  %-10s%s\n", commands[i]->name, commands[i]->help);
}

static void add_short(struct buf *out, const struct command *command)
{
	add_usage(out, command);
	if (command->name == NULL) {
		buf_add_string(out, "Commands:\n");
		add_commands(out);
		buf_add_char(out, '\n');
	}
	for (enum option_group group = 0; group < GROUP_COUNT; group++)
		add_group(out, &command->options, group);
	buf_add_string(out, "\nExamples:\n");
	for (const struct example *example = command->examples; example->line != NULL; example++)
		buf_printf(out, strlen(example->line) > EXAMPLE_WIDTH ? "  %s\n" : "  %-48s%s\n",
			example->line, example->help);
	buf_printf(out, "\nAll options: cmon%s%s --help. The manual: man cmon\n",
		command->name == NULL ? "" : " ", command->name == NULL ? "" : command->name);
}

static void add_all(struct buf *out, const struct command *command)
{
	add_usage(out, command);
	if (command->name == NULL) {
		buf_add_string(out, "Commands, each with a --help of its own:\n");
		add_commands(out);
		buf_add_char(out, '\n');
	}
	buf_add_string(out, "Options:\n");
	option_add_help(out, &command->options);
	if (command->add_help != NULL)
		command->add_help(out);
	buf_add_string(out, "\nThe whole story: man cmon\n");
}

void help_add(struct buf *out, const struct command *command, const char *topic)
{
	static const struct {
		const char *topic;
		void (*add)(struct buf *out);
	} topics[] = {
		{"keys", list_add_keys},
		{"limits", list_add_limits},
		{"metrics", list_add_metrics},
		{"files", list_add_files},
	};
	for (size_t i = 0; i < COUNT_OF(topics); i++)
		if (strcmp(topic, topics[i].topic) == 0) {
			topics[i].add(out);
			return;
		}
	if (strcmp(topic, "short") == 0)
		add_short(out, command);
	else
		add_all(out, command);
}
