/* SPDX-License-Identifier: MIT */
/* Command line options as data: one table per command is parsed, explained and completed from here. */
#ifndef CMON_CMD_OPTION_H
#define CMON_CMD_OPTION_H

#include "base/buf.h"
#include "cmd/settings.h"

#include <stdbool.h>
#include <stddef.h>

enum option_type { OPTION_FLAG, OPTION_TEXT, OPTION_NUMBER, OPTION_WHOLE };

/* What the short help puts together. */
enum option_group { GROUP_VIEW, GROUP_SAMPLES, GROUP_SOURCE, GROUP_ABOUT, GROUP_COUNT };

struct option {
	const char *name;     /* without the dashes */
	char letter;          /* short form, '\0' for none */
	const char *argument; /* what --help calls its value; NULL for a flag */
	bool is_optional;     /* --name alone means alone */
	const char *alone;
	bool takes_next;       /* an optional value may also be the next argument */
	const char *by_letter; /* what the letter means, where the name has a value */
	enum option_group group;
	enum option_type type;
	size_t offset;                    /* of the member of struct settings that it sets */
	double least, most;               /* of a number; both 0: no bounds */
	const char *const *words;         /* a text must be one of these, NULL at the end; NULL: any */
	const char *(*word_at)(size_t i); /* the same where another table has them: NULL behind the last */
	const char *section;              /* of the configuration that has it as a key; NULL: none has */
	bool is_key_only;                 /* the command line does not have it */
	/* What a text of the configuration must be, where words cannot say it: 0, or what it must be in message. */
	int (*check)(const char *value, struct buf *message);
	/* What the environment makes of a value that was left open: sets it and names the variable. NULL: nothing. */
	const char *(*settle)(struct settings *settings);
	const char *help;
	const char *about; /* the manual page's words for it, in mdoc; NULL: those of help */
};

/* Type and offset of a member of struct settings; one of another type does not compile. */
#define SETTING(member) \
	.offset = offsetof(struct settings, member), .type = _Generic(((struct settings *)0)->member,         \
		bool: OPTION_FLAG,                                                                            \
		const char *: OPTION_TEXT,                                                                    \
		double: OPTION_NUMBER,                                                                        \
		uint64_t: OPTION_WHOLE)

/* Tables of a command's options: its own, then those that all commands share. */
struct option_tables {
	const struct option *own;
	size_t own_count;
};

extern const struct option common_options[];
extern const size_t common_option_count;

/*
 * Reads arguments into settings; what is no option goes to settings->paths.
 *
 * Returns 0, or -EINVAL with one sentence in message.
 */
int option_parse(int count, char *const arguments[], const struct option_tables *tables,
	struct settings *settings, struct buf *message);

/*
 * Gives a key of the configuration its value, unless the command line has said it.
 *
 * Returns 0, or -EINVAL with what is wrong in message.
 */
int option_take_key(const struct option_tables *tables, const struct option *option, const char *value,
	struct settings *settings, struct buf *message);

/* The option that is the key of a section; NULL for none. */
const struct option *option_find_key(
	const struct option_tables *tables, const char *section, const char *key);

/* Did the command line say it? */
bool option_is_said(
	const struct option_tables *tables, const struct option *option, const struct settings *settings);

/* Word i that the value may be; NULL behind the last, and where there are none. */
const char *option_word(const struct option *option, size_t i);

/* Does an option of the command's own table, or the command line, leave it out? Then nothing tells it. */
bool option_is_hidden(const struct option_tables *tables, size_t i);

/* Adds the value as the configuration writes it; nothing for one that is not set. */
void option_add_value(struct buf *out, const struct option *option, const struct settings *settings);

/* Option i of a command, its own first; NULL behind the last. */
const struct option *option_at(const struct option_tables *tables, size_t i);

/* Adds how it is written: "-h, --help[=TOPIC]". */
void option_add_name(struct buf *out, const struct option *option);

/* Adds the lines of --help. */
void option_add_help(struct buf *out, const struct option_tables *tables);

#endif
