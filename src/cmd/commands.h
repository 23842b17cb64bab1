/* SPDX-License-Identifier: MIT */
/* The commands of cmon: one row and one file each. */
#ifndef CMON_CMD_COMMANDS_H
#define CMON_CMD_COMMANDS_H

#include "cmd/option.h"

enum exit_code { EXIT_DONE = 0, EXIT_FAILED = 1, EXIT_USAGE = 2 };

/* A command line and what it gives. */
struct example {
	const char *line, *help;
};

struct command {
	const char *name; /* NULL: what plain cmon does */
	const char *arguments;
	const char *help;
	const struct example *examples; /* four, and one without a line at the end */
	const char *section;            /* of the configuration; NULL: the command has no keys */
	struct option_tables options;
	int (*run)(const struct settings *settings);
	void (*add_words)(struct buf *out); /* what an argument may be, with blanks between; NULL: nothing */
	void (*add_help)(struct buf *out);  /* what --help says beyond the options; NULL for nothing */
};

extern const struct command screen_command;
extern const struct command show_command;
extern const struct command alerts_command;
extern const struct command *const commands[];
extern const size_t command_count;

/* Has the command that section of the configuration? */
bool command_has_section(const struct command *command, const char *section);

/* Before anybody has said anything. */
extern const struct settings default_settings;

/* Runs what the arguments of main say. Returns the exit code. */
int commands_main(int count, char *arguments[]);

/* Writes to standard output. Returns the exit code, after one sentence when it is not EXIT_DONE. */
int print_text(const struct buf *text);

/* Prints "cmon: SENTENCE" on standard error. */
void complain(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* The same with " (see --help)"; returns EXIT_USAGE. */
int complain_usage(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
